"""What data/codes says of each topic: whether it counts people and how they are protected, and what its shares are of.

A folder of the record that topics.csv does not know stops the build, and so does a share whose base nobody has told:
what the program does not know, it neither shows nor protects.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from finsam_data.faults import Fault
from finsam_data.paths import QUERIES

YES, NO = "ja", "nej"
# how people are protected in the mode publik: the platforms' own laws, any other counts, survey tables, indicators
PLATFORMS, COUNTS, SURVEYS, INDICATORS = PROTECTIONS = ("insatser", "antal", "enkat", "indikatorer")
ITEMS, CATEGORIES = ("", "konton", "enkatfragor"), ("", "utfall")
NOTHING = "-"  # in share_bases.csv: only rows where the column is empty
KEYS = ("respondent", "item", "category")
SHARE_COLUMNS = ("base", "count_measure", "count_item", "count_category", "count_sex")
TOPICS, SHARES, BASES, UNITS = (f"codes/{name}.csv" for name in ("topics", "share_bases", "bases", "units"))


@dataclass(frozen=True)
class Topics:
    """The topics by name, the rows of share_bases.csv by (topic, measure), and what bases and units say of people."""

    rows: dict[str, dict]
    shares: dict[tuple[str, str], list[dict]]
    bases: frozenset[str]
    small_bases: frozenset[str]
    people_units: frozenset[str]
    share_units: frozenset[str]

    def protection(self, topic: str) -> str:
        """How the people of a topic are protected; any that counts people is, though nobody has said how."""
        row = self.rows[topic]
        return "" if row["counts_people"] == NO else row["protection"] or COUNTS

    def with_word(self, column: str, word: str) -> set[str]:
        """The topics that have this word in a column of topics.csv."""
        return {topic for topic, row in self.rows.items() if row[column] == word}

    def is_of_people(self, fact: dict) -> bool:
        """Whether the row says something of persons: not in a topic of kronor, and not a goal or a count of things."""
        row = self.rows[fact["topic"]]
        return row["counts_people"] != NO and fact["measure"] not in row["measures_without_people"].split()

    def counts_people(self, fact: dict) -> bool:
        """Whether the row is a number of persons."""
        return self.is_of_people(fact) and fact["unit"] in self.people_units

    def share_row(self, fact: dict) -> dict | None:
        """The row of share_bases.csv that fits a share best: the one of the base that the fact itself names, otherwise
        the one that says most; None for what is no share.
        """
        if fact["unit"] not in self.share_units:
            return None
        rows = self.shares.get((fact["topic"], fact["measure"]), [])
        if said := fact.get("base"):
            return next((row for row in rows if row["base"] == said), dict.fromkeys(SHARE_COLUMNS, "") | {"base": said})
        # of two that say as much the first is the usual one
        fitting = [row for row in rows if _fits(row, fact)]
        return max(fitting, key=lambda row: sum(bool(row[key]) for key in KEYS), default=None)

    def base(self, fact: dict) -> str | None:
        """What the row is a share of; None for a count."""
        row = self.share_row(fact)
        return row["base"] if row else None


def _fits(row: dict, fact: dict) -> bool:
    return all(row[key] in ("", fact.get(key) or NOTHING) for key in KEYS)


def read_topics(codes: dict[str, list[dict]]) -> Topics:
    """The topics as the code tables say them. `codes` are the tables of a record by name."""
    shares: dict[tuple, list] = defaultdict(list)
    for row in codes["share_bases"]:
        shares[row["topic"], row["measure"]].append(row)
    return Topics(
        {row["topic"]: row for row in codes["topics"]},
        dict(shares),
        frozenset(row["base"] for row in codes["bases"]),
        frozenset(row["base"] for row in codes["bases"] if row["small_groups"] != NO),
        frozenset(row["unit"] for row in codes["units"] if row["of_people"] != NO),
        frozenset(row["unit"] for row in codes["units"] if row["is_share"] != NO),
    )


def unregistered_faults(folder: Path, codes: dict[str, list[dict]]) -> list[Fault]:
    """Folders with figures that topics.csv does not know, each once."""
    known = {row["topic"] for row in codes["topics"]}
    tables = sorted(folder.glob("*/*.csv"))
    unknown = {file.parent.name: file for file in reversed(tables) if file.parent.name not in known | {"codes"}}
    return [
        Fault(
            file.relative_to(folder).as_posix(),
            None,
            None,
            f"ämnet ”{topic}” är inte registrerat",
            f"lägg till en rad för {topic} i {TOPICS} som säger om det räknar personer, eller byt mappens namn",
        )
        for topic, file in sorted(unknown.items())
    ]


def topic_faults(codes: dict[str, list[dict]]) -> list[Fault]:
    """What does not hold in the tables of topics, bases, shares and units themselves."""
    topics, bases, units = (
        {row[key] for row in codes[name]} for name, key in (("topics", "topic"), ("bases", "base"), ("units", "unit"))
    )
    subjects = {folder.name for folder in QUERIES.iterdir() if folder.is_dir()}
    measures = {row["measure"] for row in codes["measures"]}
    rules = [
        ("topics", "subject", subjects), ("topics", "counts_people", (YES, NO)), ("topics", "searched", (YES, NO)),
        ("topics", "protection", ("", *PROTECTIONS)), ("topics", "items_are", ITEMS),
        ("topics", "categories_are", CATEGORIES), ("bases", "small_groups", (YES, NO)),
        ("units", "of_people", (YES, NO)), ("units", "is_share", (YES, NO)), ("share_bases", "topic", topics),
        ("share_bases", "measure", measures), ("share_bases", "base", bases), ("measures", "unit", units),
        ("measures", "topic", topics),
    ]  # fmt: skip
    return [
        Fault(
            row["in_file"],
            row["in_row"],
            column,
            f"”{row[column]}” är okänt",
            f"skriv något av {', '.join(sorted(filter(None, allowed)))}",
        )
        for table, column, allowed in rules
        for row in codes[table]
        if row[column] not in allowed
    ] + [
        Fault(row["in_file"], row["in_row"], column, "namnet saknas", "skriv det som läsaren ska se")
        for table, column in (("topics", "label"), ("bases", "label"), ("units", "label"))
        for row in codes[table]
        if not row[column]
    ]


def base_faults(fact: dict, topics: Topics) -> list[Fault]:
    """A share or a change of one must say what it is a share of, and nothing else may."""
    said = fact.get("base", "")
    if said and (fact["unit"] not in topics.share_units or said not in topics.bases):
        message = f"basen ”{said}” är okänd" if said not in topics.bases else "bara en andel har en bas"
        return [
            Fault(fact["in_file"], fact["in_row"], "base", message, f"lämna fältet tomt eller skriv en bas ur {BASES}")
        ]
    if fact["unit"] not in topics.share_units or topics.share_row(fact):
        return []
    message = f"det står ingenstans vad {fact['measure']} i {fact['topic']} är en andel av"
    remedy = f"lägg till en rad för {fact['topic']},{fact['measure']} i {SHARES}"
    return [Fault(fact["in_file"], fact["in_row"], "measure", message, remedy)]
