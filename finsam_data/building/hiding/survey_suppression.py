"""Small groups in the surveys, in the mode `publik`.

A table of fewer than five answers is hidden whole, and one of fewer than ten keeps only how many answered: with n
known, a count is a share. In larger tables a count of 1–4 is hidden, and so many others that it cannot be worked out
from n and from how many chose the top steps. That sum is shown where it can be, because the goal is about it.
"""

from finsam_data.building.hiding.suppression import hide_until_safe
from finsam_data.record.rules.row_rules import TOP_THREE

WHOLE, TOP, REST = "n", "top", "rest"


def hidden_survey_facts(
    facts: list[dict],
    shares: list[dict],
    top_answers: set[tuple[str, str]],
    hide_counts_below: int,
    hide_shares_below_n: int,
) -> tuple[set[int], set[int]]:
    """(fact_ids, share_ids) to hide. `facts` are the rows of the table fact in surveys, `shares` of survey_share,
    `top_answers` (scale, answer) pairs.
    """
    hidden_facts, hidden_shares = set(), set()
    tables: dict[tuple, list[dict]] = {}
    for row in facts:
        tables.setdefault(_question(row), []).append(row)
    for share in shares:
        table = tables.get(_question(share), [])
        counts = {row["category"]: row["value"] for row in table if row["measure"] == "svar" and row["used"]}
        top = {answer for answer in counts if (share["scale"], answer) in top_answers}
        if share["n"] < hide_counts_below:
            hidden = {*counts, WHOLE, TOP, REST}
        elif share["n"] < hide_shares_below_n:
            hidden = {*counts, TOP, REST}
        else:
            hidden = _hidden_answers(counts, top, share["n"], share["top"], hide_counts_below)
        hidden_facts |= {row["fact_id"] for row in table if row["value"] is not None and _cell(row) in hidden}
        if TOP in hidden:
            hidden_shares.add(share["share_id"])
    return hidden_facts, hidden_shares


def _question(row: dict) -> tuple:
    return (row["period"], row["area"], row["platform"], row["respondent"], row["item"])


def _cell(row: dict) -> str:
    """Which number of the table a row gives away: an answer, the sum of the top steps, or how many answered."""
    if row["measure"] in ("svar", "andel"):
        return TOP if row["category"] == TOP_THREE else row["category"]
    return WHOLE


def _hidden_answers(counts: dict, top: set[str], n: float, top_sum: float | None, hide_counts_below: int) -> set[str]:
    """The cells to hide in one table that is large enough to be shown."""
    cells = {answer: value for answer, value in counts.items() if value is not None} | {WHOLE: n}
    sums = [dict.fromkeys(counts, 1) | {WHOLE: -1}]
    if top_sum is not None:
        cells |= {TOP: top_sum, REST: n - top_sum}
        sums += [
            dict.fromkeys(top, 1) | {TOP: -1},
            dict.fromkeys(set(counts) - top, 1) | {REST: -1},
            {TOP: 1, REST: 1, WHOLE: -1},
        ]
    # a sum of which the paper has lost a part says nothing about the others
    known = [relation for relation in sums if relation.keys() <= cells.keys()]
    hidden = {cell for cell, value in cells.items() if 0 < value < hide_counts_below}
    if hidden & {TOP, REST}:
        hidden |= {TOP, REST}
    hide_until_safe(cells, known, hidden, hide_counts_below)
    return hidden
