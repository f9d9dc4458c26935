"""What the shares of outcomes are shares of, in words: the finished, where nothing else is said."""

import pandas as pd

from finsam_data.swedish import NO_BREAK, in_words, is_missing, lower_first, number

FINISHED = "dem som avslutade"
OTHER_BASE = "other_base"  # the signal of a goal that is a share of something else than the outcome's share is


def of_base(row) -> str:
    """` av dem som gick vidare till en positiv lösning` where the share is not of the finished; else nothing."""
    return "" if is_missing(row["other_base"]) else f" av {row['other_base']}"


def of_goal_base(row) -> str:
    """The same for a goal that the share cannot be compared with."""
    return f" av {row['goal_base_label']}" if row["signal"] == OTHER_BASE else ""


def base_of(rows: pd.DataFrame, names: str | None = None) -> str:
    """What the shares of the rows are of: `dem som avslutade`, or who else: `dem som gick vidare till en positiv
    lösning`. With both, the rows of others are named by the column `names`.
    """
    known = rows[rows["share"].notna()]
    other = known[known["other_base"].notna()]
    parts = [FINISHED] * (len(other) < len(known) or other.empty)
    for base, part in other.groupby("other_base", sort=False):
        of_what = in_words([lower_first(name) for name in part[names]]) + " av " if names and len(parts) else ""
        size = f" (n{NO_BREAK}={NO_BREAK}{number(part['n'].iloc[0])})" if part["n"].nunique() == 1 else ""
        parts.append(f"{of_what}{base}{size}")
    return "; ".join(parts)
