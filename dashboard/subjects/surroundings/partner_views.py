"""The views of Målgrupp & omvärld about the municipalities: what the partners' registers say. Pure views.

Percentages are kept as the papers print them (0–100).
"""

import pandas as pd

from dashboard.kit.choices.area import Area
from dashboard.kit.figures import chart_columns
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.surroundings.words import (
    latest,
    moment,
    nothing_yet,
    only_here,
    rows_of,
    year_before,
)
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import COUNTRY
from finsam_data.swedish import NO_BREAK, SEXES, in_words, is_missing, lower_first, number, percent_printed

BY_SEX = "konsfordelning"
BORN = ("utrikes-fodda", "inrikes-fodda")


def unemployment(area: Area, year: str = "") -> list[Figure | Notice]:
    """Unemployment of those born in and outside Sweden, then the number with short education."""
    rows = rows_of("arbetsloshet", year)
    born = latest(rows[rows["item"].isin(BORN)])
    wide = _by_birth(born)
    if wide.empty:
        needs = "arbetslösheten bland utrikes och inrikes födda i varje kommun"
        return _short_education(rows) or [nothing_yet("Arbetslösheten", needs)]
    when = moment(born["period"].iloc[0])
    chosen = wide[wide["area"] == area.area]
    first = (chosen if len(chosen) else wide[wide["abroad"] == wide["abroad"].max()]).iloc[0]
    where = (
        f"{first['area_label']} {when}: arbetslösheten är"
        if len(chosen)
        else f"Arbetslösheten i {when} är högst i {first['area_label']}:"
    )
    whole = [
        f"{row.area_label} {percent_printed(row.sweden)}" for row in wide.itertuples() if row.sweden == int(row.sweden)
    ]
    return [
        Figure(
            key="arbetsloshet", form="two_groups",
            heading=f"{where} {percent_printed(first['abroad'])} bland utrikes födda och "
            f"{percent_printed(first['sweden'])} bland inrikes födda",
            measure=f"Arbetslöshet enligt Arbetsförmedlingen i {when}. Arbetsförmedlingens mått är ett annat än "
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
        *_short_education(rows),
    ]  # fmt: skip


def _by_birth(born: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality that both are printed for: abroad and sweden in percent as printed, their ratio, and the
    rows they stand in.
    """
    wide = born.pivot(index=["area", "area_label", "area_order"], columns="item", values="value")
    wide = wide.reindex(columns=BORN).dropna().reset_index().sort_values("area_order")
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


def _short_education(rows: pd.DataFrame) -> list[Figure]:
    every = rows[(rows["item"] == "forgymnasial") & (rows["area"] != COUNTRY)]
    counts = latest(every[every["measure"] == "antal"]).sort_values("area_order").reset_index(drop=True)
    change = every[every["measure"] == "forandring-procent"]
    if counts.empty or change.empty:
        return []
    period = counts["period"].iloc[0]
    when, before = moment(period), year_before(period)
    change = change[change["period"] == f"{int(period[:4]) - 1}-{period[:4]}"].set_index("area")
    counts["change_printed"] = [change["value"].get(area) for area in counts["area"]]
    counts["fact_ids"] = [[*row.fact_ids, *change["fact_ids"].get(row.area, [])] for row in counts.itertuples()]
    changes = [f"{'+' if value > 0 else ''}{percent_printed(value)}" for value in counts["change_printed"]]
    up = counts[counts["change_printed"] > 0]
    most = counts.loc[counts["change_printed"].idxmax()]
    figure = Figure(
        key="kort_utbildning", form="span_rows",
        heading=f"Arbetslösa utan gymnasium blev fler i {len(up)} av {len(counts)} kommuner från {before} till {when}",
        measure=f"Arbetslösa med högst förgymnasial utbildning i {when}, och förändringen sedan {before}.",
        rows=chart_columns.count_rows(counts["area_label"].to_list(), counts["value"].to_list(),
        colour("accent")).assign(
        heading=lambda rows: [f"{heading} ({text} sedan {before[-4:]})" for heading,
            text in zip(rows["heading"], changes, strict=True)]),
        table=pd.DataFrame({
            "Kommun": counts["area_label"], "Antal": [number(value) for value in counts["value"]],
            f"Sedan {before[-4:]}": changes,
        }),
        answer=counts, calculation="Antal och förändring är avlästa.",
        notes=[
            f"I små kommuner är några personer många procent: {most['area_label']} har {number(most['value'])} "
            f"personer och {changes[most.name]}."
        ],
    )  # fmt: skip
    return [figure]


def sick_leave(area: Area, year: str = "") -> list[Figure | Notice]:
    """Mental ill health per municipality, then what is printed of the municipality that has most."""
    rows = rows_of("sjukforsakring", year)
    shares = rows[(rows["measure"] == "andel") & rows["value"].notna()]
    local = shares[shares["area"] != COUNTRY]
    if local.empty:
        return [nothing_yet("Sjukfallen", "hur stor del av sjukfallen som gäller psykisk ohälsa i varje kommun")]
    # only the municipality that the papers tell most of has a figure of its own
    most = local[local["item"].isin(["har-arbete"])]
    own = latest(local[local["area"] == most["area"].iloc[0]]) if len(most) else most
    return [*_mental_ill_health(rows), *_sick_leave_of_one(own)]


def _mental_ill_health(rows: pd.DataFrame) -> list[Figure]:
    plain = rows[rows["category"].isna() & (rows["measure"] == "andel") & (rows["item"] == "psykisk-ohalsa")]
    own = latest(plain[plain["area"] != COUNTRY])
    if own.empty:
        return []
    period = own["period"].iloc[0]
    in_country = latest(plain[(plain["area"] == COUNTRY) & (plain["period"].str[:4] == period[:4])])
    mental = pd.concat([own, in_country]).sort_values("area_order").reset_index(drop=True)
    country = in_country["value"].iloc[0] if len(in_country) else None
    own = mental[mental["area"] != COUNTRY].reset_index(drop=True)
    lowest = own.loc[own["value"].idxmin()]
    few = rows[(rows["item"] == "sjukskrivna") & (rows["measure"] == "antal") & (rows["period"] == period)]
    figure = Figure(
        key="psykisk_ohalsa", form="value_rows",
        heading=f"{lowest['area_label']} har lägst andel sjukfall för psykisk ohälsa, "
        f"{percent_printed(lowest['value'])}"
        + ("" if country is None else f"; riket {_as_said(in_country.iloc[0])}"),
        measure=f"Andel av pågående sjukfall med psykisk diagnos, Försäkringskassan {moment(period)}.",
        legend="" if country is None else "Mörkt streck: riket.",
        rows=pd.DataFrame({
            "position": range(1, len(own) + 1), "value": own["value"],
            "reference": float("nan") if country is None else country,
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
    return [figure]


def _as_said(row) -> str:
    """`närmar sig 50 %` where the paper says so, otherwise the share."""
    near = not is_missing(row.note) and row.note.lower().startswith("närmar")
    return f"{'närmar sig' if near else 'har'} {percent_printed(row.value)}"


def _sick_leave_of_one(one: pd.DataFrame) -> list[Figure]:
    """What the papers say of the sick leave in the one municipality that they tell of."""
    if one.empty:
        return []
    place, when = one["area_label"].iloc[0], moment(one["period"].iloc[0])
    one_area = _with_one_span(one)
    work = one_area[one_area["item"] == "har-arbete"].set_index("category")["value"]
    texts = [
        _about(row) if is_missing(row.highest) else f"ca{NO_BREAK}{number(row.value)}–{percent_printed(row.highest)}"
        for row in one_area.itertuples()
    ]
    written = [round(row.value) if _is_about(row) else row.value for row in one_area.itertuples()]
    figure = Figure(
        key="sjukfall_en_kommun", form="value_rows",
        heading=_work_of(work, place) or f"{place}: {texts[0]} {one_area['of_whom'].iloc[0]}, "
        f"{lower_first(one_area['item_label'].iloc[0])}",
        measure="Försäkringskassans uppgifter om pågående sjukfall och aktivitetsersättning, "
        f"{when}. {only_here(place)}".strip(),
        legend="Under stapeln: av vilka det är en andel. Streck: det högsta där papperet skriver två tal.",
        rows=pd.DataFrame({
            "position": range(1, len(one_area) + 1), "value": one_area["value"], "reference": one_area["highest"],
            "colour": colour("accent"),
            "heading": [f"{label}: {text}" for label, text in zip(one_area["item_label"], texts, strict=True)],
            "label": one_area["item_label"],
            "number_format": [chart_columns.printed_percent_format(value) for value in written],
            "remark": one_area["of_whom"],
        }),
        table=pd.DataFrame({"Uppgift": one_area["item_label"], "Andel": texts, "Av vilka": one_area["of_whom"]}),
        answer=one_area, calculation="Andelarna är avlästa.",
    )  # fmt: skip
    return [figure]


def _work_of(work: pd.Series, place: str) -> str:
    """How many of those with short and long sick leave have work, where both are printed."""
    if not {"under-365-dagar", "over-730-dagar"} <= set(work.index):
        return ""
    short, long = percent_printed(work["under-365-dagar"]), percent_printed(work["over-730-dagar"])
    return f"{place}: {short} av sjukfallen under ett år har ett arbete, {long} av dem över två år"


def _with_one_span(one_area: pd.DataFrame) -> pd.DataFrame:
    """The shares, sorted so that those of the same people stand together. What the paper writes as `55–60 %` is one row
    with `value` and `highest`.
    """
    ends = [one_area[one_area["category"] == f"fram-till-50-ar-{end}"] for end in ("lagst", "hogst")]
    rows = one_area.assign(highest=float("nan"))
    if all(map(len, ends)):
        low, high = (end.iloc[0] for end in ends)
        rows = rows.drop(index=high.name)
        rows.loc[low.name, "highest"] = high["value"]
        rows.at[low.name, "fact_ids"] = [*low["fact_ids"], *high["fact_ids"]]
    rows["of_whom"] = [_of_whom(row) for row in rows.itertuples()]
    rows["item_label"] = [
        f"{SEXES[row.sex]} bland {row.base_label}" if row.category == BY_SEX else row.item_label
        for row in rows.itertuples()
    ]
    return rows.sort_values("of_whom", key=lambda texts: pd.factorize(texts)[0], kind="stable", ignore_index=True)


def _of_whom(row) -> str:
    """What the row is a share of: `av sjukfallen under 365 dagar`."""
    is_part = not is_missing(row.category) and row.category != BY_SEX
    part = f" {row.category_label.removeprefix('sjukfall ').split(',')[0]}" if is_part else ""
    return f"av {row.base_label}{part}"


def _about(row) -> str:
    """A share as printed, whole and with `ca` where the paper says about."""
    return f"ca{NO_BREAK}{percent_printed(round(row.value))}" if _is_about(row) else percent_printed(row.value)


def _is_about(row) -> bool:
    return not is_missing(row.note) and row.note.lower().startswith(("cirka", "ungefär", "nästan", "närmar"))
