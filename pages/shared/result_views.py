"""The views of the page Resultat, one function each: ask, word, show. Which of them is open stands in the address."""

from collections.abc import Callable

import streamlit as st

from finsam_data import participants, register
from finsam_data.colours import colour
from finsam_data.paths import data_folder
from finsam_data.swedish import number, text
from pages.shared import chart_tables, figures, headlines, provenance, tables
from pages.shared.cached import ask
from pages.shared.figures import Figure
from pages.shared.filters import Choice, say_what_exists

OUTCOMES = {"Arbete": "arbete", "Studier": "studier", "Annan lösning": "annan-losning", "Avbrott": "avbrott"}
FUNNEL_KEY = "Streckad linje är hela förbundet. I det mörkare fältet hamnar 95 av 100 plattformar om bara slumpen skilde dem åt."
IN_SENTENCE = {"arbete": "till arbete", "studier": "till studier", "annan-losning": "till annan behovsanpassad lösning", "avbrott": "avbrott"}


def outcomes(choice: Choice) -> None:
    """Where those who finished went, against the goals."""
    selection = {"period": choice.period, "group_code": choice.group_code}
    shares = ask(participants.outcome_shares, **selection, sex=choice.sex)
    if shares["share"].isna().all():
        _nothing(choice, "Utfall mot målen")
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
            fact_ids=provenance.fact_list(shares),
            calculation=headlines.how_shares_are_read(shares),
            notes=headlines.goal_notes(shares, claims, choice.period),
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
        _nothing(choice, "Plattformarna")
        return
    known["short"] = known["label"].map(headlines.short_name)
    limits = ask(participants.funnel_limits, **question)
    without = [headlines.short_name(label) for label in rows.loc[rows["share"].isna(), "label"]]
    missing = [f"Utan redovisade utfall: {', '.join(without)}."] if without else []
    subtitle = f"Andel {IN_SENTENCE[question['outcome']]} av dem som avslutade, per plattform. {choice.period_label}, {choice.sex_in_words}."
    common = {"table": tables.shares(known, "short", "Plattform"), "fact_ids": provenance.fact_list(known)}
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


def flow(choice: Choice) -> None:
    """A year from referred to remaining."""
    selection = {"period": choice.period, "group_code": choice.group_code, "sex": choice.sex}
    steps = ask(participants.year_flow, **selection)
    if steps["count"].notna().sum() < 2:
        _nothing(choice, "Årets flöde")
        return
    between = ask(participants.flow_between_years, **selection)
    unknown = steps.loc[steps["count"].isna(), "label"]
    notes = headlines.flow_note(between)
    if len(unknown):
        notes.append(f"Papperen ger inte: {', '.join(label.lower() for label in unknown)}.")
    shares = ask(participants.outcome_shares, **selection)
    tints = dict(zip(shares["outcome"], shares["colour"], strict=True))
    figures.show(
        Figure(
            key="flode", heading=headlines.flow(steps, choice), form="span_rows", rows=chart_tables.flow_rows(steps, tints), table=tables.flow(steps),
            subtitle=f"Antal personer. {choice.group_label}, {choice.when}, {choice.sex_in_words}.",
            fact_ids=provenance.fact_list(steps), calculation="Kvar från året före är beräknat: deltagare − nya.", notes=notes,
        ),
        is_first=True,
    )  # fmt: skip


def over_time(choice: Choice) -> None:
    """How many and how large a share went on to studies, or elsewhere, over time: the board's own question."""
    name = _outcome_control("utfall_over_tid", default="Studier")
    outcome = OUTCOMES[name]
    series = ask(participants.outcome_over_time, group_code=choice.group_code, outcome=outcome, sex=choice.sex)
    if series["share"].isna().all():
        _nothing(choice, f"{name} över tid")
        return
    figures.show(
        Figure(
            key="over_tid", heading=headlines.over_time(series, IN_SENTENCE[outcome], choice), form="over_time", rows=chart_tables.over_time(series),
            table=tables.over_time(series), fact_ids=provenance.fact_list(series[series["fact_ids"].notna()]),
            subtitle=f"Andel av dem som avslutade, {choice.group_label}, {choice.sex_in_words}. "
            "Under diagrammet står antalet. Rött streck är årets mål.",
            calculation="Andelarna är beräknade ur antalen; 2018 är avlästa i hela procent.", notes=headlines.over_time_notes(series),
        ),
        is_first=True,
    )  # fmt: skip


