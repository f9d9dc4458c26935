"""The views of Resultat about outcomes: against the goals, per platform, over time, women and men, the initiatives that stand apart.

One function each: ask, word, show.
"""

import streamlit as st

from finsam_data import participants, register
from finsam_data.swedish import number
from pages.shared import chart_tables, figures, headlines, tables
from pages.shared.cached import ask
from pages.shared.figures import Figure
from pages.shared.filters import Choice, not_given, nothing, say_what_exists

OUTCOMES = {"Arbete": "arbete", "Studier": "studier", "Annan lösning": "annan-losning", "Avbrott": "avbrott"}
FUNNEL_KEY = "Streckad linje är hela förbundet. I det mörkare fältet hamnar 95 av 100 plattformar om bara slumpen skilde dem åt."
IN_SENTENCE = {"arbete": "till arbete", "studier": "till studier", "annan-losning": "till annan behovsanpassad lösning", "avbrott": "avbrott"}


def outcomes(choice: Choice) -> None:
    """Where those who finished went, against the goals."""
    selection = {"period": choice.period, "group_code": choice.group_code}
    shares = ask(participants.outcome_shares, **selection, sex=choice.sex)
    if shares["share"].isna().all() and not shares["is_hidden"].any():
        nothing(choice, "Utfall mot målen")
        return
    claims = ask(participants.claims_about_goals, **selection)
    figures.show(
        Figure(
            key="utfall",
            heading=headlines.outcomes(shares, choice.period_label),
            subtitle=headlines.population(shares, choice),
            form="share_rows",
            rows=chart_tables.share_rows(shares, _mark_below_n()),
            table=tables.shares(shares),
            answer=shares,
            calculation=headlines.how_shares_are_read(shares),
            notes=headlines.goal_notes(shares, claims),
        ),
        is_first=True,
    )


def platforms(choice: Choice) -> None:
    """All platforms for one outcome: bars with intervals and, beside them, the funnel that says what chance can do."""
    name = _outcome_control("utfall", default="Arbete")
    question = {"period": choice.period, "outcome": OUTCOMES[name], "sex": choice.sex}
    rows = ask(participants.platform_outcomes, **question)
    known = rows[rows["share"].notna()].copy()
    if known.empty:
        nothing(choice, "Plattformarna")
        return
    known["short"] = known["label"].map(headlines.short_name)
    limits = ask(participants.funnel_limits, **question)
    without = [headlines.short_name(label) for label in rows.loc[rows["share"].isna(), "label"]]
    missing = [f"{not_given()}: {', '.join(without)}."] if without else []
    subtitle = f"Andel {IN_SENTENCE[question['outcome']]} av dem som avslutade, per plattform. {choice.period_label}, {choice.sex_in_words}."
    common = {"table": tables.shares(known, "short", "Plattform"), "answer": known}
    if limits.empty:
        st.title(f"{name} per plattform {choice.when}", anchor=False)
        st.markdown("Hela förbundets andel saknas, så plattformarna kan inte jämföras med den.")
    else:
        figures.show(
            Figure(
                key="tratt", heading=headlines.funnel(rows, name, choice.period_label), form="funnel", rows=chart_tables.funnel(known, limits),
                subtitle=f"{subtitle} {FUNNEL_KEY}",
                calculation="Andelar och gränser är beräknade ur antalen.", notes=missing, **common,
            ),
            is_first=True,
        )  # fmt: skip
    figures.show(
        Figure(
            key="plattformar", heading=f"{name}: varje plattform med sitt intervall", form="share_rows", subtitle=subtitle,
            rows=chart_tables.share_rows(known, _mark_below_n(), "short"), calculation=headlines.how_shares_are_read(known), **common,
        )
    )  # fmt: skip


def over_time(choice: Choice) -> None:
    """How many and how large a share went on to studies, or elsewhere, over time: the board's own question."""
    name = _outcome_control("utfall_over_tid", default="Studier")
    outcome = OUTCOMES[name]
    series = ask(participants.outcome_over_time, group_code=choice.group_code, outcome=outcome, sex=choice.sex)
    if series["share"].isna().all():
        nothing(choice, f"{name} över tid")
        return
    figures.show(
        Figure(
            key="over_tid", heading=headlines.over_time(series, IN_SENTENCE[outcome], choice), form="over_time", rows=chart_tables.over_time(series),
            table=tables.shares(series, heading="Period"), answer=series,
            subtitle=f"Andel av dem som avslutade, {choice.group_label}, {choice.sex_in_words}. "
            "Under diagrammet står antalet. Rött streck är årets mål.",
            calculation="Andelarna är beräknade ur antalen; 2018 är avlästa i hela procent.", notes=headlines.over_time_notes(series),
        ),
        is_first=True,
    )  # fmt: skip


def women_and_men(choice: Choice) -> None:
    """Women and men side by side, with the difference and whether it can be told from chance."""
    rows = ask(participants.women_and_men, period=choice.period, group_code=choice.group_code)
    if rows["difference"].isna().all():
        st.title(f"Kvinnor och män redovisas inte för {choice.group_label} {choice.when}", anchor=False)
        say_what_exists(choice)
        return
    figures.show(
        Figure(
            key="kvinnor_och_man", heading=headlines.women_and_men(rows, choice), form="two_groups", rows=chart_tables.women_and_men(rows),
            table=tables.women_and_men(rows), answer=rows,
            subtitle=f"Andel av dem som avslutade. {choice.group_label}, {choice.when}. Skillnaden är kvinnors andel minus mäns.",
            calculation="Andelarna är beräknade. Skillnaden kan skiljas från slump när dess 95-procentiga intervall (Newcombe) inte rymmer noll.",
        ),
        is_first=True,
    )  # fmt: skip


def separate(choice: Choice) -> None:
    """Hikikomori, Våga växa and Hälsofrämjande etablering: apart, outside the goals."""
    rows = ask(participants.separate_initiatives, period=choice.period, sex=choice.sex)
    if rows["share"].isna().all():
        st.title(f"De särredovisade insatserna har inga redovisade utfall {choice.when}", anchor=False)
        st.markdown("Papperen redovisar dem för 2017 och 2019 med kvinnor och män, och för 2018 totalt. Välj ett av de åren.")
        return
    known = rows[rows["n"].notna()].assign(initiative_n=[f"{row.initiative} (n = {number(row.n)})" for row in rows[rows["n"].notna()].itertuples()])
    cells = [chart_tables.cell_share(row.share, row.is_hidden) for row in known.itertuples()]
    known["short_label"] = known["label"].str.replace("Annan behovsanpassad lösning", "Annan lösning")
    figures.show(
        Figure(
            key="sarredovisade", heading=headlines.separate(rows, choice.period_label), form="matrix",
            rows=chart_tables.matrix(known, "initiative_n", "short_label", cells),
            table=tables.cells(known, cells, {"initiative_n": "Insats", "label": "Utfall"}),
            subtitle=f"Andel av dem som avslutade. {choice.period_label}, {choice.sex_in_words}. Utanför de 904 och utanför målen.",
            answer=known, calculation=headlines.how_shares_are_read(known),
        ),
        is_first=True,
    )  # fmt: skip


def _outcome_control(key: str, default: str) -> str:
    return (
        st.segmented_control("Utfall", list(OUTCOMES), default=default, key=key, bind="query-params", required=True, label_visibility="collapsed")
        or default
    )


def _mark_below_n() -> int:
    return int(ask(register.build_facts)["mark_below_n"].iloc[0])
