"""The views of Ekonomi about one year: how the result came about, how it compares with the budget, and every line.

A view is a pure function: it asks the data layer, words the answer and returns figures. The numbers in its sentences
are computed from the answer that the figure shows.
"""

import pandas as pd

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.economy.accounts import outside_budget, years
from dashboard.subjects.economy.accounts import parts as part_codes
from finsam_data.questions import economy
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import in_words, is_missing, kronor, lower_first, month, number, percent, thousands

PER = {
    "Deltagare": "deltagare", "Avslutad": "avslutade", "Till arbete": "arbete", "Till studier": "studier",
    "Till arbete eller studier": "arbete-eller-studier",
}  # fmt: skip
EACH = {
    "deltagare": "deltagare", "avslutade": "avslutad", "arbete": "avslutad till arbete",
    "studier": "avslutad till studier", "arbete-eller-studier": "avslutad till arbete eller studier",
}  # fmt: skip
OWN_FUNDING = (
    "Parternas egen finansiering ingår inte. Talen säger därför inte vad en deltagare kostar och rangordnar inte "
    "plattformarna."
)
EACH_BEGINS = "Varje stapel börjar där den förra slutade."
SMALL = 10


def result(area: Area, year: str) -> list[Figure | Notice]:
    """How income and costs made the result of the year, and what was budgeted and forecast year by year."""
    rows = ask(economy.result_parts, year=year)
    whole = rows[rows["is_result"]].iloc[0]
    income = rows.loc[~rows["is_result"] & (rows["actual"] > 0), "actual"].sum()
    costs = -rows.loc[~rows["is_result"] & (rows["actual"] < 0), "actual"].sum()
    return [
        Figure(
            key="resultat", form="change_rows",
            heading=f"{year} kostade verksamheten {thousands(costs)}, intäkterna var {thousands(income)} och "
            f"resultatet {thousands(whole['actual'])}",
            measure=f"Tusental kronor, hela förbundet, {year}. {outside_budget(year)}".strip(),
            legend=EACH_BEGINS, rows=_pile(rows, "actual", "start_amount", "end_amount"), table=_parts_table(rows),
            answer=rows, calculation="Beloppen är avlästa.",
            notes=["Varje belopp är avrundat för sig; i kronor blir delarna exakt resultatet."],
        ),
        _by_year(),
    ]  # fmt: skip


def against_budget(area: Area, year: str) -> list[Figure | Notice]:
    """What made the result differ from the budgeted one."""
    rows = ask(economy.result_parts, year=year)
    whole, parts = rows[rows["is_result"]].iloc[0], rows[~rows["is_result"]]
    if rows["budget"].isna().all():
        return [Notice(f"Ingen budget {year}", "Papperen har årets utfall men ingen budget del för del.")]
    own = parts[parts["in_budget"]]
    largest = own.loc[own["off_budget"].abs().idxmax()]
    budgeted = pd.DataFrame({
        "position": [0], "heading": [f"Budgeterat resultat: {thousands(whole['budget'])}"], "start_value": [0.0],
        "end_value": [whole["budget"]], "zero": [0.0], "colour": [colour("text")], "number_format": [number_format()],
    })  # fmt: skip
    side = "bättre" if whole["off_budget"] > 0 else "sämre"
    return [
        Figure(
            key="mot_budget", form="change_rows",
            heading=f"Resultatet blev {thousands(abs(whole['off_budget']))} {side} än budget. Av förbundets egna "
            f"poster skiljer {lower_first(largest['label'].partition(',')[0])} mest: "
            f"{thousands(largest['off_budget'], sign=True)}",
            measure=f"Utfall minus budget {year}, tusental kronor. Plus är bättre för resultatet.",
            legend=EACH_BEGINS,
            rows=pd.concat([budgeted, _pile(rows, "off_budget", "gap_start", "gap_end")], ignore_index=True),
            table=_parts_table(rows), answer=rows, calculation="Skillnaderna är beräknade: utfall minus budget.",
            notes=[*_outside_budget(parts), *_other_budgets(year)],
        )
    ]  # fmt: skip


