"""Every text that stays visible in the mode `publik`, and the places and years that it is about.

What stands at a row or a finding is about the rows' own places and periods, and those that it names. Any other text (a
title, a label, a definition, an agenda) is about what it names; if it names nothing, about anything.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from finsam_data.building.proving.readings import About
from finsam_data.record.reading import Record
from finsam_data.record.rules.topics import read_topics
from finsam_data.record.settings.forbund import COUNTRY

FINDING, NOTE, PRINTED, FIXED = "finding", "note", "printed", "fixed"
# columns of code tables that a reader never sees as words
CODES = re.compile(r"^[\w.,:;+*=/#-]*$")
# subjects whose figures are about the same persons
TOLD_TOGETHER = {
    "social": ("participants", "surveys"), "surveys": ("social",), "participants": ("social",),
}  # fmt: skip
PEOPLE_FILES = ("texts/*.md", "om_papperen.md", "overview.yaml", "agendas/*.yaml", "scenarios.yaml")


@dataclass(frozen=True)
class Text:
    """Words, what they are about and where they stand. `kind` says what can be taken away: a finding's words, the note
    or the printed form of row `key`; a fixed text can only be reworded.
    """

    kind: str
    key: str | int | None
    words: str
    about: About
    in_file: str
    in_row: int | None = None
    column: str | None = None


class Names:
    """The places that a text names, and the years."""

    def __init__(self, record: Record, groups: dict[str, list[str]], periods: Iterable[str]):
        codes = record.codes
        self._groups, self._periods = groups, set(periods)
        self._topics_of_people = read_topics(codes)
        self._rows = self._topics_of_people.rows
        self._areas_of_several = {row["area"] for row in codes["areas"] if not row["area"].isdigit()} - {COUNTRY}
        self._in_area: dict[str, set[str]] = {}
        for row in codes["platforms"]:
            self._in_area.setdefault(row["area"], set()).add(row["platform"])
        named = [(row["label"], self._with_platforms(row["area"])) for row in codes["areas"]]
        named += [(row["label"], {row["platform"]}) for row in codes["platforms"]]
        named += [(row["platform"], {row["platform"]}) for row in codes["platforms"]]
        self._named = [
            (re.compile(rf"\b{re.escape(label)}", re.IGNORECASE), places) for label, places in named if label
        ]

    def about(self, words: str, rows: Sequence[dict] = (), is_narrow: bool = False) -> About:
        """What a text is about that stands at these rows; without rows and names, anything."""
        # a row that counts nobody says nothing of where people are
        of_people = [row for row in rows if self.tells_of_people(row)]
        places = {row["platform"] or row["area"] for row in of_people} - {None}
        for label, named in self._named:
            if label.search(words):
                places |= named
        years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", words))
        periods = {row["period"] for row in rows} | {period for period in self._periods if period[:4] in years}
        items = {row["item"] for row in rows} | set(re.findall(r"\b\d\.\d{1,2}\b", words))
        return About(
            frozenset(places) or None,
            frozenset(self._with_members(places)) or None,
            frozenset(periods) or None,
            self._told({row["topic"] for row in of_people}),
            frozenset(items) if items and None not in items else None,
            frozenset(abs(row["value"]) for row in rows if row["value"] is not None),
            is_narrow,
        )

    def tells_of_people(self, row: dict) -> bool:
        """Whether a row is a number of persons or a share of them, and not a goal, a grade or kronor."""
        return self._topics_of_people.is_of_people(row) and (
            self._topics_of_people.counts_people(row) or row["unit"] in self._topics_of_people.share_units
        )

    def _told(self, topics: set[str]) -> frozenset[str] | None:
        """The topics that words at rows of these topics may be about; any, without rows."""
        if not topics:
            return None
        subjects = {self._rows[topic]["subject"] for topic in topics}
        subjects |= {other for subject in subjects for other in TOLD_TOGETHER.get(subject, ())}
        return frozenset(topic for topic, row in self._rows.items() if row["subject"] in subjects)

    def _with_platforms(self, area: str) -> set[str]:
        return {area} | self._in_area.get(area, set())

    def _with_members(self, places: set[str]) -> set[str]:
        members = {member for place in places for member in self._groups.get(place, [])}
        for place in places & self._areas_of_several:
            members |= self._with_platforms(place)
        return places | members | {part for member in members for part in self._groups.get(member, [])}


def texts_of(record: Record, facts: list[dict], folder: Path, names: Names, silent: set[str]) -> list[Text]:
    """The visible texts of a record. `facts` are the rows that are not hidden, `silent` the findings whose words are
    taken away already.
    """
    rows_of: dict[str, list[dict]] = {}
    row_of = {(row["in_file"], row["in_row"]): row for row in facts}
    for row in record.facts:
        for name in str(row["finding_id"] or "").split():
            if (row["in_file"], row["in_row"]) in row_of:
                rows_of.setdefault(name, []).append(row_of[row["in_file"], row["in_row"]])
    return [
        *_findings(record, rows_of, names, silent),
        *(text for row in facts if names.tells_of_people(row) for text in _of_row(row, names)),
        *_fixed(record, folder, names),
    ]


def _findings(record: Record, rows_of: dict[str, list[dict]], names: Names, silent: set[str]) -> Iterator[Text]:
    for finding in record.findings:
        name = finding["finding_id"]
        if name not in silent:
            own_name = re.sub(r"(?<=\d)-(?=\d)", ".", name).replace("-", " ")
            words = ". ".join([own_name, *(str(finding[key]) for key in ("title", "explanation", "treatment"))])
            yield Text(FINDING, name, words, names.about(words, rows_of.get(name, [])), finding["in_file"])


def _of_row(row: dict, names: Names) -> Iterator[Text]:
    place = {"in_file": row["in_file"], "in_row": row["in_row"]}
    if row["note"]:
        yield Text(NOTE, row["fact_id"], row["note"], names.about(row["note"], [row], True), **place, column="note")
    # the printed form of a number says nothing more than the number, if it is one number
    if row["printed"] and len(re.findall(r"\d+(?:[.,]\d+)?", row["printed"])) > 1:
        yield Text(PRINTED, row["fact_id"], row["printed"], names.about("", [row], True), **place, column="printed")
    if row["section"]:
        yield Text(FIXED, None, row["section"], names.about("", [row], True), **place, column="section")


def _fixed(record: Record, folder: Path, names: Names) -> Iterator[Text]:
    rows = [row for table in (*record.codes.values(), record.tables, record.sources) for row in table]
    for row in rows:
        for column, words in row.items():
            if column not in ("in_file", "lines", "file") and isinstance(words, str) and not CODES.match(words):
                yield Text(FIXED, None, words, names.about(words), row.get("in_file", ""), row.get("in_row"), column)
    for pattern in PEOPLE_FILES:
        for file in sorted(folder.glob(pattern)):
            for number, words in _words_in(file):
                yield Text(FIXED, None, words, names.about(words), file.relative_to(folder).as_posix(), number)


def _words_in(file: Path) -> Iterator[tuple[int | None, str]]:
    """The paragraphs of a text with the line they begin at, and the strings of a YAML file."""
    content = file.read_text(encoding="utf-8")
    if file.suffix == ".yaml":
        yield from ((None, words) for words in _strings(yaml.safe_load(content)))
        return
    line = 1
    for paragraph in re.split(r"(?<=\n)\n", content):
        yield line, paragraph
        line += paragraph.count("\n") + 1


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)
