"""Other worlds: the proof that a hidden number of persons cannot be worked out.

A hidden count is safe when there is another world in which it is another number and in which a reader would see exactly
the same: every visible count, every sum, every printed percentage, every sentence, and the same figures hidden. The
last matters because the rules of hiding are public: who knows them can try every number and see which would have been
hidden (S4: two hidden rows with two persons together are one and one, since a zero is never hidden).

Such worlds are found by integer programming (scipy's milp, HiGHS) and tried by hiding them anew. What has none is
exposed.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix, csr_matrix, hstack
from scipy.sparse.csgraph import connected_components

from finsam_data.building.proving.known import Cell, Known, Relation

# how far a number may move in the attempt that changes many at once, and in those that change one
NEAR, FAR = 3, 40
# a program that is not answered in this time counts as without answer, which is to say exposed
SECONDS = 10
# how many of the nearest worlds are tried for a cell, in each direction
TRIES = 6

Replay = Callable[[dict[Cell, int]], set[Cell | None]]


def exposed_cells(
    known: Known, relations: list[Relation], targets: Iterable[Cell], replay: Replay | None = None
) -> set[Cell]:
    """The `targets` that have one possible value. `replay` gives the cells that would be hidden otherwise in a world
    that has these numbers in place of the true ones (None: a figure that is no cell); without it, nobody tries.
    """
    wanted = set(targets)
    groups = [
        _Group(known, cells, bound, wanted, bool(replay))
        for cells, bound in groups_of(known, relations)
        if wanted.intersection(cells)
    ]
    while asked := [(group, world) for group in groups if group.open and (world := group.next_world())]:
        otherwise = replay({cell: number for _, world in asked for cell, number in world.items()}) if replay else set()
        for group, world in asked:
            # where something would be hidden otherwise, each world that may be the cause is tried by itself
            if otherwise & (group.near | {None}) and (len(asked) == 1 or replay(world)):
                continue
            group.open -= {cell for cell, number in world.items() if number != known.counts[cell]}
    return set().union(*(group.open for group in groups))


def groups_of(known: Known, relations: list[Relation]) -> list[tuple[list[Cell], list[Relation]]]:
    """The hidden cells and the relations between them, in groups that have nothing to do with each other. A hidden cell
    that no relation speaks of is a group of its own.
    """
    cells = sorted(known.hidden & known.counts.keys(), key=str)
    number = {cell: place for place, cell in enumerate(cells)}
    inside = [[number[cell] for cell, _ in relation.terms if cell in number] for relation in relations]
    ties = [(places[0], other) for places in inside for other in places[1:]]
    rows, columns = zip(*ties, strict=True) if ties else ((), ())
    _, label = connected_components(coo_matrix((np.ones(len(ties)), (rows, columns)), shape=(len(cells), len(cells))))
    found: dict[int, tuple[list[Cell], list[Relation]]] = {}
    for cell, place in number.items():
        found.setdefault(label[place], ([], []))[0].append(cell)
    for relation, places in zip(relations, inside, strict=True):
        if places:
            found[label[places[0]]][1].append(relation)
    return list(found.values())


class _Group:
    """Hidden cells that hang together, and the worlds that are left to try for them."""

    def __init__(
        self, known: Known, cells: list[Cell], relations: list[Relation], wanted: set[Cell], is_replayed: bool
    ):
        self.cells, self.open, self._is_replayed = cells, wanted & set(cells), is_replayed
        self.near = set(cells).union(*({cell for cell, _ in relation.terms} for relation in relations))
        self._true = np.array([known.counts[cell] for cell in cells], dtype=float)
        self._least = np.array([float(cell in known.never_zero) for cell in cells])
        self._place = {cell: place for place, cell in enumerate(cells)}
        entries, low, high = [], [], []
        for row, relation in enumerate(relations):
            seen = sum(factor * known.counts[cell] for cell, factor in relation.terms if cell not in self._place)
            entries += [(row, self._place[cell], factor) for cell, factor in relation.terms if cell in self._place]
            low.append(relation.low - seen)
            high.append(relation.high - seen)
        shape = (len(relations), len(cells))
        rows, columns, factors = zip(*entries, strict=True) if entries else ((), (), ())
        self._matrix = csr_matrix((factors, (rows, columns)), shape=shape)
        # in terms of how far each number moves from the true one
        here = self._matrix @ self._true
        self._low, self._high = np.array(low) - here - 1e-6, np.array(high) - here + 1e-6
        self._tries = self._attempts()
        self._chance = np.random.default_rng(0)

    def next_world(self) -> dict[Cell, int] | None:
        """Another world to try, as the numbers of this group's cells; None when all have been tried."""
        return next(self._tries, None)

    def _attempts(self) -> Iterator[dict[Cell, int]]:
        """First the world in which most numbers are others; then, for each that is left, the nearest ones above and
        below. The small numbers stay small in them and the others do not become it, so that most likely the same is
        hidden. When they are hidden anew, several are tried, and others too.
        """
        small = (self._true >= 1) & (self._true <= 4)
        alike = np.minimum(np.where(small, 1, np.maximum(5, self._least)), self._true), np.where(small, 4, np.inf)
        anything = (self._least, np.full(len(self.cells), np.inf))
        rooms, tries = ([alike, anything], TRIES) if self._is_replayed else ([alike], 1)
        for least, most in rooms:
            world = self._solve(least, most, NEAR, sorted(self._place[cell] for cell in self.open), None)
            if world:
                yield world
        for cell in sorted(self.open, key=str):
            for (least, most), step, _ in product(rooms, (1, -1), range(tries)):
                if cell in self.open and (world := self._solve(least, most, FAR, [], (self._place[cell], step))):
                    yield world

    def _solve(self, least, most, reach: int, many: list[int], one: tuple[int, int] | None) -> dict[Cell, int] | None:
        """Numbers that fit everything: as many of `many` as possible are others, or `one` (place, direction) is and the
        rest as near to the truth as can be. The variables are how far up and how far down each moves, and, per cell of
        `many`, whether it goes up at all and whether it is another number.
        """
        n, m = len(self.cells), len(many)
        up = np.minimum(reach, most - self._true)
        down = np.minimum(reach, self._true - least)
        lower = np.zeros(2 * n + 2 * m)
        upper = np.concatenate([up, down, np.ones(2 * m)])
        if one:
            lower[one[0] + (0 if one[1] > 0 else n)] = 1
            upper[one[0] + (n if one[1] > 0 else 0)] = 0
        if (lower > upper).any():
            return None
        moves = csr_matrix((self._matrix.shape[0], 2 * m))
        rules = [LinearConstraint(hstack([self._matrix, -self._matrix, moves], format="csr"), self._low, self._high)]
        if m:
            rules.append(_others(n, many, reach))
        wish = np.concatenate(
            [np.full(2 * n, 0.01) if m else self._chance.uniform(1, 2, 2 * n), np.zeros(m), np.full(m, -1.0)]
        )
        answer = milp(
            wish,
            constraints=[rule for rule in rules if rule.A.shape[0]],
            integrality=np.ones(len(wish)),
            bounds=Bounds(lower, upper),
            options={"time_limit": SECONDS, "mip_rel_gap": 0.05},
        )
        if answer.x is None:
            return None
        numbers = self._true + np.round(answer.x[:n]) - np.round(answer.x[n : 2 * n])
        return {cell: int(number) for cell, number in zip(self.cells, numbers, strict=True)}


def _others(n: int, many: list[int], reach: int) -> LinearConstraint:
    """Of each cell of `many`: it moves up only or down only, and counts as another number only if it moves."""
    m = len(many)
    rows, columns, factors, high = [], [], [], []
    for k, place in enumerate(many):
        goes_up, other = 2 * n + k, 2 * n + m + k
        for terms, limit in (
            (((place, 1), (goes_up, -reach)), 0),
            (((n + place, 1), (goes_up, reach)), reach),
            (((other, 1), (place, -1), (n + place, -1)), 0),
        ):
            rows += [len(high)] * len(terms)
            columns += [column for column, _ in terms]
            factors += [factor for _, factor in terms]
            high.append(limit)
    matrix = csr_matrix((factors, (rows, columns)), shape=(len(high), 2 * n + 2 * m))
    return LinearConstraint(matrix, -np.inf, np.array(high))
