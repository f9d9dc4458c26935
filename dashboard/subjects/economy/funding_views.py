"""The views of Ekonomi about statements and who pays.

A view is a pure function: it asks the data layer, words the answer and returns figures.
"""

import pandas as pd

from dashboard.kit.cached import ask, prepared
from dashboard.kit.charts.forms import TABLE_FORM
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.economy.accounts import statements
from dashboard.subjects.economy.choices import Statement
from finsam_data.questions import economy
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import NO_BREAK, in_words, is_missing, kronor, number, percent, thousands

# what the chosen line of a statement says (codes/statements.csv): what it became, or how much something changed;
# otherwise how it went from year to year
BECAME, CHANGED = "blev", "ändrades"


def statement(area: Area, chosen: Statement) -> list[Figure | Notice]:
    """A statement or note of a year's årsredovisning as a table."""
    year, about = chosen.year, prepared(statements)[chosen.name]
    rows = ask(economy.statement, year=year, statement=about.section)
    if rows.empty:
        text = f"Årsredovisningen {year} har ingen sådan tabell i underlaget."
        years = in_words(sorted(about.years))
        return [Notice(f"{chosen.name} {year} saknas", f"{text} Den finns för {years}: välj där." if years else text)]
    before = rows["before_year"].dropna().max()
    has_before = not is_missing(before)
    printed = [
        f"{row.label} {when}: papperet skriver {kronor(amount)}, posterna ger {kronor(shown)}."
        for row in rows.itertuples()
        for when, amount, shown in (
            (year, row.printed_this_year, row.this_year),
            (before, row.printed_before, row.year_before),
        )
        if not is_missing(amount) and amount != shown
    ]
    return [
        Figure(
            key="rakenskaper", form=TABLE_FORM, heading=_statement_heading(about, rows, year),
            measure=f"{about.about}, {in_words([year, *[before] * has_before])}, kronor.", rows=rows[["is_total"]],
            table=pd.DataFrame({
                "Post": rows["label"], year: [number(value) for value in rows["this_year"]],
            } | ({before: [number(value) for value in rows["year_before"]]} if has_before else {})),
            answer=rows, calculation="Beloppen är avlästa.", notes=printed,
        )
    ]  # fmt: skip


def _statement_heading(statement, rows: pd.DataFrame, year: str) -> str:
    """What happened between the two years, computed from the most important line of the statement."""
    subject = statement.subject
    line = next((row for row in rows.itertuples() if row.account == statement.account), None)
    if line is None or is_missing(line.this_year):
        return f"{statement.about} {year}"
    if statement.says == CHANGED:
        return f"{subject} {'ökade' if line.this_year > 0 else 'minskade'} med {thousands(abs(line.this_year))} {year}"
    if is_missing(line.year_before):
        return f"{subject} blev {thousands(line.this_year)} {year}"
    if statement.says == BECAME:
        return (
            f"{subject} blev {thousands(line.this_year)} {year}, mot {thousands(line.year_before)} {line.before_year}"
        )
    verb = "ökade" if line.this_year > line.year_before else "minskade"
    return f"{subject} {verb} från {thousands(line.year_before)} till {thousands(line.this_year)}"


def who_pays(area: Area, year: str) -> list[Figure | Notice]:
    """What each member pays and its share, then what each municipality pays per resident of working age."""
    rows = ask(economy.contributions, year=year)
    before, has_before = str(int(year) - 1), rows["paid_before"].notna().any()
    return [
        Figure(
            key="vem_betalar", form="budget_rows", heading=_who_pays_heading(rows, area, year),
            measure=f"Medlemmarnas bidrag {year}, tusental kronor. Kommunernas del fördelas efter befolkningen i "
            "arbetsför ålder.",
            legend=f"Mörkt streck: {before}." if has_before else "",
            rows=_contribution_rows(rows, before),
            table=pd.DataFrame({
                "Medlem": rows["label"],
                f"{year} ({before}), kr": [
                    f"{number(row.paid)} ({number(row.paid_before)})" for row in rows.itertuples()
                ],
                f"Andel {year}": [_part(row) for row in rows.itertuples()],
            }),
            answer=rows, calculation="Bidragen är avlästa, andelarna beräknade.",
            notes=[*_by_law(rows, year), "Staten betalar också för Arbetsförmedlingen."],
        ),
        *_per_resident(rows[rows["kind"] == "kommun"].reset_index(drop=True), area, year),
    ]  # fmt: skip


