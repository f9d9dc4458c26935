"""Statens modell: what the state's allocation model gives with the scenario's parameters. Pure: scenarios in, figures
out.
"""

import pandas as pd

from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.contribution_views import nothing_to_start_from
from dashboard.subjects.what_if.views.figure import ScenarioFigure
from dashboard.subjects.what_if.views.words import kr, more_or_less, tkr
from finsam_data.record.settings.colours import colour
from finsam_data.scenarios.arithmetic.allocation import BILLION
from finsam_data.scenarios.model import model_amount, model_values
from finsam_data.scenarios.settings import Parameter
from finsam_data.swedish import NO_BREAK, in_words, lower_first, number

FORMULA = "A = g + (P − g·N) · (v·F/ΣF + (1 − v)·B/ΣB)"
SYMBOLS = {"base": "g", "pot": "P", "count": "N", "support_weight": "v", "support": "F/ΣF", "residents": "B/ΣB"}


def what_it_gives(scenarios: Scenarios) -> list[Figure | Notice]:
    """The model's amount, step by step."""
    today, settings = state.today(), state.settings()
    if not today.is_complete:
        return nothing_to_start_from()
    values, amount = model_values(today, settings, scenarios.at_work), model_amount(today, settings, scenarios.at_work)
    before, year = today.paid_by("stat"), today.years["paid"]
    steps = _steps(values, amount)
    verified, unverified = (
        in_words([lower_first(parameter.label) for parameter in settings.model if parameter.verified is is_verified])
        for is_verified in (True, False)
    )
    return [
        ScenarioFigure(
            key="tank_modell",
            heading=f"Modellen ger {kr(amount)}, {more_or_less(amount - before, same=f'lika mycket som {year}')}",
            form="change_rows", rows=_rows(steps), behind=today.fact_ids["modell"], make_table=lambda: _table(steps),
            make_answer=lambda: _answer(steps, before),
            measure=f"Ett scenario, inte ett besked från staten. {settings.assumes['model']} {FORMULA} "
            f"{_filled_in(values)}",
            calculation=f"Statens bidrag {year} är avläst. Allt annat är parametrar som går att ändra.",
            notes=[
                _symbols(settings.model, values), f"Belagt på finsam.se: {verified}. Inte belagt: {unverified}.",
                f"De två andelarna börjar där modellen ger {year} års belopp, så det är ändringen som går att läsa.",
                f"Ett golv på {settings.model_floor_percent} procents sänkning om året är belagt för 2016–2017, inte "
                "för i dag och inte för förbund över trappan.",
            ],
        )
    ]  # fmt: skip


def _steps(values: dict[str, int], amount: int) -> list[tuple[str, float]]:
    """What the base, the two parts and the floor add, in kronor, and their sum."""
    pot = max(values["pot"] - values["base"] * values["count"], 0)
    support = pot * values["support_weight"] * values["support"] / (100 * BILLION)
    residents = pot * (100 - values["support_weight"]) * values["residents"] / (100 * BILLION)
    return [
        ("Grundbelopp", values["base"]), ("Efter försörjningsmått", support), ("Efter invånare 16–64 år", residents),
        ("Golvet lägger till", amount - values["base"] - support - residents), ("Statens belopp", amount),
    ]  # fmt: skip


def _rows(steps: list[tuple[str, float]]) -> pd.DataFrame:
    shown = [(label, value) for label, value in steps if label != "Golvet lägger till" or value >= 1]
    ends = pd.Series([value for _, value in shown[:-1]]).cumsum().tolist() + [shown[-1][1]]
    starts = [0.0, *ends[:-2], 0.0]
    return pd.DataFrame({
        "position": range(1, len(shown) + 1), "heading": [f"{label}: {tkr(value)}" for label, value in shown],
        "number_format": number_format(), "start_value": starts, "end_value": ends, "zero": 0,
        "colour": [*[colour("reference")] * (len(shown) - 1), colour("accent")],
    })  # fmt: skip


def _symbols(parameters: tuple[Parameter, ...], values: dict[str, int]) -> str:
    """What each letter of the formula stands for, with its value."""
    said = [
        f"{SYMBOLS[one.code]} {lower_first(one.label)} ({value_text(one, values[one.code])})"
        for one in parameters
        if one.code in SYMBOLS
    ]
    return f"I formeln är A statens belopp till förbundet, {in_words(said)}."


def _filled_in(values: dict[str, int]) -> str:
    """The formula with its numbers, in tkr."""
    support, residents = (f"{number(100 * values[code] / BILLION, 4)}{NO_BREAK}%" for code in ("support", "residents"))
    base, pot = number(values["base"] / 1_000), number(values["pot"] / 1_000)
    weight = values["support_weight"] / 100
    shares = f"{number(weight, 2)} · {support} + {number(1 - weight, 2)} · {residents}"
    return f"= {base} + ({pot} − {base} · {values['count']}) · ({shares}), i{NO_BREAK}tkr."


def _answer(steps: list[tuple[str, float]], before: int) -> pd.DataFrame:
    known_before = [None] * (len(steps) - 1) + [before]
    return pd.DataFrame(
        {"label": [label for label, _ in steps], "amount": [value for _, value in steps], "before": known_before}
    )


def _table(steps: list[tuple[str, float]]) -> pd.DataFrame:
    return pd.DataFrame({"Del": [label for label, _ in steps], "Belopp": [kr(round(value)) for _, value in steps]})


def value_text(parameter: Parameter, value: int) -> str:
    """A parameter's value with its unit."""
    if parameter.unit == "miljarddelar":
        return f"{number(100 * value / BILLION, 4)}{NO_BREAK}%"
    return kr(value) if parameter.unit == "kr" else f"{number(value)}{NO_BREAK}{parameter.unit}"
