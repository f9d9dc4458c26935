"""The maps as pure functions: a table in, an Altair chart out. The municipalities' shapes are part of the chart's
form.
"""

import altair as alt

from finsam_data.record.settings.forbund import forbund
from finsam_data.scb.shapes import features

# the name of the map's selection; dashboard/kit/figures/show.py reads what was clicked
MAP_CLICK = "vald_kommun"


def municipality_map(data) -> alt.LayerChart:
    """The own municipalities as a map, darker for a higher share, with name and number on each. A click gives
    `area_label`.

    Columns: area, area_label, share (0–1), text, longitude, latitude, edge (colour of the border), edge_width.
    """
    shapes = alt.LookupData(
        data=alt.InlineData(values=features(forbund().municipalities)),
        key="id",
        fields=["type", "geometry", "properties"],
    )
    # light enough at its darkest for dark text
    shade = alt.Color("share:Q", scale=alt.Scale(range=["#E9F2F6", "#6FAAC0"], zero=False, nice=False))
    picked = alt.selection_point(name=MAP_CLICK, fields=["area_label"], toggle=False)
    base = alt.Chart(data, name="land").transform_lookup(lookup="area", from_=shapes)
    land = base.mark_geoshape().encode(
        color=shade, stroke=alt.Stroke("edge:N", scale=None), strokeWidth=alt.StrokeWidth("edge_width:Q", scale=None),
    ).add_params(picked)  # fmt: skip
    words = alt.Chart(data).encode(longitude="longitude:Q", latitude="latitude:Q", text="text:N")
    style = {"fontSize": 15, "fontWeight": 600, "lineHeight": 18}
    halo = words.mark_text(stroke="white", strokeWidth=4, strokeOpacity=0.75, **style)
    return alt.layer(land, halo, words.mark_text(**style)).project("mercator").properties(width="container", height=460)


def country(data) -> alt.LayerChart:
    """All municipalities of the country as a map, darker for a higher share, grey where the share is missing.

    Columns: area, share (0–1 or missing), edge (colour of the border), edge_width.
    """
    shapes = alt.LookupData(data=alt.InlineData(values=features()), key="id", fields=["type", "geometry", "properties"])
    shade = alt.Color("share:Q", scale=alt.Scale(range=["#DCEBF1", "#0B4F6C"], zero=False, nice=False))
    land = alt.Chart(data).transform_lookup(lookup="area", from_=shapes).mark_geoshape()
    width = alt.StrokeWidth("edge_width:Q", scale=None)
    known = land.transform_filter("isValid(datum.share)").encode(
        color=shade, stroke=alt.Stroke("edge:N", scale=None), strokeWidth=width
    )
    unknown = land.transform_filter("!isValid(datum.share)").encode(
        color=alt.value("#ECF0F1"), stroke=alt.value("#FFFFFF"), strokeWidth=width
    )
    return alt.layer(unknown, known).project("mercator").properties(width="container", height=620)


FORMS = (municipality_map, country)
