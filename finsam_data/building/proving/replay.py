"""Hiding again, as somebody would who knows the rules and tries which numbers would have been hidden."""

from collections.abc import Callable

from finsam_data.building.hiding.rules import Rules, hidden_rows
from finsam_data.building.proving.known import PERIOD, Cell, Known


def replay(
    known: Known, facts: list[dict], shares: list[dict], rules: Rules, hidden: tuple[set[int], set[int]]
) -> Callable[[dict[Cell, int]], set[Cell]]:
    """A function of other numbers for some cells, that gives the cells whose rows would be hidden where they are shown,
    or shown where they are hidden. Arguments as in what_is_known.
    """
    hidden_facts, hidden_shares = hidden
    places = known.count_rows | {fact_id: part for fact_id, part, _, _ in known.share_rows}
    tables = {share_id: top for share_id, (top, _) in known.tables.items()}

    def would_differ(changed: dict[Cell, int]) -> set[Cell | None]:
        # no sum goes from one period to another
        periods = {cell[PERIOD] for cell in changed}
        facts_now, shares_now = ([row for row in rows if row["period"] in periods] for rows in (facts, shares))
        values = _values(known, changed, hidden_facts)
        facts_then = [row | {"value": values.get(row["fact_id"], row["value"])} for row in facts_now]
        shares_then = [_share_then(row, known, changed) for row in shares_now]
        hidden_then, hidden_shares_then = hidden_rows(facts_then, shares_then, rules)
        ids, share_ids = {row["fact_id"] for row in facts_now}, {row["share_id"] for row in shares_now}
        return {places.get(fact_id) for fact_id in hidden_then ^ (hidden_facts & ids)} | {
            tables[share_id] for share_id in hidden_shares_then ^ (hidden_shares & share_ids)
        }

    return would_differ


def _share_then(row: dict, known: Known, changed: dict[Cell, int]) -> dict:
    """A row of survey_share with the numbers that its table would have."""
    if row["top"] is None:
        return row
    top, whole = (changed.get(cell, known.counts[cell]) for cell in known.tables[row["share_id"]])
    return row | {"top": float(top), "n": float(whole)}


def _values(known: Known, changed: dict[Cell, int], hidden_facts: set[int]) -> dict[int, float]:
    """What the hidden rows would say: counts as they are, percentages with the decimals that the paper has."""
    numbers = known.counts | changed
    values = {fact_id: float(changed[cell]) for fact_id, cell in known.count_rows.items() if cell in changed}
    for fact_id, part, whole, decimals in known.share_rows:
        if fact_id in hidden_facts and {part, whole} & changed.keys() and numbers[whole]:
            values[fact_id] = round(100 * numbers[part] / numbers[whole], decimals)
    return values
