"""The views of Helårsekvivalenter about one municipality: map, profile, position among all, what drove the change.

One function each, pure: ask, word, give the figures. The numbers in words are computed from the answer that the figure shows.
"""

import pandas as pd

from finsam_data import full_year
from finsam_data.colours import colour
from finsam_data.swedish import MISSING, NO_BREAK, is_missing, lower_first, number, percent, points
from pages.shared.absent import Notice
from pages.shared.cached import ask
from pages.shared.figures import Figure
from pages.shared.filters import Area

MEASURES = {"Totalt": "totalt", "Ohälsa": "ohalsa", "Arbetslöshet": "arbetsloshet-sektor", "Bistånd": "ekonomiskt-bistand"}
IN_SENTENCE = {
    "totalt": "försörjs av trygghetssystemen", "ohalsa": "försörjs av sjukpenning, sjuk- eller aktivitetsersättning",
    "arbetsloshet-sektor": "försörjs som arbetslösa, i åtgärd eller i etablering", "ekonomiskt-bistand": "försörjs av ekonomiskt bistånd",
}  # fmt: skip
POPULATION = "Helårsekvivalenter som andel av befolkningen 20–64 år, 2019."
APPROXIMATE = "Andelar med ca är ungefärliga: papperen trycker inte befolkningen, så totalandelen har delats som antalen."


def share_words(share, kind) -> str:
    """`10,3 %`, with `ca` for an approximate share."""
    return ("ca" + NO_BREAK if kind == "ungefärlig" else "") + percent(share, 1)


def signed(value) -> str:
    """`+57`, `−252`, `0`."""
    return MISSING if is_missing(value) else f"{'+' if value > 0 else ''}{number(value)}"


def few_municipalities(row) -> str:
    """How much of the country the comparison covers: the papers print only a part of the ranking."""
    printed, country = number(row["municipalities"]), number(row["all_municipalities"])
    return f"Papperen trycker {printed} av landets {country} kommuner. Jämförelsen gäller bara dem."


def own_map(area: Area, measure: str) -> list[Figure | Notice]:
    """The six municipalities as a map; a click chooses one."""
    rows = ask(full_year.own_municipalities, item=MEASURES[measure])
    six = rows[rows["longitude"].notna()]
    country = rows[rows["area"] == "SE"].iloc[0]
    top, bottom = six.loc[six["share"].idxmax()], six.loc[six["share"].idxmin()]
    chosen = six["area"] == area.area
    return [
        Figure(
            key="karta", form="municipality_map", picks_area=True,
            heading=f"{top['area_label']} har högst andel, {percent(top['share'], 1)}, och {bottom['area_label']} lägst, "
            f"{percent(bottom['share'], 1)}; riket {percent(country['share'], 1)}",
            subtitle=f"Andel av befolkningen 20–64 år som {IN_SENTENCE[MEASURES[measure]]}, 2019. Klicka på en kommun för att välja den.",
            rows=pd.DataFrame({
                "area": six["area"], "area_label": six["area_label"], "share": six["share"], "longitude": six["longitude"],
                "latitude": six["latitude"], "text": [f"{row.area_label}\n{percent(row.share, 1)}" for row in six.itertuples()],
                "edge": [colour("accent") if one else "white" for one in chosen], "edge_width": [3.5 if one else 1.5 for one in chosen],
            }),
            table=pd.DataFrame({
                "Område": rows["area_label"], "Andel": [share_words(row.share, row.share_kind) for row in rows.itertuples()],
                "Helårsekvivalenter": [number(value) for value in rows["count"]],
            }),
            answer=rows, calculation="Kommunernas och rikets andelar är avlästa; de sex tillsammans är ungefärligt beräknade.",
        )
    ]  # fmt: skip


def profile(area: Area) -> list[Figure | Notice]:
    """Each benefit against riket, then the composition."""
    rows = ask(full_year.benefits, area=area.area)
    total = rows[rows["kind"] == "total"].iloc[0]
    benefits = rows[rows["kind"] == "benefit"].reset_index(drop=True)
    return [
        Figure(
            key="profil", form="value_rows",
            heading=f"{area.label}: {number(total['count'])} helårsekvivalenter, {share_words(total['share'], total['share_kind'])} av "
            f"befolkningen; riket {percent(total['country_share'], 1)}",
            subtitle=f"{POPULATION} Staplar: {area.label}. Mörkt streck: riket.",
            rows=pd.DataFrame({
                "position": range(1, len(benefits) + 1), "value": benefits["share"], "reference": benefits["country_share"],
                "colour": benefits["colour"],
                "heading": [f"{row.label}: {number(row.count)} ({share_words(row.share, row.share_kind)})" for row in _items(benefits)],
                "remark": [
                    f"riket {share_words(row.country_share, row.country_share_kind)} · {signed(row.change)} sedan 2018"
                    for row in _items(benefits)
                ],
            }),
            table=_benefit_table(benefits), answer=benefits, calculation=f"Antalen är avlästa. {APPROXIMATE}",
        ),
        _composition(area, rows),
    ]  # fmt: skip


def _items(rows: pd.DataFrame):
    return rows.rename(columns={"count": "count"}).itertuples()


