"""Which hidden numbers have one possible value: the programs against counting every possibility by hand."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_data.building.proving.known import Known, Relation
from finsam_data.building.proving.worlds import exposed_cells


def cell(name):
    return (name, "2019", "a", None, None, "T", None)


def made_up(counts, visible, sums):
    """A system of counts by name, of which some are visible, and of sums as (parts, total)."""
    known = Known(
        {cell(name): count for name, count in counts.items()}, {cell(name) for name in counts.keys() - visible}
    )
    known.relations = [
        Relation((*((cell(part), 1) for part in parts), (cell(total), -1)), 0, 0) for parts, total in sums
    ]
    return known


def names(cells):
    return {name for name, *_ in cells}


def test_what_is_left_of_a_total_is_exposed():
    known = made_up({"K": 3, "M": 20, "T": 23}, {"M", "T"}, [("KM", "T")])
    assert names(exposed_cells(known, known.relations, {cell("K")})) == {"K"}


def test_two_hidden_parts_protect_each_other():
    known = made_up({"K": 3, "M": 20, "T": 23}, {"T"}, [("KM", "T")])
    assert exposed_cells(known, known.relations, {cell("K")}) == set()


def test_what_is_said_beside_the_table_exposes():
    known = made_up({"K": 3, "M": 20, "T": 23}, {"T"}, [("KM", "T")])
    said = Relation(((cell("M"), 1), (cell("K"), -1)), 17, 17, 1)
    assert names(exposed_cells(known, [*known.relations, said], {cell("K")})) == {"K"}


def test_who_knows_the_rules_knows_more():
    """Two hidden parts of two persons: nothing but that no zero is hidden says one and one."""
    known = made_up({"A": 1, "B": 1, "T": 2}, {"T"}, [("AB", "T")])
    known.never_zero = {cell("A"), cell("B")}

    def shown_anew(numbers):
        return {place for place, number in numbers.items() if number == 0}

    assert names(exposed_cells(known, known.relations, {cell("A")}, shown_anew)) == {"A"}
    known.never_zero = set()
    assert exposed_cells(known, known.relations, {cell("A")}, lambda numbers: set()) == set()


@settings(max_examples=150, deadline=None)
@given(
    parts=st.lists(st.integers(1, 9), min_size=3, max_size=4),
    seen=st.sets(st.integers(0, 3)),
    bound=st.tuples(st.integers(0, 3), st.integers(0, 2)),
)
def test_as_many_values_as_counting_finds(parts, seen, bound):
    """Parts of a visible total, one pair of which is visible too, and a bound on one part."""
    counts = dict(zip("ABCD", parts, strict=False)) | {"T": sum(parts), "P": parts[0] + parts[1]}
    letters = "ABCD"[: len(parts)]
    visible = {"T", "P"} | {letters[place] for place in seen if place < len(parts)}
    known = made_up(counts, visible, [(letters, "T"), ("AB", "P")])
    place, wider = letters[bound[0] % len(parts)], bound[1]
    known.relations.append(Relation(((cell(place), 1),), counts[place] - wider, counts[place] + wider))
    targets = {cell(name) for name in set(letters) - visible if counts[name] <= 4}
    ranges = [
        [counts[name]] if name in visible else range(1, 5) if counts[name] <= 4 else range(5, sum(parts) + 1)
        for name in letters
    ]
    possible = [
        world
        for world in product(*ranges)
        if sum(world) == counts["T"]
        and world[0] + world[1] == counts["P"]
        and abs(world[letters.index(place)] - counts[place]) <= wider
    ]
    alone = {name for number, name in enumerate(letters) if len({world[number] for world in possible}) == 1}
    assert names(exposed_cells(known, known.relations, targets)) == alone & names(targets)
