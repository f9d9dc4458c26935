"""The views of the page Data & källor: findings, papers, all figures with their downloads."""

import re

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.arrival import arrive
from dashboard.kit.choices.field import Field
from dashboard.kit.figures import provenance
from dashboard.kit.guard import file
from dashboard.kit.inert import inert, inert_table
from dashboard.subjects.register.exports import as_csv, as_excel, as_parquet
from finsam_data.questions import register
from finsam_data.swedish import NO_BREAK, number

READING_KIND = "reading"  # about the scan, not about what the papers say: stands apart from the other findings
ALL_FINDINGS, EVERYTHING = "Alla fynd", "Alla"
ROWS_PER_PAGE = 50
LONGEST_SEARCH = 80
KINDS = {
    "contradiction": "Motsägelse", "arithmetic": "Räknefel", "reading": "Läsning", "gap": "Lucka",
    "comparability": "Jämförbarhet",
}  # fmt: skip
READING = {"text": "läst som text", "ocr": "skannad och inläst med fel"}


def findings() -> None:
    """The register of what does not hold together, filterable, each with the printed values and what is used; what the
    scan damaged apart.
    """
    rows = ask(register.findings)
    is_reading = rows["kind"] == READING_KIND
    st.title(
        f"{number((~is_reading).sum())} fynd: där handlingarna inte går ihop, har luckor eller inte går att jämföra",
        anchor=False,
    )
    st.markdown(
        "Varje fynd visar talen ur handlingarna, var de står, vilket som används och varför. Inget har rättats i "
        "tysthet. "
        f"Sist, för sig, står {number(is_reading.sum())} läsningar: där skanningen eller inläsningen skadade det som "
        f"står."
    )
    with st.container(horizontal=True):
        one = _select("Fynd", "fynd", [ALL_FINDINGS, *rows["title"]], 420)
        kind = _select("Slag", "slag", [EVERYTHING, *KINDS.values()], 170)
        severity = _select("Vikt", "vikt", [EVERYTHING, "hög", "medel", "låg"], 170)
    if one != ALL_FINDINGS:
        rows = rows[rows["title"] == one]
    else:
        rows = rows[(kind == EVERYTHING) | (rows["kind"].map(KINDS) == kind)]
        rows = rows[(severity == EVERYTHING) | (rows["severity"] == severity)]
    if rows.empty:
        st.info("Inget fynd har både det slaget och den vikten. Välj Alla i något av filtren.")
    readings = rows[rows["kind"] == READING_KIND]
    _cards(rows[rows["kind"] != READING_KIND], is_alone=len(rows) == 1)
    if len(readings):
        how_many = f"{number(len(readings))} {'läsning' if len(readings) == 1 else 'läsningar'}"
        st.header(f"{how_many}: skadat när handlingarna lästes in", anchor=False, divider="gray")
        _cards(readings, is_alone=len(rows) == 1)


def _cards(rows: pd.DataFrame, is_alone: bool) -> None:
    for row in rows.itertuples():
        with st.container(border=True):
            _finding(row, is_alone)


def _finding(row, is_alone: bool) -> None:
    st.header(inert(row.title), anchor=False)
    touched = f"rör {number(row.fact_count)} tal" if row.fact_count else "rör inga tal"
    st.caption(inert(f"{KINDS[row.kind]} · vikt: {row.severity} · {touched}"))
    st.markdown(inert(row.explanation))
    st.markdown(f"**Så visas det:** {inert(row.treatment)}")
    if not row.fact_count:
        return
    opened = st.expander("Talen och var de står", expanded=is_alone, key=f"tal_{row.finding_id}", on_change="rerun")
    if opened.open:
        with opened:
            figures = ask(register.finding_figures, finding_id=row.finding_id)
            st.table(inert_table(provenance.figure_rows(figures)), border="horizontal", hide_index=True)


