"""The views of Målgrupp & omvärld about the participants: försörjning before, education, time in försörjning,
obstacles.

A view is a pure function: it asks the data layer, words the answer and returns figures. Percentages are kept as the
papers print them (0–100).
"""

import pandas as pd

from dashboard.kit.choices.area import Area
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures import chart_columns, tables
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.words import notes_of, short_name
from dashboard.subjects.surroundings.words import latest, nothing_yet, place_of, rows_of
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import HIDDEN, SEXES, in_words, is_missing, lower_first, number, percent_printed

BACKGROUNDS = {"Försörjning": "forsorjning", "Utbildning": "utbildning", "Tid i försörjning": "tid-i-forsorjning"}
# said where one person may be counted in several shares
MULTIPLE = "En person kan ha flera slags försörjning, så andelarna är inte delar av en helhet."


def background(area: Area, kind: str, year: str = "") -> list[Figure | Notice]:
    """The participants' försörjning, education or time in försörjning: the latest shares per group, earlier papers'
    counts.
    """
    every = rows_of("bakgrund", year).assign(group_label=lambda rows: [_group(row) for row in rows.itertuples()])
    rows = every[every["item"] == BACKGROUNDS[kind]]
    shares = rows[rows["measure"] == "andel"]
    shares = shares[shares["period"] == shares["period"].max()].reset_index(drop=True)
    if shares.empty:
        return _earlier(rows, kind) or [nothing_yet(f"Deltagarnas bakgrund ({lower_first(kind)})",
            "vad deltagarna levde på, hur länge och vilken utbildning de hade")]  # fmt: skip
    when = shares["period"].iloc[0]
    people = every[
        (every["item"] == "individer") & every["platform"].isin(shares["platform"]) & (every["period"] == when)
    ]
    registered = in_words([f"{number(row.value)} {_where(row)}" for row in people.itertuples()])
    known = shares[shares["value"].notna() & (shares["category"] != "Uppgift saknas")]
    shares["share"] = shares["value"] / 100
    most = known.loc[known.groupby("platform", sort=False)["value"].idxmax()]
    texts = [HIDDEN if row.status == "suppressed" else percent_printed(row.value) for row in shares.itertuples()]
    now = Figure(
        key="malgrupp", form="matrix", heading=f"Vanligast {when}: {in_words(_most_common(most, kind))}",
        measure=f"{kind} vid start, andel av de registrerade i SUS {when}: {registered}."
        + (f" {MULTIPLE}" if kind == "Försörjning" else ""),
        rows=chart_columns.matrix(shares, "category_label", "group_label", texts),
        table=tables.cells(shares, texts, {"category_label": kind, "group_label": "Grupp"}), answer=shares,
        calculation="Andelarna är avlästa i hela procent.",
    )  # fmt: skip
    return [now, *_earlier(rows, kind)]


def _group(row) -> str:
    """The platform, or the municipalities of a group that the papers report together."""
    return row.platform_label if row.platform_kind == "platform" else row.area_label


def _where(row) -> str:
    """`på Jobbtorget`, `i inlandskommunerna`."""
    if row.platform_kind != "platform":
        return f"i {lower_first(row.group_label)}"
    name = short_name(row.platform_label)
    return f"{'på' if name == row.platform_label else 'i'} {name}"


def _most_common(most: pd.DataFrame, kind: str) -> list[str]:
    """`försörjningsstöd (46 % på Jobbtorget och 40 % i Malå)` for each category that is the most common somewhere."""
    return [
        f"{_in_sentence(label, kind)} "
        f"({in_words([f'{percent_printed(row.value)} {_where(row)}' for row in rows.itertuples()])})"
        for label, rows in most.groupby("category_label", sort=False)
    ]


def _in_sentence(label: str, kind: str) -> str:
    """A category in a sentence: `gymnasium`, but `1–3 år i försörjning`, since a time says nothing by itself."""
    return lower_first(label) + (" i försörjning" if kind == "Tid i försörjning" else "")


