"""The ledger is whole, and would notice if it were not."""

import random
import re
import shutil
import subprocess
import sys
from copy import deepcopy

import pytest

from finsam_data.record.ledger import __main__ as command
from finsam_data.record.ledger.__main__ import complaints, read_ledger, read_papers, sources_folder
from finsam_data.record.ledger.engine import (
    FACT,
    Paper,
    Rule,
    explain,
    explain_by_facts,
    explain_by_lines,
    explain_by_rules,
    forms,
)
from finsam_data.record.reading import read_record
from tests.conftest import DATA, ROOT

SEED = 20201030


@pytest.fixture(scope="module")
def record():
    return read_record(DATA)


@pytest.fixture(scope="module")
def explained(record):
    """The papers with everything explained, what got no place, and the rules with what they were used for."""
    papers, (_, rules) = read_papers(sources_folder(), record.sources), read_ledger(DATA)
    return papers, explain(papers, record.facts, rules), rules


def unexplained(paper):
    return [(token.line, token.text) for token in paper.tokens() if token.kind is None]


def paper_with(text, facts=(), rules=()):
    """A paper whose numbers these facts, rules and entries explain."""
    paper = Paper(text)
    explain(
        {"a": paper},
        [{"source_id": "a", "status": "printed", "unit": "antal", "printed": fact["value"]} | fact for fact in facts],
        list(rules),
    )
    return paper


# The real papers


def test_the_papers_are_there_and_every_number_in_them_is_explained(explained):
    """Fails, never skips, without the texts: a ledger that was not read proves nothing."""
    papers, lost, rules = explained
    assert len(papers) == 5
    assert sum(1 for paper in papers.values() for _ in paper.tokens()) > 6000
    assert complaints(papers, lost, rules) == []


def test_every_class_says_what_it_is_and_has_numbers(explained):
    classes, _ = read_ledger(DATA)
    counted = {token.kind for paper in explained[0].values() for token in paper.tokens()}
    assert counted == set(classes) | {FACT}
    assert all(classes.values())


def test_a_fact_that_is_taken_away_is_missed(record, explained):
    """For 75 figures drawn with a fixed seed: without the facts that say it there, the number is unexplained."""
    papers, rules = explained[0], read_ledger(DATA)[1]
    after_rules = {source_id: Paper(paper.text) for source_id, paper in papers.items()}
    for source_id, paper in after_rules.items():
        explain_by_rules(paper, [rule for rule in rules if rule.pattern and rule.source_id in ("", source_id)])
    drawn = [
        fact
        for fact in record.facts
        if re.search(r"\d", fact["printed"]) and fact["status"] == "printed" and fact["unit"] != "ar"
    ]
    for fact in random.Random(SEED).sample(drawn, 75):
        source_id, paper = fact["source_id"], deepcopy(after_rules[fact["source_id"]])
        here = lines_of(fact)
        rest = [
            other
            for other in record.facts
            if other["source_id"] == source_id and not (other["value"] == fact["value"] and here & lines_of(other))
        ]
        explain_by_facts(paper, rest)
        explain_by_lines(paper, [deepcopy(rule) for rule in rules if rule.lines and rule.source_id == source_id])
        assert unexplained(paper), f"{fact['in_file']}, rad {fact['in_row']} is missed by nobody"


def lines_of(fact):
    spans = (part.partition("-") for part in fact["lines"].split(", "))
    return {line for first, _, last in spans for line in range(int(first), int(last or first) + 1)}


def test_a_repetition_repeats_a_figure_nearby(record, explained):
    """The class `upprepning` must not hide a count of its own: a fact within forty lines, or the table's 100 %."""
    for source_id, paper in explained[0].items():
        facts = [fact for fact in record.facts if fact["source_id"] == source_id]
        for token in paper.tokens():
            if token.kind == "upprepning" and token.text != "100":
                near = [
                    fact
                    for fact in facts
                    if fact["value"] == token.text and min(abs(line - token.line) for line in lines_of(fact)) <= 40
                ]
                assert near, f"{source_id}, r. {token.line}: {token.text}"


def test_whole_lines_are_only_classed_where_they_tell_a_story(explained):
    """An entry without tokens explains everything on its lines, so it is only for stories about a person."""
    assert {rule.kind for rule in explained[2] if rule.lines and not rule.tokens} == {"exempel"}


def test_a_planted_number_is_found(record, tmp_path):
    """One number more in a copy of each paper, in the middle of its text."""
    rules = read_ledger(DATA)[1]
    for row in record.sources:
        lines = (sources_folder() / row["file"]).read_text(encoding="utf-8").split("\n")
        middle = len(lines) // 2
        lines[middle] += " 4711 personer"
        (tmp_path / row["file"]).write_text("\n".join(lines), encoding="utf-8")
    papers = read_papers(tmp_path, record.sources)
    explain(papers, record.facts, rules)
    assert [[text for _, text in unexplained(paper)] for paper in papers.values()] == [["4711"]] * 5


# The command


