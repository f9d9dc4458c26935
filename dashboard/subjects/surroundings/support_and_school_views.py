"""What the municipality's registers say of support, school and the activity duty. Pure views."""

import pandas as pd

from dashboard.kit.charts.forms import TABLE_FORM
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures import chart_columns
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.words import notes_of
from dashboard.subjects.surroundings.partner_views import _is_about
from dashboard.subjects.surroundings.words import (
    latest,
    moment,
    nothing_yet,
    only_here,
    parts_of,
    place_of,
    rows_of,
    year_before,
)
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import counted_in_words, genitive, lower_first, number, percent_printed


def support(area: Area, year: str = "") -> list[Figure | Notice]:
    """Försörjningsstöd by the municipality's own statistics: what is printed in numbers."""
    rows = rows_of("forsorjningsstod", year)
    known = rows[rows["value"].notna() & (rows["measure"] == "antal")].reset_index(drop=True)
    if known.empty:
        return [nothing_yet("Försörjningsstödet", "hur många hushåll och ärenden kommunerna har")]
    place = place_of(known)
    about = f"Kommunens egen statistik. {only_here(place)}".strip()
    return [*_families(known, place, about), *_cases(rows, known, place, about)]


def _families(known: pd.DataFrame, place: str, about: str) -> list[Figure]:
    """Households with children year by year."""
    families = known[known["item"] == "hushall-med-barn"].sort_values("period", ignore_index=True)
    if families.empty:
        return []
    first, last = families.iloc[0], families.iloc[-1]
    change = last["value"] - first["value"]
    since = f", {number(abs(change))} {'färre' if change < 0 else 'fler'} än {first['period']}" if change else ""
    return [
        Figure(
            key="forsorjningsstod", form="span_rows", measure=about,
            heading=f"{number(last['value'])} hushåll med barn i {place} fick försörjningsstöd {last['period']}{since}",
            rows=chart_columns.count_rows(families["period"].to_list(), families["value"].to_list(), colour("accent")),
            table=pd.DataFrame({
                "År": families["period"], "Hushåll med barn": [number(value) for value in families["value"]],
            }),
            answer=families,
            calculation="Antalen är avlästa, skillnaden beräknad.",
        )
    ]  # fmt: skip


def _cases(rows: pd.DataFrame, known: pd.DataFrame, place: str, about: str) -> list[Figure]:
    """The cases that go on, and what else is counted: each something different, so they cannot be bars on one axis."""
    ongoing = latest(known[known["item"] == "pagaende-arenden"])
    if ongoing.empty:
        return []
    period, count = ongoing["period"].iloc[0], ongoing["value"].iloc[0]
    changes = rows[(rows["measure"] == "diff") & (rows["period"] == f"{int(period[:4]) - 1}-{period[:4]}")]
    fewer = changes[changes["item"] == "pagaende-arenden"]
    others = known[(known["item"] != "hushall-med-barn") & (known["period"].str[:4] == period[:4])]
    others = others.reset_index(drop=True)
    behind = fewer["fact_ids"].iloc[0] if len(fewer) else []
    others["fact_ids"] = [
        [*row.fact_ids, *(behind if row.item == "pagaende-arenden" else [])] for row in others.itertuples()
    ]
    change = fewer["value"].iloc[0] if len(fewer) else 0
    more = "färre" if change < 0 else "fler"
    since = f", {number(abs(change))} {more} än i {year_before(period)}" if change else ""
    return [
        Figure(
            key="forsorjningsstod_mer", form=TABLE_FORM, measure=about,
            heading=f"{number(count)} pågående ärenden i {place} i {moment(period)}{since}",
            rows=pd.DataFrame({"is_total": [False] * len(others)}),
            table=pd.DataFrame({
                "Uppgift": others["item_label"],
                "När": [moment(period) for period in others["period"]],
                "Antal": [("cirka " if _is_about(row) else "") + number(row.value) for row in others.itertuples()],
            }),
            answer=others, calculation="Antalen och skillnaden är avlästa.",
            notes=notes_of("forsorjningsstod_mer", period),
        )
    ]  # fmt: skip


