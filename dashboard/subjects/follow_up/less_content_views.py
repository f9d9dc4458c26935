"""Where staff or steering groups are less content than the goal, and where few answer: what the board asked to have
followed up. Pure views.

Whether a share is below the goal is plain arithmetic. The mark is filled when the goal lies outside the 95 % interval
too, so that chance is no likely explanation.
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures.chart_columns import percent_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.signals import certainty_text, signal_text
from dashboard.kit.figures.words import short_name
from finsam_data.questions import follow_up, register
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import (
    MISSING,
    NO_BREAK,
    decimals_against,
    interval,
    is_missing,
    number,
    of,
    percent,
    percent_against,
)

SURE = "missed"


def less_content(area: Area) -> list[Figure | Notice]:
    """The questions below the goal, surest and largest first, and then the response rates."""
    return [_below(area), *_rates(area)]


def _below(area: Area) -> Figure | Notice:
    rows = ask(follow_up.less_content, area=area.area)
    asked = ask(follow_up.questions_asked, area=area.area).iloc[0]
    if rows.empty:
        return _none_below(area, int(asked["asked"]), int(asked["hidden"]))
    mark_below_n = int(ask(register.build_facts)["mark_below_n"].iloc[0])
    sure = int((rows["signal"] == SURE).sum())
    surely = f"{number(sure)}{NO_BREAK}av dem säkert" if sure else "inget av dem säkert"
    table = rows[["share", "low", "high", "goal"]].assign(
        position=range(1, len(rows) + 1), colour=colour("accent"), symbol=rows["symbol"],
        symbol_colour=rows["signal_colour"],
        heading=[
            f"{who(row)} {row.item}: {percent_against(row.share, row.goal)} ({of(row.count, row.n)})"
            for row in rows.itertuples()
        ],
        label=[f"{who(row)} {row.item}" for row in rows.itertuples()],
        number_format=[percent_format(decimals_against(row.share, row.goal)) for row in rows.itertuples()],
        remark=[_remark(row, mark_below_n) for row in rows.itertuples()],
    )  # fmt: skip
    return Figure(
        key="mindre_nojda", form="question_rows",
        heading=f"Personal och styrgrupper når inte målet i {of(len(rows), asked['asked'])} fall, {surely}",
        measure=f"Andel som valde något av de översta svaren, {asked['period']}. Ett fall är en fråga på en "
        f"plattform. {area.label}.",
        legend=f"Rött streck: målet. Mörkt streck: 95{NO_BREAK}% intervall.",
        rows=table,
        table=pd.DataFrame({
            "Vem och fråga": [f"{who(row)}, {row.item} {row.description}" for row in rows.itertuples()],
            "Andel (95 % intervall)": [
                f"{percent(row.share, 1)} ({interval(row.low, row.high)}), {of(row.count, row.n)}"
                for row in rows.itertuples()
            ],
            "Mål": [f"{percent(row.goal)} {row.symbol} {row.signal_label}" for row in rows.itertuples()],
            "Svarsfrekvens": [percent(row.response_rate) for row in rows.itertuples()],
        }),
        answer=rows.rename(columns={"n": "answered_n"}).assign(question=rows["item"] + " " + rows["description"]),
        calculation="Andelarna är beräknade ur antalen, intervallen är beräknade, svarsfrekvensen är avläst.",
        notes=_hidden(int(asked["hidden"])),
    )  # fmt: skip


def who(row) -> str:
    """Who answered: `Jobbtorget, personal`, or the name of a steering group that several platforms share."""
    return row.shared_name or f"{short_name(row.platform_label)}, {row.respondent_label.lower()}"


def _remark(row, mark_below_n: int) -> str:
    """The signal, how certain it is with the response rate, and the question."""
    rate = "" if is_missing(row.response_rate) else f", svarsfrekvens{NO_BREAK}{percent(row.response_rate)}"
    return f"{signal_text(row)}{rate}\n{certainty_text(row, mark_below_n)}\n{row.label}"


def _hidden(hidden: int) -> list[str]:
    return [f"{number(hidden)} fall är dolda, eftersom grupperna är små."] if hidden else []


def _none_below(area: Area, asked: int, hidden: int) -> Notice:
    if asked == hidden:
        return Notice(
            f"{not_given()}: svar från personal och styrgrupp, {area.label}",
            "Välj Alla kommuner eller en annan kommun.",
        )
    text = (
        " ".join([f"Det gäller {number(asked)} fall: en fråga på en plattform är ett fall.", *_hidden(hidden)])
        if not hidden
        else _hidden(hidden)[0]
    )
    return Notice(f"Personal och styrgrupp når målet på alla frågor, {area.label}", text)


def _rates(area: Area) -> list[Figure | Notice]:
    """How many answered, against the guide value that the board uses for participants."""
    rows = ask(follow_up.response_rates, area=area.area)
    if rows.empty:
        return [
            Notice(f"Papperen ger ingen svarsfrekvens för {area.label}", "Välj Alla kommuner eller en annan kommun.")
        ]
    guided = rows[rows["guide"].notna()]
    known = guided[guided["response_rate"].notna()]
    guide = guided["guide"].iloc[0] if len(guided) else None
    shown = rows[rows["response_rate"].notna()].reset_index(drop=True)
    lost = [
        f"{who(row)}: papperet säger ”{row.printed}” och ger inget tal."
        for row in rows[rows["response_rate"].isna()].itertuples()
    ]
    heading = _rates_heading(known, guide, area)
    return [
        Figure(
            key="svarsfrekvens", form="value_rows", heading=heading,
            measure=f"Andel som svarade på enkäten, {rows['period'].iloc[0]}. {area.label}. Riktvärdet gäller "
            "deltagare som har avslutat.",
            rows=pd.DataFrame({
                "position": range(1, len(shown) + 1), "value": shown["response_rate"], "reference": shown["guide"],
                "colour": colour("accent"),
                "heading": [f"{who(row)}: {percent(row.response_rate)}" for row in shown.itertuples()],
                "label": [who(row) for row in shown.itertuples()], "number_format": percent_format(),
                "remark": [_against_guide(row) for row in shown.itertuples()],
            }),
            table=pd.DataFrame({
                "Vem": [who(row) for row in rows.itertuples()],
                "Svarsfrekvens": [percent(row.response_rate) for row in rows.itertuples()],
                "Riktvärde": [MISSING if is_missing(row.guide) else percent(row.guide) for row in rows.itertuples()],
                "Mot riktvärdet": [_against_guide(row) for row in rows.itertuples()],
            }),
            answer=rows, calculation="Svarsfrekvenserna är avlästa ur styrelsens analys.", notes=lost,
        )
    ]  # fmt: skip


def _rates_heading(known: pd.DataFrame, guide: float | None, area: Area) -> str:
    """`Deltagarenkäten når inte riktvärdet 60 % på någon av 5 plattformar`."""
    if known.empty:
        return f"Svarsfrekvensen bland personal och styrgrupp, {area.label}"
    below = int(known["is_below_guide"].sum())
    if not below:
        return f"Deltagarenkäten når riktvärdet {percent(guide)}, {area.label}"
    if len(known) == 1:
        return f"Deltagarenkäten når inte riktvärdet {percent(guide)}, {area.label}"
    where = (
        f"någon av {number(len(known))} plattformar" if below == len(known) else f"{of(below, len(known))} plattformar"
    )
    return f"Deltagarenkäten når inte riktvärdet {percent(guide)} på {where}"


def _against_guide(row) -> str:
    """`▽ under riktvärdet 60 %`; a word and a mark, and no judgement where there is no guide value."""
    if is_missing(row.response_rate):
        return f"”{row.printed}”"
    if is_missing(row.guide):
        return "inget riktvärde"
    return f"▽ under riktvärdet {percent(row.guide)}" if row.is_below_guide else f"når riktvärdet {percent(row.guide)}"
