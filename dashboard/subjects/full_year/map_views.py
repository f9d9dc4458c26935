"""The map of the own municipalities by full-year equivalents. A pure view."""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.full_year.basis import basis, leading_to, of_papers, share_words
from dashboard.subjects.full_year.municipality_views import OF_KIND
from finsam_data.questions import full_year
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import COUNTRY, forbund
from finsam_data.swedish import number, percent, upper_first

MEASURES = {
    "Totalt": "totalt",
    "Ohälsa": "ohalsa",
    "Arbetslöshet": "arbetsloshet-sektor",
    "Bistånd": "ekonomiskt-bistand",
}


OF_BENEFITS = {
    "totalt": "alla ersättningar tillsammans", "ohalsa": "sjukpenning, sjuk- och aktivitetsersättning",
    "arbetsloshet-sektor": "arbetslöshet, åtgärder och etablering", "ekonomiskt-bistand": "ekonomiskt bistånd",
}  # fmt: skip


def own_map(area: Area, measure: str, year: str = "") -> list[Figure | Notice]:
    """The own municipalities as a map; a click chooses one."""
    base = basis(year)
    rows = ask(full_year.own_municipalities, item=MEASURES[measure], year=base.year)
    six = rows[rows["longitude"].notna() & rows["share"].notna()]
    if six.empty:
        return [
            Notice(
                f"{measure} {base.year} går inte att läsa ur papperen",
                "Välj ett annat år, eller Totalt: den andelen finns för båda åren.",
            )
        ]
    country = rows[(rows["area"] == COUNTRY) & rows["share"].notna()]
    country_words = f"; riket {percent(country['share'].iloc[0], 1)}" if len(country) else ""
    top, bottom = six.loc[six["share"].idxmax()], six.loc[six["share"].idxmin()]
    words, fact_ids = of_papers(area.area, area.label, base.year)
    notes = words if len(country) else [f"Rikets andel {base.year} går inte att läsa ur papperen.", *words]
    kind = six["share_kind"].iloc[0]
    # the chosen one is drawn last, so that no neighbour's border covers its own
    drawn = six.assign(is_chosen=six["area"] == area.area).sort_values("is_chosen", kind="stable")
    return [
        Figure(
            key="karta", form="municipality_map", picks_area=True, origin=base.origin, notes=notes,
            heading=f"{of_measure(measure)} {base.when}: {top['area_label']} har högst andel av befolkningen, "
            f"{share_words(top['share'], kind)}, och {bottom['area_label']} lägst, "
            f"{share_words(bottom['share'], kind)}{country_words}",
            measure=f"Helårsekvivalenter som andel av befolkningen 20–64 år, {OF_BENEFITS[MEASURES[measure]]}, "
            f"{base.when}.",
            hint="Klicka på en kommun för att välja den.",
            rows=pd.DataFrame({
                "area": drawn["area"], "area_label": drawn["area_label"], "share": drawn["share"],
                "longitude": drawn["longitude"], "latitude": drawn["latitude"],
                "text": [f"{row.area_label}\n{share_words(row.share, kind)}" for row in drawn.itertuples()],
                "edge": [colour("accent") if one else "white" for one in drawn["is_chosen"]],
                "edge_width": [3.5 if one else 1.5 for one in drawn["is_chosen"]],
            }),
            table=pd.DataFrame({
                "Område": rows["area_label"],
                "Andel": [share_words(row.share, row.share_kind) for row in rows.itertuples()],
                "Helårsekvivalenter": [number(value) for value in rows["count"]],
            }),
            answer=leading_to(rows, fact_ids, base.year),
            calculation=base.calculation(f"{OF_KIND.get(kind, '')} {_together_is_about()}"),
        )
    ]  # fmt: skip


def _together_is_about() -> str:
    return f"{upper_first(forbund().all_of_them)} tillsammans är ungefärligt beräknade."


def of_measure(measure: str) -> str:
    """How a heading begins: `Helårsekvivalenter` for all benefits, otherwise the name of the measure."""
    return "Helårsekvivalenter" if MEASURES[measure] == "totalt" else measure
