"""The ledger: every number in the papers is a figure of the record, or is classed as what else it is.

`python -m finsam_data.record.ledger` prints what nobody has explained. The texts lie in ../shared/sources beside the
project, or where FINSAM_SOURCES says. data/ledger holds what is known:

- classes.yaml: what a number can be when it is not a figure;
- rules.yaml: forms of text that are never a figure (a date, a paragraph), in one paper or all;
- <source_id>.yaml: lines of a paper that somebody has read, and what the numbers there are.

How they are matched is in engine.py. docs/decisions.md says what is done about numbers in words.
"""

import os
import re
import sys
from collections import Counter
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.paths import ROOT, data_folder
from finsam_data.record.files.read_yaml import read_yaml
from finsam_data.record.ledger.engine import FACT, Paper, Rule, explain
from finsam_data.record.reading import read_record
from finsam_data.record.rules.places import LINES
from finsam_data.writing import command


def sources_folder() -> Path:
    """Where the papers' texts lie."""
    return Path(os.environ.get("FINSAM_SOURCES") or ROOT.parent / "shared" / "sources")


def read_papers(folder: Path, sources: list[dict]) -> dict[str, Paper]:
    """The text of every paper. Raises RecordRefused when one is missing."""
    missing = [row["file"] for row in sources if not (folder / row["file"]).is_file()]
    if missing:
        remedy = "lägg texterna där, eller säg med FINSAM_SOURCES var de ligger"
        raise RecordRefused([Fault(str(folder), None, None, f"papperens text saknas ({', '.join(missing)})", remedy)])
    return {row["source_id"]: Paper((folder / row["file"]).read_text(encoding="utf-8")) for row in sources}


def read_ledger(folder: Path) -> tuple[dict[str, str], list[Rule]]:
    """The classes with what they mean, and all rules and entries. Raises RecordRefused with what is wrong in them."""
    faults: list[Fault] = []
    classes = read_yaml(folder / "ledger/classes.yaml", "ledger/classes.yaml", faults) or {}
    rules = []
    for file in sorted(folder.glob("ledger/*.yaml")):
        name = file.relative_to(folder).as_posix()
        entries = [] if file.stem == "classes" else read_yaml(file, name, faults) or []
        for number, entry in enumerate(entries, 1):
            rule = _read_rule(f"{name}, post {number}", file.stem, entry, faults)
            rules += [rule] if rule else []
    for rule in rules:
        if rule.kind not in classes:
            message = f"klassen ”{rule.kind}” finns inte"
            faults.append(Fault(rule.place, None, "class", message, "se ledger/classes.yaml"))
    if faults:
        raise RecordRefused(faults)
    return classes, rules


def _read_rule(place: str, stem: str, entry: dict, faults: list[Fault]) -> Rule | None:
    """One entry of rules.yaml or of a paper's file. What cannot be read becomes a fault."""
    try:
        rule = Rule(place, entry["class"], entry["why"])
        if stem == "rules":
            rule.pattern, rule.source_id = re.compile(entry["pattern"], re.MULTILINE), entry.get("source_id", "")
        else:
            rule.lines, rule.source_id = LINES.fullmatch(str(entry["lines"])).group(), stem
            rule.tokens = str(entry["tokens"]).split("; ") if "tokens" in entry else []
    except (KeyError, TypeError, AttributeError, re.error):
        where = "pattern" if stem == "rules" else "lines, t.ex. 12-14, 20"
        faults.append(Fault(place, None, None, "posten går inte att läsa", f"skriv class, why och {where}"))
        return None
    return rule


def complaints(papers: dict[str, Paper], lost: list[dict], rules: list[Rule]) -> list[str]:
    """All that keeps the ledger from being whole, a Swedish line each.

    Numbers that nobody has explained, facts whose figure does not stand in their lines, entries that explain nothing.
    """
    lines = []
    for source_id, paper in papers.items():
        for token in paper.tokens():
            if token.kind is None:
                beside = paper.line(token.line).strip()[:90]
                lines.append(f"{source_id}, r. {token.line}: {token.text} är oförklarat i ”{beside}”")
    for fact in lost:
        lines.append(f"{fact['in_file']}, rad {fact['in_row']}: ”{fact['printed']}” står inte på r. {fact['lines']}")
    for rule in rules:
        if rule.unused or not rule.used:
            lines.append(f"{rule.place} ({rule.why}) förklarar inget med {'; '.join(rule.unused) or 'sitt mönster'}")
    return lines


def main() -> int:
    """The command. Prints what the ledger lacks, then the count per class; exit code 1 when it lacks anything."""
    try:
        record = read_record(data_folder())
        classes, rules = read_ledger(data_folder())
        papers = read_papers(sources_folder(), record.sources)
    except RecordRefused as refused:
        print("Liggaren kan inte läsas.", *refused.faults, sep="\n", file=sys.stderr)
        return 1
    lacking = complaints(papers, explain(papers, record.facts, rules), rules)
    for line in lacking:
        print(line)
    counts = Counter(token.kind for paper in papers.values() for token in paper.tokens())
    for kind in (FACT, *classes, None):
        print(f"{counts[kind]:6} {kind or 'oförklarade'}")
    return int(bool(lacking))


if __name__ == "__main__":
    sys.exit(command(main))
