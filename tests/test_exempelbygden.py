"""Another förbund than the first: examples/exempelbygden, invented, built and walked view by view, and a record that
nobody has put a paper in. The figures are those of its README, by hand.
"""

import csv
import errno
import shutil
from pathlib import Path

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.choices.area import all_own
from dashboard.kit.figures.figure import Notice
from dashboard.kit.views import restored
from finsam_data.building.version import build
from finsam_data.database import Database
from finsam_data.faults import WriteFailed
from finsam_data.new_forbund.__main__ import main as new_forbund
from finsam_data.questions import participants
from tests.conftest import DATA, ROOT
from tests.dashboard.test_pages import open_page
from tools.every_view import main as every_view

EXAMPLE = ROOT / "examples" / "exempelbygden"
TOPICS = sorted(folder.name for folder in EXAMPLE.iterdir() if any(folder.glob("*.meta.yaml")))
HEADINGS = {
    ("results", "Utfall"): "Ett av två mål nåddes 2022, men osäkert: 52 % av dem som gick vidare till en positiv "
    "lösning gick till arbete, målet var 50 %",
    ("results", "Flöde"): "Hela förbundet 2022: 160 deltog, 70 avslutades och 90 var kvar",
    ("economy", "Resultat"): "2022 kostade verksamheten 3 800 tkr, intäkterna var 4 050 tkr och resultatet 250 tkr",
    ("economy", "Mot budget"): "Resultatet blev 250 tkr bättre än budget. Av förbundets egna poster skiljer insatser "
    "mest: +200 tkr",
    ("economy", "Plattformar"): "Förbundet betalade mellan 18 333 kr (120 personer) och 22 500 kr (40 personer) per "
    "deltagare",
    ("economy", "Eget kapital"): "Eget kapital 750 tkr vid slutet av 2022",
    ("economy", "Räkenskaper"): "Eget kapital blev 750 tkr 2022",
    ("economy", "Vem betalar"): "Medlemmarna betalade 4 000 tkr 2022: staten 50 %, Skellefteå 88 % av kommunernas del",
    ("social_follow_up", "Enkäter"): "Stödet har hjälpt mig vidare: en av två plattformar når målet 75 %, ingen "
    "säkert",
    ("what_if", "Medlemsbidrag"): "Medlemmarna betalar 4 000 000 kr: staten hälften, regionen och kommunerna en "
    "fjärdedel var",
    ("what_if", "Eget kapital"): "Om budget 2022 upprepas är eget kapital 750 tkr vid slutet av 2025, lika mycket som "
    "i början",
}  # fmt: skip


@pytest.fixture(scope="module")
def example_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("example") / "exempelbygden.duckdb"
    build(EXAMPLE, file)
    return file


@pytest.fixture
def example(example_file, monkeypatch):
    """The pages show Exempelbygden."""
    monkeypatch.setenv("FINSAM_DATA", str(EXAMPLE))
    monkeypatch.setenv("FINSAM_DATABASE", str(example_file))
    return Database(example_file)


def items_of(page, view, **choices):
    return restored(PAGES[page], {PAGES[page].tabs_key: view} | choices)


def plain(text):
    return text.replace("\u00a0", " ")


def test_every_view_gives_a_figure_or_says_what_it_lacks(example, capsys):
    assert every_view() == 0
    *lines, total = capsys.readouterr().out.splitlines()
    assert len(lines) == sum(len(page.views) for page in PAGES.values())
    assert total.endswith(", 0 fel.") and "20 figurer" in total


@pytest.mark.parametrize(("page", "view"), HEADINGS)
def test_headings_say_the_figures_of_the_readme(example, page, view):
    assert plain(items_of(page, view)[0].heading) == HEADINGS[page, view]


@pytest.mark.parametrize(
    ("period", "outcome", "count", "n", "goal", "signal"),
    [
        ("2022", "arbete", 23, 44, 0.5, "reached_uncertain"), ("2022", "studier", 9, 44, 0.25, "missed_uncertain"),
        ("2021", "arbete", 15, 30, 0.45, "reached_uncertain"),
    ],
)  # fmt: skip
def test_shares_are_of_the_positive_solutions(example, period, outcome, count, n, goal, signal):
    rows = participants.outcome_shares(example, period=period, group_code="hela-forbundet", sex="T")
    row = rows.set_index("outcome").loc[outcome]
    assert (row["count"], row["n"], row["goal"], row["signal"]) == (count, n, goal, signal)
    assert row["share"] == pytest.approx(count / n)


def test_interrupted_are_of_the_finished(example):
    rows = participants.outcome_shares(example, period="2022", group_code="hela-forbundet", sex="T")
    row = rows.set_index("outcome").loc["avbrott"]
    assert (row["count"], row["n"], row["signal"]) == (26, 70, "no_goal")


