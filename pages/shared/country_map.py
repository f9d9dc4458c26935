"""The map of all municipalities with data: pydeck, zoomable, shapes only, nothing from outside."""

import json

import pydeck
import streamlit as st

from finsam_data import full_year
from finsam_data.swedish import is_missing, percent
from pages.shared import provenance
from pages.shared.cached import ask, prepared
from pages.shared.full_year_views import IN_SENTENCE, MEASURES

LIGHTEST, DARKEST = (220, 235, 241), (11, 79, 108)
NO_DATA = [236, 240, 241]
SWEDEN = {"latitude": 62.4, "longitude": 17.0, "zoom": 3.9}


def show(measure: str) -> None:
    """Draws the map for one of MEASURES; a click says the municipality's figures under it."""
    rows = ask(full_year.country_map, item=MEASURES[measure])
    rows = rows[rows["share"].notna()]
    top, bottom = rows.loc[rows["share"].idxmax()], rows.loc[rows["share"].idxmin()]
    st.title(f"Av de {len(rows)} kommuner som papperen redovisar har {top['area_label']} högst andel, {percent(top['share'], 1)}, och "
             f"{bottom['area_label']} lägst, {percent(bottom['share'], 1)}", anchor=False)  # fmt: skip
    st.markdown(
        f"Andel av befolkningen 20–64 år som {IN_SENTENCE[MEASURES[measure]]}, 2019. Mörkare är högre, ljusgrått "
        "saknas i papperen. Klicka på en kommun."
    )
    picked = st.pydeck_chart(prepared(deck, measure), key="landet", height=560, on_select="rerun", selection_mode="single-object")
    for properties in picked.selection.objects.get("kommuner", []):
        st.markdown(f"**{properties['properties']['name']}**: {properties['properties']['text']}")
    fact_ids = provenance.fact_list(rows)
    st.caption(provenance.source_line(fact_ids, "Andelarna är avlästa."))
    with st.container(horizontal=True):
        provenance.source_popover("landet", fact_ids, "Andelarna är avlästa.")
        opened = st.popover("Visa som tabell", key="table_landet", on_change="rerun", type="tertiary", icon=":material/table:")
        if opened.open:
            with opened:
                shown = rows.sort_values("share").assign(share=[percent(share, 1) for share in rows.sort_values("share")["share"]])
                st.table(shown[["area_label", "share"]].rename(columns={"area_label": "Kommun", "share": "Andel"}), hide_index=True)


def deck(measure: str) -> pydeck.Deck:
    """The map as a deck: one GeoJSON layer, no tiles."""
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
