"""The smaller parts of Översikt: tiles with counts, changes, the latest paper, what to look at. For each, a
pure function finds the words and another draws them.
"""

from dataclasses import dataclass

import streamlit as st

from dashboard.catalogue import PAGES
from dashboard.kit import views
from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import ALL_AREAS
from dashboard.kit.choices.group import WHOLE, Choice
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures import provenance
from dashboard.kit.figures.figure import Figure
from dashboard.kit.inert import inert
from dashboard.subjects.full_year.series_views import revision_lines
from dashboard.subjects.participants import words as headlines
from finsam_data.page_files import pages_folder
from finsam_data.questions import participants, register
from finsam_data.record.settings.agendas import read_overview
from finsam_data.swedish import HIDDEN, MISSING, SEXES, in_words, is_missing, number, percent, percent_against

TILES = (("deltagare", "Deltagare"), ("nya", "Nya"), ("avslutade", "Avslutade"), ("kvar", "Kvar"))
# a tertial reports who came in, not how many took part
TERTIAL_TILES = (("aktualiserade", "Aktualiserade"), ("ja_i_beredning", "Ja i beredningen"), *TILES[2:])
AS_VERBS = {"aktualiserade": "aktualiserades", "avslutade": "avslutades", "kvar": "var kvar"}


@dataclass(frozen=True)
class Tiles:
    """Labels with their numbers as text, and where the numbers come from."""

    values: list[tuple[str, str]]
    fact_ids: tuple[int, ...]
    calculation: str
    source: str


@dataclass(frozen=True)
class Lines:
    """A few sentences under a heading, and where their figures come from."""

    heading: str
    lines: list[str]
    fact_ids: tuple[int, ...]
    calculation: str


@dataclass(frozen=True)
class Link:
    """A line that leads to a page of the menu, with its choices; `topic` stands before it in bold."""

    page: str
    label: str
    choices: dict[str, str]
    topic: str = ""


def show_volumes(choice: Choice) -> None:
    """Draws four bordered tiles, and under them where the figures come from."""
    tiles = prepared(volumes, choice)
    for pair in (tiles.values[:2], tiles.values[2:]):
        for column, (label, value) in zip(st.columns(2, wrap=False), pair, strict=True):
            column.metric(inert(label), value, border=True)
    st.caption(inert(tiles.source))
    if tiles.fact_ids:
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
    if all(value == MISSING for _, value in values):
        return Tiles(
            values,
            (),
            "",
            f"{not_given()}: antalen för {choice.group_in_sentence}, {choice.when}, {choice.sex_in_words}.",
        )
    calculation = f"Beräknat: {'; '.join(derived)}." if derived else "Antalen är avlästa."
    fact_ids = provenance.fact_list(rows[rows["measure"].isin([measure for measure, _ in measures])])
    return Tiles(values, fact_ids, calculation, provenance.source_line(fact_ids, calculation))


def show_lines(key: str, lines: Lines) -> None:
    """The sentences and, where they hold figures, the button that leads to these."""
    st.header(inert(lines.heading), anchor=False)
    for line in lines.lines:
        st.markdown(inert(line))
    if lines.fact_ids:
        provenance.source_popover(key, lines.fact_ids, lines.calculation)


def changes(choice: Choice) -> Lines:
    """Each change since the period before, then each reason why there is none with the outcomes that it concerns."""
    rows = ask(
        participants.change_since_year_before, period=choice.period, group_code=choice.group_code, sex=choice.sex
    )
    earlier = rows["earlier_label"].dropna()
    changed = rows[rows["change"].notna()]
    lines = [headlines.change(row) for row in changed.itertuples()]
    for reason in dict.fromkeys(rows["reason"].dropna()):
        which = list(rows.loc[rows["reason"] == reason, "label"])
        some = "" if len(which) == len(rows) else f" ({', '.join(which).lower()})"
        lines.append(f"Ingen jämförelse{some}: {reason[0].lower()}{reason[1:]}")
    heading = f"Sedan {headlines.when(earlier.iloc[0])}" if len(earlier) else "Sedan året före"
    return Lines(
        heading, lines, provenance.fact_list(changed), "Förändringen är beräknad: andelen minus andelen perioden före."
    )


