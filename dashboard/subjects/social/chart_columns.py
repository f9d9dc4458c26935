"""From the social goals to the columns that the charts ask for (charts.py beside this file and kit/charts/shares.py).

Pure functions.
"""

import pandas as pd

from dashboard.kit.choices.area import ALL_AREAS
from dashboard.kit.choices.group import ALL_PLATFORMS
from dashboard.kit.figures.chart_columns import percent_format
from dashboard.subjects.social import words
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import NO_BREAK, decimals_against, in_words, is_missing, number, of, percent

# a part that is a smaller share of its bar has no room for sign and number on a phone
ROOM_FOR_A_SIGN = 0.11
# the kinds of indicator that a survey of Enkäter asks
SURVEYED = ("survey", "choice")


def goal_rows(goals: pd.DataFrame, mark_below_n: int, places: list[str] | None = None) -> pd.DataFrame:
    """For shares.share_rows, from social.goals. `places` names whose each goal is, where a reader looks at several
    platforms.
    """
    rows = list(goals.itertuples())
    table = goals[["share", "low", "high", "goal"]].astype(float).copy()
    # without a bar there is nothing to compare the goal with, so it is not drawn
    table["goal"] = table["goal"].where(table["share"].notna() & (goals["signal"] != "not_judged"))
    table["position"] = range(1, len(rows) + 1)
    table["heading"] = [words.goal_heading(row) for row in rows]
    table["label"] = [f"{row.item} {row.label}" for row in rows]
    table["number_format"] = [percent_format(decimals_against(row.share, row.goal)) for row in rows]
    table["symbol"] = goals["symbol"].array
    table["symbol_colour"] = goals["signal_colour"].array
    table["remark"] = [
        words.remark(row, mark_below_n, where) for row, where in zip(rows, places or [""] * len(rows), strict=True)
    ]
    table["colour"] = colour("accent")
    return table


def part_rows(parts: pd.DataFrame) -> pd.DataFrame:
    """The rows for charts.signal_parts, from social.goal_parts. A part is filled where its signal is certain and hollow
    where it is not; the number of a part that is too narrow for it stands in the heading.
    """
    table = pd.DataFrame({
        "start_share": parts["start_count"] / parts["all_goals"], "end_share": parts["end_count"] / parts["all_goals"],
        "edge": parts["signal_colour"],
    })  # fmt: skip
    is_sure = parts["signal"].isin(["reached", "missed"])
    width = table["end_share"] - table["start_share"]
    table["middle"] = (table["start_share"] + table["end_share"]) / 2
    table["position"] = parts["label"].map({label: place for place, label in enumerate(parts["label"].unique(), 1)})
    table["part_text"] = [
        _part_text(row) if share > ROOM_FOR_A_SIGN else "" for row, share in zip(parts.itertuples(), width, strict=True)
    ]
    table["colour"] = parts["signal_colour"].where(is_sure, "white")
    table["text_colour"] = parts["signal_colour"].where(~is_sure, "white")
    table["is_first"] = parts["start_count"] == 0
    narrow = parts[width <= ROOM_FOR_A_SIGN].groupby("label")
    named = {label: f", varav {in_words([_part_text(row) for row in rows.itertuples()])}" for label, rows in narrow}
    table["heading"] = [
        f"{row.label}: {number(row.all_goals)} mål{named.get(row.label, '')}" for row in parts.itertuples()
    ]
    return table


def _part_text(row) -> str:
    return f"{row.symbol}{NO_BREAK}{number(row.goals)}"


def grid_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """The rows for charts.signal_grid, from social.platform_matrix. A cell that the reader's choice leaves out keeps
    its place, empty.
    """
    columns = cells.drop_duplicates("platform").sort_values("platform_order")
    # one number may be asked of several respondents, and be several questions
    indicators = cells.drop_duplicates(["item", "respondent", "label"])
    by_place = {(words.goal_name(row), row.platform): row for row in cells.itertuples()}
    table = []
    for row_position, indicator in enumerate(indicators.itertuples(), 1):
        for column_position, column in enumerate(columns.itertuples(), 1):
            cell = by_place.get((words.goal_name(indicator), column.platform))
            is_whole = column.platform_kind == "total"
            table.append({
                "row_position": row_position, "row_label": words.goal_name(indicator),
                "column_position": column_position, "column_label": column.platform_short,
                "symbol": cell.symbol if cell else "", "symbol_colour": cell.signal_colour if cell else colour("muted"),
                "cell_text": words.share_or_hidden(cell) if cell else "",
                "n_text": "" if cell is None or is_missing(cell.share) else f"{number(cell.count)}/{number(cell.n)}",
                "open_platform": ALL_PLATFORMS if is_whole else column.platform_label,
                "open_area": ALL_AREAS if is_whole else column.area_label,
                "open_item": indicator.item, "open_period": indicator.period,
                "open_respondent": indicator.respondent_label if indicator.kind in SURVEYED else "",
            })  # fmt: skip
    return pd.DataFrame(table)


def year_rows(years: pd.DataFrame) -> pd.DataFrame:
    """For shares.two_groups, from the comparable rows of social.comparable_years: the earlier year a circle, the later
    a diamond.
    """
    table = []
    for position, row in enumerate(years.itertuples(), 1):
        heading = (
            f"{row.item} {row.label}: "
            f"{percent(row.earlier_share)} {row.earlier_period}, {percent(row.share)} {row.period}"
        )
        remark = f"{of(row.earlier_count, row.earlier_n)} och {of(row.count, row.n)}"
        years_of_row = (
            ("circle", "reference", row.earlier_period, row.earlier_share, row.earlier_low, row.earlier_high),
            ("diamond", "accent", row.period, row.share, row.low, row.high),
        )
        for shape, tint, period, share, low, high in years_of_row:
            table.append({
                "position": position, "heading": heading, "remark": remark, "shape": shape, "colour": colour(tint),
                "share": share, "low": low, "high": high, "is_first": shape == "circle",
                "label": f"{row.item} {row.label}", "group": period, "number_format": percent_format(),
            })  # fmt: skip
    return pd.DataFrame(table)
