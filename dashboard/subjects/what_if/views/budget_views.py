"""Budgetandelar: what each line gets in the scenario, and what a participant or an outcome then costs. Pure: scenarios
in, figures out.
"""

from math import inf

import pandas as pd

from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.contribution_views import nothing_to_start_from
from dashboard.subjects.what_if.views.figure import ScenarioFigure, chart_rows
from dashboard.subjects.what_if.views.words import more_or_less, rounded_kr, tkr
from finsam_data.record.settings.colours import colour
from finsam_data.scenarios.results import Budget, LineResult, budget
from finsam_data.swedish import MISSING, in_words, is_missing, number

OUTCOME = "Person till arbete eller studier"
MEASURES = {"Deltagare": "per_participant", "Avslutad": "per_finished", OUTCOME: "per_outcome"}
PER = {"Deltagare": "per deltagare", "Avslutad": "per avslutad", OUTCOME: "per person till arbete eller studier"}
COUNTS = {"Deltagare": "participants", "Avslutad": "finished", OUTCOME: "outcomes"}


def what_it_costs(scenarios: Scenarios, measure: str) -> list[Figure | Notice]:
    """The lines that pay for a platform: what a participant (or an outcome) costs before and after, with its
    interval.
    """
    today, settings = state.today(), state.settings()
    if not today.is_complete:
        return nothing_to_start_from()
    result = budget(today, settings, scenarios.at_work)
    known = [line for line in result.lines if getattr(line.cost_before, MEASURES[measure]) is not None]
    assumption = settings.assumes["follow" if scenarios.at_work.follow else "same"]
    interval = " Mörk linje är det 95-procentiga intervallet." if measure == OUTCOME else ""
    return [
        ScenarioFigure(
            key="tank_budget", heading=heading(result), form="cost_rows", rows=_rows(known, measure),
            behind=today.fact_ids["budget"], make_table=lambda: _table(result, measure),
            make_answer=lambda: _answer(result, measure), measure=f"Förbundets kostnad {PER[measure]}. {assumption}",
            legend=f"Svart streck är kostnaden i utgångsläget.{interval}",
            calculation=f"Kostnader och antal för {today.years['lines']} är avlästa, kostnaden per person är beräknad.",
            notes=_notes(result),
        )
    ]  # fmt: skip


def what_it_gives(line: LineResult) -> str:
    """A changed line's answer beside its handle: `300 tkr mer: 6 954 kr per deltagare, förut 6 191 kr`; empty for an
    unchanged line.
    """
    if not line.change:
        return ""
    each = line.cost.per_participant
    cost = (
        ""
        if each is None
        else f": {rounded_kr(each)} per deltagare, förut {rounded_kr(line.cost_before.per_participant)}"
    )
    return f"{more_or_less(line.change, tkr)}{cost}"


def heading(result: Budget) -> str:
    """The total, its change and whether it holds: `Posterna kostar 12 573 tkr, oförändrat. Underskottet är 995 tkr`."""
    change = more_or_less(result.total - result.start, tkr)
    balance = result.income - result.total
    left = f"Underskottet är {tkr(-balance)}" if balance < 0 else f"Överskottet är {tkr(balance)}"
    if result.breaks.beyond_capital:
        left += f", {tkr(result.breaks.beyond_capital)} mer än det egna kapitalet räcker till"
    return f"Posterna kostar {tkr(result.total)}, {change}. {left}"


def _rows(lines: list[LineResult], measure: str) -> pd.DataFrame:
    field = MEASURES[measure]
    has_interval = measure == OUTCOME
    return chart_rows({
        "position": range(1, len(lines) + 1),
        "heading": [f"{line.line.label}: {rounded_kr(getattr(line.cost, field))}" for line in lines],
        "label": [line.line.label for line in lines], "number_format": number_format(),
        "remark": [_remark(line, measure) for line in lines], "value": [getattr(line.cost, field) for line in lines],
        "low": [line.cost.low if has_interval else None for line in lines],
        "high": [None if not has_interval or line.cost.high in (None, inf) else line.cost.high for line in lines],
        "reference": [getattr(line.cost_before, field) for line in lines], "colour": colour("accent"),
    })  # fmt: skip


def _remark(line: LineResult, measure: str) -> str:
    count = getattr(line.line.volumes, COUNTS[measure])
    said = f"{tkr(line.amount)}, {number(count)} personer {state.today().years['lines']}"
    return f"{said}, {more_or_less(line.change, tkr)}" if line.change else said


def _answer(result: Budget, measure: str) -> pd.DataFrame:
    return pd.DataFrame({
        "label": [*(line.line.label for line in result.lines), "Summa"],
        "amount": [*(line.amount for line in result.lines), result.total],
        "before": [*(line.start for line in result.lines), result.start],
        "each": [*(getattr(line.cost, MEASURES[measure]) for line in result.lines), None],
    })  # fmt: skip


def _table(result: Budget, measure: str) -> pd.DataFrame:
    field = MEASURES[measure]
    return pd.DataFrame({
        "Post": [*(line.line.label for line in result.lines), "Summa"],
        "Scenariot": [*(tkr(line.amount) for line in result.lines), tkr(result.total)],
        "Ändring": [
            *(more_or_less(line.change, tkr) for line in result.lines),
            more_or_less(result.total - result.start, tkr),
        ],
        PER[measure].capitalize(): [*(_with_interval(line, field) for line in result.lines), MISSING],
    })  # fmt: skip


def _with_interval(line: LineResult, field: str) -> str:
    value = getattr(line.cost, field)
    if field != "per_outcome" or is_missing(value):
        return rounded_kr(value)
    return f"{rounded_kr(value)} ({number(line.cost.low)}–{rounded_kr(line.cost.high)})"


def _notes(result: Budget) -> list[str]:
    """What does not add up in the scenario, and what a cost per person does not say."""
    notes = []
    names = {line.line.code: line.line.label for line in result.lines}
    if result.breaks.negative:
        notes.append(
            f"Det går inte ihop: {in_words([names[code] for code in result.breaks.negative])} får ett belopp under "
            f"noll."
        )
    if result.breaks.beyond_capital:
        notes.append(f"Det går inte ihop: underskottet är större än det egna kapitalet, {tkr(result.capital)}.")
    without = [
        line.line.label
        for line in result.lines
        if line.line.part == "insatser" and line.line.volumes.participants is None
    ]
    notes.append(state.settings().warnings["own_funding"])
    if without:
        notes.append(f"Papperen ger inga deltagare för {in_words(without)}.")
    return notes
