"""The views of Ekonomi about 2019: how the result came about, against the budget, line by line, and what each platform
cost.

One function each, pure: ask, word, give the figures. The numbers in words are computed from the answer that the figure
shows.
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.filters import Area
from dashboard.kit.choices.what_exists import Notice, not_given
from dashboard.kit.figures.show import Figure
from finsam_data.questions import economy
from finsam_data.record.colours import colour
from finsam_data.swedish import NO_BREAK, in_words, is_missing, kronor, lower_first, number, of, percent, thousands

PARTS = {
    "Insatser": "insatser",
    "Kansli": "kansli",
    "Verksamhetsnära": "verksamhetsnara",
    "EU-projektet": "hfe",
    "Intäkter": "intakter",
}
PER = {
    "Deltagare": "deltagare", "Avslutad": "avslutade", "Till arbete": "arbete", "Till studier": "studier",
    "Till arbete eller studier": "arbete-eller-studier",
}  # fmt: skip
EACH = {
    "deltagare": "deltagare", "avslutade": "avslutad", "arbete": "avslutad till arbete",
    "studier": "avslutad till studier",
    "arbete-eller-studier": "avslutad till arbete eller studier",
}  # fmt: skip
OWN_FUNDING = (
    "Parternas egen finansiering ingår inte. Årsredovisningen säger att den är minst lika stor som förbundets, men "
    "inte hur den fördelas. "
    "Talen säger därför inte vad en deltagare kostar och rangordnar inte plattformarna."
)
SMALL = 10


def result(area: Area) -> list[Figure | Notice]:
    """How income and costs made the result of the year, and what was budgeted and forecast year by year."""
    rows = ask(economy.result_parts)
    year = rows[rows["is_result"]].iloc[0]
    income = rows.loc[~rows["is_result"] & (rows["actual"] > 0), "actual"].sum()
    costs = -rows.loc[~rows["is_result"] & (rows["actual"] < 0), "actual"].sum()
    return [
        Figure(
            key="resultat", form="change_rows",
            heading=f"2019 kostade verksamheten {thousands(costs)}, intäkterna var {thousands(income)} och "
            f"resultatet {thousands(year['actual'])}",
            subtitle="Tusental kronor, hela förbundet, 2019. Varje stapel börjar där den förra slutade. EU-projektet "
            "är Hälsofrämjande etablering.",
            rows=_pile(rows, "actual", "start_amount", "end_amount"), table=_parts_table(rows), answer=rows,
            calculation="Beloppen är avlästa.",
            notes=["Varje belopp är avrundat för sig; i kronor blir delarna exakt resultatet."],
        ),
        _by_year(),
    ]  # fmt: skip


def against_budget(area: Area) -> list[Figure | Notice]:
    """What made the result differ from the budgeted one."""
    rows = ask(economy.result_parts)
    year, parts = rows[rows["is_result"]].iloc[0], rows[~rows["is_result"]]
    own = parts[~parts["account"].str.endswith("hfe")]
    largest = own.loc[own["off_budget"].abs().idxmax()]
    project = parts.loc[parts["account"].str.endswith("hfe"), "off_budget"].sum()
    budgeted = pd.DataFrame({
        "position": [0], "heading": [f"Budgeterat resultat: {thousands(year['budget'])}"], "start_value": [0.0],
        "end_value": [year["budget"]],
        "zero": [0.0], "colour": [colour("text")],
    })  # fmt: skip
    side = "bättre" if year["off_budget"] > 0 else "sämre"
    return [
        Figure(
            key="mot_budget", form="change_rows",
            heading=f"Resultatet blev {thousands(abs(year['off_budget']))} {side} än budget. Av förbundets egna "
            f"poster skiljer "
            f"{lower_first(largest['label'].partition(',')[0])} mest: {thousands(largest['off_budget'], sign=True)}",
            subtitle="Utfall minus budget 2019, tusental kronor. Plus är bättre för resultatet. Varje stapel börjar "
            "där den förra slutade.",
            rows=pd.concat([budgeted, _pile(rows, "off_budget", "gap_start", "gap_end")], ignore_index=True),
            table=_parts_table(rows), answer=rows,
            calculation="Skillnaderna är beräknade: utfall minus budget.",
            notes=[
                f"EU-projektets intäkter och kostnader låg utanför budgeten, som bara hade en reserv. Tillsammans "
                f"gav de "
                f"{thousands(project, sign=True)}.",
                "Budgeten 2019 har tre olika underskott i papperen: här används årsredovisningens tabell, där "
                "posterna blir summan.",
            ],
        )
    ]  # fmt: skip


def _pile(rows: pd.DataFrame, amount: str, start: str, end: str) -> pd.DataFrame:
    """For charts.change_rows: what adds in the house's blue, what takes away in grey, the result in black."""
    tints = [
        colour("text") if row.is_result else colour("accent" if getattr(row, amount) >= 0 else "reference")
        for row in rows.itertuples()
    ]
    shown = [row.actual if row.is_result else getattr(row, amount) for row in rows.itertuples()]
    return pd.DataFrame({
        "position": rows["step"].array, "start_value": rows[start].array, "end_value": rows[end].array, "zero": 0.0,
        "colour": tints,
        "heading": [f"{label}: {thousands(value, sign=True)}" for label,
            value in zip(rows["label"], shown, strict=True)],
    })  # fmt: skip


