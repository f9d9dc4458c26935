"""The views of Målgrupp & omvärld about the municipalities: what the partners' registers say. Pure views.

Percentages are kept as the papers print them (0–100).
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.figures import chart_columns
from dashboard.kit.figures.figure import Figure, Notice
from finsam_data.questions import surroundings
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import NO_BREAK, SEXES, in_words, is_missing, number, percent_printed

# what a share of Umeå's sick leave is a share of, where the row itself does not say
BASES = {
    "sjukskrivna": "av de sjukskrivna",
    "psykisk-sjukdom-vid-aktivitetsersattning": "av dem med aktivitetsersättning",
    "aktivitetsersattning": "av dem med aktivitetsersättning",
}
# shares of women or men: what follows the sex in the name of such a row
AMONG = {"sjukskrivna": "bland sjukskrivna", "aktivitetsersattning": "med aktivitetsersättning"}
BY_SEX = "konsfordelning"
MORE_IN_UMEA = "Uppgiften gäller Umeå. Papperen har den inte för de andra kommunerna."


def unemployment(area: Area) -> list[Figure | Notice]:
    """Unemployment of those born in and outside Sweden, then the number with short education."""
    rows = ask(surroundings.topic_figures, topic="arbetsloshet")
    wide = _by_birth(rows)
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
    return [
        Figure(
            key="arbetsloshet", form="two_groups",
            heading=f"{where} {percent_printed(first['abroad'])} bland utrikes födda och "
            f"{percent_printed(first['sweden'])} bland inrikes födda",
            measure="Arbetslöshet enligt Arbetsförmedlingen i oktober 2019. Arbetsförmedlingens mått är ett annat än "
            "helårsekvivalenterna.",
            rows=_birth_rows(wide),
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


def _by_birth(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality: abroad and sweden in percent as printed, their ratio, and the rows they stand in."""
    born = rows[rows["item"].isin(["utrikes-fodda", "inrikes-fodda"])]
    wide = born.pivot(index=["area", "area_label", "area_order"], columns="item", values="value")
    wide = wide.reset_index().sort_values("area_order")
    wide["fact_ids"] = [sum(born.loc[born["area"] == code, "fact_ids"].map(list), []) for code in wide["area"]]
    wide["ratio"] = wide["utrikes-fodda"] / wide["inrikes-fodda"]
    return wide.rename(columns={"utrikes-fodda": "abroad", "inrikes-fodda": "sweden"}).reset_index(drop=True)


def _birth_rows(wide: pd.DataFrame) -> pd.DataFrame:
    """For shares.two_groups: two rows per municipality. The papers print no n, so the shares have no interval."""
    marks = []
    for position, row in enumerate(wide.itertuples(), 1):
        groups = (
            ("circle", row.abroad, "born_abroad", "Utrikes födda"),
            ("diamond", row.sweden, "born_in_sweden", "Inrikes födda"),
        )
        for shape, value, tint, group in groups:
            marks.append({
                "position": position, "shape": shape, "is_first": shape == "circle", "colour": colour(tint),
                "share": value / 100, "low": value / 100, "high": value / 100,
                "heading": f"{row.area_label}: {number(row.ratio, 1)} gånger så hög bland utrikes födda",
                "label": row.area_label, "group": group,
                "number_format": chart_columns.percent_format(0 if value == int(value) else 1),
                "remark": f"● Utrikes födda {percent_printed(row.abroad)}  ◆ Inrikes födda "
                f"{percent_printed(row.sweden)}",
            })  # fmt: skip
    return pd.DataFrame(marks)


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
        "oktober 2019",
        measure="Arbetslösa med högst förgymnasial utbildning i oktober 2019, och förändringen sedan oktober 2018.",
        rows=chart_columns.count_rows(counts["area_label"].to_list(), counts["value"].to_list(),
        colour("accent")).assign(
        heading=lambda rows: [f"{heading} ({text} sedan 2018)" for heading,
            text in zip(rows["heading"], changes, strict=True)]),
        table=pd.DataFrame({
            "Kommun": counts["area_label"], "Antal": [number(value) for value in counts["value"]],
            "Sedan 2018": changes,
        }),
        answer=counts, calculation="Antal och förändring är avlästa.",
        notes=[
            f"I små kommuner är några personer många procent: {most['area_label']} har {number(most['value'])} "
            f"personer och {changes[most.name]}."
        ],
    )  # fmt: skip


def sick_leave(area: Area) -> list[Figure | Notice]:
    """Mental ill health and long sick leave per municipality, then what is printed for Umeå."""
    rows = ask(surroundings.topic_figures, topic="sjukforsakring")
    umea = _with_one_span(rows[(rows["area"] == "2480") & (rows["measure"] == "andel")])
    return [_mental_ill_health(rows), _sick_leave_in_umea(umea)]