def school(area: Area, year: str = "") -> list[Figure | Notice]:
    """Stress among pupils, as they say themselves."""
    rows = rows_of("skola", year)
    known = rows[rows["value"].notna() & (rows["measure"] == "andel")].sort_values(["item", "sex"], ignore_index=True)
    stressed = latest(known[known["item"] == "ofta-stressad-av-skolan"])
    recent = stressed.set_index("sex")["value"]
    if not {"K", "M"} <= set(recent.index):
        return [nothing_yet("Elevernas svar", "hur stressade eleverna säger att de är")]
    town, period = place_of(known), stressed["period"].iloc[0]
    who = {"K": "tjejer", "M": "killar"}
    labels = [f"{row.item_label}, {who[row.sex]} ({row.category_label})" for row in known.itertuples()]
    places = rows[(rows["measure"] == "placering") & rows["value"].notna()]
    return [
        Figure(
            key="skola", form="value_rows",
            heading=f"{percent_printed(recent['K'])} av tjejerna och {percent_printed(recent['M'])} av killarna är "
            "ofta stressade av skolan",
            measure=f"Elevernas egna svar i {genitive(town)} gymnasieskolor. {only_here(town)}".strip(),
            rows=pd.DataFrame({
                "position": range(1, len(known) + 1), "value": known["value"], "reference": float("nan"),
                "colour": [colour("women" if sex == "K" else "men") for sex in known["sex"]],
                "heading": [f"{who[row.sex].capitalize()}: {percent_printed(row.value)}" for row in known.itertuples()],
                "label": [who[sex].capitalize() for sex in known["sex"]],
                "number_format": [chart_columns.printed_percent_format(value) for value in known["value"]],
                "remark": [f"{lower_first(row.item_label)} ({row.category_label})" for row in known.itertuples()],
            }),
            table=pd.DataFrame({"Uppgift": labels, "Andel": [percent_printed(value) for value in known["value"]]}),
            answer=known, calculation="Andelarna är avlästa.",
            notes=[
                *notes_of("skola", period),
                *(f"Papperet räknar {town} till de {number(row.value)} främsta större städerna i genomströmning, utan "
                "att säga andelen." for row in places.itertuples()),
            ],
        )
    ]  # fmt: skip


def activity_duty(area: Area, year: str = "") -> list[Figure | Notice]:
    """Kommunala aktivitetsansvaret: what the young people do, and who went back to school."""
    rows = rows_of("kaa", year)
    counts = rows[(rows["measure"] == "antal") & rows["category"].isna()]
    covered = latest(counts[counts["item"] == "omfattades"])
    if covered.empty:
        return [nothing_yet("Aktivitetsansvaret", "hur många unga aktivitetsansvaret omfattar och vad de gör")]
    period, place = covered["period"].iloc[0], covered["area_label"].iloc[0]
    counts = counts[counts["period"] == period]
    when = moment(period)
    values = counts[counts["value"].notna()].set_index("item")["value"]
    young = number(values["omfattades"])
    idle, living = (
        f", {said.format(number(values[item]))}" if item in values else ""
        for item, said in (
            ("ingen-sysselsattning", "{} av dem utan sysselsättning"), ("folkbokforda-16-20", "av {} folkbokförda"),
        )
    )  # fmt: skip
    outside = parts_of(counts, "kaa", "omfattades", period)
    grouped = f"Grupperna blir {number(outside['value'].sum())} av {young}; resten står inte i någon grupp."
    return [
        Figure(
            key="kaa", heading=f"{place} {when}: aktivitetsansvaret omfattade {young} unga{idle}",
            measure=f"Unga 16–20 år i det kommunala aktivitetsansvaret i {place}, {when}{living}.",
            **_counted(outside if len(outside) else covered, "Grupp"), notes=[grouped] if len(outside) else [],
        ),
        *_back_in_school(counts, values, place, period),
    ]  # fmt: skip


def _back_in_school(counts: pd.DataFrame, values: pd.Series, place: str, period: str) -> list[Figure]:
    """How many took up their studies again, and by which way; nothing where the papers do not say how many."""
    every = parts_of(counts, "kaa", "aterupptog-studier", period)
    returned = every[every["value"].notna()].reset_index(drop=True)
    if "aterupptog-studier" not in values or returned.empty:
        return []
    lost = len(every) - len(returned)
    return [
        Figure(
            key="kaa_tillbaka",
            heading=f"{number(values['aterupptog-studier'])} av {number(values['omfattades'])} unga återupptog "
            "studierna",
            measure=f"Unga i aktivitetsansvaret i {place} som återupptog sina studier {moment(period)}.",
            **_counted(returned, "Till"),
            notes=[f"{not_given()}: {lost} av {counted_in_words(len(every))} vägar."] if lost else [],
        )
    ]  # fmt: skip


def _counted(rows: pd.DataFrame, heading: str) -> dict:
    """What a figure of plain counts holds. `heading` stands over what is counted in the table."""
    labels = rows["item_label"].to_list()
    return {
        "form": "span_rows",
        "rows": chart_columns.count_rows(labels, rows["value"].to_list(), colour("accent")),
        "table": pd.DataFrame({heading: labels, "Antal": [number(value) for value in rows["value"]]}),
        "answer": rows,
        "calculation": "Antalen är avlästa.",
    }
