"""Hiding again, as somebody would who knows the rules and tries which numbers would have been hidden."""

from collections.abc import Callable

from finsam_data.building.public.hiding import Rules, hidden_rows
from finsam_data.building.public.known import Cell, Known


def replay(
    known: Known, facts: list[dict], shares: list[dict], rules: Rules, hidden: tuple[set[int], set[int]]
) -> Callable[[dict[Cell, int]], set[Cell]]:
    """A function of other numbers for some cells, that gives the cells whose rows would be hidden where they are shown,
    or shown where they are hidden. Arguments as in what_is_known.
    """
    hidden_facts, hidden_shares = hidden
    places = known.count_rows | {fact_id: part for fact_id, part, _, _ in known.share_rows}
    tables = {share_id: top for share_id, (top, _) in known.tables.items()}

    def would_differ(changed: dict[Cell, int]) -> set[Cell]:
        values = _values(known, changed, hidden_facts)
        others = [row | {"value": values[row["fact_id"]]} if row["fact_id"] in values else row for row in facts]
        numbers = known.counts | changed
        other_shares = [
            row | {name: float(numbers[cell]) for name, cell in zip(("top", "n"), known.tables[row["share_id"]], strict=True)}
            if row["top"] is not None
            else row
            for row in shares
        ]
        facts_then, shares_then = hidden_rows(others, other_shares, rules)
        return {places.get(fact_id) for fact_id in facts_then ^ hidden_facts} | {
            tables[share_id] for share_id in shares_then ^ hidden_shares
        }

    return would_differ


def _values(known: Known, changed: dict[Cell, int], hidden_facts: set[int]) -> dict[int, float]:
    """What the hidden rows would say: counts as they are, percentages with the decimals that the paper has."""
    numbers = known.counts | changed
    values = {fact_id: float(changed[cell]) for fact_id, cell in known.count_rows.items() if cell in changed}
    for fact_id, part, whole, decimals in known.share_rows:
        if fact_id in hidden_facts and {part, whole} & changed.keys() and numbers[whole]:
            values[fact_id] = round(100 * numbers[part] / numbers[whole], decimals)
    return values