def other_solution(choice: Choice) -> None:
    """Annan behovsanpassad lösning in its parts, where the papers divide it."""
    rows = ask(participants.other_solution_parts, period=choice.period, group_code=choice.group_code, sex=choice.sex)
    if rows["count"].notna().sum() == 0:
        st.title(f"Annan behovsanpassad lösning är inte uppdelad för {choice.group_label} {choice.when}", anchor=False)
        st.markdown(text(data_folder(), "annan_losning_saknas"))
        return
    totals = rows.groupby("label", sort=False)["count"].sum(min_count=1).dropna()
    figures.show(
        Figure(
            key="annan_losning", heading=headlines.parts(rows, choice), form="span_rows",
            rows=chart_tables.count_rows(list(totals.index), list(totals), colour("accent")),
            table=tables.counts(rows, {"platform_label": "Plattform", "label": "Del"}),
            subtitle=f"Antal avslutade. {choice.group_label}, {choice.when}, {choice.sex_in_words}.",
            fact_ids=provenance.fact_list(rows), calculation="Summerat över plattformarna.",
            notes=[text(data_folder(), "annan_losning_delar").strip()],
        ),
        is_first=True,
    )  # fmt: skip


def referrals(choice: Choice) -> None:
    """Who refers: shares per party and platform, and the list in persons where the papers have one."""
    shares = ask(participants.referral_shares, period=choice.period, group_code=choice.group_code)
    if shares.empty:
        _nothing(choice, "Vem som aktualiserar")
        return
    shares = shares.assign(platform_short=[f"{headlines.short_name(row.platform_label)} ({number(row.base)})" for row in shares.itertuples()])
    cells = [chart_tables.cell_share(share, 1) for share in shares["share"]]
    other_base = shares["finding_id"].eq("remittentandelar-pa-annan-bas").any()
    figures.show(
        Figure(
            key="remittenter", heading=headlines.referrals(shares, choice.period_label), form="matrix",
            rows=chart_tables.matrix(shares, "platform_short", "short_label", cells),
            table=tables.grid(shares, "platform_short", "label", "Plattform (antal aktualiserade)"),
            subtitle=f"Andel av de aktualiserade per part, kvinnor och män, {choice.when}. Inom parentes antalet aktualiserade.",
            fact_ids=provenance.fact_list(shares), calculation="Andelarna är avlästa, inte omräknade.",
            notes=["I kranskommunerna är andelarna inte räknade på alla aktualiserade (se fynden)."] if other_base else [],
        ),
        is_first=True,
    )  # fmt: skip
    counts = ask(participants.referral_counts, period=choice.period)
    if len(counts):
        figures.show(
            Figure(
                key="remittenter_antal", heading=f"Av {number(counts['count'].sum())} aktualiserade kom {number(counts['count'].max())} "
                f"från {counts.loc[counts['count'].idxmax(), 'label']}", form="span_rows",
                rows=chart_tables.count_rows(list(counts["label"]), list(counts["count"]), colour("accent")),
                table=tables.counts(counts, {"label": "Part"}),
                subtitle=f"Antal aktualiserade personer i hela förbundet, {choice.when}.",
                fact_ids=provenance.fact_list(counts), calculation="Antalen är avlästa; summan är också summan av plattformarna.",
            )
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
            table=tables.women_and_men(rows), fact_ids=provenance.fact_list(rows),
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
    cells = [chart_tables.cell_share(row.share, row.n) for row in known.itertuples()]
    known["short_label"] = known["label"].str.replace("Annan behovsanpassad lösning", "Annan lösning")
    figures.show(
        Figure(
            key="sarredovisade", heading=headlines.separate(rows, choice.period_label), form="matrix",
            rows=chart_tables.matrix(known, "initiative_n", "short_label", cells), table=tables.grid(known, "initiative_n", "label", "Insats"),
            subtitle=f"Andel av dem som avslutade. {choice.period_label}, {choice.sex_in_words}. Utanför de 904 och utanför målen.",
            fact_ids=provenance.fact_list(known), calculation=headlines.how_shares_are_read(known),
        ),
        is_first=True,
    )  # fmt: skip


VIEWS: dict[str, Callable[[Choice], None]] = {
    "Utfall": outcomes,
    "Plattformar": platforms,
    "Över tid": over_time,
    "Kvinnor och män": women_and_men,
    "Flöde": flow,
    "Annan lösning": other_solution,
    "Aktualisering": referrals,
    "Särredovisade": separate,
}


def _outcome_control(key: str, default: str) -> str:
    return (
        st.segmented_control("Utfall", list(OUTCOMES), default=default, key=key, bind="query-params", required=True, label_visibility="collapsed")
        or default
    )


def _mark_below_n() -> int:
    return int(ask(register.build_facts)["mark_below_n"].iloc[0])


def _nothing(choice: Choice, what: str) -> None:
    st.title(f"{what}: inga uppgifter för {choice.group_label} {choice.when}", anchor=False)
    say_what_exists(choice)
