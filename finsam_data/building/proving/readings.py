"""What the numbers of a text may say of hidden persons.

A reader understands a sentence; a program does not. So a number is taken to say everything true that it could say: that
it is a hidden count, a sum or difference that holds one, a percentage of one, or a bound on one, among the places and
years that the text is about. Each of these is a relation in the same system as the tables. A text that says nothing of
the kind is harmless; that one says too much by chance is the price of never saying too little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from finsam_data.building.proving.known import (
    CATEGORY,
    ITEM,
    MANY,
    NAME,
    PERIOD,
    PLACE,
    SEX,
    Cell,
    Known,
    Relation,
    share_bounds,
    topic_of,
)
from finsam_data.building.proving.numbers import Said

# a line of at most this many parts is summed in every way; of a longer one, few parts and all but few
ALL_WAYS, FEW = 8, 2
Form = dict[Cell, int]


@dataclass(frozen=True)
class About:
    """What a text is about: the places, periods, topics and items of its rows, and those that it names. None: any. A
    text that is about no place at all (`places` is None) says something only with a number of a number. `members` are
    the places with those that they are totals of: a sum may be of them.
    """

    places: frozenset[str] | None = None
    members: frozenset[str] | None = None
    periods: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    items: frozenset[str] | None = None
    # what its own rows visibly say, in the unit of the row: a number that repeats it says nothing new
    values: frozenset[float] = frozenset()
    # whether even a number of a number is about these places: so it is at a row
    is_narrow: bool = False

    def is_then(self, cells: Iterable[Cell]) -> bool:
        """Whether these cells are of the periods that the text is about."""
        return self.periods is None or all(cell[PERIOD] in self.periods for cell in cells)

    def allows(self, cells: Iterable[Cell], any_item: bool = False, together: bool = False) -> bool:
        """Whether the text may be about these cells, or about them `together`."""
        places = self.members if together else self.places
        return places is not None and all(
            cell[PLACE] in places
            and self.is_then([cell])
            and (self.topics is None or topic_of(cell) in self.topics)
            and (any_item or self.items is None or cell[ITEM] is None or cell[ITEM] in self.items)
            for cell in cells
        )


class Readings:
    """The quantities that a number could be, worked out once for all texts."""

    def __init__(self, known: Known, totals: set[str], goals: set[float]):
        """`totals` are the places that are sums of others; `goals` the percentages that are goals, which a bound may
        name without saying anything of a result.
        """
        self._known, self._goals = known, goals
        self._whole_of: dict[Cell, set[Cell]] = defaultdict(set)
        for part, whole in known.pairs:
            self._whole_of[part].add(whole)
        sums = [form for line in self._lines(totals) for form in _ways(line)]
        self._cells: dict[int, list[Cell]] = defaultdict(list)
        for cell, count in known.counts.items():
            self._cells[count].append(cell)
        self._combined: dict[int, list[Form]] = defaultdict(list)
        for form in [*sums, *self._differences()]:
            if form.keys() & known.hidden:
                self._combined[abs(self._value(form))].append(form)
        self._simple, self._pooled = (
            [(part, whole, self._value(part), n) for part, whole in pairs if (n := self._value(whole))]
            for pairs in (self._parts_and_wholes(), self._pooled_parts(sums))
        )

    def of(self, said: list[Said], about: About, text: int) -> list[Relation]:
        """The relations that the numbers of one text say between hidden cells; all true, none twice."""
        taken = {
            value
            for number in said
            if number.kind == "av" and self._pairs(number)
            for value in (number.value, number.whole)
        }
        found = {}
        for number in said:
            if number.kind != "av" and (number.value in about.values or number.value in taken):
                continue
            for terms, low, high in self._read(number, about):
                relation = Relation(tuple(sorted(terms.items(), key=str)), low, high, text)
                if terms.keys() & self._known.hidden and relation.holds(self._known.counts):
                    found[relation] = None
        return list(found)

    def _is_visible(self, part: Form, whole: Form) -> bool:
        pair = (next(iter(part)), next(iter(whole)))
        return not (part.keys() | whole.keys()) & self._known.hidden or (len(part) == 1 and pair in self._known.shown)

    def _value(self, form: Form) -> int:
        return sum(factor * self._known.counts[cell] for cell, factor in form.items())

    def _read(self, said: Said, about: About) -> Iterator[tuple[dict, float, float]]:
        if said.kind == "av":
            yield from self._numbers_of_numbers(said, about)
        elif said.kind == "pp":
            yield from self._differing_shares(said, about)
        elif said.kind == "antal":
            yield from self._bounded_counts(said, about) if said.is_bound else self._counts(said, about)
        elif said.is_bound:
            if said.value not in self._goals or said.high is not None:
                yield from self._bounded_shares(said, about)
        else:
            yield from self._shares(said, about)

    def _pairs(self, said: Said) -> list[tuple]:
        return [ratio for ratio in self._simple + self._pooled if (ratio[2], ratio[3]) == (said.value, said.whole)]

    def _numbers_of_numbers(self, said: Said, about: About) -> Iterator[tuple[dict, float, float]]:
        """So seldom the same by chance that any place can be meant, unless a visible pair is what the text is about."""
        pairs = self._pairs(said)
        visible = [part for part, whole, *_ in pairs if self._is_visible(part, whole)]
        if any(about.allows(part) for part in visible):
            return
        for part, whole, k, n in pairs:
            if about.allows(part, any_item=True) if about.is_narrow else about.is_then(part):
                yield part, k, k
                yield whole, n, n

    def _counts(self, said: Said, about: About) -> Iterator[tuple[dict, float, float]]:
        """A number is a count, a sum or a difference, though a visible count may be the same number by chance."""
        if said.value != round(said.value):
            return
        cells = [cell for cell in self._cells.get(round(said.value), []) if about.allows([cell])]
        forms = [{cell: 1} for cell in cells]
        # the visible side of a sum may stand anywhere: what is left of a total is said of the part
        unseen = self._known.hidden
        forms += [
            form
            for form in self._combined.get(round(said.value), [])
            if about.allows(form.keys() & unseen, together=True)
        ]
        for form in forms:
            value = self._value(form)
            yield form, value, value

    def _bounded_counts(self, said: Said, about: About) -> Iterator[tuple[dict, float, float]]:
        low = -MANY if said.low is None else said.low
        high = MANY if said.high is None else said.high
        for cell in self._known.hidden & self._known.counts.keys():
            if about.allows([cell], any_item=True):
                yield {cell: 1}, low, high

    def _shares(self, said: Said, about: About) -> Iterator[tuple[dict, float, float]]:
        """A percentage or a fraction is a share; or, if no visible share is that, a share of several together."""
        visible = False
        for ratios in (self._simple, self._pooled):
            for part, whole, k, n in ratios if not visible else ():
                exact = said.kind == "del"
                fits = k == said.value * n if exact else abs(100 * k / n - said.value) <= said.half + 1e-9
                if fits and about.allows(part, together=ratios is self._pooled):
                    visible = visible or self._is_visible(part, whole)
                    if exact:
                        yield _less(part, whole, said.value), 0, 0
                    else:
                        yield from share_bounds(part, whole, said.value, said.half)

    def _bounded_shares(self, said: Said, about: About) -> Iterator[tuple[dict, float, float]]:
        for part, whole, _, _ in self._simple:
            if about.allows(part, any_item=True):
                if said.low is not None:
                    yield share_bounds(part, whole, said.low, said.half)[1]
                if said.high is not None:
                    yield share_bounds(part, whole, said.high, said.half)[0]

    def _differing_shares(self, said: Said, about: About) -> Iterator[tuple[dict, float, float]]:
        """Percentage points between two shares of known wholes: of women and men, of two years, of two places."""
        alone = [
            (next(iter(part)), k, n)
            for part, whole, k, n in self._simple
            if len(part) == 1 and not whole.keys() & self._known.hidden and about.allows(part)
        ]
        for (one, k, n), (other, k_too, n_too) in combinations(alone, 2):
            points = 100 * k / n - 100 * k_too / n_too
            if _apart(one, other) == 1 and abs(abs(points) - said.value) <= said.half + 1e-9:
                sign = 1 if points > 0 else -1
                yield {one: 100 * sign / n, other: -100 * sign / n_too}, said.value - said.half, said.value + said.half

    def _lines(self, totals: set[str]) -> Iterator[list[Cell]]:
        """The cells that differ in one thing only (place, item, category), which somebody may add up."""
        lines = defaultdict(list)
        for cell in self._known.counts:
            for axis in (PLACE, ITEM, CATEGORY):
                if cell[axis] is not None and not (axis == PLACE and cell[PLACE] in totals):
                    lines[axis, *cell[:axis], *cell[axis + 1 :]].append(cell)
        for line in lines.values():
            if len(line) > 1 and self._known.hidden & set(line):
                yield sorted(line, key=str)

    def _differences(self) -> Iterator[Form]:
        """Two cells that differ in one thing (women and men, two years, two places, two outcomes), and a part and its
        whole.
        """
        for part, whole in self._known.pairs:
            yield {whole: 1, part: -1}
        near = defaultdict(list)
        for cell in self._known.counts:
            for axis in (PERIOD, PLACE, CATEGORY, SEX):
                near[axis, *cell[:axis], *cell[axis + 1 :]].append(cell)
        for cells in near.values():
            for one, other in combinations(cells, 2):
                if {one, other} & self._known.hidden:
                    yield {one: 1, other: -1}

    def _parts_and_wholes(self) -> Iterator[tuple[Form, Form]]:
        """What can be a share: a count of its whole, and what is left of the whole."""
        for part, whole in self._known.pairs:
            yield {part: 1}, {whole: 1}
            yield {whole: 1, part: -1}, {whole: 1}

    def _pooled_parts(self, sums: list[Form]) -> Iterator[tuple[Form, Form]]:
        """Parts of one whole together, and the same count of several places together."""
        for form in sums:
            wholes = [self._whole_of[cell] for cell in form]
            for whole in set.intersection(*wholes):
                yield form, {whole: 1}
            if len({cell[PLACE] for cell in form}) == len(form):
                for kind in {_kind(whole) for whole in wholes[0]}:
                    own = {
                        whole
                        for cell, found in zip(form, wholes, strict=True)
                        for whole in found
                        if _kind(whole) == kind and whole[PLACE] == cell[PLACE]
                    }
                    if len(own) == len(form):
                        yield form, dict.fromkeys(own, 1)


def _ways(line: list[Cell]) -> Iterator[Form]:
    """The sums of two or more cells of a line."""
    sizes = range(2, len(line) + 1)
    for size in sizes:
        if len(line) <= ALL_WAYS or size <= FEW or size >= len(line) - FEW:
            for cells in combinations(line, size):
                yield dict.fromkeys(cells, 1)


def _less(part: Form, whole: Form, share: float) -> dict[Cell, float]:
    terms = dict(part)
    for cell, factor in whole.items():
        terms[cell] = terms.get(cell, 0) - share * factor
    return terms


def _apart(one: Cell, other: Cell) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _kind(cell: Cell) -> tuple:
    """What a cell counts, wherever and whenever."""
    return (cell[NAME], cell[ITEM], cell[CATEGORY], cell[SEX])