def _parts_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "Del": rows["label"].array, "Utfall (budget), kr": [f"{number(row.actual)} ({number(row.budget)})"
            for row in rows.itertuples()],
        "Skillnad, kr": [f"{number(row.off_budget)} ({_relative(row.off_budget, row.budget)})"
            for row in rows.itertuples()],
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
        subtitle="Resultat i tusental kronor, hela förbundet: budget, prognos och utfall för varje år som papperen "
        "har. Prognosen för 2019 är från "
        "november 2019, den för 2020 från oktober 2020.",
        rows=pd.DataFrame({
            "position": range(1, len(rows) + 1), "start_value": 0.0, "end_value": rows["amount"].array, "zero": 0.0,
            "colour": [colour("accent" if figure == "utfall" else "reference") for figure in rows["figure"]],
            "heading": [f"{row.period}, {lower_first(row.label)}: {thousands(row.amount, sign=True)}"
                for row in rows.itertuples()],
        }),
        table=pd.DataFrame({"År": rows["period"].array, "Vad": rows["label"].array,
            "Resultat": [thousands(value) for value in rows["amount"]]}),
        answer=rows, calculation="Avläst.",
        notes=["Budgeten för 2020 finns inte post för post i något papper, bara i totaler."],
    )  # fmt: skip


def lines(area: Area, part: str) -> list[Figure | Notice]:
    """Every line of one part: outcome, budget and forecast, with the difference in kronor and percent."""
    rows = ask(economy.budget_lines, part=PARTS[part])
    largest = rows.loc[rows["off_budget"].abs().idxmax()]
    share = "" if is_missing(largest["off_budget_share"]) else f" ({percent(abs(largest['off_budget_share']))})"
    return [
        Figure(
            key="post_for_post", form="budget_rows",
            heading=f"{largest['label']}: {thousands(abs(largest['off_budget']))} {_side(largest)} budget{share}",
            subtitle=f"{part}, utfall 2019 i tusental kronor. Mörkt streck: budgeten. Ring: prognosen i november 2019.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "value": rows["actual"].array, "low": None, "high": None,
                "reference": rows["budget"].array,
                "second_reference": rows["forecast"].array, "colour": colour("accent"),
                "heading": [f"{row.label}: {_amount(row.actual)}" for row in rows.itertuples()],
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
            notes=[f"{row.label}: papperet skriver skillnaden {kronor(row.printed_off_budget)}, beloppen ger "
            f"{kronor(row.off_budget)}."
                   for row in rows.itertuples() if not is_missing(row.printed_off_budget)
                   and row.printed_off_budget != row.off_budget],
        )
    ]  # fmt: skip


def _side(row) -> str:
    """`lägre än` or `högre än`: the amount itself against the budget, whichever is better for the result."""
    return "lägre än" if row["actual"] < row["budget"] else "högre än"


def _amount(value) -> str:
    """Thousands, but kronor for what would round to none."""
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


