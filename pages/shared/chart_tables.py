"""From a question's answer to the columns that a chart form asks for: positions, colours and the Swedish words beside the marks.

Pure functions, table in, table out. What a reader sees in a chart is worded here and nowhere else.
"""

import pandas as pd

from finsam_data.colours import colour
from finsam_data.swedish import HIDDEN, MISSING, is_missing, number, of, percent, points
from pages.shared.signals import remark, share_text


def share_rows(answer: pd.DataFrame, mark_below_n: int, label: str = "label") -> pd.DataFrame:
    """For charts.share_rows, from outcome_shares or platform_outcomes. `label` names the column that heads each bar."""
    rows = list(answer.itertuples())
    table = answer[["share", "low", "high", "goal", "colour"]].copy()
    table["position"] = range(1, len(rows) + 1)
    table["heading"] = [f"{getattr(row, label)}: {share_text(row)}" for row in rows]
    table["symbol"] = answer["symbol"].fillna(MISSING)
    table["symbol_colour"] = answer["signal_colour"].fillna(colour("muted"))
    table["remark"] = [remark(row, mark_below_n) for row in rows]
    return table


def flow_rows(answer: pd.DataFrame, colours: dict[str, str]) -> pd.DataFrame:
    """For charts.span_rows, from year_flow. `colours` gives one per outcome; stocks and inflows have the house's own."""
    known = answer[answer["count"].notna()]
    plain = {"stock": colour("accent"), "in": colour("reference")}
    return pd.DataFrame({
        "position": known["step"], "start_count": known["start_count"], "end_count": known["end_count"],
        "heading": [f"{row.label}: {number(row.count)}" for row in known.rename(columns={"count": "count"}).itertuples(index=False)],
        "colour": [plain.get(kind) or colours[kind] for kind in known["kind"]],
    })  # fmt: skip


def count_rows(labels: list[str], counts: list[float], tint: str) -> pd.DataFrame:
    """For charts.span_rows: plain counts from zero, one colour."""
    return pd.DataFrame({
        "position": range(1, len(labels) + 1), "start_count": 0, "end_count": counts, "colour": tint,
        "heading": [f"{label}: {number(count)}" for label, count in zip(labels, counts, strict=True)],
    })  # fmt: skip


def over_time(answer: pd.DataFrame) -> pd.DataFrame:
    """For charts.over_time, from outcome_over_time. A period without data keeps its place with the word `saknas`."""
    table = answer[["label", "share", "low", "high", "goal", "segment"]].copy()
    table["position"] = range(1, len(table) + 1)
    table["value_text"] = [percent(share) for share in answer["share"]]
    table["n_text"] = [
        "saknas" if is_missing(share) else of(count, n) for share, count, n in zip(answer["share"], answer["count"], answer["n"], strict=True)
    ]
    return table


def funnel(platforms: pd.DataFrame, limits: pd.DataFrame) -> pd.DataFrame:
    """For charts.funnel, from platform_outcomes and funnel_limits."""
    points_table = platforms[platforms["share"].notna()][["n", "share", "label", "colour"]].rename(columns={"label": "name"})
    points_table["name"] = points_table["name"].str.replace("Samordningsteamet i ", "", regex=False)
    return pd.concat([limits.assign(kind="limit"), points_table.assign(kind="platform")], ignore_index=True)


def matrix(answer: pd.DataFrame, row_label: str, column_label: str, texts: list[str]) -> pd.DataFrame:
    """For charts.matrix: one cell per row of `answer`, which has a share and the two label columns; `texts` stand in the cells."""
    rows = {label: place for place, label in enumerate(dict.fromkeys(answer[row_label]), 1)}
    columns = {label: place for place, label in enumerate(dict.fromkeys(answer[column_label]), 1)}
    return pd.DataFrame({
        "row_position": answer[row_label].map(rows), "row_label": answer[row_label], "column_position": answer[column_label].map(columns),
        "column_label": answer[column_label], "share": answer["share"], "cell_text": texts,
        "text_colour": ["white" if share > 0.45 else colour("text") for share in answer["share"].fillna(0)],
    })  # fmt: skip


def women_and_men(answer: pd.DataFrame) -> pd.DataFrame:
    """For charts.two_groups, from women_and_men: two rows per outcome."""
    rows = []
    for position, row in enumerate(answer.itertuples(), 1):
        for sex, shape in (("women", "circle"), ("men", "diamond")):
            rows.append({
                "position": position, "shape": shape, "is_first": shape == "circle", "colour": colour(sex), "heading": difference_text(row),
                "share": getattr(row, f"{sex}_share"), "low": getattr(row, f"{sex}_low"), "high": getattr(row, f"{sex}_high"),
                "remark": f"● Kvinnor {percent(row.women_share)} ({of(row.women_count, row.women_n)})   ◆ Män {percent(row.men_share)} ({of(row.men_count, row.men_n)})",
            })  # fmt: skip
    return pd.DataFrame(rows)


def difference_text(row) -> str:
    """`Arbete: −15 procentenheter, kan inte vara bara slump`."""
    if is_missing(row.difference):
        return f"{row.label}: skillnaden kan inte räknas"
    certainty = "kan skiljas från slump" if row.told_apart else "kan vara slump"
    return f"{row.label}: {points(row.difference)}, {certainty}"


def cell_share(share, n, hidden: bool = False) -> str:
    """A share in a table cell: `26 %`, `–` for missing, `..` for hidden."""
    return HIDDEN if hidden else MISSING if is_missing(share) or is_missing(n) else percent(share)
