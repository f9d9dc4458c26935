"""From the surveys' answers to the columns of their chart: bars around a middle line, and the words beside them.

Pure functions, table in, table out.
"""

import pandas as pd

from dashboard.kit.figures.chart_columns import percent_format
from dashboard.kit.figures.signals import certainty_text, share_text, signal_text
from dashboard.kit.figures.words import short_name
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import is_missing, number, of, percent, points

TOP, REST, LOST = "De översta svaren tillsammans", "De andra svaren tillsammans", "Svar som papperet har förlorat"
# a part that is narrower has no room for its number on a phone
ROOM_FOR_A_NUMBER = 0.055
# how far left the axis goes at least, and how close the stripes lie, in shares
LEFT_EDGE, STRIPE_STEP, STRIPE_LEAN = -0.6, 0.03, 0.014


def answer_rows(results: pd.DataFrame, answers: pd.DataFrame, mark_below_n: int) -> pd.DataFrame:
    """The rows for charts.answer_rows, from results and distribution of one question."""
    # all questions with steps have the same left edge, so that their middle lines stand under each other
    rows, edge = (
        [],
        min(LEFT_EDGE, *(-_left(row) for row in results.itertuples())) if answers["has_steps"].any() else 0.0,
    )
    for position, row in enumerate(results.itertuples(), 1):
        own = answers[answers["platform"] == row.platform]
        parts = _parts(row, own)
        heading = f"{short_name(row.platform_label)}: {share_text(row)}"
        rows.append({
            "kind": "row", "position": position, "heading": heading, "symbol": row.symbol,
            "symbol_colour": row.signal_colour, "zero": 0.0, "remark": remark(row, mark_below_n), "share": row.share,
            "low": row.low, "high": row.high, "goal": row.goal, "edge": edge,
        })  # fmt: skip
        rows += [{"kind": "part", "position": position, "heading": heading} | part for part in parts]
        if row.is_below_guide:
            rows += [{"kind": "stripe", "position": position} | stripe for stripe in _stripes(parts)]
    drawn = pd.DataFrame([*rows, *_legend(answers, rows)])
    words = drawn.columns.difference(drawn.select_dtypes("number").columns)
    return drawn.assign(**drawn[words].fillna(""))


def _left(row) -> float:
    """How much of a bar lies to the left of the middle."""
    return 0.0 if is_missing(row.share) or row.signal == "not_judged" else 1 - row.share


def _parts(row, answers: pd.DataFrame) -> list[dict]:
    """The parts of one bar. Where answers are hidden or lost, the known sum and the rest stand in their place."""
    if is_missing(row.share):
        return []
    has_steps = bool(answers["has_steps"].iloc[0])
    if answers["count"].notna().all():
        found = [(one.answer, one.count, one.is_top, one.colour, one.text_colour) for one in answers.itertuples()]
    else:
        found = _merged(row, answers, has_steps)
    right = [part for part in found if part[2] or not has_steps]
    left = [part for part in reversed(found) if not part[2] and has_steps]
    return [*_side(right, row.n, 1), *_side(left, row.n, -1)]


def _merged(row, answers: pd.DataFrame, has_steps: bool) -> list[tuple]:
    is_hidden = bool(answers["is_hidden"].any())
    rest = (REST, colour("merged_rest"), "white") if is_hidden else (LOST, colour("hairline"), colour("text"))
    first = answers[answers["is_top"]].iloc[0]
    top = (
        (TOP, colour("merged_top"), "white") if has_steps else (first["answer"], first["colour"], first["text_colour"])
    )
    return [(rest[0], row.n - row.count, False, *rest[1:]), (top[0], row.count, True, *top[1:])][
        :: 1 if has_steps else -1
    ]


def _side(parts: list[tuple], n: float, direction: int) -> list[dict]:
    """Parts laid end to end from the middle outwards."""
    drawn, reached = [], 0.0
    for place, (answer, count, _, tint, text_tint) in enumerate(parts):
        if not count:
            continue
        start, end = reached, reached + count / n
        reached = end
        drawn.append({
            "start_share": direction * start, "end_share": direction * end,
            "middle_share": direction * (start + end) / 2, "place": place, "answer": answer,
            "part_text": number(count) if count / n >= ROOM_FOR_A_NUMBER else "", "colour": tint,
            "text_colour": text_tint,
        })  # fmt: skip
    return drawn


