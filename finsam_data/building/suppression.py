"""Small groups in the mode `publik`: which figures are hidden, and which others must go with them.

A count of 1–4 is hidden, and a share whose base is below ten. That is not enough: a hidden count can be worked out
where it stands in a sum with visible ones (K + M = T, outcomes = finished, platforms = total, participants − finished =
remaining), and a printed share of a known base is a count too. All of this is written as one linear system of counts;
as long as some hidden count has only one possible value, one more is hidden.
"""

import math

import numpy as np

PARTICIPANT_TOPICS = ("deltagare", "aktualisering", "bakgrund", "kaa")
SHARE_MEASURES = ("andel", "langsiktig-losning")
# measures that several topics have: the cell's name says which
SHARED_MEASURES = (*SHARE_MEASURES, "antal")
# the count that a topic's shares are shares of: measure, item, category
BASES = {
    "deltagare": ("avslutade", None, None), "aktualisering": ("aktualiserade", None, None),
    "bakgrund": ("antal bakgrund", "individer", "Totalt"), "kaa": ("antal kaa", "omfattades", None),
}  # fmt: skip
SHARE_OF_ENDED, SHARE_OF_REFERRED, LONG_TERM = "andel deltagare", "andel aktualisering", "langsiktig-losning deltagare"


def hidden_facts(
    facts: list[dict],
    groups: dict[str, list[str]],
    hide_counts_below: int,
    hide_shares_below_n: int,
    totals: list[dict] = (),
) -> set[int]:
    """fact_ids to hide. `facts` are rows of the table fact; `groups` gives the member platforms of each total, `totals`
    is codes/totals.csv.

    Rows that state the same quantity are hidden together, whichever of them is used.
    """
    cells = {_cell(fact): fact["value"] for fact in facts if _is_count(fact) and fact["used"]}
    bases, hidden = dict(cells), set()
    for fact in facts:
        if _is_share(fact) and fact["used"] and _base(fact) in bases:
            cells[_cell(fact)] = round(fact["value"] * bases[_base(fact)] / 100)
            if any(0 < count < hide_counts_below for count in _possible_counts(fact, bases[_base(fact)])):
                hidden.add(_cell(fact))
    hidden |= {cell for cell, value in cells.items() if 0 < value < hide_counts_below}
    # a row that is not used may still be small, and may give a used one away
    hidden |= {_cell(fact) for fact in facts if _is_count(fact) and 0 < fact["value"] < hide_counts_below}
    hidden |= {
        _cell(fact)
        for fact in facts
        if _is_share(fact) and bases.get(_base(fact), hide_shares_below_n) < hide_shares_below_n
    }
    hide_until_safe(cells, _sums(cells, groups) + _listed_sums(cells, totals), hidden)
    return {
        fact["fact_id"]
        for fact in facts
        if (_is_count(fact) or _is_share(fact)) and (_cell(fact) in hidden or _base(fact) in hidden)
    }


def _possible_counts(fact: dict, base: float) -> range:
    """Every count that is printed as this percentage of `base`: 4 % of 113 is 4 or 5."""
    half = 0.5 * 10 ** -fact.get("decimals", 0)
    smallest, largest = (base * (fact["value"] + side) / 100 for side in (-half, half))
    return range(max(0, math.ceil(smallest - 1e-9)), math.floor(largest + 1e-9) + 1)


def _is_count(fact: dict) -> bool:
    return fact["topic"] in PARTICIPANT_TOPICS and fact["unit"] == "antal" and fact["value"] is not None


def _is_share(fact: dict) -> bool:
    return fact["topic"] in PARTICIPANT_TOPICS and fact["measure"] in SHARE_MEASURES and fact["value"] is not None


def _cell(fact: dict) -> tuple:
    """The quantity that a row states. The measure `andel` means different things in the two topics."""
    measure = f"{fact['measure']} {fact['topic']}" if fact["measure"] in SHARED_MEASURES else fact["measure"]
    return (measure, fact["period"], fact["platform"], fact["item"], fact["category"], fact["sex"])


def _base(fact: dict) -> tuple | None:
    """The count that a share is a share of; None for a count."""
    if fact["measure"] not in SHARE_MEASURES:
        return None
    measure, item, category = BASES[fact["topic"]]
    if fact["item"] == "felval":  # a share of those who broke off
        item = "avbrott"
    return (measure, fact["period"], fact["platform"], item, category, fact["sex"])


