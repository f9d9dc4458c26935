"""The views of Målgrupp & omvärld about the municipalities: what the partners' registers say. Pure, as the other views.

Percent come as the papers print them (0–100).
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.charts.forms import TABLE_FORM
from dashboard.kit.choices.filters import Area
from dashboard.kit.choices.what_exists import Notice, not_given
from dashboard.kit.figures import chart_columns
from dashboard.kit.figures.show import Figure
from finsam_data.questions import surroundings
from finsam_data.record.colours import colour
from finsam_data.swedish import NO_BREAK, in_words, is_missing, lower_first, number, percent_printed

# of whom a share of Umeå's sick leave is, where the row itself does not say
BASES = {
    "kvinnor-av-sjukskrivna": "av de sjukskrivna",
    "psykisk-sjukdom-vid-aktivitetsersattning": "av dem med aktivitetsersättning",
    "man-av-aktivitetsersattning": "av dem med aktivitetsersättning",
}  # fmt: skip
MORE_IN_UMEA = "Uppgiften gäller Umeå. Papperen har den inte för de andra kommunerna."


def unemployment(area: Area) -> list[Figure | Notice]:
    """Unemployment of those born in and outside Sweden, then the number with short education."""
    rows = ask(surroundings.topic_figures, topic="arbetsloshet")
    born = rows[rows["item"].isin(["utrikes-fodda", "inrikes-fodda"])]
    wide = (
        born.pivot(index=["area", "area_label", "area_order"], columns="item", values="value")
        .reset_index()
        .sort_values("area_order")
    )
    wide["fact_ids"] = [sum(born.loc[born["area"] == code, "fact_ids"].map(list), []) for code in wide["area"]]
    wide["ratio"] = wide["utrikes-fodda"] / wide["inrikes-fodda"]
    wide = wide.rename(columns={"utrikes-fodda": "abroad", "inrikes-fodda": "sweden"}).reset_index(drop=True)
    chosen = wide[wide["area"] == area.area]
    first = (chosen if len(chosen) else wide[wide["abroad"] == wide["abroad"].max()]).iloc[0]
    where = (
        f"{first['area_label']} oktober 2019: arbetslösheten är"
        if len(chosen)
        else f"Arbetslösheten i oktober 2019 är högst i {first['area_label']}:"
    )
    whole = [
        f"{row.area_label} {percent_printed(row.sweden)}" for row in wide.itertuples() if row.sweden == int(row.sweden)
    ]
    marks = []
    for position, row in enumerate(wide.itertuples(), 1):
        for shape, value, tint in (("circle", row.abroad, "born_abroad"), ("diamond", row.sweden, "born_in_sweden")):
            marks.append({
                "position": position, "shape": shape, "is_first": shape == "circle", "colour": colour(tint),
                "share": value / 100, "low": value / 100,
                "high": value / 100,
                "heading": f"{row.area_label}: {number(row.ratio, 1)} gånger så hög bland utrikes födda",
                "remark": f"● Utrikes födda {percent_printed(row.abroad)}  ◆ Inrikes födda "
                f"{percent_printed(row.sweden)}",
            })  # fmt: skip
    return [
        Figure(
            key="arbetsloshet", form="two_groups",
            heading=f"{where} {percent_printed(first['abroad'])} bland utrikes födda och "
            f"{percent_printed(first['sweden'])} bland inrikes födda",
            subtitle="Arbetslöshet enligt Arbetsförmedlingen i oktober 2019. Arbetsförmedlingens mått är ett annat "
            "än helårsekvivalenterna.",
            rows=pd.DataFrame(marks),
            table=pd.DataFrame({
                "Kommun": wide["area_label"], "Utrikes födda": [percent_printed(value) for value in wide["abroad"]],
                "Inrikes födda": [percent_printed(value) for value in wide["sweden"]],
                "Kvot": [number(value, 1) for value in wide["ratio"]],
            }),
            answer=wide, calculation="Andelarna är avlästa, kvoten beräknad.",
            notes=[f"Tryckt utan decimal för inrikes födda: {in_words(whole)}."] if whole else [],
        ),
        _short_education(rows),
    ]  # fmt: skip


def _short_education(rows: pd.DataFrame) -> Figure:
    counts = rows[(rows["item"] == "forgymnasial") & (rows["area"] != "SE")]
    change = counts[counts["measure"] == "forandring-procent"].set_index("area")
    counts = counts[counts["measure"] == "antal"].sort_values("area_order").reset_index(drop=True)
    counts["change_printed"] = [change["value"].get(area) for area in counts["area"]]
    counts["fact_ids"] = [[*row.fact_ids, *change["fact_ids"].get(row.area, [])] for row in counts.itertuples()]
    changes = [f"{'+' if value > 0 else ''}{percent_printed(value)}" for value in counts["change_printed"]]
    up = counts[counts["change_printed"] > 0]
    most = counts.loc[counts["change_printed"].idxmax()]
    return Figure(
        key="kort_utbildning", form="span_rows",
        heading=f"Arbetslösa utan gymnasium blev fler i {len(up)} av {len(counts)} kommuner från oktober 2018 till "
        f"oktober 2019",
        subtitle="Arbetslösa med högst förgymnasial utbildning i oktober 2019, och förändringen sedan oktober 2018.",
        rows=chart_columns.count_rows(counts["area_label"].to_list(), counts["value"].to_list(),
            colour("accent")).assign(
            heading=lambda rows: [f"{heading} ({text} sedan 2018)" for heading,
                text in zip(rows["heading"], changes, strict=True)]),
        table=pd.DataFrame({"Kommun": counts["area_label"], "Antal": [number(value) for value in counts["value"]],
            "Sedan 2018": changes}),
        answer=counts, calculation="Antal och förändring är avlästa.",
        notes=[f"I små kommuner är några personer många procent: {most['area_label']} har {number(most['value'])} "
        f"personer "
               f"och {changes[most.name]}."],
    )  # fmt: skip


def sick_leave(area: Area) -> list[Figure | Notice]:
    """Mental ill health and long sick leave per municipality, then what is printed for Umeå."""
    rows = ask(surroundings.topic_figures, topic="sjukforsakring")
    plain = rows[rows["category"].isna() & (rows["measure"] == "andel")]
    mental = plain[plain["item"] == "psykisk-ohalsa"].sort_values("area_order").reset_index(drop=True)
    country = mental[mental["area"] == "SE"].iloc[0]
    own = mental[mental["area"] != "SE"].reset_index(drop=True)
    lowest = own.loc[own["value"].idxmin()]
    few = rows[rows["item"] == "sjukskrivna"]
    umea = _with_one_span(rows[(rows["area"] == "2480") & (rows["measure"] == "andel")])
    work = umea[umea["item"] == "har-arbete"].set_index("category")["value"]
    umea_texts = [_about(row) if is_missing(row.highest)
        else f"ca{NO_BREAK}{number(row.value)}–{percent_printed(row.highest)}"
                  for row in umea.itertuples()]  # fmt: skip
    return [
        Figure(
            key="psykisk_ohalsa", form="value_rows",
            heading=f"{lowest['area_label']} har lägst andel sjukfall för psykisk ohälsa, "
            f"{percent_printed(lowest['value'])}; riket närmar sig "
            f"{percent_printed(country['value'])}",
            subtitle="Andel av pågående sjukfall med psykisk diagnos, Försäkringskassan oktober 2019. Mörkt streck: "
            "riket.",
            rows=pd.DataFrame({
                "position": range(1, len(own) + 1), "value": own["value"], "reference": country["value"],
                "colour": colour("accent"),
                "heading": [f"{row.area_label}: {percent_printed(row.value)}" for row in own.itertuples()],
                "remark": "",
            }),
            table=pd.DataFrame({"Kommun": mental["area_label"],
                "Andel": [percent_printed(value) for value in mental["value"]]}),
            answer=mental, calculation="Andelarna är avlästa; antalet sjukfall per kommun är inte tryckt.",
            notes=[f"{row.area_label} redovisas inte: papperet säger att {number(row.value)} sjukskrivna är för få."
                for row in few.itertuples()],
        ),
        Figure(
            key="sjukfall_umea", form="value_rows",
            heading=f"Umeå: {percent_printed(work['under-365-dagar'])} av sjukfallen under ett år har ett arbete, "
            f"{percent_printed(work['over-730-dagar'])} av dem över två år",
            subtitle="Försäkringskassans uppgifter om pågående sjukfall och aktivitetsersättning, oktober 2019. "
            "Under stapeln: av vilka det är en "
            f"andel. Streck: det högsta där papperet skriver två tal. {MORE_IN_UMEA}",
            rows=pd.DataFrame({
                "position": range(1, len(umea) + 1), "value": umea["value"], "reference": umea["highest"],
                "colour": colour("accent"),
                "heading": [f"{label}: {text}" for label, text in zip(umea["item_label"], umea_texts, strict=True)],
                "remark": umea["of_whom"],
            }),
            table=pd.DataFrame({"Uppgift": umea["item_label"], "Andel": umea_texts, "Av vilka": umea["of_whom"]}),
            answer=umea, calculation="Andelarna är avlästa.",
        ),
    ]  # fmt: skip


def _with_one_span(umea: pd.DataFrame) -> pd.DataFrame:
    """The shares with what the paper writes as `55–60 %` in one row (value and `highest`), and those of the same people
    together.
    """
    low, high = (umea[umea["category"] == f"fram-till-50-ar-{end}"].iloc[0] for end in ("lagst", "hogst"))
    rows = umea.drop(index=high.name).assign(highest=float("nan"))
    rows.loc[low.name, "highest"] = high["value"]
    rows.at[low.name, "fact_ids"] = [*low["fact_ids"], *high["fact_ids"]]
    rows["of_whom"] = [_of_whom(row) for row in rows.itertuples()]
    return rows.sort_values("of_whom", key=lambda texts: pd.factorize(texts)[0], kind="stable", ignore_index=True)


def _of_whom(row) -> str:
    """Of whom the row is a share: `av sjukfallen under 365 dagar`."""
    part = "" if is_missing(row.category) else " " + row.category_label.removeprefix("sjukfall ").split(",")[0]
    return BASES.get(row.item, "av sjukfallen") + part


def _about(row) -> str:
    """A share as printed, whole and with `ca` where the paper says about."""
    return f"ca{NO_BREAK}{percent_printed(round(row.value))}" if _is_about(row) else percent_printed(row.value)


def _is_about(row) -> bool:
    return not is_missing(row.note) and row.note.lower().startswith(("cirka", "ungefär", "nästan", "närmar"))


def support(area: Area) -> list[Figure | Notice]:
    """Försörjningsstöd in Umeå: what is printed in numbers, and what is not."""
    rows = ask(surroundings.topic_figures, topic="forsorjningsstod")
    known = rows[rows["value"].notna() & (rows["measure"] == "antal")].reset_index(drop=True)
    households = known[known["item"] == "hushall-med-barn"].set_index("period")["value"]
    ongoing = known.loc[known["item"] == "pagaende-arenden", "value"].iloc[0]
    fewer = rows[rows["measure"] == "diff"].iloc[0]
    families = known[known["item"] == "hushall-med-barn"].reset_index(drop=True)
    # each counts something of its own, so they are no bars on one axis
    others = known[known["item"] != "hushall-med-barn"].reset_index(drop=True)
    others["fact_ids"] = [
        [*row.fact_ids, *(fewer["fact_ids"] if row.item == fewer["item"] else [])] for row in others.itertuples()
    ]
    about = f"Umeå kommuns egen statistik. {MORE_IN_UMEA}"
    return [
        Figure(
            key="forsorjningsstod", form="span_rows", subtitle=about,
            heading=f"{number(households['2019'])} hushåll med barn i Umeå fick försörjningsstöd 2019, "
            f"{number(households['2012'] - households['2019'])} färre än 2012",
            rows=chart_columns.count_rows(families["period"].to_list(), families["value"].to_list(), colour("accent")),
            table=pd.DataFrame({"År": families["period"], "Hushåll med barn": [number(value)
                for value in families["value"]]}), answer=families,
            calculation="Antalen är avlästa, skillnaden beräknad.",
        ),
        Figure(
            key="forsorjningsstod_mer", form=TABLE_FORM, subtitle=about,
            heading=f"{number(ongoing)} pågående ärenden i Umeå i oktober 2019, {number(abs(fewer['value']))} färre "
            f"än i oktober 2018",
            rows=pd.DataFrame({"is_total": [False] * len(others)}),
            table=pd.DataFrame({
                "Uppgift": others["item_label"], "När": ["oktober 2019" if period == "2019-10" else period
                    for period in others["period"]],
                "Antal": [("cirka " if _is_about(row) else "") + number(row.value) for row in others.itertuples()],
            }),
            answer=others, calculation="Antalen och skillnaden är avlästa.",
            notes=["Den dolda gruppen är män i hushåll där det är kvinnan som registreras.",
                   "Diagrammen över kön, hushållstyp och tid har inga läsbara värden, och jämförelsetalen för 2019 "
                   "var inte publicerade."],
        )
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
            f"ofta stressade av skolan",
            subtitle=f"Elevernas egna svar i Umeås gymnasieskolor. {MORE_IN_UMEA}",
            rows=pd.DataFrame({
                "position": range(1, len(known) + 1), "value": known["value"], "reference": float("nan"),
                "colour": [colour("women" if sex == "K" else "men") for sex in known["sex"]],
                "heading": [f"{who[row.sex].capitalize()}: {percent_printed(row.value)}" for row in known.itertuples()],
                "remark": [f"{lower_first(row.item_label)} ({row.category_label})" for row in known.itertuples()],
            }),
            table=pd.DataFrame({"Uppgift": labels, "Andel": [percent_printed(value) for value in known["value"]]}),
            answer=known, calculation="Andelarna är avlästa.",
            notes=["I UNGA18 är måtten olika för tjejer och killar, så de jämförs inte.",
                   f"Papperet räknar Umeå till de {number(place['value'])} främsta större städerna i genomströmning, "
                   f"utan att säga andelen.",
                   "Diagrammen över genomströmning och upplevd hälsa har inga läsbara värden."],
        )
    ]  # fmt: skip


def activity_duty(area: Area) -> list[Figure | Notice]:
    """Kommunala aktivitetsansvaret: what the young people do, and who went back to school."""
    rows = ask(surroundings.topic_figures, topic="kaa")
    counts = rows[(rows["measure"] == "antal") & rows["category"].isna()]
    values = counts.set_index("item")["value"]
    groups = [
        "arbete",
        "studier",
        "ingen-sysselsattning",
        "annan-aktor",
        "okand-sysselsattning",
        "sysselsattning-via-kaa",
    ]
    back = ["aterupptog-nationellt-program", "aterupptog-introduktionsprogram", "fullfoljde-studier"]
    outside = counts[counts["item"].isin(groups)].reset_index(drop=True)
    returned = counts[counts["item"].isin(back) & counts["value"].notna()].reset_index(drop=True)
    common = {"form": "span_rows", "calculation": "Antalen är avlästa."}
    return [
        Figure(
            key="kaa",
            heading=f"Umeå höstterminen 2019: aktivitetsansvaret omfattade {number(values['omfattades'])} unga, "
            f"{number(values['ingen-sysselsattning'])} av dem utan sysselsättning",
            subtitle="Unga 16–20 år i det kommunala aktivitetsansvaret i Umeå, höstterminen 2019, av "
            f"{number(values['folkbokforda-16-20'])} folkbokförda.",
            rows=chart_columns.count_rows(outside["item_label"].to_list(), outside["value"].to_list(),
                colour("accent")),
            table=pd.DataFrame({"Grupp": outside["item_label"],
                "Antal": [number(value) for value in outside["value"]]}), answer=outside,
            notes=[f"Grupperna blir {number(outside['value'].sum())} av {number(values['omfattades'])}; resten står "
            f"inte i någon grupp."], **common,
        ),
        Figure(
            key="kaa_tillbaka",
            heading=f"{number(values['aterupptog-studier'])} av {number(values['omfattades'])} unga återupptog "
            f"studierna",
            subtitle="Unga i aktivitetsansvaret i Umeå som återupptog sina studier höstterminen 2019.",
            rows=chart_columns.count_rows(returned["item_label"].to_list(), returned["value"].to_list(),
                colour("accent")),
            table=pd.DataFrame({"Till": returned["item_label"],
                "Antal": [number(value) for value in returned["value"]]}), answer=returned,
            notes=[] if len(returned) == len(back) else [f"{not_given()}: {len(back) - len(returned)} av tre vägar."],
            **common,
        ),
    ]  # fmt: skip
