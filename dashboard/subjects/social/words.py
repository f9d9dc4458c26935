"""The social goals in words: headings that say the finding, and the lines beside each mark. Pure functions; every
number comes from the answer.
"""

import pandas as pd

from dashboard.kit.figures.words import short_name
from finsam_data.swedish import HIDDEN, NO_BREAK, in_words, interval, is_missing, number, of, percent, percent_against

HIDDEN_TEXT = "dold, liten grupp"
# how a goal that is no share is counted, one and several
UNITS = {
    "example": ("exempel", "exempel"),
    "days": ("dag", "dagar"),
    "count": ("person", "personer"),
    "change": ("procentenhet", "procentenheter"),
}


def amount(value, kind: str) -> str:
    """`2 exempel`, `10,8 dagar`, `−3 procentenheter`."""
    one, several = UNITS[kind]
    return f"{number(value, 0 if value == int(value) else 1)}{NO_BREAK}{one if abs(value) == 1 else several}"


def result_text(row) -> str:
    """`68 % (15 av 22)`, `2 exempel`, or why there is none."""
    counted = f" ({of(row.count, row.n)})" if not (is_missing(row.share) or row.is_hidden) else ""
    return f"{short_result(row)}{counted}"


def short_result(row) -> str:
    """`68 %`, `2 exempel`, or why there is none."""
    if row.is_hidden:
        return HIDDEN_TEXT
    if not is_missing(row.result_number):
        return amount(row.result_number, row.kind)
    return "utfall saknas" if is_missing(row.share) else percent_against(row.share, row.goal)


def goal_text(row) -> str:
    """`mål 80 %`, `mål 1 exempel`, `målet saknar nivå`."""
    if not is_missing(row.goal_number):
        return f"mål{NO_BREAK}{amount(row.goal_number, row.kind)}"
    return "målet saknar nivå" if is_missing(row.goal) else f"mål{NO_BREAK}{percent(row.goal)}"


def goal_name(row) -> str:
    """`1.4 Stödet är till stor nytta`, with the respondent where people were asked."""
    asked = "" if is_missing(row.respondent) else f", {row.respondent_label.lower()}"
    return f"{row.item} {row.label}{asked}"


def goal_heading(row) -> str:
    """`1.4 Stödet är till stor nytta: 68 %`, short enough for a phone; the rest stands in the remark."""
    known = not is_missing(row.share) or not is_missing(row.result_number)
    return f"{row.item} {row.label}" + (f": {short_result(row)}" if known and not row.is_hidden else "")


def remark(row, mark_below_n: int, where: str = "") -> str:
    """The two lines under a bar: the signal with the goal and whether they are few, then who answered, how many and how
    certain it is.
    """
    asked = [] if is_missing(row.respondent) else [row.respondent_label.lower()]
    asked += [where] if where else []
    if row.signal == "no_data":
        first = f"{HIDDEN_TEXT if row.is_hidden else 'utfall saknas'}, {goal_text(row)}"
    else:
        first = f"{row.signal_label}, {goal_text(row)}"
    if not is_missing(row.share):
        asked += [of(row.count, row.n), f"intervall {interval(row.low, row.high)}"]
        first += ", få personer" if row.n < mark_below_n else ""
    return "\n".join(part for part in (first, ", ".join(asked)) if part)


def disagreements(goals: pd.DataFrame) -> list[str]:
    """Where the paper's own signal or word differs from the arithmetic."""
    notes = []
    for row in goals.itertuples():
        if (
            is_missing(row.claimed)
            or not row.signal.startswith(("reached", "missed"))
            or row.signal.startswith("reached") == bool(row.claimed)
        ):
            continue
        said = f" (”{row.claim_printed}”)" if not is_missing(row.claim_printed) else ""
        verdict = "är nått" if row.claimed else "inte är nått"
        where = short_name(row.platform_label)
        notes.append(
            f"{row.item} {row.label}, {where}: papperet säger att målet {verdict}{said}, men {result_text(row)} mot "
            f"{goal_text(row)} säger annat."
        )
    return notes