def _sums(cells: dict, groups: dict[str, list[str]]) -> list[dict]:
    """Every linear relation between cells that holds by definition, as {cell: factor} with the sum 0."""
    sums = []
    for cell in cells:
        measure, period, platform, item, category, sex = cell
        place = (period, platform, None, None, sex)

        def alike(wanted: str, place=place) -> list[tuple]:
            return [c for c in cells if c[0] == wanted and (c[1], c[2], c[5]) == (place[0], place[1], place[4])]

        if sex == "T":
            sums.append({(measure, period, platform, item, category, s): f for s, f in (("K", 1), ("M", 1), ("T", -1))})
        if platform in groups:
            sums.append({(measure, period, part, item, category, sex): 1 for part in groups[platform]} | {cell: -1})
        if measure == SHARE_OF_ENDED:
            sums.append({("avslut", period, platform, item, category, sex): 1, cell: -1})
        if item is not None:
            continue
        if measure == "avslutade":
            outcomes = [c for c in alike("avslut") if c[3] is None]
            sums.append(dict.fromkeys(outcomes, 1) | {cell: -1})
            sums.append(dict.fromkeys([c for c in alike(SHARE_OF_ENDED) if c[3] is None], 1) | {cell: -1})
            interrupted = [c for c in outcomes if c[4].startswith("avbrott")]
            sums.append(dict.fromkeys(interrupted, 1) | {(LONG_TERM, *place): 1, cell: -1})
        if measure == "aktualiserade":
            sums.append(dict.fromkeys([c for c in alike("aktualiserade") if c[3] is not None], 1) | {cell: -1})
            sums.append(dict.fromkeys(alike(SHARE_OF_REFERRED), 1) | {cell: -1})
        if measure == "deltagare":
            sums.append({cell: 1, ("avslutade", *place): -1, ("kvar", *place): -1})
        if measure == "ja_i_beredning":
            sums.append({cell: 1, ("nya", *place): -1})
    # a relation with a term that no paper gives says nothing about the others
    return [relation for relation in sums if len(relation) > 1 and all(cell in cells for cell in relation)]


def _listed_sums(cells: dict, totals: list[dict]) -> list[dict]:
    """The relations of codes/totals.csv: each listed total of which every part is known."""
    sums = []
    for row in totals:
        measure, category = f"antal {row['topic']}", row["category"] or None
        for cell in [cell for cell in cells if cell[0] == measure and cell[3] == row["item"] and cell[4] == category]:
            _, period, platform, item, _, sex = cell
            places = [(part, None) if row["parts_are"] == "item" else (item, part) for part in row["parts"].split("; ")]
            sums.append({(measure, period, platform, *place, sex): 1 for place in places} | {cell: -1})
    return [relation for relation in sums if all(cell in cells for cell in relation)]


def hide_until_safe(cells: dict, sums: list[dict], hidden: set) -> None:
    """Adds to `hidden` the smallest visible cell next to one that could be worked out, until none can be."""
    solved: dict[frozenset, set] = {}
    while exposed := _exposed(cells, sums, hidden, solved):
        neighbours = {cell for relation in sums if exposed & relation.keys() for cell in relation} - hidden
        if not neighbours:
            return
        # a zero protects nobody; the smallest other count costs the reader least
        hidden.add(min(neighbours, key=lambda cell: (cells[cell] == 0, cells[cell], str(cell))))


def _exposed(cells: dict, sums: list[dict], hidden: set, solved: dict[frozenset, set]) -> set:
    """Hidden cells that have one single value in all solutions of the relations, given the visible cells.

    Unknowns that no relation ties together are solved apart, and `solved` keeps what does not change from one round to
    the next.
    """
    unknown = {cell for cell in hidden if cell in cells}
    relations = [
        {cell: factor for cell, factor in relation.items() if cell in unknown}
        for relation in sums
        if relation.keys() & unknown
    ]
    exposed = set()
    for part in _tied_together(relations):
        key = frozenset(cell for relation in part for cell in relation)
        if key not in solved:
            solved[key] = _determined(part, sorted(key, key=str))
        exposed |= solved[key]
    return exposed


def _tied_together(relations: list[dict]) -> list[list[dict]]:
    """The relations in groups that share no cell with each other."""
    groups: list[tuple[set, list[dict]]] = []
    for relation in relations:
        tied = [group for group in groups if group[0] & relation.keys()]
        groups = [group for group in groups if not group[0] & relation.keys()]
        groups.append(
            (
                set(relation).union(*(cells for cells, _ in tied)),
                [relation, *(other for _, others in tied for other in others)],
            )
        )
    return [group for _, group in groups]


def _determined(relations: list[dict], unknown: list) -> set:
    """The unknowns that have the same value in all solutions: those in which no direction of the relations' null space
    moves.
    """
    matrix = np.array([[relation.get(cell, 0) for cell in unknown] for relation in relations], dtype=float)
    _, singular, directions = np.linalg.svd(matrix)
    free = directions[int((singular > 1e-9).sum()) :]
    moves = np.abs(free).max(axis=0) if len(free) else np.zeros(len(unknown))
    return {cell for cell, move in zip(unknown, moves, strict=True) if move < 1e-9}