def _outside_budget(parts: pd.DataFrame) -> list[str]:
    """What lay outside the budget, and what it gave together."""
    outside = parts[~parts["in_budget"]]
    if outside.empty:
        return []
    names = in_words([f"”{label}”" for label in outside["label"]])
    together = thousands(outside["off_budget"].sum(), sign=True)
    return [f"Utanför budgeten, som bara hade en reserv, låg {names}. Tillsammans gav de {together}."]


def _other_budgets(year: str) -> list[str]:
    """That the papers print several budgeted results of the year, where they do."""
    printed = ask(economy.budgeted_results, year=year)
    if len(printed) < 2:
        return []
    said = in_words([thousands(amount) for amount in printed["amount"]])
    return [
        f"Budgeten {year} har {number(len(printed))} olika resultat i papperen ({said}): här används tabellen där "
        "posterna blir summan."
    ]


def _pile(rows: pd.DataFrame, amount: str, start: str, end: str) -> pd.DataFrame:
    """The rows for amounts.change_rows: income in the dashboard's blue, costs in grey, the result in black."""
    tints = [
        colour("text") if row.is_result else colour("accent" if getattr(row, amount) >= 0 else "reference")
        for row in rows.itertuples()
    ]
    shown = [row.actual if row.is_result else getattr(row, amount) for row in rows.itertuples()]
    return pd.DataFrame({
        "position": rows["step"].array, "start_value": rows[start].array, "end_value": rows[end].array, "zero": 0.0,
        "colour": tints, "number_format": number_format(),
        "heading": [
            f"{label}: {thousands(value, sign=True)}" for label, value in zip(rows["label"], shown, strict=True)
        ],
    })  # fmt: skip


def _parts_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "Del": rows["label"].array,
        "Utfall (budget), kr": [f"{number(row.actual)} ({number(row.budget)})" for row in rows.itertuples()],
        "Skillnad, kr": [
            f"{number(row.off_budget)} ({_relative(row.off_budget, row.budget)})" for row in rows.itertuples()
        ],
    })  # fmt: skip


def _relative(difference, budget) -> str:
    return (
        "utan budget"
        if is_missing(budget) or not budget
        else f"{'+' if difference > 0 else ''}{percent(difference / abs(budget), 1)}"
    )


def _by_year() -> Figure:
    rows = ask(economy.results_by_year)
    latest = rows[rows["period"] == rows["period"].max()]
    said = " och ".join(f"{lower_first(row.label)} {thousands(row.amount, sign=True)}" for row in latest.itertuples())
    return Figure(
        key="resultat_ar", form="change_rows", heading=f"{latest['period'].iloc[0]}: {said}",
        measure="Resultat i tusental kronor, hela förbundet: budget, prognos och utfall för varje år som papperen "
        f"har.{_when_forecast(rows)}",
        rows=pd.DataFrame({
            "position": range(1, len(rows) + 1), "start_value": 0.0, "end_value": rows["amount"].array, "zero": 0.0,
            "colour": [colour("accent" if figure == "utfall" else "reference") for figure in rows["figure"]],
            "heading": [
                f"{row.period}, {lower_first(row.label)}: {thousands(row.amount, sign=True)}"
                for row in rows.itertuples()
            ],
            "number_format": number_format(),
        }),
        table=pd.DataFrame({
            "År": rows["period"].array, "Vad": rows["label"].array,
            "Resultat": [thousands(value) for value in rows["amount"]],
        }),
        answer=rows, calculation="Avläst.",
        notes=_only_in_total(rows),
    )  # fmt: skip


def _when_forecast(rows: pd.DataFrame) -> str:
    """` Prognosen för 2019 är från november 2019, den för 2020 från oktober 2020.`"""
    made = [(row.period, month(row.known_from[:7])) for row in rows[rows["figure"] == "prognos"].itertuples()]
    if not made:
        return ""
    (first, when), *others = made
    return f" {', '.join([f'Prognosen för {first} är från {when}', *(f'den för {y} från {m}' for y, m in others)])}."