def _earlier(rows: pd.DataFrame, kind: str) -> list[Figure]:
    """The counts that an earlier paper gives, of those who started on a platform in its years."""
    counts = rows[(rows["measure"] == "antal") & rows["platform"].notna()]
    counts = latest(counts[(counts["category"] != "Totalt") & (counts["sex"] == "T")])
    if counts.empty:
        return []
    period, platform = counts["period"].iloc[0], counts["platform_label"].iloc[0].partition(" (")[0]
    years, rows = period.replace("-", "–"), rows[rows["period"] == period]
    by_sex = _counts_by_sex(rows)
    visible = by_sex[by_sex["count"].notna()]
    most = visible.loc[visible["count"].idxmax()]
    # this row is the sum of others, so it is no bar beside them; the table has it
    parts = visible[visible["category"] != "Totalt eftergymnasial utbildning"]
    names = [
        f"{row.category_label} ({_hidden(row.women_count)} + {_hidden(row.men_count)})" for row in parts.itertuples()
    ]
    read, hidden = parts["count"].sum(), len(by_sex) - len(visible)
    whole = rows[(rows["measure"] == "antal") & (rows["category"] == "Totalt") & (rows["sex"] == "T")]["value"]
    whole = whole.iloc[0] if len(whole) else read
    of_whom, missing_rows = number(read), ""
    if hidden or read < whole:
        of_whom = f"de {number(read)} som {'visas' if hidden else 'går att läsa'}"
    if read < whole:
        missing_rows = f" Rader saknas i papperets tabell: de som går att läsa blir {number(read)} av {number(whole)}."
    return [
        Figure(
            key="malgrupp_2017", form="span_rows",
            heading=f"{platform} {years}: vanligast var {_in_sentence(most['category_label'], kind)}, "
            f"{number(most['count'])} av {of_whom}",
            measure=f"Antal som startade {period.replace('-', ' och ')} på hela {platform}.{missing_rows}",
            legend="Inom parentes kvinnor + män.",
            rows=chart_columns.count_rows(names, parts["count"].to_list(), colour("accent")),
            table=pd.DataFrame({
                kind: visible["category_label"], "Kvinnor": [_hidden(value) for value in visible["women_count"]],
                "Män": [_hidden(value) for value in visible["men_count"]],
                "Totalt": [number(value) for value in visible["count"]],
            }),
            answer=visible, calculation="Antalen är avlästa.",
            notes=[f"{not_given()}: {hidden} rader."] if hidden else [],
        )
    ]  # fmt: skip


def _counts_by_sex(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per category in the order of the record: count, women_count, men_count and the rows they stand in."""
    counts = rows[(rows["measure"] == "antal") & (rows["category"] != "Totalt")]
    order = {code: place for place, code in enumerate(counts["category"].unique())}
    by_sex = counts.pivot(index=["category", "category_label"], columns="sex", values="value")
    by_sex = by_sex.reindex(columns=list(SEXES)).reset_index()
    by_sex = by_sex.sort_values("category", key=lambda codes: codes.map(order), ignore_index=True)
    by_sex["fact_ids"] = [
        sum(counts.loc[counts["category"] == code, "fact_ids"].map(list), []) for code in by_sex["category"]
    ]
    return by_sex.rename(columns={"T": "count", "K": "women_count", "M": "men_count"})


def _hidden(value) -> str:
    return HIDDEN if is_missing(value) else number(value)


def _on_all(row) -> str:
    """Where a share of the obstacles was counted."""
    return "på plattformarna tillsammans" if row.platform_kind == "other" else f"på {row.platform_label}"


def obstacles(area: Area, year: str = "") -> list[Figure | Notice]:
    """How many obstacles to work a participant has on average."""
    every = rows_of("screening", year)
    rows = latest(every[every["measure"] == "medel_hinder"]).sort_values("value", ascending=False, ignore_index=True)
    if rows.empty:
        return [nothing_yet("Deltagarnas hinder", "hur många hinder för arbete en deltagare har i snitt")]
    when, place = rows["period"].iloc[0], place_of(rows)
    together = rows["platform_kind"] == "other"
    labels = [
        "Plattformarna tillsammans" if row.platform_kind == "other" else row.platform_label for row in rows.itertuples()
    ]
    said = rows[together].iloc[0] if together.any() else rows.iloc[0]
    where = f"i {place}" if together.any() else f"på {labels[0]}"
    mental = every[(every["measure"] == "andel") & (every["period"] == when) & every["value"].notna()]
    return [
        Figure(
            key="hinder", form="value_rows",
            heading=f"En deltagare {where} har i snitt {number(said['value'], 1)} hinder för arbete",
            measure=f"Hinder per deltagare i snitt vid screeningen {when}. Antalet som screenades är inte tryckt.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "value": rows["value"], "reference": float("nan"),
                "colour": colour("accent"),
                "heading": [f"{label}: {number(value, 1)}" for label, value in zip(labels, rows["value"], strict=True)],
                "label": labels, "number_format": chart_columns.number_format(1),
                "remark": "",
            }),
            table=pd.DataFrame({"Plattform": labels, "Hinder i snitt": [number(value, 1) for value in rows["value"]]}),
            answer=rows, calculation="Talen är avlästa.",
            notes=[
                *notes_of("hinder", when),
                *(f"{row.item_label} är {percent_printed(row.value)} av hindren {_on_all(row)} enligt papperet."
                for row in mental.itertuples()),
            ],
        )
    ]  # fmt: skip
