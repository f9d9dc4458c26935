"""Where a shown figure comes from: the short line under it, and the list that opens on a click."""

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask
from dashboard.kit.inert import inert, inert_table
from finsam_data.questions import register
from finsam_data.swedish import HIDDEN, MISSING, NO_BREAK, SEXES, is_missing, number

STATUS = {
    "printed": "avläst", "restored": "återställd", "derived": "beräknad", "missing": "saknas i papperet",
    "suppressed": "dold",
}  # fmt: skip

# between the titles where a row takes part in several findings
TITLES = " | "

# what is written after a number, by the unit in the record
UNITS = {
    "procent": "%", "antal": "", "ja-nej": "", "pp": "procentenheter", "helarsekvivalenter": "", "plac": "",
    "arenden": "ärenden",
    "manader": "månader", "ganger": "gånger", "nummer": "", "manad": "", "ar": "",
}  # fmt: skip


def fact_list(table: pd.DataFrame) -> tuple[int, ...]:
    """All fact_ids behind the rows of an answer, each once, in the order of the record."""
    return tuple(
        sorted({int(fact_id) for ids in table["fact_ids"] if pd.api.types.is_list_like(ids) for fact_id in ids})
    )


def source_line(fact_ids: tuple[int, ...], calculation: str, origin: str = "") -> str:
    """`Källa: Kallelse 2020-03-20 …, 1.4.1, Tabell 1 · andelar beräknade`. `origin` is a source that is not one of the
    papers.
    """
    if origin:
        return f"Källa: {origin}. {calculation}"
    if not fact_ids:
        return "Källa: papperen ger ingen uppgift."
    rows = ask(register.figures_behind, fact_ids=fact_ids)
    places = []
    for source, of_source in rows.groupby("source", sort=False):
        sections = list(dict.fromkeys(of_source["locator"].str.rpartition(", r. ")[0]))
        more = f" och {len(sections) - 2} platser till" if len(sections) > 3 else ""
        places.append(f"{source}: {'; '.join(sections[: 3 if not more else 2])}{more}")
    return f"Källa: {'. '.join(places)}. {calculation}"


def value_text(value, unit: str, status: str) -> str:
    """A figure of the record with its unit, `–` when the paper lacks it, `..` when it is hidden."""
    if status == "suppressed":
        return HIDDEN
    if is_missing(value):
        return MISSING
    # as many decimals as the record has, which are those of the paper; a computed value at most two
    decimals = min(2, len(f"{value:.10g}".partition(".")[2]))
    unit_text = UNITS.get(unit, unit)
    if unit == "ja-nej":
        return "ja" if value else "nej"
    if unit == "ar":  # a year is a name, without a space after the thousands
        return str(int(value))
    return f"{number(value, decimals)}{NO_BREAK}{unit_text}".strip(NO_BREAK)


def figure_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the record as a Swedish table that fits a phone: what, value, how it was read and where it stands."""
    return pd.DataFrame({
        "Uppgift": [_what(row) for row in rows.itertuples()],
        "Värde": [value_text(row.value, row.unit, row.status) for row in rows.itertuples()],
        "Läst och var det står": [_where(row) for row in rows.itertuples()],
    })  # fmt: skip


def _what(row) -> str:
    parts = (row.measure_label, row.detail, row.what, row.period, SEXES[row.sex].lower())
    return ", ".join(str(part) for part in parts if not is_missing(part))


def _where(row) -> str:
    """`Avläst, används inte. Kallelse …, 1.4.1, Tabell 1, r. 768.` and the note of the record."""
    unused = ", används inte" if not getattr(row, "used", True) else ""
    note = "" if is_missing(row.note) else f" {row.note}"
    return f"{STATUS[row.status].capitalize()}{unused}. {row.source}, {row.locator}.{note}"


def source_popover(key: str, fact_ids: tuple[int, ...], calculation: str, origin: str = "") -> None:
    """The button ”Källa”: every figure behind what is shown, with document, table and line. Asked for only when it is
    opened.

    With an `origin` outside the papers the rows are what the papers have to compare with.
    """
    opened = st.popover("Källa", key=f"source_{key}", on_change="rerun", type="tertiary", icon=":material/search:")
    if not opened.open:
        return
    with opened:
        st.markdown(
            f"**Var siffrorna står** "
            f"{inert(f'{origin}. {calculation}' if origin else calculation)}"
            f"{' Papperens tal att jämföra med:' if origin else ''}"
        )
        rows = ask(register.figures_behind, fact_ids=fact_ids)
        st.table(inert_table(figure_rows(rows)), border="horizontal", hide_index=True)
        st.caption("r. är raden i papperets text, som den är inläst.")
        for heading, titles in findings_of(rows).items():
            st.markdown(f"**{inert(heading)}**\n\n" + "\n".join(f"- {inert(title)}" for title in titles))


def findings_of(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The titles of every finding that the rows take part in, under what is said above them; what the scan damaged
    apart from the rest.
    """
    titles = dict.fromkeys(
        title for joined in rows["finding"] if not is_missing(joined) for title in joined.split(TITLES)
    )
    readings = set(ask(register.findings).query("kind == 'reading'")["title"])
    parts = {
        "Handlingarna går inte ihop här": [title for title in titles if title not in readings],
        "Skadat i skanningen": [title for title in titles if title in readings],
    }
    return {heading: part for heading, part in parts.items() if part}
