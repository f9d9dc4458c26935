"""A chart as an office program draws it: categories, series of numbers and a number format. PowerPoint and Excel are made of the same description.

Plain data, no library: what a series looks like is one word, `kind`, that each writer translates.
"""

import math
from dataclasses import dataclass
from datetime import date

# a number as it stands in the description; None is missing and becomes a gap, never 0
Number = float | None


@dataclass(frozen=True)
class Series:
    """Numbers of one name, one per category.

    `kind`: `bar`; `base` (the invisible part between zero and where a bar begins); `mark` (a short dash at the value, no line: a goal or what is
    compared with); `dot` (a point without a line); `line`.
    `colours` has one colour per value where they differ; `low` and `high` are the ends of each value's interval.
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
    """Series over shared categories. `lying` draws bars from the left with the first category on top, and has no marks; `stacked` piles the bars."""

    categories: tuple[str | date, ...]
    series: tuple[Series, ...]
    number_format: str
    lying: bool = False
    stacked: bool = False

    @property
    def has_legend(self) -> bool:
        """Whether more than one thing is drawn; the pieces of a broken line are one."""
        return len({series.name for series in self.series if series.kind != "base"}) > 1

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
    """Pairs of numbers of one name. `kind` is `line`, `dashed` or `dots`; each dot has its name, its colour and whether the name stands above it."""

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
