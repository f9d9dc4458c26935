"""How a goal's signal is said: shape, word and n together, so that it survives a greyscale print."""

from finsam_data.swedish import NO_BREAK, interval, is_missing, of, percent, percent_against

# the papers give 2018 only in whole percent
READ_SHARE = "avläst"


def signal_text(row) -> str:
    """`ej nått, mål 35 %` for a row of outcome_shares; only the reason where there is no goal or no data. The symbol
    stands beside it.
    """
    if is_missing(row.signal):
        return ""
    if row.signal == "other_base":
        of_whom = getattr(row, "goal_base_label", None)
        return row.signal_label if is_missing(of_whom) else f"{row.signal_label}, {percent(row.goal)} av {of_whom}"
    return (
        row.signal_label
        if row.signal in ("no_goal", "goal_unknown", "no_data")
        else f"{row.signal_label}, mål{NO_BREAK}{percent(row.goal)}"
    )


def share_text(row) -> str:
    """`26 % (88 av 336)`, or that the paper does not say; marks a share that was read in whole percent."""
    if row.is_hidden:
        return "dold, liten grupp"
    if is_missing(row.share):
        return "uppgift saknas" if is_missing(row.n) or row.n else "ingen avslutad"
    return f"{percent_against(row.share, getattr(row, 'goal', None))} ({of(row.count, row.n)})"


def certainty_text(row, mark_below_n: int) -> str:
    """`intervall 22–31 %`, with a mark where n is small or the share was read in whole percent."""
    if is_missing(row.share):
        return ""
    marks = [f"intervall {interval(row.low, row.high, getattr(row, 'goal', None))}"]
    if row.n < mark_below_n:
        marks.append(f"få personer (n{NO_BREAK}={NO_BREAK}{row.n:.0f})")
    if getattr(row, "share_is_read", False) is True or str(getattr(row, "share_is_read", "")) == "True":
        marks.append(READ_SHARE)
    return ", ".join(marks)


def remark(row, mark_below_n: int) -> str:
    """The two lines under a bar: the signal, then how certain it is."""
    return "\n".join(part for part in (signal_text(row), certainty_text(row, mark_below_n)) if part)