def sources() -> None:
    """The papers with date and status."""
    rows = ask(register.sources)
    st.title(f"{number(rows['fact_count'].sum())} siffror ur {number(len(rows))} papper", anchor=False)
    st.markdown(
        "Alla tal i verktyget är avskrivna ur de här papperen, tabellerna två gånger oberoende av varandra, och "
        "prövade mot summor och andelar."
    )
    st.table(
        inert_table(pd.DataFrame({
            "Papper": [f"{row.title} (nummer {row.file[:3]})" for row in rows.itertuples()],
            "Datum och status": [f"{row.date}, {row.status}, {READING[row.reading]}" for row in rows.itertuples()],
            "Siffror": [number(value) for value in rows["fact_count"]],
        })),
        border="horizontal", hide_index=True,
    )  # fmt: skip
    st.markdown("Förslag betyder att papperet är ett förslag till beslut i kallelsen; underlag är inte beslutat.")
    st.header("Vad som är taget ur dem", anchor=False)
    for row in ask(register.source_tables).itertuples():
        st.markdown(f"**{inert(row.title)}.** {inert(row.population)} *{inert(row.source)}: {inert(row.lines)}.*")


def all_figures() -> None:
    """Every figure, searchable, with its source and locator, and as a file."""
    facts = ask(register.searchable_facts)
    st.title("Alla siffror med källa", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            "Sök i tabellen",
            key="sok",
            bind="query-params",
            max_chars=LONGEST_SEARCH,
            placeholder="till exempel en plattform och kvar",
            width=320,
        )
        topic = _select("Ämne", "amne", [EVERYTHING, *ask(register.topics)["label"]], 170)
        _downloads()
    if len(search) >= LONGEST_SEARCH:
        st.caption(f"Sökningen får ha högst {number(LONGEST_SEARCH)} tecken. Det som står efter dem söks inte.")
    shown = _found(facts if topic == EVERYTHING else facts[facts["topic_label"] == topic], search[:LONGEST_SEARCH])
    if shown.empty:
        st.info(f"Inget tal innehåller ”{inert(search[:LONGEST_SEARCH])}”. Sök på färre ord eller välj ett annat ämne.")
        return
    ranges = [f"{start + 1}–{min(start + ROWS_PER_PAGE, len(shown))}" for start in range(0, len(shown), ROWS_PER_PAGE)]
    st.markdown(f"{number(len(shown))} av {number(len(facts))} siffror.")
    rows = _select("Rader", "rader", ranges, 170)
    shown = shown.iloc[ranges.index(rows) * ROWS_PER_PAGE :][:ROWS_PER_PAGE]
    st.table(inert_table(provenance.figure_rows(shown)), border="horizontal", hide_index=True)


def _found(facts: pd.DataFrame, search: str) -> pd.DataFrame:
    """The rows where each word of the search begins a word of what the table shows, upper or lower case; those with all
    in ”Uppgift” first.
    """
    words = list(dict.fromkeys(search.casefold().split()))
    if not words:
        return facts
    shown = prepared(_shown_texts).loc[facts.index]
    patterns = [rf"(?<!\w){re.escape(word)}" for word in words]
    found, first = (
        shown[shown[column].map(lambda text: all(re.search(pattern, text) for pattern in patterns))].index
        for column in ("all", "what")
    )
    return facts.loc[[*first, *found.difference(first, sort=False)]]


def _shown_texts() -> pd.DataFrame:
    """What a row of the table says, small letters and plain spaces: what (the column Uppgift) and all."""
    rows = provenance.figure_rows(ask(register.searchable_facts)).map(
        lambda text: text.casefold().replace(NO_BREAK, " ")
    )
    return pd.DataFrame({"what": rows["Uppgift"], "all": rows.agg(" ".join, axis=1)})


def _downloads() -> None:
    with st.popover("Ladda ner alla", icon=":material/download:"):
        for label, name, make, mime in (
            ("CSV", "finsam_siffror.csv", as_csv, "text/csv"),
            (
                "Excel",
                "finsam_siffror.xlsx",
                as_excel,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            ("Parquet", "finsam_siffror.parquet", as_parquet, "application/octet-stream"),
        ):
            st.download_button(
                label,
                file(lambda make=make: make(ask(register.all_facts))),
                name,
                mime,
                key=f"fil_{name}",
                on_click="ignore",
            )


def _select(label: str, key: str, options: list[str], width: int) -> str:
    field = Field(label, key, tuple(options))
    arrive(field)
    return st.selectbox(label, options, key=key, bind="query-params", width=width)
