"""The views of Helårsekvivalenter that compare: over time, municipalities like ours, the ranking. Pure, as in full_year_views."""

import pandas as pd

from finsam_data import full_year, similar
from finsam_data.colours import colour
from finsam_data.swedish import MISSING, in_words, is_missing, number, percent
from pages.shared.absent import Notice
from pages.shared.cached import ask
from pages.shared.figures import Figure
from pages.shared.filters import Area
from pages.shared.full_year_views import few_municipalities

PRESETS = {"Alla med uppgifter": "", "Västerbotten": "vasterbotten", "Universitetsstäder": "universitetsstader", "De egna sex": "egna"}
WEIGHTS = {"level": "Nivå", "part_ill_health": "Ohälsans del", "part_unemployment": "Arbetslöshetens del", "part_assistance": "Biståndets del"}


def share_over_time(area: Area) -> list[Figure | Notice]:
    """The share year by year, with gaps where the papers have none; for riket also the peaks of the thirty years."""
    rows = ask(full_year.over_time, area=area.area)
    known = rows[rows["share"].notna()]
    if len(known) < 2:
        return [Notice(f"{area.label}: bara {in_words(list(known['period']))} går att läsa ur papperen",
                       "Papperen visar serien från 2014 som diagram utan värden. Välj en enskild kommun: där finns förändringar.")]  # fmt: skip
    first, last = known.iloc[0], known.iloc[-1]
    gaps = [period for period in rows["period"] if period not in set(known["period"])]
    return [
        Figure(
            key="hae_over_tid", form="over_time",
            heading=f"{area.label} gick från {percent(first['share'], 1)} {first['period']} till {percent(last['share'], 1)} {last['period']}",
            subtitle=f"Helårsekvivalenter som andel av befolkningen 20–64 år, {area.label}.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "label": rows["label"], "share": rows["share"], "low": None, "high": None, "goal": None,
                "segment": rows["segment"], "value_text": [percent(share, 1) for share in rows["share"]],
                "n_text": ["saknas" if is_missing(row.share) else row.share_kind for row in rows.itertuples()],
            }).astype({"low": float, "high": float, "goal": float}),
            table=pd.DataFrame({
                "År": rows["period"], "Andel": [percent(share, 1) for share in rows["share"]],
                "Hur": [MISSING if is_missing(kind) else kind for kind in rows["share_kind"]],
            }),
            answer=rows, calculation="2019 är avläst. Tidigare år är beräknade: andelen minus den tryckta förändringen i procentenheter.",
            notes=[f"{in_words(gaps)} saknas: papperen visar dem bara som diagram utan värden."] if gaps else [],
        )
    ]  # fmt: skip


def alike(area: Area, preset: str, weights: tuple[tuple[str, float], ...]) -> list[Figure | Notice]:
    """The closest municipalities by level and composition, with the weights that the reader set."""
    if area.area == "UR":
        return [
            Notice(
                "Välj en kommun för att se vilka den liknar",
                "Välj till exempel Vindeln i filtret Kommun ovan. Likheten räknas för en kommun i taget.",
            )
        ]
    levels = ask(full_year.levels)
    here = levels[levels["area"] == area.area].iloc[0].to_dict()
    wanted = PRESETS[preset]
    pool = levels[[wanted in str(presets).split() or not wanted for presets in levels["presets"]]]
    pool = pd.concat([pool[pool["area"] != area.area], levels[levels["area"] == area.area]])
    rows = similar.distances(pool[pool["area"] != "SE"] if wanted else pool, area.area, dict(weights)).head(8)
    nearest = list(rows.loc[rows["area"] != "SE", "area_label"].head(3))
    return [
        Figure(
            key="liknande", form="value_rows", heading=f"{in_words(nearest)} är mest lika {area.label}",
            subtitle="Avstånd i nivå och sammansättning 2019; kortare stapel är mer lik. Under stapeln: andel av befolkningen, och hur stor del "
            f"av den som är ohälsa / arbetslöshet / bistånd. {area.label}: {_composition_words(here)}.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "value": rows["distance"], "reference": None, "colour": [
                    colour("accent") if area_label in nearest else colour("reference") for area_label in rows["area_label"]],
                "heading": [f"{row.area_label}: avstånd {number(row.distance, 2)}" for row in rows.itertuples()],
                "remark": [_composition_words(row) for row in rows.to_dict("records")],
            }).astype({"reference": float}),
            table=pd.DataFrame({
                "Kommun": rows["area_label"], "Avstånd": [number(value, 2) for value in rows["distance"]],
                "Andel": [percent(value, 1) for value in rows["level"]],
                "Ohälsa, arbetslöshet, bistånd": [_parts(row) for row in rows.to_dict("records")],
            }),
            answer=rows, calculation="Avståndet är beräknat: varje skillnad delad med standardavvikelsen bland kommunerna, kvadrerad, viktad och "
            "summerad; roten ur medelvärdet.",
            notes=[few_municipalities(here | {"municipalities": len(levels) - 1})],
        )
    ]  # fmt: skip


def _parts(row) -> str:
    return " / ".join(percent(row[part]) for part in ("part_ill_health", "part_unemployment", "part_assistance"))


def _composition_words(row) -> str:
    return f"{percent(row['level'], 1)} · {_parts(row)}"


def ranking(area: Area) -> list[Figure | Notice]:
    """The printed part of the ranking, own municipalities marked, never as good or bad."""
    rows = ask(full_year.ranking)
    own = rows[rows["is_own"]]
    chosen = own[own["area"] == area.area]
    first = (chosen if len(chosen) else own).iloc[0]
    return [
        Figure(
            key="rangordning", form="span_rows",
            heading=f"{first['area_label']} är på plats {number(first['place'])} av {number(first['all_municipalities'])}, {_moved(first['step'])} "
            "sedan 2018",
            subtitle="Plats efter andelen av befolkningen 20–64 år i trygghetssystemen, 2019; plats 1 har lägst andel. "
            "Mörka staplar: de egna kommunerna.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "start_count": 0, "end_count": rows["share"],
                "colour": [colour("accent") if is_own else colour("reference") for is_own in rows["is_own"]],
                "heading": [f"{number(row.place)}. {row.area_label}: {percent(row.share, 1)}, plats {number(row.place_before)} året före"
                            for row in rows.itertuples()],
            }),
            table=pd.DataFrame({
                "Plats 2019": [number(value) for value in rows["place"]], "Kommun": rows["area_label"],
                "Andel": [percent(value, 1) for value in rows["share"]], "Sedan 2018": [_moved(step) for step in rows["step"]],
            }),
            answer=rows, calculation="Platser och andelar är avlästa.",
            notes=["En plats upp betyder lägre andel än förut jämfört med andra kommuner. Den säger inget om orsaken."],
        )
    ]  # fmt: skip


def _moved(step) -> str:
    if not step:
        return "samma plats"
    return f"{number(abs(step))} {'plats' if abs(step) == 1 else 'platser'} {'upp' if step > 0 else 'ner'}"