def _only_in_total(rows: pd.DataFrame) -> list[str]:
    """Which years are budgeted in totals only."""
    whole = sorted(set(rows.loc[rows["figure"] == "budget", "period"]) - set(years("poster")))
    if not whole:
        return []
    return [f"Budgeten för {in_words(whole)} finns inte post för post i något papper, bara i totaler."]


def lines(area: Area, year: str, part: str) -> list[Figure | Notice]:
    """Every line of one part: outcome, budget and forecast, with the difference in kronor and percent."""
    rows = ask(economy.budget_lines, year=year, part=prepared(part_codes)[part])
    if rows.empty:
        rows = ask(economy.parts).set_index("label")
        return [
            Notice(
                f"{part} {year}: inga poster",
                f"Papperen har inget utfall för delen det året. Den har poster {in_words(list(rows['years'][part]))}.",
            )
        ]
    largest = rows.loc[rows["off_budget"].abs().idxmax()]
    share = "" if is_missing(largest["off_budget_share"]) else f" ({percent(abs(largest['off_budget_share']))})"
    return [
        Figure(
            key="post_for_post", form="budget_rows",
            heading=f"{largest['label']}: {thousands(abs(largest['off_budget']))} {_side(largest)} budget{share}",
            measure=f"{part}, utfall {year} i tusental kronor.",
            legend=f"Mörkt streck: budgeten.{_ring(rows)}",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "value": rows["actual"].array, "low": None, "high": None,
                "reference": rows["budget"].array, "second_reference": rows["forecast"].array,
                "colour": colour("accent"),
                "heading": [f"{row.label}: {_amount(row.actual)}" for row in rows.itertuples()],
                "label": rows["label"].array, "number_format": number_format(),
                "remark": [_remark(row) for row in rows.itertuples()],
            }),
            table=pd.DataFrame({
                "Post": rows["label"].array,
                "Utfall (budget · prognos)": [
                    f"{kronor(row.actual)} ({kronor(row.budget)} · {thousands(row.forecast)})"
                    for row in rows.itertuples()
                ],
                "Skillnad mot budget": [_difference(row) for row in rows.itertuples()],
            }),
            answer=rows, calculation="Beloppen är avlästa, skillnaderna beräknade.",
            notes=[
                f"{row.label}: papperet skriver skillnaden {kronor(row.printed_off_budget)}, beloppen ger "
                f"{kronor(row.off_budget)}."
                for row in rows.itertuples()
                if not is_missing(row.printed_off_budget) and row.printed_off_budget != row.off_budget
            ],
        )
    ]  # fmt: skip


def _ring(rows: pd.DataFrame) -> str:
    """` Ring: prognosen i november 2019.`, where there is one."""
    dates = rows["forecast_date"].dropna()
    return f" Ring: prognosen i {month(dates.max()[:7])}." if len(dates) else ""


def _side(row) -> str:
    """`lägre än` or `högre än`: the amount itself against the budget, whichever is better for the result."""
    return "lägre än" if row["actual"] < row["budget"] else "högre än"


def _amount(value) -> str:
    """Thousands of kronor, but whole kronor for an amount that would be rounded to 0 tkr."""
    return kronor(value) if 0 < abs(value) < 500 else thousands(value)


def _remark(row) -> str:
    """`budget 960 tkr · prognos 693 tkr`, and how the outcome differs from the budget."""
    forecast = "" if is_missing(row.forecast) else f" · prognos {thousands(row.forecast)}"
    return f"budget {thousands(row.budget)}{forecast}\n{_difference(row)}"


def _difference(row) -> str:
    if not row.off_budget:
        return "som budget"
    if is_missing(row.off_budget_share):
        return f"{kronor(abs(row.off_budget))} utan budget"
    return f"{kronor(abs(row.off_budget))} {_side(row._asdict())} budget ({percent(abs(row.off_budget_share), 1)})"
