"""A chart as an office program draws it: categories, series of numbers and a number format. PowerPoint and Excel are
made of the same description.

Plain data: what a series looks like is one word, `kind`, that each writer translates.
"""

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd

from finsam_data.swedish import is_missing

# a number as it stands in the description; None is missing and becomes a gap, never 0
Number = float | None
# how many letters have room beside each other under a chart
LETTERS_ABREAST = 66


def numbers(column) -> tuple[Number, ...]:
    """The values of a column as plain numbers; missing is None."""
    return tuple(None if is_missing(value) else float(value) for value in column)


def format_of(rows: pd.DataFrame) -> str:
    """The number format of a chart: that of the row with the most decimals."""
    return max(rows["number_format"], key=len)


@dataclass(frozen=True)
class Series:
    """Numbers of one name, one per category.

    `kind`: `bar`; `base` (the invisible part between zero and where a bar begins); `mark` (a short dash across the bar
    at the value: a goal or what is compared with); `dot` (a point without a line); `line`. `colours` has one colour per
    value where they differ; `low` and `high` are the ends of each value's interval.
    """

    name: str
    values: tuple[Number, ...]
    kind: str = "bar"
    colour: str = ""
    colours: tuple[str, ...] = ()
    low: tuple[Number, ...] = ()
    high: tuple[Number, ...] = ()
    labelled: bool = False


@dataclass(frozen=True)
class Chart:
    """Series over shared categories. `lying` draws bars from the left with the first category on top; `stacked` piles
    the bars.
    """

    categories: tuple[str | date, ...]
    series: tuple[Series, ...]
    number_format: str
    lying: bool = False
    stacked: bool = False

    @property
    def has_legend(self) -> bool:
        """Whether more than one thing is drawn; the pieces of a broken line are one."""
        return len({series.name for series in self.series if series.kind != "base"}) > 1

    def draws_as_bar(self, series: Series) -> bool:
        """Whether a series is drawn among the bars. A mark at lying bars is: no office program lays a line down beside
        them.
        """
        return series.kind in ("bar", "base") or (self.lying and series.kind == "mark")

    @property
    def dash(self) -> float:
        """Half the thickness of a mark across lying bars, in the unit of the values. The mark is a thick error bar at
        the end of a bar without fill.
        """
        return 0.003 * (
            self.top
            or max((abs(value) for series in self.series for value in series.values if value is not None), default=0)
        )

    def dash_points(self, height: float) -> float:
        """How long that mark is, in a chart so many points high."""
        return min(26.0, round(0.6 * height / len(self.categories), 1))

    @property
    def overlap(self) -> int:
        """How much the bars of one category cover each other, in percent: wholly where they are piled, or where marks
        lie across them.
        """
        return 100 if self.stacked or (self.lying and any(series.kind == "mark" for series in self.series)) else 0

    @property
    def is_slanted(self) -> bool:
        """Whether the labels under upright bars must slant, so that no word is broken."""
        longest = max(
            (len(word) for label in self.categories if isinstance(label, str) for word in label.split(" ")), default=0
        )
        return not self.lying and longest * len(self.categories) > LETTERS_ABREAST

    @property
    def goes_below_zero(self) -> bool:
        """Whether the axis of values begins below zero."""
        return any(value is not None and value < 0 for series in self.series for value in series.values)

    @property
    def axis_format(self) -> str:
        """The number format beside the axis: large numbers and whole percent need no decimals there."""
        largest = max((abs(value) for series in self.series for value in series.values if value is not None), default=0)
        short = self.number_format.replace(".00", ".0") if "%" in self.number_format else self.number_format
        is_small = largest < 0.1 or 1 < largest < 10 if "%" in short else largest < 10
        return short if is_small else short.replace(".00", "").replace(".0", "")

    @property
    def top(self) -> Number:
        """Where the axis of values must end for the intervals to be whole, or None when there are none."""
        ends = [end for series in self.series for end in series.high if end is not None]
        if not ends:
            return None
        highest = max([*ends, *(value for series in self.series for value in series.values if value is not None)])
        step = 10 ** math.floor(math.log10(highest)) / 2
        return math.ceil(highest / step + 0.05) * step


@dataclass(frozen=True)
class Curve:
    """Pairs of numbers of one name. `kind` is `line`, `dashed` or `dots`; each dot has its name, its colour and whether
    the name stands above it.
    """

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    kind: str
    colour: str = ""
    names: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    above: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Scatter:
    """Curves over two axes of numbers."""

    curves: tuple[Curve, ...]
    number_format: str
    x_title: str
    goes_below_zero: bool = False

    @property
    def axis_format(self) -> str:
        """The number format beside the axis of values."""
        return self.number_format