def _mental_ill_health(rows: pd.DataFrame) -> Figure:
    plain = rows[rows["category"].isna() & (rows["measure"] == "andel")]
    mental = plain[plain["item"] == "psykisk-ohalsa"].sort_values("area_order").reset_index(drop=True)
    country = mental[mental["area"] == "SE"].iloc[0]
    own = mental[mental["area"] != "SE"].reset_index(drop=True)
    lowest = own.loc[own["value"].idxmin()]
    few = rows[(rows["item"] == "sjukskrivna") & (rows["measure"] == "antal")]
    return Figure(
        key="psykisk_ohalsa", form="value_rows",
        heading=f"{lowest['area_label']} har lägst andel sjukfall för psykisk ohälsa, "
        f"{percent_printed(lowest['value'])}; riket närmar sig {percent_printed(country['value'])}",
        measure="Andel av pågående sjukfall med psykisk diagnos, Försäkringskassan oktober 2019.",
        legend="Mörkt streck: riket.",
        rows=pd.DataFrame({
            "position": range(1, len(own) + 1), "value": own["value"], "reference": country["value"],
            "colour": colour("accent"),
            "heading": [f"{row.area_label}: {percent_printed(row.value)}" for row in own.itertuples()],
            "label": own["area_label"],
            "number_format": [chart_columns.printed_percent_format(value) for value in own["value"]], "remark": "",
        }),
        table=pd.DataFrame({
            "Kommun": mental["area_label"], "Andel": [percent_printed(value) for value in mental["value"]],
        }),
        answer=mental, calculation="Andelarna är avlästa; antalet sjukfall per kommun är inte tryckt.",
        notes=[
            f"{row.area_label} redovisas inte: papperet säger att {number(row.value)} sjukskrivna är för få."
            for row in few.itertuples()
        ],
    )  # fmt: skip


def _sick_leave_in_umea(umea: pd.DataFrame) -> Figure:
    work = umea[umea["item"] == "har-arbete"].set_index("category")["value"]
    texts = [
        _about(row) if is_missing(row.highest) else f"ca{NO_BREAK}{number(row.value)}–{percent_printed(row.highest)}"
        for row in umea.itertuples()
    ]
    written = [round(row.value) if _is_about(row) else row.value for row in umea.itertuples()]
    return Figure(
        key="sjukfall_umea", form="value_rows",
        heading=f"Umeå: {percent_printed(work['under-365-dagar'])} av sjukfallen under ett år har ett arbete, "
        f"{percent_printed(work['over-730-dagar'])} av dem över två år",
        measure="Försäkringskassans uppgifter om pågående sjukfall och aktivitetsersättning, oktober 2019. "
        f"{MORE_IN_UMEA}",
        legend="Under stapeln: av vilka det är en andel. Streck: det högsta där papperet skriver två tal.",
        rows=pd.DataFrame({
            "position": range(1, len(umea) + 1), "value": umea["value"], "reference": umea["highest"],
            "colour": colour("accent"),
            "heading": [f"{label}: {text}" for label, text in zip(umea["item_label"], texts, strict=True)],
            "label": umea["item_label"],
            "number_format": [chart_columns.printed_percent_format(value) for value in written],
            "remark": umea["of_whom"],
        }),
        table=pd.DataFrame({"Uppgift": umea["item_label"], "Andel": texts, "Av vilka": umea["of_whom"]}),
        answer=umea, calculation="Andelarna är avlästa.",
    )  # fmt: skip


def _with_one_span(umea: pd.DataFrame) -> pd.DataFrame:
    """The shares, sorted so that those of the same people stand together. What the paper writes as `55–60 %` is one row
    with `value` and `highest`.
    """
    low, high = (umea[umea["category"] == f"fram-till-50-ar-{end}"].iloc[0] for end in ("lagst", "hogst"))
    rows = umea.drop(index=high.name).assign(highest=float("nan"))
    rows.loc[low.name, "highest"] = high["value"]
    rows.at[low.name, "fact_ids"] = [*low["fact_ids"], *high["fact_ids"]]
    rows["of_whom"] = [_of_whom(row) for row in rows.itertuples()]
    rows["item_label"] = [
        f"{SEXES[row.sex]} {AMONG[row.item]}" if row.category == BY_SEX else row.item_label for row in rows.itertuples()
    ]
    return rows.sort_values("of_whom", key=lambda texts: pd.factorize(texts)[0], kind="stable", ignore_index=True)


def _of_whom(row) -> str:
    """What the row is a share of: `av sjukfallen under 365 dagar`."""
    is_part = not is_missing(row.category) and row.category != BY_SEX
    part = f" {row.category_label.removeprefix('sjukfall ').split(',')[0]}" if is_part else ""
    return BASES.get(row.item, "av sjukfallen") + part


def _about(row) -> str:
    """A share as printed, whole and with `ca` where the paper says about."""
    return f"ca{NO_BREAK}{percent_printed(round(row.value))}" if _is_about(row) else percent_printed(row.value)


def _is_about(row) -> bool:
    return not is_missing(row.note) and row.note.lower().startswith(("cirka", "ungefär", "nästan", "närmar"))
