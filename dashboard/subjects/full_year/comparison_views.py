"""The views of Helårsekvivalenter that compare: over time, municipalities like ours, the ranking. Pure views."""

import pandas as pd

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.chart_columns import number_format, percent_format
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.full_year import similar
from dashboard.subjects.full_year.basis import Basis, about, basis, leading_to, of_papers, share_words
from dashboard.subjects.full_year.choices import closeness, closeness_words, is_in, presets
from finsam_data.questions import full_year
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import COUNTRY, forbund
from finsam_data.swedish import (
    MINUS,
    NO_BREAK,
    in_words,
    is_missing,
    number,
    percent,
    points,
    upper_first,
)

# to begin with the level weighs as much as the three parts together: the parts sum to 100 %, so they are one thing
WEIGHTS = (
    ("level", "Nivå", 3), ("part_ill_health", "Ohälsans del", 1), ("part_unemployment", "Arbetslöshetens del", 1),
    ("part_assistance", "Biståndets del", 1),
)  # fmt: skip
SHOWN = 8
# how a share was found, in words short enough to stand under a point
SHORT = {"ungefärlig": "ca", "SCB": ""}


def share_over_time(area: Area) -> list[Figure | Notice]:
    """The share year by year with gaps where the source has none, then the country's highest years in the papers."""
    rows = ask(full_year.over_time, area=area.area)
    known = rows[rows["share"].notna()]
    if len(known) < 2:
        return [
            Notice(
                f"{area.label}: bara {in_words(list(known['period']))} går att läsa ur papperen",
                "De andra åren visar papperen som diagram utan värden. Välj en kommun: där finns förändringar.",
            ),
            _peaks(),
        ]
    base = basis()
    first, last = known.iloc[0], known.iloc[-1]
    gaps = [period for period in rows["period"] if period not in set(known["period"])]
    words, fact_ids = of_papers(area.area, area.label, last["period"])
    latest = f"{last['period']} är {last['share_kind']}."
    how = f"{upper_first(forbund().all_of_them)} tillsammans är ungefärliga." if about(last["share_kind"]) else latest
    of_gaps = "SCB har ingen summa för året." if base.delivery else "papperen visar dem bara som diagram utan värden."
    return [
        Figure(
            key="hae_over_tid", form="over_time", origin=base.origin,
            heading=f"{area.label}: helårsekvivalenterna gick från {share_words(first['share'], first['share_kind'])} "
            f"av befolkningen {first['period']} till {share_words(last['share'], last['share_kind'])} {last['period']}",
            measure=f"Helårsekvivalenter som andel av befolkningen 20–64 år, {area.inside}."
            + (" Det senaste året är preliminärt." if base.is_preliminary else ""),
            rows=_years(rows),
            table=pd.DataFrame({
                "År": rows["period"], "Andel": [share_words(row.share, row.share_kind) for row in rows.itertuples()],
                "Hur": ["saknas" if is_missing(kind) else kind for kind in rows["share_kind"]],
            }),
            answer=leading_to(rows, fact_ids),
            calculation=base.calculation(
                f"{how} Tidigare år är beräknade: andelen minus den tryckta förändringen i procentenheter."
            ),
            notes=[*([f"{in_words(gaps)} saknas: {of_gaps}"] if gaps else []), *words],
        ),
        _peaks(),
    ]  # fmt: skip


def _years(rows: pd.DataFrame) -> pd.DataFrame:
    """For shares.over_time. Where there are many years every other point has its number, the last one always."""
    every = 1 if len(rows) <= 6 else 2
    is_labelled = [place % every == (len(rows) - 1) % every for place in range(len(rows))]
    return pd.DataFrame({
        "position": range(1, len(rows) + 1),
        "label": rows["label"] if every == 1 else "’" + rows["label"].str[2:],
        "share": rows["share"], "low": None, "high": None, "goal": None,
        "segment": rows["segment"], "is_above": True, "number_format": percent_format(1),
        "value_text": [
            percent(share, 1) if shown else "" for share, shown in zip(rows["share"], is_labelled, strict=True)
        ],
        "n_text": ["saknas" if is_missing(kind) else SHORT.get(kind, kind) for kind in rows["share_kind"]],
    }).astype({"low": float, "high": float, "goal": float})  # fmt: skip