def _benefit_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "Ersättning": rows["label"].array,
        "2018 → 2019": [f"{number(row.count_before)} → {number(row.count)}" for row in _items(rows)],
        "Förändring": [f"{signed(row.change)} ({_relative(row.change_share)})" for row in _items(rows)],
        "Riket": [f"{share_words(row.country_share, row.country_share_kind)}, {_relative(row.country_change_share)}" for row in _items(rows)],
    })  # fmt: skip


def _relative(share) -> str:
    return MISSING if is_missing(share) else f"{'+' if share > 0 else ''}{percent(share, 1)}"


def _composition(area: Area, rows: pd.DataFrame) -> Figure:
    sectors = rows[rows["item"].isin(["ohalsa", "arbetsloshet-sektor", "ekonomiskt-bistand"])].sort_values("sector", key=_sector_order)
    first = sectors.iloc[0]
    return Figure(
        key="sammansattning", form="value_rows",
        heading=f"{area.label}: {percent(first['part'])} av alla i trygghetssystemen är där av ohälsa; i riket {percent(first['country_part'])}",
        subtitle="Andel av alla helårsekvivalenter i trygghetssystemen, 2019. Mörkt streck: riket.",
        rows=pd.DataFrame({
            "position": range(1, len(sectors) + 1), "value": sectors["part"].array, "reference": sectors["country_part"].array,
            "colour": sectors["colour"].array, "heading": [f"{row.label}: {percent(row.part)}" for row in sectors.itertuples()],
            "remark": [f"riket {percent(row.country_part)}" for row in sectors.itertuples()],
        }),
        table=pd.DataFrame({
            "Del": sectors["label"], area.label: [percent(part, 1) for part in sectors["part"]],
            "Riket": [percent(part, 1) for part in sectors["country_part"]],
        }),
        answer=sectors, calculation="Beräknat ur antalen.",
    )  # fmt: skip


def _sector_order(sectors: pd.Series) -> pd.Series:
    return sectors.map({"ohalsa": 1, "arbetsloshet-sektor": 2, "ekonomiskt-bistand": 3})


def position(area: Area) -> list[Figure | Notice]:
    """The municipality among all with data: range, middle half, riket."""
    rows = ask(full_year.spread, area=area.area)
    total = rows[rows["item"] == "totalt"].iloc[0]
    side = "under" if total["share"] < total["country_share"] else "över"
    return [
        Figure(
            key="lage", form="spine",
            heading=f"{area.label} ligger {points(abs(total['share'] - total['country_share']), 1).lstrip('+')} {side} riket",
            subtitle=f"{POPULATION} Punkt: {area.label}. Mörkt streck: riket. Grått band: mittersta hälften av de "
            f"{total['municipalities']} kommuner som "
            "papperen redovisar; linjen går från lägst till högst.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "low": rows["low"], "quarter": rows["quarter"], "three_quarters": rows["three_quarters"],
                "high": rows["high"], "value": rows["share"], "reference": rows["country_share"], "colour": colour("accent"),
                "heading": [f"{row.label}: {percent(row.share, 1)}" for row in rows.itertuples()],
                "remark": [
                    f"riket {percent(row.country_share, 1)} · spann {number(row.low * 100, 1)}–{percent(row.high, 1)}" for row in rows.itertuples()
                ],
            }),
            table=pd.DataFrame({
                "Ersättning": rows["label"], area.label: [percent(value, 1) for value in rows["share"]],
                "Riket": [percent(value, 1) for value in rows["country_share"]],
                "Mittersta hälften": [f"{number(row.quarter * 100, 1)}–{percent(row.three_quarters, 1)}" for row in rows.itertuples()],
            }),
            answer=rows, calculation="Andelarna är avlästa, kvartilerna beräknade.",
            notes=[few_municipalities(total)],
        )
    ]  # fmt: skip


def change(area: Area) -> list[Figure | Notice]:
    """What drove the change from 2018 to 2019: a waterfall per benefit that adds up."""
    rows = ask(full_year.benefits, area=area.area)
    rows = rows[rows["kind"].isin(["benefit", "total"])].reset_index(drop=True)
    total, benefits = rows[rows["kind"] == "total"].iloc[0], rows[rows["kind"] == "benefit"]
    ends = benefits["change"].cumsum()
    largest = benefits.loc[benefits["change"].abs().idxmax()]
    verb = "ökade" if total["change"] > 0 else "minskade"
    return [
        Figure(
            key="forandring", form="change_rows",
            heading=f"Helårsekvivalenterna {verb} med {number(abs(total['change']))} ({_relative(total['change_share'])}), "
            f"mest {lower_first(largest['label'])} ({signed(largest['change'])})",
            subtitle=f"Förändring i helårsekvivalenter från 2018 till 2019, {area.label}. Varje stapel börjar där den förra slutade. "
            f"Riket: {_relative(total['country_change_share'])}.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "start_value": [*(ends - benefits["change"]), 0], 
                "end_value": [*ends, total["change"]], "zero": 0,
                "colour": [*benefits["colour"], total["colour"]],
                "heading": [f"{row.label}: {signed(row.change)} ({_relative(row.change_share)})" for row in rows.itertuples()],
            }),
            table=_benefit_table(rows), answer=rows, calculation="Skillnaderna är beräknade ur antalen.",
            notes=[f"{row.label}: papperet skriver {signed(row.printed_change)}, antalen ger {signed(row.change)}."
                   for row in rows.itertuples() if not is_missing(row.printed_change) and row.printed_change != row.change],
        )
    ]  # fmt: skip
