"""Jämförelse: today, the scenario at work and up to three others side by side. Pure: scenarios in, figures out."""

import pandas as pd

from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios, named_scenarios
from dashboard.subjects.what_if.views.capital_views import repeated_budget
from dashboard.subjects.what_if.views.contribution_views import nothing_to_start_from
from dashboard.subjects.what_if.views.figure import ScenarioFigure
from dashboard.subjects.what_if.views.words import THOUSAND, kr, kr_decimals, more_or_less, than_today, tkr
from finsam_data.record.settings.colours import colour
from finsam_data.scenarios.model import model_amount
from finsam_data.scenarios.results import budget, capital_years, contributions
from finsam_data.scenarios.scenario import Scenario
from finsam_data.swedish import MISSING, number

TOTAL, LAST_CAPITAL = "Alla poster", "Eget kapital, tredje året"
IN_TKR = (TOTAL, LAST_CAPITAL)


def measures() -> tuple[str, ...]:
    """What scenarios can be compared by. Ask through `prepared`."""
    return ("Alla medlemmar", *(member.label for member in state.today().municipal_members), *IN_TKR)


def side_by_side(scenarios: Scenarios, measure: str) -> list[Figure | Notice]:
    """One measure for every scenario as bars, and the table of all measures."""
    today = state.today()
    if not today.is_complete:
        return nothing_to_start_from()
    columns = named_scenarios(scenarios)
    repeated = f" I dag står här för att {repeated_budget()} upprepas." if measure == LAST_CAPITAL else ""
    values = {name: figures_of(scenario).get(measure) for name, scenario in columns.items()}
    return [
        ScenarioFigure(
            key="tank_jamfor", heading=_heading(values, measure), form="value_rows", rows=_rows(values, measure),
            behind=today.fact_ids["bidrag"], make_table=lambda: _table(values, measure),
            make_answer=lambda: pd.DataFrame({"label": list(values), "amount": list(values.values())}),
            measure=f"{measure} i varje scenario.{repeated} {state.settings().assumes['capital']}",
            legend="Svart streck är dagens värden, räknade på samma sätt.",
            calculation="Dagens värden och scenarierna är beräknade på samma sätt ur papperens belopp och andelar.",
            hint="" if len(columns) > 2
            else "Tryck Jämför på ett scenario så står det kvar här medan du ändrar vidare. Upp till tre får plats.",
        )
    ]  # fmt: skip


def figures_of(scenario: Scenario) -> dict[str, float | None]:
    """Every measure of a scenario in kronor; None where it cannot be worked out. A municipality that is not a member
    has no figure.
    """
    today, settings = state.today(), state.settings()
    paid = contributions(today, settings, scenario)
    capital = capital_years(today, settings, scenario)
    return {
        "Staten": float(paid.parts.state), "Regionen": float(paid.parts.region),
        "Alla medlemmar": float(paid.parts.total),
        **{member.label: float(member.amount) for member in paid.paid if member.kind == "kommun"},
        TOTAL: budget(today, settings, scenario).total,
        **{f"Eget kapital {year.year}": year.closing for year in capital.years},
        LAST_CAPITAL: capital.years[-1].closing, "Statens modell": model_amount(today, settings, scenario),
    }  # fmt: skip


def _table(values: dict[str, float | None], measure: str) -> pd.DataFrame:
    said = _said(measure)
    against = ["" if name == "I dag" else _against(value, values["I dag"], measure) for name, value in values.items()]
    return pd.DataFrame(
        {"Scenario": list(values), measure: [said(value) for value in values.values()], "Mot i dag": against}
    )


def every_measure(scenarios: Scenarios) -> pd.DataFrame:
    """All measures of all scenarios in kronor: one row per measure, one column per scenario; None where a scenario has
    no such figure.
    """
    results = {name: figures_of(scenario) for name, scenario in named_scenarios(scenarios).items()}
    measures = _measures_of(results)
    columns = {name: [result.get(measure) for measure in measures] for name, result in results.items()}
    return pd.DataFrame({"": measures} | columns, dtype=object)


def _measures_of(results: dict[str, dict]) -> list[str]:
    """Every measure once, in the order of the scenario that has most: a newcomer then stands among the
    municipalities.
    """
    ordered = sorted(results.values(), key=len, reverse=True)
    return list(dict.fromkeys(measure for result in ordered for measure in result if measure != LAST_CAPITAL))


def small_tables(scenarios: Scenarios) -> list[pd.DataFrame]:
    """All measures in thousands of kronor, today and at most two scenarios to a table, so that each fits a phone."""
    results = {name: figures_of(scenario) for name, scenario in named_scenarios(scenarios).items()}
    others = [name for name in results if name != "I dag"]
    tables = []
    for start in range(0, max(len(others), 1), 2):
        shown = {name: results[name] for name in ("I dag", *others[start : start + 2])}
        measures = _measures_of(shown)
        columns = {name: [_in_thousands(result.get(measure)) for measure in measures] for name, result in shown.items()}
        tables.append(pd.DataFrame({"": measures} | columns))
    return tables


def _in_thousands(value: float | None) -> str:
    return MISSING if value is None else number(value / THOUSAND, 1)


def _said(measure: str):
    return tkr if measure in IN_TKR or measure.startswith("Eget kapital") else kr


def _heading(values: dict[str, float | None], measure: str) -> str:
    """`Malå: som mest 39 561 kr mer än i dag, i Höjd nyckel`."""
    before = values["I dag"]
    others = {name: value for name, value in values.items() if name != "I dag" and value is not None}
    if not others or before is None:
        return f"{measure}: {_said(measure)(before)} i dag, inget scenario att jämföra med än"
    most = max(others, key=lambda name: abs(others[name] - before))
    change = others[most] - before
    said = (
        "lika mycket i alla scenarier" if not change else f"{more_or_less(change, _said(measure))} i scenariot ”{most}”"
    )
    return f"{measure}: {_said(measure)(before)} i dag, {said}"


def _rows(values: dict[str, float | None], measure: str) -> pd.DataFrame:
    before = values["I dag"]
    return pd.DataFrame({
        "position": range(1, len(values) + 1),
        "heading": [f"{name}: {_said(measure)(value)}" for name, value in values.items()], "label": list(values),
        "number_format": [
            number_format(kr_decimals(value) if _said(measure) is kr else 0) for value in values.values()
        ],
        "remark": [
            "dagens värden" if name == "I dag" else _against(value, before, measure) for name, value in values.items()
        ],
        "value": list(values.values()), "reference": before,
        "colour": [colour("reference") if name == "I dag" else colour("accent") for name in values],
    })  # fmt: skip


def _against(value: float | None, before: float | None, measure: str) -> str:
    return "är inte med" if value is None or before is None else than_today(value - before, _said(measure))
