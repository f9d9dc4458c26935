"""The laws of queries/checks written anew in plain Python: each takes the rows as dicts and gives the groups of rows
that break it.
"""

from collections import defaultdict
from fractions import Fraction


def shown_by_place(rows):
    """{(topic, measure, period, platform, category, sex): row} of the rows that the pages show."""
    names = ("topic", "measure", "period", "platform", "category", "sex")
    return {
        tuple(row[name] for name in names): row
        for row in rows
        if row["used"] == "ja" and row["item"] == "" and row["number"] is not None
    }


def sexes_add_up(rows):
    groups = defaultdict(list)
    for row in rows:
        if row["unit"] == "antal" and row["number"] is not None:
            names = (
                "topic",
                "measure",
                "period",
                "area",
                "platform",
                "respondent",
                "item",
                "category",
                "source_id",
                "section",
            )
            groups[tuple(row[name] for name in names)].append(row)
    for group in groups.values():
        number = {row["sex"]: row["number"] for row in group}
        if len(group) == 3 and number.keys() == set("KMT") and number["K"] + number["M"] != number["T"]:
            yield group


def outcomes_add_up(rows):
    """Equality where the list of outcomes is whole: it names the interrupted, or is a tertial's. Otherwise the finished
    are the limit.
    """
    categories = defaultdict(set)
    for row in rows:
        if row["topic"] == "deltagare" and row["measure"] == "avslut" and row["used"] == "ja" and row["item"] == "":
            categories[row["period"], row["platform"]].add(row["category"])
    shown = shown_by_place(rows)
    for (topic, measure, period, platform, _, sex), ended in shown.items():
        if (topic, measure) == ("deltagare", "avslutade") and categories[period, platform]:
            outcomes = [
                shown.get((topic, "avslut", period, platform, category, sex))
                for category in categories[period, platform]
            ]
            if None in outcomes:
                continue
            total = sum(row["number"] for row in outcomes)
            is_whole = "T" in period or any(category.startswith("avbrott") for category in categories[period, platform])
            if total > ended["number"] or (is_whole and total != ended["number"]):
                yield [*outcomes, ended]


def stock_closes(rows):
    shown = shown_by_place(rows)
    for (topic, measure, *place), remaining in shown.items():
        if (topic, measure) == ("deltagare", "kvar"):
            participants, ended = shown.get((topic, "deltagare", *place)), shown.get((topic, "avslutade", *place))
            if participants and ended and participants["number"] - ended["number"] != remaining["number"]:
                yield [participants, ended, remaining]


def share_follows_count(rows):
    """Any printed share, used or not, against the counts that are shown."""
    shown = shown_by_place(rows)
    for share in rows:
        if (share["topic"], share["measure"], share["item"]) == ("deltagare", "andel", ""):
            count = shown.get(
                ("deltagare", "avslut", share["period"], share["platform"], share["category"], share["sex"])
            )
            ended = shown.get(("deltagare", "avslutade", share["period"], share["platform"], "", share["sex"]))
            if count and ended and ended["number"]:
                exact = 100 * Fraction(int(count["number"]), int(ended["number"]))
                half = Fraction(1, 2) / 10 ** len(share["value"].partition(".")[2])
                if abs(Fraction(share["value"]) - exact) > half:
                    yield [share, count, ended]


TOTALS = {
    "hela-forbundet": ("ungdomstorget", "vuxentorget", "samordningsteam-vannas", "samordningsteam-vindeln",
        "samordningsteam-robertsfors",
                       "samordningsteam-nordmaling", "samordningsteam-bjurholm"),
    "sarredovisade": ("hikikomori", "vaga-vaxa", "halsoframjande-etablering"),
    "ungdomsplattformen": ("ungdomstorget", "hikikomori", "vaga-vaxa"),
}  # fmt: skip


def parts_of_total(rows):
    shown = {place: row for place, row in shown_by_place(rows).items() if row["unit"] == "antal"}
    for (topic, measure, period, platform, category, sex), total in shown.items():
        if platform in TOTALS:
            places = [(topic, measure, period, part, category, sex) for part in TOTALS[platform]]
            parts = [shown[place] for place in places if place in shown]
            if parts and sum(row["number"] for row in parts) != total["number"]:
                yield [*parts, total]


def yes_within_referred(rows):
    """For a tertial the unused rows count too: there the text itself is what does not hold."""
    shown = shown_by_place(rows)
    for yes in rows:
        if (
            yes["measure"] == "ja_i_beredning"
            and yes["number"] is not None
            and (yes["used"] == "ja" or "T" in yes["period"])
        ):
            referred = shown.get(("aktualisering", "aktualiserade", yes["period"], yes["platform"], "", yes["sex"]))
            if referred and yes["number"] > referred["number"]:
                yield [yes, referred]


def years_close(rows):
    shown = shown_by_place(rows)
    for (_, measure, period, platform, _, sex), after in shown.items():
        if measure == "deltagare" and sex == "T" and period.isdigit() and platform != "hela-forbundet":
            year_before = str(int(period) - 1)
            places = (("deltagare", year_before), ("avslutade", year_before), ("nya", period))
            parts = [shown.get(("deltagare", measure, year, platform, "", sex)) for measure, year in places]
            if all(parts) and parts[0]["number"] - parts[1]["number"] + parts[2]["number"] != after["number"]:
                yield [*parts, after]


LAWS = (
    sexes_add_up,
    outcomes_add_up,
    stock_closes,
    share_follows_count,
    parts_of_total,
    yes_within_referred,
    years_close,
)
