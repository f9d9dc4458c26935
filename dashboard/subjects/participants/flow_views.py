"""The views of Resultat about the way through: the flow of a year, what ”annan lösning” holds, who refers. Pure
views.
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.group import Choice
from dashboard.kit.choices.what_exists import not_given, nothing, what_exists
from dashboard.kit.figures.chart_columns import cell_share, count_rows, few, matrix
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.tables import cells
from dashboard.kit.figures.words import notes_of, short_name
from dashboard.subjects.participants import chart_columns, flow_words, tables, words
from finsam_data.questions import participants, register
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import in_words, number


def flow(choice: Choice) -> list[Figure | Notice]:
    """The flow of a year: how many were referred, took part, finished and remained."""
    selection = {"period": choice.period, "group_code": choice.group_code, "sex": choice.sex}
    steps = ask(participants.year_flow, **selection)
    if steps["count"].notna().sum() < 2:
        return [nothing("Årets flöde", choice, "has_flow")]
    between = ask(participants.flow_between_years, **selection)
    unknown = steps.loc[steps["count"].isna(), "label"]
    notes = flow_words.flow_note(between)
    opening = steps.loc[steps["code"] == "kvar-fran-forra", "count"].notna().all()
    calculation = (
        "Kvar från året före är beräknat: deltagare − nya."
        if opening
        else "Antalen är papperens egna eller summor av dem."
    )
    if len(unknown):
        notes.append(f"{not_given()}: {', '.join(label.lower() for label in unknown)}.")
    shares = ask(participants.outcome_shares, **selection)
    tints = dict(zip(shares["outcome"], shares["colour"], strict=True))
    return [
        Figure(
            key="flode", heading=flow_words.flow(ask(participants.volumes, **selection), choice), form="span_rows",
            rows=chart_columns.flow_rows(steps, tints), table=tables.flow(steps),
            measure=f"Antal personer. {choice.group_label}, {choice.when}, {choice.sex_in_words}.", answer=steps,
            calculation=calculation, notes=notes,
        )
    ]  # fmt: skip


def other_solution(choice: Choice) -> list[Figure | Notice]:
    """Annan behovsanpassad lösning in its parts, where the papers divide it."""
    rows = ask(participants.other_solution_parts, period=choice.period, group_code=choice.group_code, sex=choice.sex)
    if (rows["status"] == "suppressed").any():
        return [
            Notice(
                f"Delarna av annan behovsanpassad lösning är dolda {choice.when}",
                "Grupperna är för små för att visas öppet.",
            )
        ]
    if rows["count"].notna().sum() == 0:
        return [_not_divided(choice)]
    totals = rows.groupby("label", sort=False)["count"].sum(min_count=1).dropna()
    return [
        Figure(
            key="annan_losning", heading=flow_words.parts(rows, choice), form="span_rows",
            rows=count_rows(list(totals.index), list(totals), colour("accent")),
            table=tables.counts(rows, {"platform_label": "Plattform", "label": "Del"}),
            measure=f"Antal avslutade. {choice.group_label}, {choice.when}, {choice.sex_in_words}.", answer=rows,
            calculation="Summerat över plattformarna.", notes=notes_of("annan_losning", choice.period),
        )
    ]  # fmt: skip


def _not_divided(choice: Choice) -> Notice:
    """Why there are no parts: nobody went there, or the paper gives only the sum."""
    shares = ask(participants.outcome_shares, period=choice.period, group_code=choice.group_code, sex=choice.sex)
    counts = shares.loc[shares["outcome"] == "annan-losning", "count"]
    if len(counts) and counts.iloc[0] == 0:
        ended = number(shares["n"].iloc[0])
        return Notice(
            f"Ingen gick till annan behovsanpassad lösning{words.about(choice)} {choice.when}",
            f"Antalet avslutade var {ended}.",
        )
    title = f"Annan behovsanpassad lösning är inte uppdelad för {choice.group_in_sentence} {choice.when}"
    return Notice(title, what_exists(choice, "has_parts"))


def referrals(choice: Choice) -> list[Figure | Notice]:
    """Who refers: shares per party and platform, and the list in persons where the papers have one."""
    shares = ask(participants.referral_shares, period=choice.period, group_code=choice.group_code)
    if shares.empty:
        return [nothing("Vem som aktualiserar", choice, "has_referrals")]
    return [_referral_shares(choice, shares), *_referral_counts(choice)]


def _referral_shares(choice: Choice, shares: pd.DataFrame) -> Figure:
    mark_below_n = int(ask(register.build_facts)["mark_below_n"].iloc[0])
    names = [
        f"{short_name(row.platform_label)} ({number(row.base)}{few(row.base, mark_below_n)})"
        for row in shares.itertuples()
    ]
    shares = shares.assign(platform_short=names)
    texts = [cell_share(row.share, row.status == "suppressed") for row in shares.itertuples()]
    return Figure(
        key="remittenter", heading=flow_words.referrals(shares, choice.period_label), form="matrix",
        rows=matrix(shares, "platform_short", "short_label", texts),
        table=cells(shares, texts, {"platform_short": "Plattform (aktualiserade)", "label": "Part"}),
        measure=f"Andel av de aktualiserade per part, kvinnor och män, {choice.when}.",
        legend="Inom parentes antalet aktualiserade.", answer=shares,
        calculation="Andelarna är avlästa, inte omräknade.", notes=_referral_notes(choice, shares),
    )  # fmt: skip


def _referral_notes(choice: Choice, shares: pd.DataFrame) -> list[str]:
    """That some shares are of another base, and whose are missing."""
    notes = []
    cautions = {said for listed in shares["cautions"].dropna() for said in listed}
    notes += [f"{caution}." for caution in sorted(cautions)]
    if choice.is_whole:
        # all platforms stand among the outcomes, also those that a paper leaves out here
        every = ask(participants.platform_outcomes, period=choice.period, outcome="arbete", sex="T")["label"]
        without = [short_name(label) for label in every if label not in set(shares["platform_label"])]
        if without:
            notes.append(f"{not_given()}: andelarna för {in_words(without)}.")
    return notes


def _referral_counts(choice: Choice) -> list[Figure]:
    counts = ask(participants.referral_counts, period=choice.period)
    if counts.empty:
        return []
    return [
        Figure(
            key="remittenter_antal", heading=flow_words.referral_counts(counts, choice.period_label), form="span_rows",
            rows=count_rows(list(counts["label"]), list(counts["count"]), colour("accent")),
            table=tables.counts(counts, {"label": "Part"}),
            measure=f"Antal aktualiserade personer i hela förbundet, {choice.when}.", answer=counts,
            calculation="Antalen är avlästa; summan är också summan av plattformarna.",
        )
    ]  # fmt: skip