def platforms(area: Area, per: str) -> list[Figure | Notice]:
    """What the förbund paid per person on each platform, with n, the interval where a share is below, and what the
    figure leaves out.
    """
    rows = ask(economy.platform_costs, per=PER[per])
    known = rows[rows["each"].notna()].reset_index(drop=True)
    if known.empty:
        return [
            Notice(f"Kostnad per {EACH[PER[per]]}: inga uppgifter", f"{not_given()}: antalet för alla plattformar.")
        ]
    interval = " Streck: 95 % intervall för andelen, omräknat till kronor." if known["each_low"].notna().any() else ""
    return [
        Figure(
            key="plattformskostnad", form="budget_rows", heading=_platform_heading(known, area, EACH[PER[per]]),
            subtitle=f"Förbundets kostnad 2019 delad med antalet, kronor per {EACH[PER[per]]}, kvinnor och "
            f"män.{interval}",
            rows=pd.DataFrame({
                "position": range(1, len(known) + 1), "value": known["each"], "low": known["each_low"],
                "high": known["each_high"], "reference": None,
                "second_reference": None, "colour": known["colour"],
                "heading": [f"{row.label}: {kronor(row.each)}" for row in known.itertuples()],
                "remark": [_count_remark(row, PER[per]) for row in known.itertuples()],
            }),
            table=pd.DataFrame({
                "Plattform": known["label"], "Kostnad och antal": [f"{kronor(row.cost)} för {_counted(row)}"
                    for row in known.itertuples()],
                "Kronor per person": [f"{kronor(row.each)}{_kronor_interval(row, ' ({})')}"
                    for row in known.itertuples()],
            }),
            answer=known, calculation="Beräknad: kostnaden i årsredovisningen delad med antalet i plattformens tabell.",
            notes=[OWN_FUNDING, *_platform_notes(rows)],
        )
    ]  # fmt: skip


def _platform_heading(known: pd.DataFrame, area: Area, person: str) -> str:
    own = known[known["area"] == area.area]
    if len(own) == 1:
        return f"{area.label}: förbundet betalade {kronor(own.iloc[0]['each'])} per {person} ({_persons(own.iloc[0])})"
    if len(own):
        each = in_words([f"{kronor(row.each)} på {row.label}" for row in own.itertuples()])
        return f"{area.label}: förbundet betalade {each} per {person}"
    low, high = known.loc[known["each"].idxmin()], known.loc[known["each"].idxmax()]
    return f"Förbundet betalade mellan {kronor(low['each'])} ({_persons(low)}) och {kronor(high['each'])} ({_persons(high)}) per {person}"


def _persons(row) -> str:
    return f"{number(row['count'])}{NO_BREAK}{'person' if row['count'] == 1 else 'personer'}"


def _platform_notes(rows: pd.DataFrame) -> list[str]:
    """Who are few, who have nobody to divide by, whose number is unknown, and which lines are no platform."""
    listed = (
        (f"Färre än {SMALL} personer:", rows["count"].between(1, SMALL - 1)), ("Ingen att dela med:",
            rows["count"] == 0),
        (f"{not_given()}: antalet för", rows["count"].isna()),
    )  # fmt: skip
    notes = [f"{what} {in_words(list(rows.loc[which, 'label']))}." for what, which in listed if which.any()]
    return [
        *notes,
        "De sammanhållna insatserna för unga är en post för flera insatser, och EU-projektet betalas av EU; de "
        "räknas inte.",
    ]


def _count_remark(row, per: str) -> str:
    whom = f" {per}" if is_missing(row.n) else ""
    return f"{thousands(row.cost)} för {_counted(row)}{whom}{_kronor_interval(row, chr(10) + 'intervall {}')}"


def _counted(row) -> str:
    """`295`, or `29 av 128 avslutade` where the count is a share of those who finished."""
    return number(row.count) if is_missing(row.n) else f"{of(row.count, row.n)} avslutade"


def _kronor_interval(row, pattern: str) -> str:
    """`71 700–135 100 kr` in the pattern, rounded to hundreds; nothing where there is no interval."""
    if is_missing(row.each_low) or is_missing(row.each_high):
        return ""
    return pattern.format(f"{number(round(row.each_low, -2))}–{number(round(row.each_high, -2))}{NO_BREAK}kr")
