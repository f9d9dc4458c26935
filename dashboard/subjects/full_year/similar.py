"""Which municipalities are like ours: a weighted distance in level and composition.

Pure: a table in, a table out. The distance is Euclidean over standardised features: each difference is divided by the
standard deviation among the municipalities compared, squared, weighted, added, and the root is taken of the mean.
"""

import numpy as np
import pandas as pd

FEATURES = ("level", "part_ill_health", "part_unemployment", "part_assistance")


def distances(levels: pd.DataFrame, area: str, weights: dict[str, float]) -> pd.DataFrame:
    """The other rows of `levels` (from full_year.levels) with their `distance` to `area`, nearest first.

    `weights` gives a number from 0 for each of FEATURES, at least one of them above. A distance of 1 means one standard
    deviation in every feature. `composition_distance` is the same for the three parts alone, unweighted. Raises
    KeyError when `area` has no row.
    """
    chosen = levels.set_index("area").loc[area]
    factor = np.array([weights[name] for name in FEATURES], dtype=float)
    values = levels[list(FEATURES)].astype(float)
    # ddof=0: the municipalities with data are no sample, so this is the deviation of the whole
    deviation = values[levels["area"] != "SE"].std(ddof=0)
    differences = (values - chosen[list(FEATURES)].astype(float)) / deviation
    squares = differences.to_numpy() ** 2
    found = levels.assign(
        distance=np.sqrt(squares @ factor / factor.sum()), composition_distance=np.sqrt(squares[:, 1:].mean(axis=1))
    )
    return found[levels["area"] != area].sort_values(["distance", "area"], ignore_index=True)
