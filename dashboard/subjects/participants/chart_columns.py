"""From the answers about participants to the columns that the chart forms ask for. Pure: table in, table out."""

import pandas as pd

from dashboard.kit.figures.chart_columns import number_format, percent_format
from dashboard.kit.figures.signals import remark, share_text
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import (
    MISSING,
    decimals_against,
    decimals_of_difference,
    is_missing,
    number,
    of,
    percent,
    percent_against,
    points,
)


def share_rows(answer: pd.DataFrame, mark_below_n: int, label: str = "label") -> pd.DataFrame:
    """The rows for shares.share_rows, from outcome_shares or platform_outcomes. `label` names the column that heads
    each bar.
    """
    rows = list(answer.itertuples())
    table = answer[["share", "low", "high", "goal", "colour"]].copy()
    table["position"] = range(1, len(rows) + 1)
    table["heading"] = [f"{getattr(row, label)}: {share_text(row)}" for row in rows]
    table["label"] = answer[label]
    table["number_format"] = [percent_format(decimals_against(row.share, getattr(row, "goal", None))) for row in rows]
    table["symbol"] = answer["symbol"].fillna(MISSING)
    table["symbol_colour"] = answer["signal_colour"].fillna(colour("muted"))
    table["remark"] = [remark(row, mark_below_n) for row in rows]
    return table


def flow_rows(answer: pd.DataFrame, colours: dict[str, str]) -> pd.DataFrame:
    """For amounts.span_rows, from year_flow. `colours` has one per outcome. Those in at the start or the end and those
    who came in have the dashboard's own colours.
    """
    known = answer[answer["count"].notna()]
    plain = {"stock": colour("accent"), "in": colour("reference")}
    return pd.DataFrame({
        "position": known["step"], "start_count": known["start_count"], "end_count": known["end_count"],
        "heading": [f"{row.label}: {number(row.count)}" for row in known.itertuples(index=False)],
        "label": known["label"], "number_format": number_format(),
        "colour": [plain.get(kind) or colours[kind] for kind in known["kind"]],
    })  # fmt: skip


def over_time(answer: pd.DataFrame) -> pd.DataFrame:
    """For shares.over_time, from outcome_over_time. A period without data keeps its place with the word `saknas`."""
    table = answer[["label", "share", "low", "high", "goal", "segment"]].copy()
    table["position"] = range(1, len(table) + 1)
    table["value_text"] = [percent_against(row.share, row.goal) for row in answer.itertuples()]
    table["number_format"] = [percent_format(decimals_against(row.share, row.goal)) for row in answer.itertuples()]
    table["n_text"] = [
        "dold" if row.is_hidden is True else "saknas" if is_missing(row.share) else of(row.count, row.n)
        for row in answer.itertuples()
    ]
    return table


def funnel(platforms: pd.DataFrame, limits: pd.DataFrame) -> pd.DataFrame:
    """For shares.funnel, from platform_outcomes (with the column `short`) and funnel_limits."""
    dots = (
        platforms[platforms["share"].notna()][["n", "share", "short", "colour"]]
        .rename(columns={"short": "name"})
        .sort_values("n")
    )
    top = max(limits["high_998"].max(), dots["share"].max())
    dots[["name_align", "name_dy"]] = _label_places(dots, limits["n"].max(), top)
    return pd.concat([limits.assign(kind="limit"), dots.assign(kind="platform")], ignore_index=True)


def _label_places(dots: pd.DataFrame, most: float, top: float) -> list[tuple[str, int]]:
    """On which side of its dot each name begins, and how many pixels above or below, so that names meet neither each
    other nor dots. Judged on a phone's plot (305 × 420 pixels, 8 per letter) whose axes end at `most` persons and the
    share `top`.
    """
    wide, high = 305, 420
    points = [(wide * dot.n / most, high * (1 - dot.share / top), len(dot.name) * 8) for dot in dots.itertuples()]
    chosen: dict[int, tuple[str, int]] = {}

    def box(place: int, side: str, dy: int) -> tuple[float, float, float]:
        x, y, width = points[place]
        return (x if side == "left" else x - width), (x + width if side == "left" else x), y + dy

    def clashes(place: int, side: str, dy: int) -> int:
        left, right, middle = box(place, side, dy)
        taken = [box(other, *chosen[other]) for other in chosen if other != place] + [
            (x - 7, x + 7, y) for x, y, _ in points
        ]
        met = sum(left < end and start < right and abs(middle - height) < 14 for start, end, height in taken)
        return met + 9 * (left < 0 or right > wide or not 6 < middle < high - 6)

    # each name in turn takes the nearest place where it meets fewest others; later rounds mend what the first could not
    # know
    for _ in range(4):
        for place, (x, *_) in enumerate(points):
            sides = ("right", "left") if x > 0.7 * wide else ("left", "right")
            options = [(side, dy) for heights in ((-14, 16), (-30, 32)) for side in sides for dy in heights]
            chosen[place] = min(options, key=lambda option: clashes(place, *option))
    return list(chosen.values())


def women_and_men(answer: pd.DataFrame) -> pd.DataFrame:
    """For shares.two_groups, from women_and_men: two rows per outcome."""
    rows = []
    for position, row in enumerate(answer.itertuples(), 1):
        decimals = decimals_of_difference(row.women_share, row.men_share)
        women, men = (percent(share, decimals) for share in (row.women_share, row.men_share))
        for sex, shape, group in (("women", "circle", "Kvinnor"), ("men", "diamond", "Män")):
            rows.append({
                "position": position, "shape": shape, "is_first": shape == "circle", "colour": colour(sex),
                "heading": difference_text(row), "label": difference_label(row), "group": group,
                "number_format": percent_format(decimals), "share": getattr(row, f"{sex}_share"),
                "low": getattr(row, f"{sex}_low"), "high": getattr(row, f"{sex}_high"),
                "remark": f"● Kvinnor {women} ({of(row.women_count, row.women_n)})  ◆ Män {men} "
                f"({of(row.men_count, row.men_n)})\n{certainty_of_difference(row)}",
            })  # fmt: skip
    return pd.DataFrame(rows)


def difference_text(row) -> str:
    """`Arbete: −15 procentenheter`: women's share minus men's."""
    if is_missing(row.difference):
        return f"{difference_label(row)}: uppgift saknas"
    decimals = decimals_of_difference(row.women_share, row.men_share)
    return f"{difference_label(row)}: {points(row.difference, decimals)}"


def difference_label(row) -> str:
    """The outcome, shorter where a difference stands after it: `Annan lösning`."""
    return row.label if is_missing(row.difference) else row.label.replace("behovsanpassad ", "")


def certainty_of_difference(row) -> str:
    """Whether the difference can be told from chance, in words."""
    if is_missing(row.difference):
        return "Skillnaden kan inte räknas."
    return "Kan skiljas från slump." if row.told_apart else "Kan vara slump."
