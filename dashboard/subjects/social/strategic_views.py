"""Strategiska mål: the board's grades, never computed, beside the evidence of each criterion in the board's order. Pure
views.
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.group import WHOLE
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.social import chart_columns, tables, words
from dashboard.subjects.social.account_views import COUNTED, mark_below_n, renamed, signal_key
from dashboard.subjects.social.choices import GoalChoice, Place, goal_name, place_of
from finsam_data.questions import social
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import MISSING, is_missing, number


def strategic_goals(area: Area, goal: GoalChoice) -> list[Figure | Notice]:
    """The grades that concern the place, then what stands behind the chosen one."""
    place, period = place_of(area), goal.period
    grades = ask(social.strategic_grades, period=period, group_code=place.group_code)
    choice = {"period": period, "goal_id": goal.goal_id, "platform": goal.platform}
    criteria, evidence = ask(social.strategic_criteria, **choice), ask(social.strategic_evidence, **choice)
    responses = ask(social.strategic_response, **choice)
    grade = ask(social.strategic_grades, period=period, group_code=WHOLE)
    grade = grade[(grade["goal_id"] == goal.goal_id) & (grade["platform"] == goal.platform)].iloc[0]
    figures = [grades_figure(place, period, grades), criteria_figure(goal, grade, criteria, evidence, responses)]
    return figures + ([evidence_figure(goal, evidence)] if len(evidence) else [])


def grades_figure(place: Place, period: str, grades: pd.DataFrame) -> Figure:
    """One row of filled steps per grade."""
    names = [goal_name(row) for row in grades.itertuples()]
    rows = []
    for position, (row, name) in enumerate(zip(grades.itertuples(), names, strict=True), 1):
        named = "" if is_missing(row.grade_label) else row.grade_label.lower()
        for step in range(1, int(row.largest) + 1):
            filled = not is_missing(row.grade) and step <= row.grade
            rows.append({
                "position": position, "heading": f"{name}: {words.grade_text(row)}", "label": name,
                "remark": named or row.note, "step": step, "colour": colour("accent") if filled else "white",
                "edge": colour("accent" if not is_missing(row.grade) else "reference"), "is_first": step == 1,
            })  # fmt: skip
    return Figure(
        key="betyg", heading=words.grades_heading(grades, period, names, place.group_code == WHOLE), form="grade_rows",
        rows=pd.DataFrame(rows),
        measure=f"Styrelsens egna betyg på de strategiska målen i årsredovisningen {period}. {place.group_label}. "
        "Sidan räknar aldrig fram betyg.",
        table=_grade_table(grades, names), answer=grades, calculation="Betygen är avlästa.",
        notes=words.scale_notes(ask(social.grade_scales)),
    )  # fmt: skip


def _grade_table(grades: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    return pd.DataFrame({
        "Mål": names, "Betyg": [_step(row) for row in grades.itertuples()],
        "Med ord": [MISSING if is_missing(label) else label for label in grades["grade_label"]],
        "Det som drog ner": [MISSING if is_missing(text) else text for text in grades["pulled_down"]],
    })  # fmt: skip


def _step(row) -> str:
    return MISSING if is_missing(row.grade) else f"steg {number(row.grade)} av {number(row.largest)}"


def criteria_figure(
    goal: GoalChoice, grade, criteria: pd.DataFrame, evidence: pd.DataFrame, responses: pd.DataFrame
) -> Figure:
    """What was weighed together, in the board's order, with the signals of the goals behind each criterion."""
    said = {part: [words.response_text(row) for row in rows.itertuples()] for part, rows in responses.groupby("part")}
    rows = []
    for position, row in enumerate(criteria.itertuples(), 1):
        behind = evidence[evidence["part"] == row.part]
        marks = list(zip(behind["symbol"], behind["signal_colour"], strict=True)) or [("", colour("muted"))]
        for place, (symbol, tint) in enumerate(marks):
            rows.append({
                "position": position, "heading": _numbered(row),
                "remark": _criterion_remark(row, said.get(row.part, [])), "place": place, "symbol": symbol,
                "symbol_colour": tint, "is_first": place == 0,
            })  # fmt: skip
    pulled = (
        [] if is_missing(grade.pulled_down) else [f"Det som drog ner omdömet enligt styrelsen: {grade.pulled_down}."]
    )
    order = (
        "i den ordning som styrelsen väger dem"
        if criteria["weight_order"].notna().any()
        else "styrelsen anger ingen ordning"
    )
    return Figure(
        key="kriterier", heading=f"{goal.label}: {words.grade_text(grade)}, så vägde styrelsen", form="criterion_rows",
        rows=pd.DataFrame(rows), measure=f"{grade.description}. Kriterierna står {order}.",
        legend=signal_key(evidence) if len(evidence) else "", table=_criteria_table(criteria, said),
        answer=_with_papers(criteria, responses, grade),
        calculation="Styrelsens ord är avlästa; hur många mål som nåddes är räknat.", notes=pulled,
    )  # fmt: skip


def _with_papers(criteria: pd.DataFrame, responses: pd.DataFrame, grade) -> pd.DataFrame:
    """Every criterion leads to the figures behind it, its response rates and the grade's own rows in the papers."""
    answered = {
        part: [fact_id for ids in rows["fact_ids"] for fact_id in ids] for part, rows in responses.groupby("part")
    }
    return criteria.assign(
        fact_ids=[[*row.fact_ids, *answered.get(row.part, []), *grade.fact_ids] for row in criteria.itertuples()]
    )


def _numbered(row) -> str:
    return row.label if is_missing(row.weight_order) else f"{number(row.weight_order)}. {row.label}"


def _criterion_remark(row, responses: list[str]) -> str:
    return "\n".join([_evidence_text(row), *responses, _effect_text(row)])


def _evidence_text(row) -> str:
    """`nådda: 1 av 3 mål, 1 är osäkert`, or that the papers have no figures for it."""
    if not row.goals:
        return "inga mål med siffror"
    if row.goals == row.missing:
        return "utfall saknas"
    uncertain = f", {row.uncertain} är {'osäkert' if row.uncertain == 1 else 'osäkra'}" if row.uncertain else ""
    return f"nådda: {row.reached or 'inget'} av {row.goals - row.missing} mål{uncertain}"


def _effect_text(row) -> str:
    return "styrelsen säger inte åt vilket håll" if is_missing(row.effect) else f"styrelsen: {row.effect}"


def _criteria_table(criteria: pd.DataFrame, said: dict[str, list[str]]) -> pd.DataFrame:
    rows = list(criteria.itertuples())
    return pd.DataFrame({
        "Kriterium": [_numbered(row) for row in rows], "Underlag": [_evidence_text(row) for row in rows],
        "Svarade": ["; ".join(said.get(row.part, [])) or MISSING for row in rows],
        "Styrelsen": [_effect_text(row) for row in rows],
    })  # fmt: skip


def evidence_figure(goal: GoalChoice, evidence: pd.DataFrame) -> Figure:
    """Every goal behind the criteria with its result, in the board's order."""
    return Figure(
        key="underlag", heading=words.goals_reached(evidence, "Underlaget"), form="share_rows",
        measure=f"{goal.label}.", legend="Rött streck är målet, mörk linje det 95-procentiga intervallet.",
        rows=chart_columns.goal_rows(evidence, mark_below_n()), table=tables.goal_table(evidence),
        answer=renamed(evidence), calculation=COUNTED, notes=words.disagreements(evidence),
    )  # fmt: skip
