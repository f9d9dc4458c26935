"""Which numbers stand in a paper's text, and what explains each. Pure: text, facts and rules in, classes out.

A number is explained by, in this order: a rule (a form of text that is never a figure), a fact whose lines include it
and whose value equals it, an entry of lines that somebody has read. Only digits are counted.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# "1 993" is one number; a row of groups, as in a table, is taken apart again by what explains its parts
TOKEN = re.compile(rf"(?<!\d)\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?!\d)(?:,\d+)?|{NUMBER.pattern}")
FACT = "siffra i registret"
# figures of these states do not stand in the paper as they stand in the row
_NOT_IN_PAPER = ("missing", "derived")
# a fact that is a date or a year has the same form as any other date
_CALENDAR = {"datum", "år"}


@dataclass
class Rule:
    """A form of text (`pattern`), or lines that somebody has read and perhaps the numbers meant there, and their class.

    `used` counts the digits that it explained, `unused` holds the numbers that it names but that are not there.
    """

    place: str
    kind: str
    why: str
    source_id: str = ""
    pattern: re.Pattern | None = None
    lines: str = ""
    tokens: list[str] = field(default_factory=list)
    used: int = 0
    unused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Token:
    """One number of a paper. `kind` is its class, or None when nobody has explained it."""

    line: int
    text: str
    kind: str | None


class Paper:
    """One paper's text, and the class of every digit that is explained."""

    def __init__(self, text: str):
        self.text = text
        self.starts = [0] + [found.end() for found in re.finditer("\n", text)]
        self.kinds: dict[int, str] = {}

    def spans(self, lines: str) -> Iterator[tuple[int, int]]:
        """Where the lines of a locator, `12` or `12-14, 20`, begin and end in the text."""
        ends = [*self.starts[1:], len(self.text) + 1]
        for part in lines.split(", "):
            first, _, last = part.partition("-")
            if 1 <= int(first) <= int(last or first) <= len(ends):
                yield self.starts[int(first) - 1], ends[int(last or first) - 1] - 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1."""
        return next((self.text[start:end] for start, end in self.spans(str(number))), "")

    def kinds_at(self, start: int, end: int) -> set[str | None]:
        """The classes of the digits there; None stands for unexplained."""
        return {self.kinds.get(at) for at in range(start, end) if self.text[at].isdecimal()}

    def is_free(self, start: int, end: int) -> bool:
        """Whether no digit there is explained yet."""
        return self.kinds_at(start, end) <= {None}

    def explain(self, start: int, end: int, kind: str) -> int:
        """Gives the digits there that have no class this one. How many they were."""
        digits = [at for at in range(start, end) if self.text[at].isdecimal() and at not in self.kinds]
        self.kinds |= dict.fromkeys(digits, kind)
        return len(digits)

    def tokens(self) -> Iterator[Token]:
        """Every number with its class. A row of groups, `29 157 336`, explained in part comes group by group."""
        for found in TOKEN.finditer(self.text):
            kinds = self.kinds_at(*found.span())
            parts = NUMBER.finditer(self.text, *found.span()) if None in kinds and len(kinds) > 1 else [found]
            yield from (self._token(*part.span()) for part in parts)

    def _token(self, start: int, end: int) -> Token:
        kinds = self.kinds_at(start, end)
        return Token(bisect_right(self.starts, start), self.text[start:end], None if None in kinds else min(kinds))


def forms(value: str) -> re.Pattern:
    """How a paper may write a value: 1993 also `1 993`, 20.5 also `20,5`, 20 also `20,0`; signs and units apart."""
    whole, _, decimals = value.lstrip("-").partition(".")
    groups = [whole[max(0, at - 3) : at] for at in range(len(whole), 0, -3)][::-1]
    decimals = decimals.rstrip("0")
    number = r"[ .\u00a0]?".join(groups) + (f"[.,]{decimals}0*" if decimals else "(?:[.,]0+)?")
    return re.compile(rf"(?<!\d)(?<!\d[.,]){number}(?!\d)(?![.,]\d)")


def places_of(fact: dict, paper: Paper) -> list[tuple[int, int]]:
    """Where in its lines a fact's figure stands: its value, else letter by letter what the row says was printed.

    The second is for what the scan damaged, `4F3 555`, and for figures in another form, `ca 2/3`.
    """
    literal = r"\s+".join(re.escape(word) for word in fact["printed"].split())
    patterns = [re.compile(rf"(?<!\d){literal}(?!\d)")] if literal else []
    if forms(fact["value"]).search(fact["printed"]):
        patterns.insert(0, forms(fact["value"]))
    for pattern in patterns:
        places = [found.span() for span in paper.spans(fact["lines"]) for found in pattern.finditer(paper.text, *span)]
        if places:
            return places
    return []


def explain_by_rules(paper: Paper, rules: list[Rule]) -> None:
    """A rule explains the digits of its groups, or of all that it matches when it has no group."""
    for rule in rules:
        for found in rule.pattern.finditer(paper.text):
            for group in range(1, rule.pattern.groups + 1) or (0,):
                rule.used += paper.explain(*found.span(group), rule.kind)


def explain_by_facts(paper: Paper, facts: list[dict]) -> list[dict]:
    """Each fact explains one number that is still free, longer numbers and narrower places first.

    Returns the facts whose figure does not stand in their lines, or only where a rule says that it is something else.
    """
    lost = []
    in_digits = [fact for fact in facts if fact["status"] not in _NOT_IN_PAPER and re.search(r"\d", fact["printed"])]
    for fact in sorted(in_digits, key=_longest_and_narrowest_first):
        places = places_of(fact, paper)
        free = next((place for place in places if paper.is_free(*place)), None)
        allowed = {FACT} | (_CALENDAR if fact["unit"] == "ar" else set())
        if free:
            paper.explain(*free, FACT)
        elif not any(paper.kinds_at(*place) <= allowed for place in places):
            lost.append(fact)
    return lost


def _longest_and_narrowest_first(fact: dict) -> tuple:
    last_line = int(re.split("[-, ]+", fact["lines"])[-1])
    return -len(fact["value"].replace(".", "")), last_line, fact["lines"]


def explain_by_lines(paper: Paper, entries: list[Rule]) -> None:
    """An entry explains the numbers that it names, each as often as it names it, or all when it names none."""
    for entry in entries:
        spans = list(paper.spans(entry.lines))
        for token in entry.tokens:
            pattern = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(token)}(?!\d)(?![.,]\d)")
            places = (found.span() for span in spans for found in pattern.finditer(paper.text, *span))
            place = next((place for place in places if paper.is_free(*place)), None)
            entry.unused += [] if place else [token]
            entry.used += paper.explain(*place, entry.kind) if place else 0
        for span in spans if not entry.tokens else ():
            entry.used += paper.explain(*span, entry.kind)


def explain(papers: dict[str, Paper], facts: list[dict], rules: list[Rule]) -> list[dict]:
    """Explains all that can be explained in all papers. Returns what explain_by_facts does."""
    lost = []
    for source_id, paper in papers.items():
        explain_by_rules(paper, [rule for rule in rules if rule.pattern and rule.source_id in ("", source_id)])
        lost += explain_by_facts(paper, [fact for fact in facts if fact["source_id"] == source_id])
        explain_by_lines(paper, [rule for rule in rules if rule.lines and rule.source_id == source_id])
    return lost
