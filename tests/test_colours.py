"""The colours in data/codes: seen against white, told apart by colour-blind eyes and in a greyscale print."""

import itertools

import numpy as np
import pandas as pd
import pytest

from finsam_data.record.settings.colours import colour
from tests.conftest import DATA

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB
MACHADO = {
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
APART = 10
APART_IN_GREY = 5


def codes(name) -> pd.DataFrame:
    return pd.read_csv(DATA / "codes" / f"{name}.csv", dtype=str)


def linear(hex_colour: str) -> np.ndarray:
    """Linear RGB between 0 and 1 of `#RRGGBB`."""
    channels = np.array([int(hex_colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(rgb: np.ndarray) -> float:
    return float(rgb @ [0.2126, 0.7152, 0.0722])


def contrast_with_white(hex_colour: str) -> float:
    """WCAG 2.1: (1 + 0.05) / (luminance + 0.05)."""
    return 1.05 / (luminance(linear(hex_colour)) + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* with white D65."""
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    ratio = to_xyz @ np.clip(rgb, 0, 1) / [0.95047, 1.0, 1.08883]
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def distance(first: str, second: str, eyes: str | None = None) -> float:
    """CIE76 between two colours, as seen by these eyes."""
    seen = MACHADO[eyes] if eyes else np.eye(3)
    return float(np.linalg.norm(lab(seen @ linear(first)) - lab(seen @ linear(second))))


def lightness(hex_colour: str) -> float:
    return float(lab(linear(hex_colour))[0])


def test_the_formulas():
    """Known values: black on white is 21, mid grey has L* 53.6, pure red is (53.2, 80.1, 67.2); a dichromat sees grey
    as grey.
    """
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
    assert lightness("#808080") == pytest.approx(53.585, abs=0.01)
    assert lab(linear("#FF0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.02)
    for matrix in MACHADO.values():
        assert matrix @ np.ones(3) == pytest.approx(np.ones(3), abs=1e-5)


def named_colours() -> dict[str, str]:
    """Every colour with the name of its table, `areas Umeå` and so on."""
    answers = {f"scales {row.scale} {row.answer}": row.colour for row in codes("scales").itertuples()}
    return answers | {
        f"{table} {row[0]}": row.colour
        for table in ("areas", "outcomes", "signals", "other_colours")
        for row in codes(table)[[codes(table).columns[0], "colour"]].itertuples(index=False)
        # a hairline only orders the page; nothing is read from it
        if row[0] != "hairline"
    }


@pytest.mark.parametrize(("name", "hex_colour"), named_colours().items())
def test_contrast_against_white(name, hex_colour):
    # text 4.5, marks 3
    assert contrast_with_white(hex_colour) >= (
        4.5 if name in ("other_colours text", "other_colours muted") or name.startswith("signals") else 3
    )


def outcome_colours() -> list[tuple[str, str]]:
    rows = codes("outcomes")
    return list(
        rows[rows["category"] == rows["main_outcome"]][["category", "colour"]].itertuples(index=False, name=None)
    )


MUNICIPALITIES = [
    (row.label, row.colour)
    for row in codes("areas").itertuples()
    if row.area in ("2480", "2460", "2404", "2409", "2401", "2403")
]
OTHER = dict(codes("other_colours")[["name", "colour"]].itertuples(index=False, name=None))
SIGNALS = dict(codes("signals")[["signal", "colour"]].itertuples(index=False, name=None))
SCALES = {
    scale: list(rows.sort_values("position")[["answer", "colour"]].itertuples(index=False, name=None))
    for scale, rows in codes("scales").groupby("scale")
}
NEIGHBOURS = {
    **{f"{a}–{b}": (x, y) for (a, x), (b, y) in itertools.pairwise(outcome_colours())},
    **{f"{a}–{b}": (x, y) for (a, x), (b, y) in itertools.combinations(MUNICIPALITIES, 2)},
    "women–men": (OTHER["women"], OTHER["men"]),
    "goal–interval": (OTHER["goal"], OTHER["interval"]),
    "goal–first bar": (OTHER["goal"], outcome_colours()[0][1]),
    **{f"{scale}: {a}–{b}": (x, y) for scale, rows in SCALES.items() for (a, x), (b, y) in itertools.pairwise(rows)},
    "born abroad–born in Sweden": (OTHER["born_abroad"], OTHER["born_in_sweden"]),
    "chosen–own": (OTHER["accent"], OTHER["own"]),
    "own–reference": (OTHER["own"], OTHER["reference"]),
    "participants–staff": (OTHER["participants"], OTHER["staff"]),
    "merged rest–merged top": (OTHER["merged_rest"], OTHER["merged_top"]),
    "goal–last answer": (OTHER["goal"], SCALES["del-personal"][-1][1]),
    "reached–missed": (SIGNALS["reached"], SIGNALS["missed"]),
    "reached–no data": (SIGNALS["reached"], SIGNALS["no_data"]),
    "missed–no data": (SIGNALS["missed"], SIGNALS["no_data"]),
}


@pytest.mark.parametrize("eyes", [None, *MACHADO])
@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_neighbours_stay_apart(pair, eyes):
    assert distance(*NEIGHBOURS[pair], eyes) >= APART


# In grey, only what nothing else tells apart must differ. The municipalities' dots and bars carry their names; the
# signals have shape and word (● ▲ –); women are circles and men diamonds, named in the line under them; the bars of the
# outcomes have their headings, but lie next to each other in the flow, so they are asked; and the thin goal crosses the
# thin interval and the bar without any word.
@pytest.mark.parametrize(
    "pair",
    [*(f"{a}–{b}" for (a, _), (b, _) in itertools.pairwise(outcome_colours())), "goal–interval", "goal–first bar"],
)
def test_neighbours_stay_apart_in_grey(pair):
    first, second = NEIGHBOURS[pair]
    assert abs(lightness(first) - lightness(second)) >= APART_IN_GREY


# the answers lie end to end in one bar, with nothing but a white line between them
@pytest.mark.parametrize(
    "pair", [pair for pair in NEIGHBOURS if pair.split(":")[0] in SCALES or pair == "goal–last answer"]
)
def test_answers_stay_apart_in_grey(pair):
    first, second = NEIGHBOURS[pair]
    assert abs(lightness(first) - lightness(second)) >= APART_IN_GREY


def test_the_number_in_a_bar_can_be_read():
    for row in codes("scales").itertuples():
        lighter, darker = sorted((luminance(linear(row.colour)), luminance(linear(row.text_colour))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, row.answer


def test_one_colour_per_meaning():
    """No two municipalities and no two outcomes share a colour, and the parts of an outcome have their outcome's."""
    assert len({hex_colour for _, hex_colour in MUNICIPALITIES}) == len(MUNICIPALITIES) == 6
    assert len({hex_colour for _, hex_colour in outcome_colours()}) == 5
    main = dict(outcome_colours())
    for row in codes("outcomes").itertuples():
        assert row.colour == main[row.main_outcome]
    # goal met is never said in an outcome's colour
    assert not set(SIGNALS.values()) & set(main.values())


def test_colours_are_read_by_name():
    assert colour("goal") == OTHER["goal"]
    with pytest.raises(KeyError):
        colour("pink")


def test_the_theme_uses_the_same_colours():
    theme = (DATA.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f'primaryColor = "{OTHER["accent"]}"' in theme
    assert f'borderColor = "{OTHER["hairline"]}"' in theme
    assert f'grayTextColor = "{OTHER["muted"]}"' in theme