def latest_paper(choice: Choice) -> Lines:
    """What the latest paper adds for the chosen group, in one or two sentences."""
    codes = ask(register.code_table)
    latest = codes[codes["what"] == "period"].iloc[-1]
    group = {"period": latest["code"], "group_code": choice.group_code or WHOLE, "sex": choice.sex}
    shares = ask(participants.outcome_shares, **group)
    volumes = ask(participants.volumes, **group)
    counts = volumes.set_index("measure")["value"]
    # how many finished stands before the share, where there is one
    words = {measure: word for measure, word in AS_VERBS.items() if measure != "avslutade" or not _ended(shares)}
    known = in_words(
        [f"{number(counts[measure])} {word}" for measure, word in words.items() if not is_missing(counts.get(measure))]
    )
    who = "" if choice.sex == "T" else f", {choice.sex_in_words}"
    sentences = [f"{latest['label']}{who}: {_ended(shares) or 'inga redovisade utfall'}.", f"{known}." if known else ""]
    if who and not _ended(shares):
        # the papers may have them together
        shares = ask(participants.outcome_shares, **group | {"sex": "T"})
        sentences.append(f"Kvinnor och män tillsammans: {_ended(shares)}." if _ended(shares) else "")
    fact_ids = tuple(sorted({*provenance.fact_list(shares.head(1)), *provenance.fact_list(volumes)}))
    paper = ask(register.build_facts)["latest_source"].iloc[0]
    lines = [" ".join(filter(None, sentences)), *(f"SCB har räknat om: {line}" for line in revision_lines()[:3])]
    return Lines("Nytt i det senaste papperet", lines, fact_ids, f"{paper}.")


def _ended(shares) -> str:
    """`59 avslutades, 37 % gick till arbete`, or nothing when no share is known."""
    known = shares[shares["share"].notna()]
    if known.empty:
        return ""
    first = known.iloc[0]
    share = percent_against(first["share"], first["goal"])
    return f"{number(first['n'])} avslutades, {share} {headlines.gerund(first['label_in_sentence'])}"


def show_elsewhere(area_label: str, pages: dict) -> None:
    """What the other pages say of the chosen municipality, each a link."""
    links = prepared(elsewhere, area_label)
    if links:
        st.header("I korthet", anchor=False)
    for link in links:
        st.page_link(pages[link.page], label=f"**{inert(link.topic)}:** {inert(link.label)}", query_params=link.choices)


def elsewhere(area_label: str) -> list[Link]:
    """The findings of the views in data/overview.yaml for a municipality; a view that has nothing to say of it is left
    out.
    """
    links = []
    for row in read_overview(pages_folder()):
        address = row["choices"] | ({} if area_label == ALL_AREAS else {"kommun": area_label})
        first = views.restored(PAGES[row["page"]], address)[0]
        if isinstance(first, Figure) and row.get("nothing", first.heading + "…") not in first.heading:
            links.append(Link(row["page"], first.heading, address, row["topic"]))
    return links


def show_things_to_look_at(choice: Choice, pages: dict) -> None:
    """Missed goals and the worst findings, each a link to its page."""
    st.header("Att titta på", anchor=False)
    links = prepared(things_to_look_at, choice)
    for link in links:
        st.page_link(pages[link.page], label=inert(link.label), query_params=link.choices)
    if not links:
        st.markdown("Inga missade mål och inga fynd för det valda.")


def things_to_look_at(choice: Choice) -> list[Link]:
    """The missed goals, then the findings that touch the choice, worst first."""
    selection = {"period": choice.period, "group_code": choice.group_code, "sex": choice.sex}
    shares = ask(participants.outcome_shares, **selection)
    here = {"kommun": choice.area_label, "ar": choice.period_label} | (
        {} if choice.sex == "T" else {"kon": SEXES[choice.sex]}
    )
    links = [
        Link(
            "results",
            f"{row.symbol} {row.label} {row.signal_label}: {percent_against(row.share, row.goal)} mot målet "
            f"{percent(row.goal)}",
            here,
        )
        for row in shares[shares["signal"].isin(["missed", "missed_uncertain"])].itertuples()
    ]
    earlier = ask(participants.change_since_year_before, **selection)["earlier_period"].dropna()
    earlier_period = earlier.iloc[0] if len(earlier) else ""
    findings = ask(
        register.things_to_look_at, period=choice.period, earlier_period=earlier_period, group_code=choice.group_code
    )
    return links + [Link("data_and_sources", title, {"fynd": title}) for title in findings["title"]]