def _peaks() -> Figure:
    """The years with the highest share in the country that the papers name. Its base is 16–64 years, unlike all other
    shares.
    """
    rows = ask(full_year.peaks)
    top = rows.loc[rows["share"].idxmax()]
    return Figure(
        key="toppar", form="value_rows",
        heading=f"Riket hade sin högsta topp {top['period']}: {percent(top['share'], 1)}",
        measure="Helårsekvivalenter som andel av befolkningen 16–64 år i riket: topparna som papperen nämner. "
        "Andra andelar på sidan gäller 20–64 år.",
        rows=pd.DataFrame({
            "position": range(1, len(rows) + 1), "value": rows["share"], "reference": float("nan"),
            "colour": colour("reference"),
            "heading": [f"{row.period}: {percent(row.share, 1)}" for row in rows.itertuples()], "remark": "",
            "label": rows["period"], "number_format": percent_format(1),
        }),
        table=pd.DataFrame({"År": rows["period"], "Andel": [percent(share, 1) for share in rows["share"]]}),
        answer=rows, calculation="Andelarna är avlästa.", notes=["Åren däremellan finns bara som diagram utan värden."],
    )  # fmt: skip


def alike(area: Area, preset: str, weights: tuple[tuple[str, float], ...], year: str = "") -> list[Figure | Notice]:
    """The closest municipalities by level and composition, with the weights that the reader set."""
    base = basis(year)
    levels = ask(full_year.levels, year=base.year)
    refused = _why_not_alike(area, weights, base, levels)
    if refused:
        return [refused]
    here = levels[levels["area"] == area.area].iloc[0].to_dict()
    rows = similar.distances(levels, area.area, dict(weights))
    code = prepared(presets)[preset]
    rows = rows[[is_in(row, code) for row in rows.itertuples()]].head(SHOWN).reset_index(drop=True)
    nearest = list(rows.loc[rows["area"] != COUNTRY, "area_label"].head(3))
    heading = f"{in_words(nearest)} är mest lika {area.label} i helårsekvivalenter {base.when}"
    if not nearest:
        difference = _difference_words(rows.iloc[0], here, "procentenheter")
        heading = f"Riket mot {area.label} {base.when}: {difference}"
    words, fact_ids = of_papers(area.area, area.label, base.year)
    return [
        Figure(
            key="liknande", form="value_rows", origin=base.origin, heading=heading,
            measure="Avstånd i nivå (helårsekvivalenter som andel av befolkningen 20–64 år) och sammansättning, "
            f"{base.when}. Avstånd 1 är en standardavvikelse bland {base.compared}. {_weight_words(dict(weights))}",
            legend=f"Kortare stapel är mer lik. Under stapeln: skillnaden mot {area.label}, som har "
            f"{percent(here['level'], 1)} och delarna {_parts(here)} (ohälsa / arbetslöshet / bistånd).",
            rows=_distance_rows(rows, here, nearest), table=_distance_table(rows),
            answer=leading_to(rows.drop(columns="composition_distance"), fact_ids, base.year),
            calculation="Avståndet är beräknat: varje skillnad delad med standardavvikelsen bland kommunerna, "
            "kvadrerad, viktad och summerad; roten ur medelvärdet. Sammansättningens avstånd är de tre delarnas: "
            f"{closeness_words()}.",
            notes=[*base.covers(here["all_municipalities"]), *words],
        )
    ]  # fmt: skip


def _why_not_alike(area: Area, weights, base: Basis, levels: pd.DataFrame) -> Notice | None:
    """What the reader must choose before municipalities can be compared."""
    if area.is_whole:
        return Notice(
            "Välj en kommun för att se vilka den liknar",
            "Välj en kommun i filtret Kommun ovan. Likheten räknas för en kommun i taget.",
        )
    if not any(weight for _, weight in weights):
        return Notice(
            "Höj minst en vikt",
            "Alla fyra vikter är 0, så det finns inget att jämföra. Öppna Vikter ovan och höj minst en.",
        )
    if area.area not in set(levels["area"]):
        return Notice(
            f"{area.label}: summan för {base.year} saknas",
            "Likheten går inte att räkna för det året. Välj ett annat år.",
        )
    return None


def _distance_rows(rows: pd.DataFrame, here: dict, nearest: list[str]) -> pd.DataFrame:
    return pd.DataFrame({
        "position": range(1, len(rows) + 1), "value": rows["distance"], "reference": None,
        "colour": [colour("accent" if label in nearest else "reference") for label in rows["area_label"]],
        "heading": [f"{row.area_label}: avstånd {number(row.distance, 2)}" for row in rows.itertuples()],
        "label": rows["area_label"], "number_format": number_format(2),
        "remark": [_difference_words(row, here, "%-enheter") for row in rows.to_dict("records")],
    }).astype({"reference": float})  # fmt: skip


def _distance_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "Kommun": rows["area_label"], "Avstånd": [number(value, 2) for value in rows["distance"]],
        "Andel": [percent(value, 1) for value in rows["level"]],
        "Ohälsa, arbetslöshet, bistånd": [_parts(row) for row in rows.to_dict("records")],
    })  # fmt: skip


