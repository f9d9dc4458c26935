"""SCB's own series, where a delivery has been fetched: month by month, beside the papers, and what SCB has revised.
Pure views.
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.chart_columns import number_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.full_year.basis import basis, signed
from finsam_data.questions import full_year
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import MISSING, is_missing, month, number, percent

NO_DELIVERY = (
    "Helårsekvivalenterna bygger i dag på papperen: några år och några kommuner. SCB:s egen serie har varje månad "
    "sedan 2014 för alla landets kommuner. Med den syns hela utvecklingen, alla kommuner kan jämföras, och papperens "
    "tal kan prövas. Kansliet hämtar serien åt alla läsare (SCB:s tabell TAB1386)."
)
SHOWN_REVISIONS = 5
UNREPORTED = (
    "Där ekonomiskt bistånd är publicerat som 0 har det inte rapporterats: månaden saknar då summa och är ett glapp i "
    "linjen."
)


def monthly(area: Area) -> list[Figure | Notice]:
    """The share month by month, then the papers' years beside SCB's."""
    code, label = area.area, area.label
    rows = ask(full_year.series, area=code, item="totalt")
    known = rows[rows["share"].notna()]
    if known.empty:
        return [Notice("SCB:s egen serie är inte hämtad", NO_DELIVERY)]
    first, last = known.iloc[0], known.iloc[-1]
    beside = ask(full_year.paper_and_series, area=code)
    fact_ids = sorted({fact_id for ids in beside["fact_ids"] for fact_id in ids})
    gaps = int(rows["is_missing"].sum())
    return [
        Figure(
            key="scb_serie", form="series", origin=basis().origin,
            heading=f"{label}: {percent(first['share'], 1)} i {month(first['month'])} och {percent(last['share'], 1)} "
            f"i {month(last['month'])}",
            measure="Helårsekvivalenter som andel av befolkningen 20–64 år, varje månad. SCB:s tabell TAB1386, "
            f"hämtad {last['delivery']}. Det senaste året är preliminärt.",
            rows=pd.DataFrame({
                "month": pd.to_datetime(rows["month"]), "share": rows["share"],
                "segment": rows["segment"],
            }),
            table=pd.DataFrame({
                "Månad": rows["month"], "Andel": [percent(share, 1) for share in rows["share"]],
                "Helårsekvivalenter": [number(value) for value in rows["count"]],
            }),
            answer=rows.assign(fact_ids=[fact_ids] * len(rows)),
            calculation="Andelen är antalet delat med folkmängden 20–64 år.",
            notes=[f"{gaps} {'månad' if gaps == 1 else 'månader'} saknar uppgift. {UNREPORTED}"] if gaps else [],
        ),
        _beside(area, beside),
    ]  # fmt: skip


def _beside(area: Area, rows: pd.DataFrame) -> Figure:
    rows = rows[rows["paper_count"].notna()].reset_index(drop=True)
    total = rows[rows["item"] == "totalt"].iloc[0]
    return Figure(
        key="scb_och_papper", form="change_rows",
        heading=f"{area.label} {total['period']}: {number(total['paper_count'])} i papperet, "
        f"{number(total['scb_count'])} hos SCB nu",
        measure="Skillnaden mellan SCB:s serie i dag och papperens tal, i helårsekvivalenter. SCB räknar om äldre år; "
        "summan i databasen kan också vara lägre än i de tryckta tabellerna.",
        rows=pd.DataFrame({
            "position": range(1, len(rows) + 1), "start_value": 0, "end_value": rows["difference"].fillna(0),
            "zero": 0, "colour": colour("accent"),
            "heading": [f"{row.item_label} {row.period}: {_difference(row.difference)}" for row in rows.itertuples()],
            "number_format": number_format(),
        }),
        table=pd.DataFrame({
            "Ersättning": [f"{row.item_label}, {row.period}" for row in rows.itertuples()],
            "Papperet": [number(value) for value in rows["paper_count"]],
            "SCB nu": [number(value) for value in rows["scb_count"]],
            "Skillnad": [_difference(value) for value in rows["difference"]],
        }),
        answer=rows, calculation="SCB:s år är medelvärdet av årets månader.",
        notes=revision_lines(area.area)[:SHOWN_REVISIONS],
    )  # fmt: skip


def _difference(value) -> str:
    return MISSING if is_missing(value) else signed(round(value))


def revision_lines(area: str = "") -> list[str]:
    """`Riket 2019: 741 979 i leveransen 2026-02-24, 745 272 nu.` for every total that SCB has changed, latest year
    first; of one area if given.
    """
    return [
        f"{row.area_label} {row.period}: {number(row.count_then)} i leveransen {row.delivered_then}, "
        f"{number(row.count_now)} nu."
        for row in ask(full_year.revisions).itertuples()
        if area in ("", row.area)
    ]