def _by_law(rows: pd.DataFrame, year: str) -> list[str]:
    """What 5 § says, and how far from it the region and the municipalities paid."""
    paid = rows.groupby("kind")["paid"].sum()
    law = "Enligt lagens 5 § betalar staten hälften, regionen en fjärdedel och kommunerna tillsammans en fjärdedel."
    if not {"stat", "region", "kommun"} <= set(paid.index) or not (off := abs(paid["region"] - paid["stat"] / 2)):
        return [law]
    return [
        f"{law} {year} skiljer {kronor(off)}: regionen betalade {kronor(paid['region'])} och kommunerna "
        f"{kronor(paid['kommun'])}."
    ]


def _who_pays_heading(rows: pd.DataFrame, area: Area, year: str) -> str:
    own = rows[(rows["kind"] == "kommun") & (rows["area"] == area.area)]
    if len(own):
        return (
            f"{area.label} betalade {thousands(own.iloc[0]['paid'])} {year}, "
            f"{percent(own.iloc[0]['share_of_kind'], 1)} av kommunernas del"
        )
    municipalities = rows[rows["kind"] == "kommun"]
    largest = municipalities.loc[municipalities["paid"].idxmax()]
    return (
        f"Medlemmarna betalade {thousands(rows['paid'].sum())} {year}: staten "
        f"{percent(rows.loc[rows['kind'] == 'stat', 'share'].sum())}, "
        f"{largest['label']} {percent(largest['share_of_kind'])} av kommunernas del"
    )


def _contribution_rows(rows: pd.DataFrame, before: str) -> pd.DataFrame:
    return pd.DataFrame({
        "position": range(1, len(rows) + 1), "value": rows["paid"], "low": None, "high": None,
        "reference": rows["paid_before"].replace(0, None), "second_reference": None,
        "colour": [tint or colour("muted") for tint in rows["colour"]],
        "heading": [f"{row.label}: {thousands(row.paid)}" for row in rows.itertuples()], "label": rows["label"],
        "number_format": number_format(),
        "remark": [f"{_part(row)}\n{_change(row, before)}" for row in rows.itertuples()],
    })  # fmt: skip


def _part(row) -> str:
    whole = f"{percent(row.share, 1)} av allt"
    return whole if row.kind != "kommun" else f"{whole}, {percent(row.share_of_kind, 2)} av kommunernas"


def _change(row, before: str) -> str:
    if is_missing(row.paid_before):
        return ""
    if not row.paid_before:
        return f"inte medlem {before}"
    return f"{before}: {thousands(row.paid_before)} ({percent(row.paid / row.paid_before - 1, 1)})"


def _per_resident(rows: pd.DataFrame, area: Area, year: str) -> list[Figure]:
    """What each municipality paid per resident, where the papers bound how many they are."""
    rows = rows[rows["each_low"].notna()].reset_index(drop=True)
    if rows.empty:
        return []
    low, high = rows["each_low"].min(), rows["each_high"].max()
    own = rows[rows["area"] == area.area]
    about = (
        f"{area.label} betalade {_kronor_range(own.iloc[0])}"
        if len(own)
        else f"Kommunerna betalade {number(low)}–{kronor(high)}"
    )
    figure = Figure(
        key="per_invanare", form="budget_rows", heading=f"{about} per invånare 20–64 år",
        measure=f"Kommunens bidrag {year} delat med invånarna 20–64 år, kronor.",
        legend="Streck: det spann som avrundningen i papperen lämnar.",
        rows=pd.DataFrame({
            "position": range(1, len(rows) + 1), "value": (rows["each_low"] + rows["each_high"]) / 2,
            "low": rows["each_low"], "high": rows["each_high"], "reference": None, "second_reference": None,
            "colour": rows["colour"],
            "heading": [f"{row.label}: {_kronor_range(row._asdict())}" for row in rows.itertuples()],
            "label": rows["label"], "number_format": number_format(1),
            "remark": [
                f"{thousands(row.paid)} för {number(row.fewest)}–{number(row.most)} invånare"
                for row in rows.itertuples()
            ],
        }),
        table=pd.DataFrame({
            "Kommun": rows["label"],
            "Bidrag och invånare 20–64 år": [
                f"{kronor(row.paid)} för {number(row.fewest)}–{number(row.most)}" for row in rows.itertuples()
            ],
            "Per invånare": [_kronor_range(row._asdict()) for row in rows.itertuples()],
        }),
        answer=rows,
        calculation="Beräknad: bidraget delat med den befolkning som helårsekvivalenterna och deras tryckta andel ger.",
        notes=[
            "Papperen anger inte befolkningen, och inte vilka åldrar eller vilket år nyckeln räknar med. Därför blir "
            "det ett spann, och kommunerna behöver inte få samma belopp.",
            "Staten och regionen betalar inte efter invånare.",
        ],
    )  # fmt: skip
    return [figure]


def _kronor_range(row) -> str:
    """`32,8–33,1 kr`."""
    return f"{number(row['each_low'], 1)}–{number(row['each_high'], 1)}{NO_BREAK}kr"
