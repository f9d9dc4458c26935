"""The map of all municipalities with data. pydeck draws it so that it can be zoomed; it fetches nothing from
outside.
"""

import json

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import Area
from dashboard.kit.figures import show as figures
from dashboard.kit.figures.figure import Figure
from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from dashboard.subjects.full_year.basis import basis, leading_to, of_papers
from dashboard.subjects.full_year.map_views import MEASURES, OF_BENEFITS, of_measure
from finsam_data.questions import full_year
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import is_missing, number, percent

LIGHTEST, DARKEST = (220, 235, 241), (11, 79, 108)
NO_DATA = [236, 240, 241]
CHOSEN = "#14202B"
# from Smygehuk to Treriksröset in HEIGHT pixels, on a phone too
SWEDEN = {"latitude": 63.0, "longitude": 17.0, "zoom": 3.5}
HEIGHT = 560
KEY = "karta_landet"


def country(area: Area, measure: str, year: str = "") -> list[Figure]:
    """The country with every municipality that has a share, for one of MEASURES. The choice of `area` changes only the
    edges and the notes.
    """
    base = basis(year)
    rows = ask(full_year.country_map, item=MEASURES[measure], year=base.year)
    known = rows[rows["share"].notna()].sort_values("share", ascending=False, ignore_index=True)
    top, bottom = known.iloc[0], known.iloc[-1]
    words, fact_ids = of_papers(area.area, area.label, base.year)
    which = (
        f"av landets {number(len(known))} kommuner"
        if base.delivery
        else f"av de {len(known)} kommuner som papperen redovisar"
    )
    light, dark = percent(bottom["share"], 1), percent(top["share"], 1)
    drawn = rows.assign(edge=CHOSEN, edge_width=[_edge_width(row, area.label) for row in rows.itertuples()])
    drawn.loc[~drawn["is_own"], "edge"] = "#FFFFFF"
    return [
        Figure(
            key="landet", form="country", origin=base.origin, notes=words,
            heading=f"{of_measure(measure)} {base.when}: {which} har {top['area_label']} högst andel av befolkningen, "
            f"{dark}, och {bottom['area_label']} lägst, {light}",
            measure=f"Helårsekvivalenter som andel av befolkningen 20–64 år, {OF_BENEFITS[MEASURES[measure]]}, "
            f"{base.when}.",
            legend=f"Ljusast blå är {light}, mörkast {dark}"
            f"{'' if len(known) == len(rows) else '; ljusgrått: uppgift saknas'}. "
            f"Mörk kant: de egna kommunerna{'' if area.area == 'UR' else f'; tjockast: {area.label}'}.",
            hint=f"Klicka på en kommun för att se dess andel; en av {forbund().all_of_them} blir vald.",
            # drawn last, so that no neighbour's border lies over theirs
            rows=drawn.sort_values("edge_width", kind="stable")[["area", "area_label", "share", "edge", "edge_width"]],
            table=pd.DataFrame({"Kommun": known["area_label"],
                "Andel": [percent(share, 1) for share in known["share"]]}),
            answer=leading_to(known.drop(columns="geometry"), fact_ids, base.year),
            calculation=base.calculation("Andelarna är avlästa."),
        )
    ]  # fmt: skip


def show(area: Area, measure: str, year: str) -> None:
    """Draws the map. A click writes the municipality's share under it, and chooses the municipality when it is one of
    the förbund's own.
    """
    figure = prepared(country, area, measure, year)[0]
    st.title(inert(figure.heading), anchor=False)
    st.markdown(inert(figure.under_heading))
    picked = st.pydeck_chart(
        prepared(deck, area, measure, year),
        key=KEY,
        height=HEIGHT,
        on_select=callback(_choose_area),
        selection_mode="single-object",
        alt=figure.alt_text,
    )
    for shape in picked.selection.objects.get("kommuner", []):
        st.markdown(f"**{inert(shape['properties']['name'])}**: {inert(shape['properties']['text'])}")
    figures.show_below(figure)


def _choose_area() -> None:
    for shape in st.session_state[KEY].selection.objects.get("kommuner", []):
        if shape["properties"]["is_own"]:
            st.session_state["kommun"] = shape["properties"]["name"]


def deck(area: Area, measure: str, year: str):
    """The map as a pydeck.Deck: one layer of shapes and no background map."""
    # loaded with the first map: no other view needs it
    import pydeck

    rows = ask(full_year.country_map, item=MEASURES[measure], year=basis(year).year)
    low, high = rows["share"].min(), rows["share"].max()
    shapes = [
        {
            "type": "Feature", "geometry": json.loads(row.geometry),
            "properties": {
                "name": row.area_label, "text": "saknas" if is_missing(row.share) else percent(row.share, 1),
                "fill": NO_DATA if is_missing(row.share) else _shade((row.share - low) / (high - low)),
                "edge": [20, 32, 43] if row.is_own else [255, 255, 255], "is_own": bool(row.is_own),
                "width": _edge_width(row, area.label),
            },
        }
        for row in rows.itertuples()
    ]  # fmt: skip
    # drawn last, so that no neighbour's border lies over theirs
    shapes.sort(key=lambda shape: shape["properties"]["width"])
    layer = pydeck.Layer(
        "GeoJsonLayer", {"type": "FeatureCollection", "features": shapes}, id="kommuner", pickable=True,
        auto_highlight=True, get_fill_color="properties.fill", get_line_color="properties.edge",
        get_line_width="properties.width", line_width_units="'pixels'", highlight_color=[20, 32, 43, 60],
    )  # fmt: skip
    # with a map_provider the browser would ask another machine for a background map
    return pydeck.Deck(
        [layer], initial_view_state=pydeck.ViewState(**SWEDEN), map_provider=None, tooltip={"text": "{name}: {text}"}
    )


def _edge_width(row, chosen: str) -> float:
    return 3 if row.area_label == chosen else 1.2 if row.is_own else 0.6


def _shade(place: float) -> list[int]:
    return [round(light + place * (dark - light)) for light, dark in zip(LIGHTEST, DARKEST, strict=True)]
