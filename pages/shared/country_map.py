"""The map of all municipalities with data: pydeck, zoomable, shapes only, nothing from outside."""

import json

import pandas as pd
import streamlit as st

from finsam_data import full_year
from finsam_data.swedish import is_missing, percent
from pages.shared import figures
from pages.shared.cached import ask, prepared
from pages.shared.figures import Figure
from pages.shared.filters import Area
from pages.shared.full_year_views import IN_SENTENCE, MEASURES

LIGHTEST, DARKEST = (220, 235, 241), (11, 79, 108)
NO_DATA = [236, 240, 241]
SWEDEN = {"latitude": 62.4, "longitude": 17.0, "zoom": 3.9}


def country(area: Area, measure: str) -> list[Figure]:
    """The country with every municipality that the papers print, for one of MEASURES. `area` is only the page's choice."""
    rows = ask(full_year.country_map, item=MEASURES[measure])
    known = rows[rows["share"].notna()].sort_values("share", ascending=False, ignore_index=True)
    top, bottom = known.iloc[0], known.iloc[-1]
    return [
        Figure(
            key="landet", form="country",
            heading=f"Av de {len(known)} kommuner som papperen redovisar har {top['area_label']} högst andel, {percent(top['share'], 1)}, och "
            f"{bottom['area_label']} lägst, {percent(bottom['share'], 1)}",
            subtitle=f"Andel av befolkningen 20–64 år som {IN_SENTENCE[MEASURES[measure]]}, 2019. Mörkare är högre, ljusgrått saknas i papperen.",
            rows=rows.assign(edge=["#14202B" if own else "#FFFFFF" for own in rows["is_own"]])[["area", "area_label", "share", "edge"]],
            table=pd.DataFrame({"Kommun": known["area_label"], "Andel": [percent(share, 1) for share in known["share"]]}),
            answer=known.drop(columns="geometry"), calculation="Andelarna är avlästa.",
        )
    ]  # fmt: skip


def show(area: Area, measure: str) -> None:
    """Draws the map for one of MEASURES so that it can be zoomed; a click says the municipality's figures under it."""
    figure = prepared(country, area, measure)[0]
    st.title(figure.heading, anchor=False)
    st.markdown(f"{figure.subtitle} Klicka på en kommun.")
    picked = st.pydeck_chart(prepared(deck, measure), key="karta_landet", height=560, on_select="rerun", selection_mode="single-object")
    for properties in picked.selection.objects.get("kommuner", []):
        st.markdown(f"**{properties['properties']['name']}**: {properties['properties']['text']}")
    figures.show_below(figure)


def deck(measure: str):
    """The map as a pydeck.Deck: one GeoJSON layer, no tiles."""
    # loaded with the first map: no other view needs it
    import pydeck

    rows = ask(full_year.country_map, item=MEASURES[measure])
    low, high = rows["share"].min(), rows["share"].max()
    shapes = [
        {
            "type": "Feature", "geometry": json.loads(row.geometry),
            "properties": {"name": row.area_label, "text": "saknas i papperen" if is_missing(row.share) else percent(row.share, 1),
                           "fill": NO_DATA if is_missing(row.share) else _shade((row.share - low) / (high - low)),
                           "edge": [20, 32, 43] if row.is_own else [255, 255, 255]},
        }
        for row in rows.itertuples()
    ]  # fmt: skip
    layer = pydeck.Layer(
        "GeoJsonLayer", {"type": "FeatureCollection", "features": shapes}, id="kommuner", pickable=True, auto_highlight=True,
        get_fill_color="properties.fill", get_line_color="properties.edge", line_width_min_pixels=1,
    )  # fmt: skip
    # map_provider=None: otherwise the browser asks another machine for tiles
    return pydeck.Deck([layer], initial_view_state=pydeck.ViewState(**SWEDEN), map_provider=None, tooltip={"text": "{name}: {text}"})


def _shade(place: float) -> list[int]:
    return [round(light + place * (dark - light)) for light, dark in zip(LIGHTEST, DARKEST, strict=True)]
