"""Small groups in the mode `publik`: which figures are hidden, and which others must go with them.

A count of 1–4 is hidden, and a share whose base is below ten. That is not enough: a hidden count can be worked out where it stands in
a sum with visible ones (K + M = T, outcomes = finished, platforms = total, participants − finished = remaining). All such sums
are written as one linear system; as long as some hidden count has only one possible value, one more count is hidden.
"""

import numpy as np

PARTICIPANT_TOPICS = ("deltagare", "aktualisering")


def hidden_facts(facts: list[dict], groups: dict[str, list[str]], hide_counts_below: int, hide_shares_below_n: int) -> set[int]:
    """fact_ids to hide. `facts` are rows of the table fact; `groups` gives the member platforms of each total.

    Rows that state the same quantity are hidden together, whichever of them is used.
    """
    cells = {_cell(fact): fact["value"] for fact in facts if _is_count(fact) and fact["used"]}
    hidden = {cell for cell, value in cells.items() if 0 < value < hide_counts_below}
    # a row that is not used may still be small, and may give a used one away
    hidden |= {_cell(fact) for fact in facts if _is_count(fact) and 0 < fact["value"] < hide_counts_below}
    sums = _sums(cells, groups)
    _hide_until_safe(cells, sums, hidden)
    return {fact["fact_id"] for fact in facts if _goes(fact, cells, hidden, hide_shares_below_n)}


def _is_count(fact: dict) -> bool:
    return fact["topic"] in PARTICIPANT_TOPICS and fact["unit"] == "antal" and fact["value"] is not None


def _cell(fact: dict) -> tuple:
    return (fact["measure"], fact["period"], fact["platform"], fact["item"], fact["category"], fact["sex"])


def _sums(cells: dict, groups: dict[str, list[str]]) -> list[dict]:
    """Every linear relation between cells that holds by definition, as {cell: factor} with the sum 0."""
    sums = []
    for measure, period, platform, item, category, sex in cells:
        if sex == "T":
            by_sex = {(measure, period, platform, item, category, s): f for s, f in (("K", 1), ("M", 1), ("T", -1))}
            sums.append(by_sex)
        if measure == "avslutade" and item is None:
            outcomes = [c for c in cells if c[0] == "avslut" and c[1:4] == (period, platform, None) and c[5] == sex]
            sums.append(dict.fromkeys(outcomes, 1) | {(measure, period, platform, item, category, sex): -1})
        if measure == "deltagare" and item is None:
            place = (period, platform, None, None, sex)
            sums.append({("deltagare", *place): 1, ("avslutade", *place): -1, ("kvar", *place): -1})
        if measure == "ja_i_beredning" and item is None:
            place = (period, platform, None, None, sex)
            sums.append({("ja_i_beredning", *place): 1, ("nya", *place): -1})
        if platform in groups:
            parts = {(measure, period, part, item, category, sex): 1 for part in groups[platform]}
            sums.append(parts | {(measure, period, platform, item, category, sex): -1})
        if measure == "aktualiserade" and item is None:
            parties = [c for c in cells if c[0] == measure and c[1:3] == (period, platform) and c[3] is not None and c[5] == sex]
            sums.append(dict.fromkeys(parties, 1) | {(measure, period, platform, item, category, sex): -1})
    # a relation with a term that no paper gives says nothing about the others
    return [relation for relation in sums if len(relation) > 1 and all(cell in cells for cell in relation)]


def _hide_until_safe(cells: dict, sums: list[dict], hidden: set) -> None:
    """Adds to `hidden` the smallest visible cell next to one that could be worked out, until none can be."""
    while exposed := _exposed(cells, sums, hidden):
        neighbours = {cell for relation in sums if exposed & relation.keys() for cell in relation} - hidden
        if not neighbours:
            return
        # a zero protects nobody; the smallest other count costs the reader least
        hidden.add(min(neighbours, key=lambda cell: (cells[cell] == 0, cells[cell], str(cell))))


def _exposed(cells: dict, sums: list[dict], hidden: set) -> set:
    """Hidden cells that have one single value in all solutions of the relations, given the visible cells."""
    unknown = sorted((cell for cell in hidden if cell in cells), key=str)
    relevant = [relation for relation in sums if relation.keys() & hidden]
    if not unknown or not relevant:
        return set()
    column = {cell: number for number, cell in enumerate(unknown)}
    matrix = np.zeros((len(relevant), len(unknown)))
    for row, relation in enumerate(relevant):
        for cell, factor in relation.items():
            if cell in column:
                matrix[row, column[cell]] = factor
    _, singular, directions = np.linalg.svd(matrix)
    rank = int((singular > 1e-9).sum())
    free = directions[rank:]  # the directions in which the unknowns may move together
    moves = np.abs(free).max(axis=0) if len(free) else np.zeros(len(unknown))
    return {cell for cell, move in zip(unknown, moves, strict=True) if move < 1e-9}


def _goes(fact: dict, cells: dict, hidden: set, hide_shares_below_n: int) -> bool:
    if fact["topic"] not in PARTICIPANT_TOPICS or fact["value"] is None:
        return False
    if fact["unit"] == "antal":
        return _cell(fact) in hidden
    if fact["unit"] != "procent":
        return False
    base_measure = "avslutade" if fact["topic"] == "deltagare" else "aktualiserade"
    base = (base_measure, fact["period"], fact["platform"], None, None, fact["sex"])
    count = ("avslut", fact["period"], fact["platform"], fact["item"], fact["category"], fact["sex"])
    n = cells.get(base)
    small = n is not None and (n < hide_shares_below_n or 0 < fact["value"] * n / 100 < 4.5)
    return small or base in hidden or count in hidden