def goals_reached(goals: pd.DataFrame, what: str, phrase: str = "") -> str:
    """`Deltagarnytta: 4 av 9 mål nåddes, 1 av dem säkert`, or that nothing can be judged. `phrase` is the state that
    the reader picked out.
    """
    if phrase:
        return f"{what}: {len(goals)} mål {phrase}"
    judged = goals[goals["signal"].str.startswith(("reached", "missed"))]
    if judged.empty:
        return f"{what}: inget av målen har ett utfall att pröva"
    reached = int(judged["signal"].str.startswith("reached").sum())
    sure = int((judged["signal"] == "reached").sum())
    all_sure = ", säkert" if reached == 1 else ", alla säkert"
    certainty = all_sure if sure == reached else f", {sure or 'inget'}{NO_BREAK}av dem säkert"
    return f"{what}: {reached or 'inget'} av {len(judged)} mål nåddes{certainty if reached else ''}"


def index_heading(total, where: str, period: str) -> str:
    """`Måluppfyllelse 2019, hela förbundet: 46 %, men 3–88 % är möjligt`."""
    if is_missing(total.index_share):
        return f"Måluppfyllelse {period}, {where}: inget mål har ett utfall"
    return (
        f"Måluppfyllelse {period}, {where}: {percent(total.index_share)}, men {interval(total.low, total.high)} är "
        "möjligt"
    )


def index_remark(row) -> str:
    """The band and the parts of an index, on two lines that fit a phone."""
    counts = [
        (row.reached, "nådda"),
        (row.reached_uncertain + row.missed_uncertain, "osäkra"),
        (row.missed, "ej nådda"),
        (row.no_data, "utan utfall"),
    ]
    parts = ", ".join(f"{number(count)} {word}" for count, word in counts if count)
    return f"band {interval(row.low, row.high)} av {number(row.goals)} mål\n{parts}"


def response_text(row) -> str:
    """`deltagarna svarade: 43 % (16), under riktvärdet 60 %`, short enough for a phone."""
    counted = "" if is_missing(row.answered) else f" ({number(row.answered)})"
    rate = "svarsfrekvens saknas" if is_missing(row.response) else percent(row.response)
    guide = (
        ""
        if is_missing(row.guide) or is_missing(row.response)
        else f", {'når' if row.response >= row.guide else 'under'} riktvärdet {percent(row.guide)}"
    )
    return f"{row.respondent_label}{'' if is_missing(row.response) else ' svarade'}: {rate}{counted}{guide}"


def grades_heading(grades: pd.DataFrame, period: str, names: list[str], is_whole: bool) -> str:
    """`Styrelsens betyg 2019: Inlandet, Malå 3 av 6`, or from the lowest to the highest where all are
    shown.
    """
    rows = list(zip(grades.itertuples(), names, strict=True))
    own = [f"{name} {grade_text(row)}" for row, name in rows if row.platform_kind == "platform"]
    if own and not is_whole:
        return f"Styrelsens betyg {period}: {in_words(own)}"
    known = [(row.grade, name) for row, name in rows if not is_missing(row.grade)]
    if not known:
        return f"Styrelsen har inte satt något betyg {period}"
    largest, high, low = number(grades["largest"].iloc[0]), max(known)[0], min(known)[0]
    if low == high:
        return f"Styrelsens betyg {period}: {in_words([name for _, name in known])} {number(low)} av {largest}"
    lowest = in_words([name for grade, name in known if grade == low])
    return f"Styrelsens betyg {period}: från {number(low)} av {largest} ({lowest}) till {number(high)} av {largest}"


def grade_text(row) -> str:
    """`4 av 6`, or that there is none."""
    return "inget betyg" if is_missing(row.grade) else f"{number(row.grade)} av {number(row.largest)}"


def scale_notes(scales: pd.DataFrame) -> list[str]:
    """Which steps have a name, and that the board's scale changes between years where it does."""
    years = list(scales.groupby("period"))
    different = {tuple(zip(steps["step"], steps["label"], steps["largest"], strict=True)) for _, steps in years}
    notes = []
    for period, steps in years:
        largest, named = int(steps["largest"].iloc[0]), list(steps["step"])
        unnamed = [str(step) for step in range(1, largest + 1) if step not in named]
        words = ", ".join(f"{row.step} {row.label.lower()}" for row in steps.itertuples())
        gap = f" Steg {in_words(unnamed)} har inget namn." if unnamed else ""
        notes.append(f"Skalan {period} har enligt papperet {largest} steg: {words}.{gap}")
    if len(different) > 1:
        notes.append(
            f"Skalan ändras från {years[0][0]} till {years[-1][0]}, så betygen går inte att jämföra mellan åren."
        )
    return notes


def share_or_hidden(row) -> str:
    """A cell of the grid: the share in whole percent, dots for a hidden one, nothing where the paper has none."""
    return HIDDEN if row.is_hidden else "" if is_missing(row.share) else percent_against(row.share, row.goal)
