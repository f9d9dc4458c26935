"""The smaller parts of Översikt: tiles with counts, changes, the latest paper, what to look at. Each is worded by a pure function, then drawn."""

from dataclasses import dataclass

import streamlit as st

from finsam_data import participants, register
from finsam_data.swedish import HIDDEN, is_missing, number, percent, percent_against
from pages.shared import headlines, provenance
from pages.shared.cached import ask, prepared
from pages.shared.filters import WHOLE, Choice

TILES = (("deltagare", "Deltagare"), ("nya", "Nya"), ("avslutade", "Avslutade"), ("kvar", "Kvar"))
# a tertial reports who came in, not how many took part
TERTIAL_TILES = (("aktualiserade", "Aktualiserade"), ("ja_i_beredning", "Ja i beredningen"), *TILES[2:])


@dataclass(frozen=True)
class Tiles:
    """Labels with their numbers in words, and where these stand."""

    values: list[tuple[str, str]]
    fact_ids: tuple[int, ...]
    calculation: str
    source: str


@dataclass(frozen=True)
class Link:
    """A line that leads to a page of the menu, with its choices."""

    page: str
    label: str
    choices: dict[str, str]


def show_volumes(choice: Choice) -> None:
    """Four bordered tiles and where their figures stand."""
    tiles = prepared(volumes, choice)
    for pair in (tiles.values[:2], tiles.values[2:]):
        for column, (label, value) in zip(st.columns(2, wrap=False), pair, strict=True):
            column.metric(label, value, border=True)
    st.caption(tiles.source)
    provenance.source_popover("tiles", tiles.fact_ids, tiles.calculation)


def volumes(choice: Choice) -> Tiles:
    """How many took part, were new, finished and remained, as far as the papers say."""
    rows = ask(participants.volumes, period=choice.period, group_code=choice.group_code, sex=choice.sex)
    by_measure = {row.measure: row for row in rows.itertuples()}
    measures = TILES if "deltagare" in by_measure else TERTIAL_TILES
    values, derived = [], []
    for measure, label in measures:
        row = by_measure.get(measure)
        values.append((label, HIDDEN if row and row.status == "suppressed" else number(row.value if row else None)))
        if row and not is_missing(row.calculation):
            derived.append(f"{label} {row.calculation}")
    calculation = f"Beräknat: {'; '.join(derived)}." if derived else "Antalen är avlästa."
    fact_ids = provenance.fact_list(rows[rows["measure"].isin([measure for measure, _ in measures])])
    return Tiles(values, fact_ids, calculation, provenance.source_line(fact_ids, calculation))


def show_changes(choice: Choice) -> None:
    """The change per outcome, or the one reason why it cannot be said."""
    heading, lines = prepared(changes, choice)
    st.header(heading, anchor=False)
    for line in lines:
        st.markdown(line)


def changes(choice: Choice) -> tuple[str, list[str]]:
    """Heading and lines: each change, then each reason with the outcomes that it concerns."""
    rows = ask(participants.change_since_year_before, period=choice.period, group_code=choice.group_code, sex=choice.sex)
    earlier = rows["earlier_label"].dropna()
    lines = [headlines.change(row) for row in rows[rows["change"].notna()].itertuples()]
    for reason in dict.fromkeys(rows["reason"].dropna()):
        which = list(rows.loc[rows["reason"] == reason, "label"])
        some = "" if len(which) == len(rows) else f" ({', '.join(which).lower()})"
        lines.append(f"Ingen jämförelse{some}: {reason[0].lower()}{reason[1:]}")
    return f"Sedan {headlines.when(earlier.iloc[0])}" if len(earlier) else "Sedan året före", lines


def show_latest_paper(choice: Choice) -> None:
    """What the latest paper adds for the chosen group."""
    sentence, source = prepared(latest_paper, choice)
    st.header("Nytt i det senaste papperet", anchor=False)
    st.markdown(sentence)
    st.caption(f"Källa: {source}.")


def latest_paper(choice: Choice) -> tuple[str, str]:
    """One or two sentences about the latest period, and the paper."""
    codes = ask(register.code_table)
    latest = codes[codes["what"] == "period"].iloc[-1]
    group = {"period": latest["code"], "group_code": choice.group_code or WHOLE, "sex": choice.sex}
    shares = ask(participants.outcome_shares, **group)
    counts = ask(participants.volumes, **group).set_index("measure")["value"]
    words = (("aktualiserade", "aktualiserades"), ("kvar", "var kvar"))
    known = " och ".join(f"{number(counts[measure])} {word}" for measure, word in words if not is_missing(counts.get(measure)))
    sentence = f"{latest['label']}: inga redovisade utfall."
    if shares["share"].notna().any():
        first = shares[shares["share"].notna()].iloc[0]
        gone = headlines.gerund(first["label_in_sentence"])
        sentence = f"{latest['label']}: {number(first['n'])} avslutades, {percent_against(first['share'], first['goal'])} {gone}."
    return f"{sentence} {known}{'.' if known else ''}", ask(register.build_facts)["latest_source"].iloc[0]


def show_things_to_look_at(choice: Choice, pages: dict) -> None:
    """Missed goals and the worst findings, each a link to its page."""
    st.header("Att titta på", anchor=False)
    links = prepared(things_to_look_at, choice)
    for link in links:
        st.page_link(pages[link.page], label=link.label, query_params=link.choices)
    if not links:
        st.markdown("Inga missade mål och inga fynd för det valda.")


def things_to_look_at(choice: Choice) -> list[Link]:
    """The missed goals, then the findings that touch the choice, worst first."""
    selection = {"period": choice.period, "group_code": choice.group_code, "sex": choice.sex}
    shares = ask(participants.outcome_shares, **selection)
    here = {"kommun": choice.area_label, "ar": choice.period_label}
    links = [
        Link("results", f"{row.symbol} {row.label}: {percent_against(row.share, row.goal)} mot målet {percent(row.goal)}", here)
        for row in shares[shares["signal"].isin(["missed", "missed_uncertain"])].itertuples()
    ]
    earlier = ask(participants.change_since_year_before, **selection)["earlier_period"].dropna()
    earlier_period = earlier.iloc[0] if len(earlier) else ""
    findings = ask(register.things_to_look_at, period=choice.period, earlier_period=earlier_period, group_code=choice.group_code)
    return links + [Link("data_and_sources", title, {"fynd": title}) for title in findings["title"]]
