"""One figure on a page: the finding as heading, the chart, where it comes from, the table, the downloads. The same for
all.

A view is a pure function that gives figures (or a notice why there are none); here they are drawn. The chart's form is
built once and stays constant; only the table beside it changes, so the browser updates it instead of drawing anew.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.kit.cached import prepared
from dashboard.kit.charts.forms import TABLE_FORM, chart_form
from dashboard.kit.figures import minutes, provenance
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.files.chart_file import chart_file
from dashboard.kit.files.columns import ColumnUnknown
from dashboard.kit.files.csv_file import as_csv, csv_name
from dashboard.kit.guard import callback, file
from dashboard.kit.inert import inert, inert_table
from finsam_data.record.settings.colours import colour


def show(view: Callable, *arguments) -> None:
    """Draws what a view gives for these arguments. The first of its figures carries the page's h1."""
    for place, item in enumerate(prepared(view, *arguments)):
        title_of(item, st.header if place else st.title)
        body_of(item)


def title_of(item: Figure | Notice, title: Callable = st.title) -> None:
    """The finding, or what is said instead of it, in large type."""
    title(inert(item.title if isinstance(item, Notice) else item.heading), anchor=False)


def body_of(item: Figure | Notice) -> None:
    """All but the heading, for a page that puts the two in different places."""
    if isinstance(item, Notice):
        st.info(inert(item.text))
    else:
        _figure(item)


def _figure(figure: Figure) -> None:
    st.markdown(inert(figure.under_heading))
    if figure.form == TABLE_FORM:
        _lines(figure)
        show_below(figure)
        return
    key = f"chart_{figure.key}"
    if figure.picks_area:
        # a new chart for each choice: a mark that is still picked would not hear the next click on it
        key += f"_{st.session_state.get('kommun', '')}"
    on_select = (
        callback(partial(_choose_area, key))
        if figure.picks_area
        else callback(partial(_open, key, figure.opens))
        if figure.opens
        else "ignore"
    )
    st.vega_lite_chart(
        figure.rows,
        chart_form(figure.form),
        key=key,
        theme=None,
        width="stretch",
        alt=figure.alt_text,
        on_select=on_select,
    )
    show_below(figure)


def show_below(figure: Figure) -> None:
    """What stands under every chart: the remarks, the source, the table and the downloads."""
    for note in figure.notes:
        st.markdown(f"*{inert(note)}*")
    st.caption(inert(figure.source))
    with st.container(horizontal=True):
        if figure.fact_ids:
            provenance.source_popover(figure.key, figure.fact_ids, figure.calculation, figure.origin)
        if figure.form != TABLE_FORM:
            _table(figure)
        _downloads(figure)
        _words(figure)


def _lines(figure: Figure) -> None:
    """The table itself: numbers to the right, totals in bold under a line."""
    total = {"font-weight": "650", "border-top": f"1.5px solid {colour('muted')}"}
    table = inert_table(figure.table)
    numbers = list(table.columns[1:])
    totals = [place for place, is_total in zip(table.index, figure.rows["is_total"], strict=True) if is_total]
    # Streamlit writes its own alignment into each cell
    styled = table.style.set_properties(subset=numbers, **{"text-align": "right !important"})
    styled = styled.set_table_styles(
        [{"selector": "th.col_heading:not(.col0)", "props": [("text-align", "right !important")]}]
    )
    styled = styled.set_properties(subset=(totals, table.columns), **total)
    st.table(
        styled,
        border="horizontal",
        hide_index=True,
        width="content",
    )


def _choose_area(key: str) -> None:
    """What a click on the map does: the shared choice of municipality follows."""
    picked = next(iter(st.session_state[key].selection.values()), [])
    if picked:
        st.session_state["kommun"] = picked[0]["area_label"]


def _open(key: str, opens: Callable[[dict], dict[str, str]]) -> None:
    """What a click on a mark does where the figure opens something: the widgets get the values of the mark."""
    picked = next(iter(st.session_state[key].selection.values()), [])
    if picked:
        st.session_state.update(opens(picked[0]))


def _table(figure: Figure) -> None:
    opened = st.popover(
        "Visa som tabell", key=f"table_{figure.key}", on_change="rerun", type="tertiary", icon=":material/table:"
    )
    if opened.open:
        with opened:
            st.table(inert_table(figure.table), border="horizontal", hide_index=True)


def _downloads(figure: Figure) -> None:
    opened = st.popover(
        "Ladda ner", key=f"files_{figure.key}", on_change="rerun", type="tertiary", icon=":material/download:"
    )
    if opened.open:
        with opened:
            for kind, label in (("png", "Bild (PNG)"), ("svg", "Bild (SVG)")) if figure.form != TABLE_FORM else ():
                st.download_button(label, file(lambda kind=kind: chart_file(figure, kind)),
                                   f"{figure.key}.{kind}", key=f"{kind}_{figure.key}", on_click="ignore")  # fmt: skip
            _csv_button(figure)


def _csv_button(figure: Figure) -> None:
    """The table as a file; no file where it has a column that nobody has named (the log says which)."""
    try:
        st.download_button(
            "Tabell (CSV)", as_csv(figure), csv_name(figure), "text/csv", key=f"csv_{figure.key}", on_click="ignore"
        )
    except ColumnUnknown:
        st.error("Tabellen kan inte laddas ner, för en av kolumnerna saknar namn. Kontakta kansliet.")


def _words(figure: Figure) -> None:
    opened = st.popover(
        "Kopiera som text",
        key=f"words_{figure.key}",
        on_change="rerun",
        type="tertiary",
        icon=":material/content_copy:",
    )
    if opened.open:
        with opened:
            st.code(minutes.as_text(figure), language=None, wrap_lines=True)
