"""What the municipality's registers say of support, school and the activity duty. Pure views."""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.charts.forms import TABLE_FORM
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures import chart_columns
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.surroundings.partner_views import MORE_IN_UMEA, _is_about
from finsam_data.questions import surroundings
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import lower_first, number, percent_printed

# what the young people of aktivitetsansvaret do, and the ways back to school
OUTSIDE_SCHOOL = (
    "arbete", "studier", "ingen-sysselsattning", "annan-aktor", "okand-sysselsattning", "sysselsattning-via-kaa",
)  # fmt: skip
BACK_IN_SCHOOL = ("aterupptog-nationellt-program", "aterupptog-introduktionsprogram", "fullfoljde-studier")


def support(area: Area) -> list[Figure | Notice]:
    """Försörjningsstöd in Umeå: what is printed in numbers, and what is not."""
    rows = ask(surroundings.topic_figures, topic="forsorjningsstod")
    known = rows[rows["value"].notna() & (rows["measure"] == "antal")].reset_index(drop=True)
    households = known[known["item"] == "hushall-med-barn"].set_index("period")["value"]
    ongoing = known.loc[known["item"] == "pagaende-arenden", "value"].iloc[0]
    fewer = rows[rows["measure"] == "diff"].iloc[0]
    families = known[known["item"] == "hushall-med-barn"].reset_index(drop=True)
    # each of these counts something different, so they cannot be bars on one axis
    others = known[known["item"] != "hushall-med-barn"].reset_index(drop=True)
    others["fact_ids"] = [
        [*row.fact_ids, *(fewer["fact_ids"] if row.item == fewer["item"] else [])] for row in others.itertuples()
    ]
    about = f"Umeå kommuns egen statistik. {MORE_IN_UMEA}"
    return [
        Figure(
            key="forsorjningsstod", form="span_rows", measure=about,
            heading=f"{number(households['2019'])} hushåll med barn i Umeå fick försörjningsstöd 2019, "
            f"{number(households['2012'] - households['2019'])} färre än 2012",
            rows=chart_columns.count_rows(families["period"].to_list(), families["value"].to_list(), colour("accent")),
            table=pd.DataFrame({
                "År": families["period"], "Hushåll med barn": [number(value) for value in families["value"]],
            }),
            answer=families,
            calculation="Antalen är avlästa, skillnaden beräknad.",
        ),
        Figure(
            key="forsorjningsstod_mer", form=TABLE_FORM, measure=about,
            heading=f"{number(ongoing)} pågående ärenden i Umeå i oktober 2019, {number(abs(fewer['value']))} färre "
            "än i oktober 2018",
            rows=pd.DataFrame({"is_total": [False] * len(others)}),
            table=pd.DataFrame({
                "Uppgift": others["item_label"],
                "När": ["oktober 2019" if period == "2019-10" else period for period in others["period"]],
                "Antal": [("cirka " if _is_about(row) else "") + number(row.value) for row in others.itertuples()],
            }),
            answer=others, calculation="Antalen och skillnaden är avlästa.",
            notes=[
                "Den dolda gruppen är män i hushåll där det är kvinnan som registreras.",
                "Diagrammen över kön, hushållstyp och tid har inga läsbara värden, och jämförelsetalen för 2019 var "
                "inte publicerade.",
            ],
        ),
    ]  # fmt: skip


def school(area: Area) -> list[Figure | Notice]:
    """Stress among pupils in Umeå, as they say themselves."""
    rows = ask(surroundings.topic_figures, topic="skola")
    known = (
        rows[rows["value"].notna() & (rows["measure"] == "andel")].sort_values(["item", "sex"]).reset_index(drop=True)
    )
    recent = known[known["item"] == "ofta-stressad-av-skolan"].set_index("sex")["value"]
    who = {"K": "tjejer", "M": "killar"}
    labels = [f"{row.item_label}, {who[row.sex]} ({row.category_label})" for row in known.itertuples()]
    place = rows[rows["measure"] == "placering"].iloc[0]
    return [
        Figure(
            key="skola", form="value_rows",
            heading=f"{percent_printed(recent['K'])} av tjejerna och {percent_printed(recent['M'])} av killarna är "
            "ofta stressade av skolan",
            measure=f"Elevernas egna svar i Umeås gymnasieskolor. {MORE_IN_UMEA}",
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
                "I UNGA18 är måtten olika för tjejer och killar, så de jämförs inte.",
                f"Papperet räknar Umeå till de {number(place['value'])} främsta större städerna i genomströmning, "
                "utan att säga andelen.",
                "Diagrammen över genomströmning och upplevd hälsa har inga läsbara värden.",
            ],
        )
    ]  # fmt: skip


def activity_duty(area: Area) -> list[Figure | Notice]:
    """Kommunala aktivitetsansvaret: what the young people do, and who went back to school."""
    rows = ask(surroundings.topic_figures, topic="kaa")
    counts = rows[(rows["measure"] == "antal") & rows["category"].isna()]
    values = counts.set_index("item")["value"]
    outside = counts[counts["item"].isin(OUTSIDE_SCHOOL)].reset_index(drop=True)
    returned = counts[counts["item"].isin(BACK_IN_SCHOOL) & counts["value"].notna()].reset_index(drop=True)
    ways = len(BACK_IN_SCHOOL)
    grouped = f"Grupperna blir {number(outside['value'].sum())} av {number(values['omfattades'])}"
    return [
        Figure(
            key="kaa",
            heading=f"Umeå höstterminen 2019: aktivitetsansvaret omfattade {number(values['omfattades'])} unga, "
            f"{number(values['ingen-sysselsattning'])} av dem utan sysselsättning",
            measure="Unga 16–20 år i det kommunala aktivitetsansvaret i Umeå, höstterminen 2019, av "
            f"{number(values['folkbokforda-16-20'])} folkbokförda.",
            **_counted(outside, "Grupp"), notes=[f"{grouped}; resten står inte i någon grupp."],
        ),
        Figure(
            key="kaa_tillbaka",
            heading=f"{number(values['aterupptog-studier'])} av {number(values['omfattades'])} unga återupptog "
            "studierna",
            measure="Unga i aktivitetsansvaret i Umeå som återupptog sina studier höstterminen 2019.",
            **_counted(returned, "Till"),
            notes=[] if len(returned) == ways else [f"{not_given()}: {ways - len(returned)} av tre vägar."],
        ),
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