def _stripes(parts: list[dict]) -> list[dict]:
    """Slanting lines over the whole bar."""
    ends = [part[end] for part in parts for end in ("start_share", "end_share")]
    if not ends:
        return []
    places = range(int((max(ends) - min(ends) - STRIPE_LEAN) / STRIPE_STEP) + 1)
    starts = [min(ends) + place * STRIPE_STEP for place in places]
    return [{"start_share": start, "end_share": start + STRIPE_LEAN} for start in starts]


def _legend(answers: pd.DataFrame, rows: list[dict]) -> list[dict]:
    """The answers in two columns: what the goal counts to the right. Sums that stand for hidden answers come last."""
    drawn = {row["answer"]: row["colour"] for row in rows if row["kind"] == "part"}
    scale = answers.drop_duplicates("position").sort_values("position")
    has_steps = bool(scale["has_steps"].any())
    named = [row for row in scale.itertuples() if not drawn or set(drawn) & set(scale["answer"])]
    columns = (
        [[row for row in named if not row.is_top], [row for row in named if row.is_top]]
        if has_steps
        else [named[:2], named[2:]]
    )
    entries = [
        {"answer": row.answer, "colour": row.colour, "legend_column": place, "legend_line": line}
        for place, column in enumerate(columns)
        for line, row in enumerate(column)
    ]
    last = max((entry["legend_line"] for entry in entries), default=-1) + 1
    for name, column in ((REST, 0), (TOP, 1), (LOST, 0)):
        if name in drawn:
            entries.append({"answer": name, "colour": drawn[name], "legend_column": column, "legend_line": last})
    return [{"kind": "legend"} | entry for entry in entries]


def remark(row, mark_below_n: int) -> str:
    """The three lines under a bar: the signal, how certain it is, and how many answered."""
    signal = "prövas inte: frågan har ingen stegrad skala" if row.signal == "not_judged" else signal_text(row)
    if row.is_hidden:
        signal = "för få svar för att visas öppet"
    return "\n".join(part for part in (signal, certainty_text(row, mark_below_n), response_text(row)) if part)


def response_text(row) -> str:
    """`svarsfrekvens 35 %, under riktvärdet 60 %`."""
    if is_missing(row.response_rate):
        return "svarsfrekvens saknas"
    below = f", under riktvärdet {percent(row.guide)}" if row.is_below_guide else ""
    return f"svarsfrekvens {percent(row.response_rate)}{below}"


def as_answer(results: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """The figure's answer, for files and sources: every answer, then the sum that the goal counts."""
    columns = ["platform_label", "item", "answer", "count", "n", "share", "fact_ids"]
    sums = results.assign(answer=_counted(answers))[[*columns, "low", "high", "goal", "signal_label", "response_rate"]]
    return pd.concat([answers[columns], sums], ignore_index=True).rename(
        columns={"n": "answered_n", "item": "question"}
    )


def _counted(answers: pd.DataFrame) -> str:
    """What the sum that the goal counts is called in the tables."""
    names = answers.loc[answers["is_top"], "answer"].drop_duplicates()
    return TOP if len(names) > 1 else f"{names.iloc[0]}, med intervall"


def side_by_side(pairs: pd.DataFrame) -> pd.DataFrame:
    """For shares.two_groups, from participants_and_staff: two rows per platform, the shape tells the groups apart as
    well as the colour.
    """
    rows = []
    for position, row in enumerate(pairs.itertuples(), 1):
        words = {
            who: f"{percent(getattr(row, f'{who}_share'))} "
            f"({of(getattr(row, f'{who}_count'), getattr(row, f'{who}_n'))})"
            for who in GROUPS
        }
        for who, (shape, group) in GROUPS.items():
            rows.append({
                "position": position, "shape": shape, "is_first": shape == "circle", "colour": colour(who),
                "heading": f"{short_name(row.platform_label)}: {gap(row)}", "label": short_name(row.platform_label),
                "group": group, "number_format": percent_format(), "share": getattr(row, f"{who}_share"),
                "low": getattr(row, f"{who}_low"), "high": getattr(row, f"{who}_high"),
                "remark": f"● Deltagare {words['participants']}\n◆ Personal {words['staff']}",
            })  # fmt: skip
    return pd.DataFrame(rows)


GROUPS = {"participants": ("circle", "Deltagare"), "staff": ("diamond", "Personal")}


def gap(row) -> str:
    """`48 procentenheter`, with a remark where chance can be behind it; `lika` where the shares round to the same."""
    apart = points(abs(row.difference)).lstrip("+")
    return "lika" if apart.startswith("0") else f"{apart}{'' if row.told_apart else ', kan vara slump'}"


def _difference(row) -> str:
    low, high = (number(value * 100) for value in (row.difference_low, row.difference_high))
    return f"{points(row.difference)} ({low} till {high})"
