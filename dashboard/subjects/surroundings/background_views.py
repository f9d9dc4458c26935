"""The views of Målgrupp & omvärld about the participants: försörjning before, education, time in försörjning,
obstacles.

A view is a pure function: it asks the data layer, words the answer and returns figures. Percentages are kept as the
papers print them (0–100).
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures import chart_columns, tables
from dashboard.kit.figures.figure import Figure, Notice
from finsam_data.questions import surroundings
from finsam_data.record.settings.colours import colour
from finsam_data.swedish import HIDDEN, in_words, is_missing, lower_first, number, percent_printed

BACKGROUNDS = {"Försörjning": "forsorjning", "Utbildning": "utbildning", "Tid i försörjning": "tid-i-forsorjning"}
WHERE = {"ungdomstorget": "på Ungdomstorget", "vuxentorget": "på Vuxentorget", "kranskommunerna": "i kranskommunerna"}
GROUPS = {"ungdomstorget": "Ungdomstorget", "vuxentorget": "Vuxentorget", "kranskommunerna": "Kranskommunerna"}
# said where one person may be counted in several shares
MULTIPLE = "En person kan ha flera slags försörjning, så andelarna är inte delar av en helhet."


def background(area: Area, kind: str) -> list[Figure | Notice]:
    """The participants' försörjning, education or time in försörjning: 2019 per group, 2016–2017 as counts."""
    rows = ask(surroundings.topic_figures, topic="bakgrund")
    people = rows[(rows["item"] == "individer") & rows["platform"].isin(GROUPS)]
    registered = in_words([f"{number(row.value)} {WHERE[row.platform]}" for row in people.itertuples()])
    rows = rows[rows["item"] == BACKGROUNDS[kind]]
    shares = rows[(rows["measure"] == "andel") & rows["platform"].isin(GROUPS)].reset_index(drop=True)
    known = shares[shares["value"].notna() & (shares["category"] != "Uppgift saknas")]
    shares["group_label"] = shares["platform"].map(GROUPS)
    shares["share"] = shares["value"] / 100
    most = known.loc[known.groupby("platform", sort=False)["value"].idxmax()]
    texts = [HIDDEN if row.status == "suppressed" else percent_printed(row.value) for row in shares.itertuples()]
    now = Figure(
        key="malgrupp", form="matrix", heading=f"Vanligast 2019: {in_words(_most_common(most, kind))}",
        measure=f"{kind} vid start, andel av de registrerade i SUS 2019: {registered}."
        + (f" {MULTIPLE}" if kind == "Försörjning" else ""),
        rows=chart_columns.matrix(shares, "category_label", "group_label", texts),
        table=tables.cells(shares, texts, {"category_label": kind, "group_label": "Grupp"}), answer=shares,
        calculation="Andelarna är avlästa i hela procent.",
    )  # fmt: skip
    return [now, *_earlier(rows, kind)]


def _most_common(most: pd.DataFrame, kind: str) -> list[str]:
    """`försörjningsstöd (46 % på Vuxentorget och 40 % i kranskommunerna)` for each category that is the most common
    somewhere.
    """
    return [
        f"{_in_sentence(label, kind)} "
        f"({in_words([f'{percent_printed(row.value)} {WHERE[row.platform]}' for row in rows.itertuples()])})"
        for label, rows in most.groupby("category_label", sort=False)
    ]


def _in_sentence(label: str, kind: str) -> str:
    """A category in a sentence: `gymnasium`, but `1–3 år i försörjning`, since a time says nothing by itself."""
    return lower_first(label) + (" i försörjning" if kind == "Tid i försörjning" else "")


def _earlier(rows: pd.DataFrame, kind: str) -> list[Figure]:
    """The counts of 2016–2017 for the whole Ungdomsplattformen."""
    by_sex = _counts_by_sex(rows)
    visible = by_sex[by_sex["count"].notna()]
    most = visible.loc[visible["count"].idxmax()]
    # this row is the sum of others, so it is no bar beside them; the table has it
    parts = visible[visible["category"] != "Totalt eftergymnasial utbildning"]
    names = [
        f"{row.category_label} ({_hidden(row.women_count)} + {_hidden(row.men_count)})" for row in parts.itertuples()
    ]
    whole = rows[(rows["measure"] == "antal") & (rows["category"] == "Totalt") & (rows["sex"] == "T")]["value"].iloc[0]
    read, hidden = parts["count"].sum(), len(by_sex) - len(visible)
    of_whom, missing_rows = number(read), ""
    if hidden or read < whole:
        of_whom = f"de {number(read)} som {'visas' if hidden else 'går att läsa'}"
    if read < whole:
        missing_rows = f" Rader saknas i papperets tabell: de som går att läsa blir {number(read)} av {number(whole)}."
    return [
        Figure(
            key="malgrupp_2017", form="span_rows",
            heading=f"Ungdomsplattformen 2016–2017: vanligast var {_in_sentence(most['category_label'], kind)}, "
            f"{number(most['count'])} av {of_whom}",
            measure=f"Antal som startade 2016 och 2017 på hela Ungdomsplattformen.{missing_rows}",
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
    counts = rows[(rows["measure"] == "antal") & (rows["period"] == "2016-2017") & (rows["category"] != "Totalt")]
    order = {code: place for place, code in enumerate(counts["category"].unique())}
    by_sex = counts.pivot(index=["category", "category_label"], columns="sex", values="value").reset_index()
    by_sex = by_sex.sort_values("category", key=lambda codes: codes.map(order), ignore_index=True)
    by_sex["fact_ids"] = [
        sum(counts.loc[counts["category"] == code, "fact_ids"].map(list), []) for code in by_sex["category"]
    ]
    return by_sex.rename(columns={"T": "count", "K": "women_count", "M": "men_count"})


def _hidden(value) -> str:
    return HIDDEN if is_missing(value) else number(value)


def obstacles(area: Area) -> list[Figure | Notice]:
    """How many obstacles to work a participant has on average."""
    rows = ask(surroundings.topic_figures, topic="screening")
    mental = rows.loc[rows["measure"] == "andel", "value"].iloc[0]
    rows = rows[rows["measure"] == "medel_hinder"].sort_values("value", ascending=False, ignore_index=True)
    names = {
        "ungdomstorget": "Ungdomstorget",
        "vuxentorget": "Vuxentorget",
        "ungdomstorget+vuxentorget": "Båda torgen",
        "hikikomori": "Hikikomori",
    }
    labels = [names[platform] for platform in rows["platform"]]
    both = rows[rows["platform"] == "ungdomstorget+vuxentorget"].iloc[0]
    return [
        Figure(
            key="hinder", form="value_rows",
            heading=f"En deltagare i Umeå har i snitt {number(both['value'], 1)} hinder för arbete",
            measure="Hinder per deltagare i snitt vid screeningen 2019. Antalet som screenades är inte tryckt.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "value": rows["value"], "reference": float("nan"),
                "colour": colour("accent"),
                "heading": [f"{label}: {number(value, 1)}" for label, value in zip(labels, rows["value"], strict=True)],
                "label": labels, "number_format": chart_columns.number_format(1),
                "remark": [
                    "utöver att inte arbeta eller studera" if platform == "hikikomori" else ""
                    for platform in rows["platform"]
                ],
            }),
            table=pd.DataFrame({"Plattform": labels, "Hinder i snitt": [number(value, 1) for value in rows["value"]]}),
            answer=rows, calculation="Talen är avlästa.",
            notes=[f"Psykisk ohälsa är {percent_printed(mental)} av hindren på de båda torgen enligt papperet."],
        )
    ]  # fmt: skip
