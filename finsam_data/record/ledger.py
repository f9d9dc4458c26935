"""The ledger: every number in the papers is a figure of the record, or is classed as what else it is.

`python -m finsam_data.record.ledger` prints the numbers that nobody has explained. The texts lie in ../shared/sources beside the project, or
where FINSAM_SOURCES says. A number is explained by, in this order:

1. a rule of data/ledger/rules.yaml: a form that is never a figure (a date, a paragraph), for one paper or all;
2. a row of `facts` whose lines include it and whose value, as the paper may write it, equals it. One row explains one number;
3. an entry of data/ledger/<source_id>.yaml: lines that somebody has read and classed.

Only digits are counted. docs/decisions.md says what is done about numbers in words.
"""

import os
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.paths import ROOT, data_folder
from finsam_data.read_yaml import read_yaml
from finsam_data.record import read_record

# "1 993" is one number, and so is "35,5"; a longer row of groups is split again by what explains its parts
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
TOKEN = re.compile(rf"(?<!\d)\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?!\d)(?:,\d+)?|{NUMBER.pattern}")
FACT = "siffra i registret"
# figures of these states do not stand in the paper as they stand in the row
_NOT_IN_PAPER = ("missing", "derived")


@dataclass
class Rule:
    """A form of text, or lines somebody has read, and the class of the numbers there. `used` counts the digits that it
    explains, `unused` holds the numbers that it names but that are not there to explain."""

    place: str
    kind: str
    why: str
    pattern: re.Pattern | None = None
    source_id: str = ""
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
    """One paper's text, and which of its digits are explained by what."""

    def __init__(self, text: str):
        self.text = text
        self.starts = [0] + [found.end() for found in re.finditer("\n", text)]
        self.kinds: dict[int, str] = {}

    def spans(self, lines: str) -> Iterator[tuple[int, int]]:
        """Where the lines of a locator, `12` or `12-14, 20`, begin and end in the text."""
        ends = [*self.starts[1:], len(self.text) + 1]
        for part in lines.split(", "):
            first, _, last = part.partition("-")
            last = int(last or first)
            if int(first) <= last <= len(ends):
                yield self.starts[int(first) - 1], ends[last - 1] - 1

    def explain(self, start: int, end: int, kind: str) -> int:
        """Gives the digits there, where they have none, the class. How many they were."""
        digits = [at for at in range(start, end) if self.text[at].isdecimal() and at not in self.kinds]
        self.kinds |= dict.fromkeys(digits, kind)
        return len(digits)

    def kinds_at(self, start: int, end: int) -> set[str | None]:
        """The classes of the digits there; None stands for unexplained."""
        return {self.kinds.get(at) for at in range(start, end) if self.text[at].isdecimal()}

    def is_free(self, start: int, end: int) -> bool:
        """Whether no digit there is explained yet."""
        return self.kinds_at(start, end) <= {None}

    def tokens(self) -> Iterator[Token]:
        """Every number with its class. Of a row of groups, `29 157 336`, that is explained in part, each group by itself."""
        for found in TOKEN.finditer(self.text):
            whole = self._token(*found.span())
            if whole.kind is None and not self.is_free(*found.span()):
                yield from (self._token(*part.span()) for part in NUMBER.finditer(self.text, *found.span()))
            else:
                yield whole

    def _token(self, start: int, end: int) -> Token:
        kinds = self.kinds_at(start, end)
        return Token(bisect_right(self.starts, start), self.text[start:end], None if None in kinds else min(kinds))


def forms(value: str) -> re.Pattern:
    """How a paper may write a value: 1993 also as `1 993`, 20.5 as `20,5`, 20 as `20,0`. Signs, brackets and units stand around it."""
    whole, _, decimals = value.lstrip("-").partition(".")
    groups = [whole[max(0, at - 3) : at] for at in range(len(whole), 0, -3)][::-1]
    decimals = decimals.rstrip("0")
    tail = f"[.,]{decimals}0*" if decimals else "(?:[.,]0+)?"
    number = r"[ .\u00a0]?".join(groups) + tail
    return re.compile(rf"(?<!\d)(?<!\d[.,]){number}(?!\d)(?![.,]\d)")


def places_of(fact: dict, paper: Paper) -> list[tuple[int, int]]:
    """Where in its lines a fact's figure stands: its value as a paper writes it, else what the row says was printed, letter by letter."""
    literal = r"\s+".join(re.escape(word) for word in fact["printed"].split())
    patterns = [forms(fact["value"])] if forms(fact["value"]).search(fact["printed"]) else []
    for pattern in [*patterns, re.compile(rf"(?<!\d){literal}(?!\d)")] if re.search(r"\d", literal) else []:
        places = [found.span() for span in paper.spans(fact["lines"]) for found in pattern.finditer(paper.text, *span)]
        if places:
            return places
    return []