def test_no_word_of_another_forbund_is_said(example):
    """Neither the names of Umeåregionen's own, nor how many municipalities it has."""
    assert all_own().label == "De tre kommunerna"
    foreign = {"Samordningsförbundet Umeåregionen", "sex kommunerna", "Kranskommunerna"}
    for table, column in (("areas", "label"), ("platforms", "label")):
        with (DATA / "codes" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            foreign |= {row[column] for row in csv.DictReader(stream)} - {"Hela förbundet", "Riket"}
    for name, page in PAGES.items():
        for view in page.views:
            for item in items_of(name, view.name):
                if isinstance(item, Notice):
                    words = [item.title, item.text]
                else:
                    words = [item.heading, item.under_heading, item.calculation, *item.notes, item.table.to_csv()]
                said = " ".join(words)
                assert not [word for word in foreign if word in said], (name, view.name)


@pytest.mark.parametrize("name", ["overview", *PAGES, "meeting", "data_and_sources"])
def test_every_page_opens(example, name):
    page = open_page(name)
    assert not page.exception and page.title


def test_a_view_that_the_papers_have_nothing_of_is_no_tab(example):
    """They divide nothing of annan lösning, say nothing of who refers, and report no initiative apart."""
    page = open_page("results")
    names = [tab.label for tab in page.tabs]
    assert names == ["Utfall", "Plattformar", "Över tid", "Kvinnor och män", "Flöde"]
    linked = open_page("results", vy="Särredovisade")
    assert "Särredovisade" in [tab.label for tab in linked.tabs] and not linked.exception


@pytest.mark.parametrize("topic", TOPICS)
def test_any_topic_may_be_absent(tmp_path, monkeypatch, capsys, topic):
    folder = shutil.copytree(EXAMPLE, tmp_path / "data")
    shutil.rmtree(folder / topic)
    build(folder, tmp_path / "without.duckdb")
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "without.duckdb"))
    assert every_view() == 0, capsys.readouterr().out


# ---- a förbund that has just begun


def begun(folder, **given):
    choices = {"name": "Samordningsförbundet Nybygget", "municipalities": "0114,0115"} | given
    return new_forbund([str(folder), *(part for name, said in choices.items() for part in (f"--{name}", said))])


def test_a_new_forbund_builds_and_shows(tmp_path, monkeypatch, capsys):
    assert begun(tmp_path / "ny") == 0
    assert build(tmp_path / "ny", tmp_path / "ny.duckdb")["facts"] == 0
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "ny.duckdb"))
    assert every_view() == 0
    assert " 0 figurer" in capsys.readouterr().out
    start = open_page()
    assert [title.value for title in start.title] == ["Samordningsförbundet Nybygget"] and not start.exception


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"municipalities": "0114,9999"}, "9999 är ingen kommun"), ({"municipalities": ""}, "Kommunerna saknas"),
        ({"municipalities": "0114,0114"}, "Samma kommun står två gånger"),
        ({"name": " "}, "Namnet på förbundet saknas"), ({"name": "a" * 101}, "en rad med högst 100 tecken"),
        ({"name": "Nya\nförbundet"}, "en rad med högst 100 tecken"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_written(tmp_path, capsys, given, said):
    assert begun(tmp_path / "ny", **given) == 1
    assert said in capsys.readouterr().err and not (tmp_path / "ny").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "brev.txt").write_text("kvar", encoding="utf-8")
    assert begun(tmp_path) == 1
    assert "finns redan" in capsys.readouterr().err and [file.name for file in tmp_path.iterdir()] == ["brev.txt"]


def test_a_command_that_is_written_in_another_way_is_a_sentence(capsys):
    with pytest.raises(SystemExit) as ended:
        new_forbund(["ny", "--kommuner", "0114"])
    assert ended.value.code == 1
    assert capsys.readouterr().err == 'Skriv en mapp, --name "Förbundets namn" och --municipalities 0114,0115.\n'


def test_a_folder_that_the_disk_refuses_is_not_left_half_written(tmp_path, monkeypatch):
    def full(self, text, encoding):
        if "sources" in self.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_text(self, text, encoding)

    write_text = Path.write_text
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(WriteFailed, match="Underlaget kunde inte skrivas i .*disken är full"):
        begun(tmp_path / "ny")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "tom").mkdir()
    with pytest.raises(WriteFailed):
        begun(tmp_path / "tom")
    assert [file.name for file in tmp_path.rglob("*")] == ["tom"], "a folder that was there stays, empty as it was"


def test_a_folder_that_cannot_be_read_is_a_sentence(tmp_path, monkeypatch, capsys):
    def closed(self):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    assert begun(tmp_path) == 1 and "går inte att läsa" in capsys.readouterr().err