def _difference_words(row, here: dict, unit: str) -> str:
    """`nivån 4,0 procentenheter lägre, sammansättningen mycket lik`. In the chart `unit` is `%-enheter`, which fits a
    phone.
    """
    difference = points(row["level"] - here["level"], 1).split(NO_BREAK)[0]
    level = f"{difference.lstrip(f'+{MINUS}')}{NO_BREAK}{unit} {'lägre' if difference.startswith(MINUS) else 'högre'}"
    return (
        f"nivån {level if difference != '0,0' else 'lika'}, sammansättningen {closeness(row['composition_distance'])}"
    )


def _weight_words(weights: dict[str, float]) -> str:
    """`Nivån väger 50 % och sammansättningens tre delar 50 %.`"""
    level = weights["level"] / sum(weights.values())
    return f"Nivån väger {percent(level)} och sammansättningens tre delar tillsammans {percent(1 - level)}."


def _parts(row) -> str:
    return " / ".join(percent(row[part]) for part in ("part_ill_health", "part_unemployment", "part_assistance"))


def ranking(area: Area, year: str = "") -> list[Figure | Notice]:
    """The ranking with the own municipalities marked, never as good or bad; of all 290 the first and last and those
    that the papers print.
    """
    base = basis(year)
    rows = ask(full_year.ranking, year=base.year)
    is_chosen = area.area in set(rows.loc[rows["is_own"], "area"])
    shown = rows[rows["is_shown"]].reset_index(drop=True)
    words, fact_ids = of_papers(area.area, area.label, base.year)
    some = [f"Diagrammet visar {len(shown)} av {len(rows)} kommuner, tabellen alla."] if len(shown) < len(rows) else []
    return [
        Figure(
            key="rangordning", form="span_rows", origin=base.origin, heading=_ranking_heading(rows, area, base),
            measure=f"Plats efter helårsekvivalenter som andel av befolkningen 20–64 år, {base.when}; plats 1 har "
            "lägst andel.",
            legend=f"Inom parentes förflyttningen sedan {base.before}. Blå staplar: de egna "
            f"kommunerna{f'; mörkast och med ►: {area.label}' if is_chosen else ''}.",
            rows=_ranking_rows(shown, area),
            table=pd.DataFrame({
                f"Plats {base.year}": [number(value) for value in rows["place"]], "Kommun": rows["area_label"],
                "Andel": [percent(value, 1) for value in rows["share"]],
                f"Sedan {base.before}": [
                    f"{_moved(row.step)} (från {number(row.place_before)})" for row in rows.itertuples()
                ],
            }),
            answer=leading_to(rows, fact_ids, base.year),
            calculation=base.calculation("Platser och andelar är avlästa."),
            notes=[
                "En plats upp betyder lägre andel än förut jämfört med andra kommuner. Den säger inget om orsaken.",
                *some, *words,
            ],
        )
    ]  # fmt: skip


def _ranking_heading(rows: pd.DataFrame, area: Area, base: Basis) -> str:
    """The place of the chosen municipality, or the first and the last of the own ones."""
    own = rows[rows["is_own"]]
    first, last = own.iloc[0], own.iloc[-1]
    for row in own[own["area"] == area.area].itertuples():
        place = f"plats {number(row.place)} av {number(row.ranked)} kommuner {base.when}"
        return f"{row.area_label} är på {place}, {_moved(row.step)} sedan {base.before}"
    return (
        f"De egna kommunerna ligger från plats {number(first['place'])} ({first['area_label']}) till "
        f"{number(last['place'])} ({last['area_label']}) av {number(first['ranked'])} kommuner {base.when}"
    )


def _ranking_rows(shown: pd.DataFrame, area: Area) -> pd.DataFrame:
    rows = list(shown.itertuples())
    labels = [f"{'► ' if row.area == area.area else ''}{number(row.place)}. {row.area_label}" for row in rows]
    shares = [f"{percent(row.share, 1)} ({_moved(row.step)})" for row in rows]
    return pd.DataFrame({
        "position": range(1, len(rows) + 1), "start_count": 0, "end_count": shown["share"],
        "colour": [colour("accent" if row.area == area.area else "own" if row.is_own else "reference") for row in rows],
        "heading": [f"{label}: {share}" for label, share in zip(labels, shares, strict=True)], "label": labels,
        "number_format": percent_format(1),
    })  # fmt: skip


def _moved(step) -> str:
    if is_missing(step):
        return "plats saknas året före"
    if not step:
        return "samma plats"
    return f"{number(abs(step))} {'plats' if abs(step) == 1 else 'platser'} {'upp' if step > 0 else 'ner'}"