def explain_by_facts(paper: Paper, facts: list[dict]) -> list[dict]:
    """Each fact explains one number that is still free. Longer numbers and narrower places first.

    Returns the facts whose figure does not stand in their lines, or stands only where a rule says that it is something else.
    """
    lost = []
    printed = [fact for fact in facts if fact["status"] not in _NOT_IN_PAPER and re.search(r"\d", fact["printed"])]
    for fact in sorted(printed, key=lambda fact: (-len(fact["value"].replace(".", "")), _end(fact["lines"]), fact["lines"])):
        places = places_of(fact, paper)
        free = next((place for place in places if paper.is_free(*place)), None)
        if free:
            paper.explain(*free, FACT)
        elif not any(FACT in paper.kinds_at(*place) for place in places):
            lost.append(fact)
    return lost


def _end(lines: str) -> int:
    return int(re.split("[-, ]+", lines)[-1])


def explain_by_rules(paper: Paper, rules: list[Rule]) -> None:
    """A rule explains the digits of its groups, or of all that it matches when it has none."""
    for rule in rules:
        for found in rule.pattern.finditer(paper.text):
            for group in range(1, rule.pattern.groups + 1) or (0,):
                if found.group(group):
                    rule.used += paper.explain(*found.span(group), rule.kind)


def explain_by_lines(paper: Paper, entries: list[Rule]) -> None:
    """An entry explains the numbers that it names on its lines, once for each time it names them, or all when it names none."""
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


def read_ledger(folder: Path) -> tuple[dict[str, str], list[Rule]]:
    """The classes with what they mean, and every rule and entry of lines. Raises RecordRefused with what is wrong with them."""
    faults: list[Fault] = []
    classes = read_yaml(folder / "ledger/classes.yaml", "ledger/classes.yaml", faults) or {}
    rules = []
    for file in sorted(folder.glob("ledger/*.yaml")):
        name = file.relative_to(folder).as_posix()
        entries = [] if file.stem == "classes" else read_yaml(file, name, faults) or []
        rules += [rule for number, entry in enumerate(entries, 1) if (rule := _rule(f"{name}, post {number}", file.stem, entry, classes, faults))]
    if faults:
        raise RecordRefused(faults)
    return classes, rules


def _rule(place: str, stem: str, entry: dict, classes: dict, faults: list[Fault]) -> Rule | None:
    where = "pattern" if stem == "rules" else "lines"
    try:
        pattern = re.compile(entry["pattern"], re.M) if where == "pattern" else None
        kind = classes and entry["class"]
        rule = Rule(place, kind, entry["why"], pattern, entry.get("source_id", "") if pattern else stem, str(entry.get("lines", "")))
        rule.tokens = str(entry.get("tokens", "")).split("; ") if "tokens" in entry else []
    except (KeyError, TypeError, re.error) as error:
        faults.append(Fault(place, None, None, f"posten går inte att läsa ({error})", f"skriv class, why och {where}"))
        return None
    if kind not in classes:
        faults.append(Fault(place, None, "class", f"klassen ”{kind}” finns inte", "se ledger/classes.yaml"))
    return rule


def read_papers(folder: Path, sources: list[dict]) -> dict[str, Paper]:
    """The text of every paper. Raises RecordRefused when one is missing."""
    missing = [row["file"] for row in sources if not (folder / row["file"]).is_file()]
    if missing:
        remedy = "lägg texterna där, eller säg med FINSAM_SOURCES var de ligger"
        raise RecordRefused([Fault(str(folder), None, None, f"texten {file} saknas", remedy) for file in missing])
    return {row["source_id"]: Paper((folder / row["file"]).read_text(encoding="utf-8")) for row in sources}


def explain(papers: dict[str, Paper], facts: list[dict], rules: list[Rule]) -> list[dict]:
    """Explains all that can be explained in all papers. The facts whose figure does not stand where their row says."""
    lost = []
    for source_id, paper in papers.items():
        explain_by_rules(paper, [rule for rule in rules if rule.pattern and rule.source_id in ("", source_id)])
        lost += explain_by_facts(paper, [fact for fact in facts if fact["source_id"] == source_id])
        explain_by_lines(paper, [rule for rule in rules if rule.lines and rule.source_id == source_id])
    return lost


def sources_folder() -> Path:
    """Where the papers' texts lie."""
    return Path(os.environ.get("FINSAM_SOURCES") or ROOT.parent / "shared" / "sources")


def main() -> int:
    """The command. Prints every unexplained number with its place, then the count per class; exit code 1 when any is unexplained."""
    try:
        record = read_record(data_folder())
        _, rules = read_ledger(data_folder())
        papers = read_papers(sources_folder(), record.sources)
    except RecordRefused as refused:
        print(*refused.faults, sep="\n", file=sys.stderr)
        return 1
    explain(papers, record.facts, rules)
    tokens = [(source_id, token) for source_id, paper in papers.items() for token in paper.tokens()]
    for source_id, token in tokens:
        if token.kind is None:
            print(f"{source_id}, r. {token.line}: {token.text}")
    for kind, count in Counter(token.kind or "oförklarade" for _, token in tokens).most_common():
        print(f"{count:6} {kind}")
    return int(any(token.kind is None for _, token in tokens))


if __name__ == "__main__":
    sys.exit(main())
