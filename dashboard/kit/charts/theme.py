"""Colours, type and Swedish numbers for every chart, registered with Altair when this module is imported."""

import altair as alt

from finsam_data.record.settings.colours import colour
from finsam_data.swedish import MINUS, NO_BREAK

FONT = "Source Sans, Source Sans Pro, DejaVu Sans, sans-serif"


def swedish_theme() -> alt.theme.ThemeConfig:
    """Colours, type and Swedish numbers as an Altair theme."""
    locale = {
        "decimal": ",",
        "thousands": NO_BREAK,
        "grouping": [3],
        "currency": ["", f"{NO_BREAK}kr"],
        "percent": f"{NO_BREAK}%",
        "minus": MINUS,
    }
    axis = {
        "aria": False,
        "labelColor": colour("muted"), "titleColor": colour("muted"), "labelFontSize": 14, "titleFontSize": 14,
        "titleFontWeight": "normal",
        "grid": True, "gridColor": colour("hairline"), "gridWidth": 0.6, "domain": False, "ticks": False,
        "labelPadding": 6, "titlePadding": 10,
    }  # fmt: skip
    config = {
        # one image with one text alternative: Vega's own descriptions of marks are English, and so are the column names
        # in Streamlit's tooltip
        "mark": {"aria": False, "tooltip": None},
        "font": FONT, "background": "white", "view": {"stroke": None}, "axis": axis, "locale": {"number": locale},
        "text": {"color": colour("text"), "fontSize": 15, "lineBreak": "\n"}, "legend": {"disable": True},
        "bar": {"cornerRadiusEnd": 2},
    }  # fmt: skip
    padding = {"left": 1, "right": 8, "top": 4, "bottom": 4}
    return alt.theme.ThemeConfig(
        {"config": config, "padding": padding, "autosize": {"type": "fit-x", "contains": "padding"}}
    )


alt.theme.register("finsam", enable=True)(swedish_theme)
# the map's shapes stay where the chart has them, not in a list of datasets beside it: a page changes only the data
alt.data_transformers.enable("default", consolidate_datasets=False)