def run(**environment):
    path = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "finsam_data.record.ledger"],
        env=path | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def test_without_the_texts_the_command_says_so_in_swedish(tmp_path):
    done = run(FINSAM_SOURCES=str(tmp_path))
    assert done.returncode == 1
    assert "papperens text saknas" in done.stderr and "FINSAM_SOURCES" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_prints_what_is_unexplained_and_where(tmp_path, monkeypatch, capsys, record):
    for row in record.sources:
        shutil.copy(sources_folder() / row["file"], tmp_path)
    with (tmp_path / record.sources[0]["file"]).open("a", encoding="utf-8") as stream:
        stream.write("\noch 38 till")
    monkeypatch.setenv("FINSAM_SOURCES", str(tmp_path))
    assert command.main() == 1
    printed = capsys.readouterr().out
    assert printed.startswith(f"{record.sources[0]['source_id']}, r. 1171: 38 är oförklarat i ”och 38 till”")
    assert "     1 oförklarade" in printed


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- {class: siffra, lines: 1, why: x}", "klassen ”siffra” finns inte"),
        ("- {class: gräns, lines: a, why: x}", "går inte att läsa"),
        ("- {class: gräns, lines: 1}", "går inte att läsa"),
        ("- {class: gräns, lines: 1, why: x, tokens: '4711'}", "förklarar inget med 4711"),
        ("- {class: gräns, lines: 99999, why: x}", "förklarar inget"),
    ],
)
def test_a_broken_or_dead_entry_is_told(data_copy, monkeypatch, capsys, entry, said):
    file = data_copy / "ledger" / "kallelse-2020-04-23.yaml"
    file.write_text(file.read_text(encoding="utf-8") + entry + "\n", encoding="utf-8")
    monkeypatch.setenv("FINSAM_DATA", str(data_copy))
    assert command.main() == 1
    captured = capsys.readouterr()
    assert said in captured.out + captured.err


# The engine, on texts made by hand


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("11 450 tkr", ["11 450"]),
        ("1 993 tkr och 2 087", ["1 993", "2 087"]),
        ("82,36 % av 2 862,5 tkr", ["82,36", "2 862,5"]),
        ("12.1 till 10.8 (-1.3)", ["12.1", "10.8", "1.3"]),
        ("60/209", ["60", "209"]),
        ("-12 572 560 -13 204 361", ["12 572 560", "13 204 361"]),
        ("157\t179\t336", ["157", "179", "336"]),
        ("2018 2019 8 305", ["2018", "2019", "8 305"]),
        ("35%, 5.", ["35", "5"]),
        ("tre av fyra", []),
    ],
)
def test_what_a_number_is(text, numbers):
    assert [token.text for token in Paper(text).tokens()] == numbers


def test_a_row_of_groups_is_taken_apart_by_its_facts():
    """Columns with one space between them look like one long number."""
    facts = [{"value": value, "lines": "1"} for value in ("29", "157", "336")]
    assert unexplained(paper_with("deltagare 29 157 336", facts)) == []
    assert unexplained(paper_with("deltagare 29 157 336", facts[:2])) == [(1, "336")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1993", "1 993"),
        ("1993", "1993"),
        ("-227", "−227"),
        ("20.5", "20,5"),
        ("20", "20,0 %"),
        ("9.0", "9.0"),
        ("0", "0"),
        ("1000000", "1 000 000"),
    ],
)
def test_how_a_value_may_be_written(value, text):
    assert forms(value).search(text)


@pytest.mark.parametrize(
    ("value", "text"), [("450", "4500"), ("20", "20,5"), ("5", "20,5"), ("19.5", "19"), ("993", "1993")]
)
def test_how_a_value_may_not_be_written(value, text):
    assert not forms(value).search(text)


@pytest.mark.parametrize(
    "fact",
    [
        {"value": "35", "lines": "2"},
        {"value": "36", "lines": "1", "printed": "36"},
        {"value": "35", "lines": "1", "status": "derived"},
        {"value": "", "lines": "1", "status": "missing", "printed": "35"},
        {"value": "35", "lines": "1", "source_id": "b"},
    ],
)
def test_a_fact_with_another_line_value_status_or_paper_explains_nothing(fact):
    assert unexplained(paper_with("35 %\n", [fact])) == [(1, "35")]


def test_one_fact_explains_one_number():
    assert unexplained(paper_with("0 0", [{"value": "0", "lines": "1"}])) == [(1, "0")]


def test_a_part_of_a_long_number_is_not_the_number():
    assert unexplained(paper_with("11 450", [{"value": "450", "lines": "1"}])) == [(1, "11")]


def test_what_the_scan_damaged_is_found_as_printed():
    damaged = {"value": "463555", "lines": "1", "printed": "4F3 555", "status": "restored"}
    assert unexplained(paper_with("intäkter 4F3 555", [damaged])) == []
    assert unexplained(paper_with("intäkter 4F4 555", [damaged])) == [(1, "4"), (1, "4 555")]


def test_a_rule_explains_its_groups_and_no_more():
    rule = Rule("", "paragraf", "", pattern=re.compile(r"§ (\d+) om \d+"))
    assert unexplained(paper_with("§ 5 om 300", rules=[rule])) == [(1, "300")]
    assert rule.used == 1


def test_an_entry_explains_a_number_as_often_as_it_names_it():
    entry = Rule("", "axel", "", source_id="a", lines="1-2", tokens=["4", "4", "9"])
    assert unexplained(paper_with("4 4\n4", rules=[entry])) == [(2, "4")]
    assert entry.unused == ["9"]
