"""Medlemsbidrag: what every member pays in the scenario, compared with today's values computed by the same rules. Pure:
scenarios in, figures out.
"""

import pandas as pd

from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.figure import ScenarioFigure, chart_rows
from dashboard.subjects.what_if.views.words import against_today, hundredths, kr, kr_decimals, more_or_less, than_today
from finsam_data.record.settings.colours import colour
from finsam_data.scenarios.results import Contributions, Paid, contributions
from finsam_data.scenarios.scenario import reset
from finsam_data.swedish import in_words

PAID_LAST = "Det betalade {year} och andelarna är avlästa. Scenariots och dagens belopp är beräknade."


def nothing_to_start_from() -> list[Notice]:
    """What stands instead of a board when the record lacks what it starts from."""
    return [
        Notice(
            "Det saknas uppgifter att utgå från",
            "Papperen i data/ ger inte medlemmarnas bidrag, budgetens poster eller eget kapital.",
        )
    ]


def who_pays(scenarios: Scenarios) -> list[Figure | Notice]:
    """Every member's contribution with its change."""
    today, settings = state.today(), state.settings()
    if not today.is_complete:
        return nothing_to_start_from()
    result = contributions(today, settings, scenarios.at_work)
    if result.fault:
        return [
            Notice(
                result.fault,
                f"Staten betalar {kr(result.parts.state)} och regionen {kr(result.parts.region)}. Ändra nyckeln "
                f"eller medlemmarna.",
            )
        ]
    return [
        ScenarioFigure(
            key="tank_bidrag", heading=heading(result, reset(scenarios.at_work, "bidrag") == scenarios.at_work),
            form="value_rows", rows=_rows(result), make_table=lambda: _table(result),
            make_answer=lambda: _answer(result), behind=today.fact_ids["bidrag"],
            measure=f"{settings.assumes['contributions']} {result.rule.says}",
            legend="Svart streck är dagens värden, räknade på samma sätt.",
            calculation=PAID_LAST.format(year=today.years["paid"]),
            notes=_notes(result, scenarios),
        )
    ]  # fmt: skip


def heading(result: Contributions, is_untouched: bool) -> str:
    """`Medlemmarna betalar 11 000 000 kr, 450 000 kr mindre än i dag. Av kommunerna ändras Malå mest: 92 655 kr
    mindre`.
    """
    if is_untouched:
        return f"Medlemmarna betalar {kr(result.parts.total)}: staten hälften, regionen och kommunerna en fjärdedel var"
    change = result.parts.total - sum(paid.today for paid in result.paid if not paid.is_new)
    together = f"Medlemmarna betalar {kr(result.parts.total)}, {than_today(change)}"
    changed = [paid for paid in result.paid if paid.kind == "kommun" and paid.change]
    if not changed:
        return together
    most = max(changed, key=lambda paid: abs(paid.change))
    return f"{together}. Av kommunerna ändras {most.label} mest: {more_or_less(most.change)}"


def _rows(result: Contributions) -> pd.DataFrame:
    return chart_rows({
        "position": range(1, len(result.paid) + 1), "heading": [_name_and_amount(paid) for paid in result.paid],
        "label": [paid.label for paid in result.paid],
        "number_format": [number_format(kr_decimals(paid.amount)) for paid in result.paid],
        "remark": [_remark(paid) for paid in result.paid], "value": [float(paid.amount) for paid in result.paid],
        "reference": [None if paid.today is None else float(paid.today) for paid in result.paid],
        "colour": [colour("accent") if paid.kind == "kommun" else colour("reference") for paid in result.paid],
    })  # fmt: skip


def _remark(paid: Paid) -> str:
    return against_today(paid) if paid.today is None else f"i dag {kr(paid.today)}, {against_today(paid)}"


def _name_and_amount(paid: Paid) -> str:
    parts = {"stat": "hälften", "region": "en fjärdedel"}
    return f"{paid.label}: {kr(paid.amount)} ({parts.get(paid.kind) or hundredths(paid.share)})"


def _answer(result: Contributions) -> pd.DataFrame:
    return pd.DataFrame({
        "label": [paid.label for paid in result.paid], "amount": [float(paid.amount) for paid in result.paid],
        "before": [None if paid.today is None else float(paid.today) for paid in result.paid],
        "change": [None if paid.change is None else float(paid.change) for paid in result.paid],
        "paid": [paid.paid for paid in result.paid],
    })  # fmt: skip


def _table(result: Contributions) -> pd.DataFrame:
    return pd.DataFrame({
        "Medlem": [paid.label for paid in result.paid],
        "Scenariot": [kr(paid.amount) for paid in result.paid],
        "Mot i dag": [against_today(paid) for paid in result.paid],
        f"Betalade {state.today().years['paid']}": [kr(paid.paid) for paid in result.paid],
    })  # fmt: skip


def _notes(result: Contributions, scenarios: Scenarios) -> list[str]:
    """What the reader must know: rounding of the papers, newcomers, those who leave."""
    warnings = state.settings().warnings
    notes = []
    new = [paid.label for paid in result.paid if paid.is_new]
    gone = [paid.label for paid in result.paid if paid.kind == "kommun" and paid.area in scenarios.at_work.left]
    if new:
        notes.append(f"{in_words(new)} går med. {warnings['ages']}")
    if gone:
        notes.append(f"{in_words(gone)} lämnar. De andra delar på hela kommunernas del.")
    if not new and not gone:
        notes.append(warnings["papers_rounding"])
    return notes
