"""One figure on a page: the finding as heading, the chart, where it comes from, the table, the downloads. The same for all.

The chart's form is built once and stays constant; only the table beside it changes, so the browser updates it instead of drawing anew.
"""

from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from pages.shared import charts, provenance, tables
from pages.shared.cached import chart_form
from pages.shared.downloads import chart_file


@dataclass(frozen=True)
class Figure:
    """What one figure needs.

    `heading` is the finding, computed; `subtitle` says measure, unit, population, period and n. `rows` is what the chart draws, `table` what
    ”Visa som tabell” shows, `answer` what the question gave: its fact_ids lead to the papers and it is what the CSV holds.
    """

    key: str
    heading: str
    subtitle: str
    form: str
    rows: pd.DataFrame
    table: pd.DataFrame
    answer: pd.DataFrame
    calculation: str
    notes: list[str] = field(default_factory=list)

    @property
    def fact_ids(self) -> tuple[int, ...]:
        """The rows of the record behind the figure."""
        return provenance.fact_list(self.answer)

    @property
    def alt_text(self) -> str:
        """One sentence for those who do not see the chart."""
        return f"Diagram: {self.heading}. {self.subtitle}"


def show(figure: Figure, is_first: bool = False) -> None:
    """Draws the figure. The first on a page carries the page's h1."""
    (st.title if is_first else st.header)(figure.heading, anchor=False)
    st.markdown(figure.subtitle)
    st.vega_lite_chart(figure.rows, chart_form(figure.form), key=f"chart_{figure.key}", theme=None, width="stretch", alt=figure.alt_text)
    for note in figure.notes:
        st.markdown(f"*{note}*")
    st.caption(provenance.source_line(figure.fact_ids, figure.calculation))
    with st.container(horizontal=True):
        _sources(figure)
        _table(figure)
        _downloads(figure)


def _sources(figure: Figure) -> None:
    opened = st.popover("Källa", key=f"source_{figure.key}", on_change="rerun", type="tertiary", icon=":material/search:")
    if opened.open:
        with opened:
            provenance.show_sources(figure.fact_ids, figure.calculation)


def _table(figure: Figure) -> None:
    opened = st.popover("Visa som tabell", key=f"table_{figure.key}", on_change="rerun", type="tertiary", icon=":material/table:")
    if opened.open:
        with opened:
            st.table(figure.table, border="horizontal", hide_index=True)


def _downloads(figure: Figure) -> None:
    opened = st.popover("Ladda ner", key=f"files_{figure.key}", on_change="rerun", type="tertiary", icon=":material/download:")
    if opened.open:
        with opened:
            source = provenance.source_line(figure.fact_ids, figure.calculation)
            for kind, label in (("png", "Bild (PNG)"), ("svg", "Bild (SVG)")):
                st.download_button(label, lambda kind=kind: chart_file(charts.FORMS[figure.form], figure, source, kind),
                                   f"{figure.key}.{kind}", key=f"{kind}_{figure.key}", on_click="ignore")  # fmt: skip
            st.download_button("Tabell (CSV)", tables.as_csv(figure.answer), f"{figure.key}.csv",
                               "text/csv", key=f"csv_{figure.key}", on_click="ignore")  # fmt: skip
