"""Reading the file: damage is told in Swedish, nothing else can be reached, and many threads and rebuilds do no
harm.
"""

import itertools
import random
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from finsam_data import database as database_module
from finsam_data.building.version import build
from finsam_data.database import Database, DatabaseUnavailable, database_version
from finsam_data.questions import participants, register
from finsam_data.versions.pointer import database_file as file_of_the_pages
from tests.conftest import DATA, ROOT
from tests.finsam_data.edits import change

BLOCK = 262_144


def test_the_tests_never_touch_the_readers_file(database_file):
    assert file_of_the_pages() == database_file
    assert ROOT not in database_file.parents


# ---- a file that is not as it should be


def told_in_swedish(error) -> bool:
    text = str(error.value)
    return text.startswith("Databas") and "Kör make data" in text and "\n" not in text and text.endswith(".")


def test_a_missing_file(tmp_path):
    for missing in (tmp_path / "none.duckdb", tmp_path / "no folder" / "none.duckdb", tmp_path / ("x" * 300)):
        with pytest.raises(DatabaseUnavailable) as error:
            Database(missing)
        assert told_in_swedish(error)
    with pytest.raises(DatabaseUnavailable):
        database_version(tmp_path / "none.duckdb")
    assert list(tmp_path.iterdir()) == [], "asking for a file must not make one"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 20_000,
        b"SQLite format 3\x00" + b"\x00" * 8_000,
        "inte en databas, bara text å ä ö\n".encode() * 500,
        b"PK\x03\x04" * 5_000,
    ],
    ids=["empty", "zeros", "sqlite", "text", "zip"],
)
def test_a_file_that_is_no_database(tmp_path, content):
    file = tmp_path / "finsam.duckdb"
    file.write_bytes(content)
    with pytest.raises(DatabaseUnavailable) as error:
        ask_everything(Database(file))
    assert told_in_swedish(error)
    assert file.read_bytes() == content, "reading changes nothing"


def test_a_folder_or_another_database_in_its_place(tmp_path):
    with pytest.raises(DatabaseUnavailable):
        Database(tmp_path)
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).execute("CREATE TABLE something AS SELECT 1 AS x")
    with pytest.raises(DatabaseUnavailable) as error:
        register.sources(Database(other))
    assert told_in_swedish(error)


def test_a_name_with_a_quote_and_a_space_is_only_a_name(database_file, tmp_path):
    file = tmp_path / "det är 'min' fil; DROP.duckdb"
    shutil.copy(database_file, file)
    assert len(register.sources(Database(file))) == 5


def ask_everything(database) -> list[pd.DataFrame]:
    """One answer from every table of the file."""
    place = {"period": "2019", "group_code": "hela-forbundet"}
    return [
        register.all_facts(database), register.searchable_facts(database), register.findings(database),
        register.sources(database),
        register.build_facts(database), register.code_table(database), participants.choices_with_data(database),
        participants.outcome_shares(database, sex="T", **place), participants.volumes(database, sex="K", **place),
        participants.change_since_year_before(database, sex="T", **place),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def answers(database):
    return ask_everything(database)


def unharmed_or_refused(file, answers) -> str:
    """A damaged file is refused with one sentence, or it answers exactly as the whole file does. Never anything in
    between.
    """
    try:
        again = ask_everything(Database(file))
    except DatabaseUnavailable as error:
        assert "skadad" in str(error)
        return "refused"
    for whole, damaged in zip(answers, again, strict=True):
        pd.testing.assert_frame_equal(whole, damaged)
    return "unharmed"


@pytest.mark.parametrize("part", [0.0002, 0.002, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_file(database_file, tmp_path, answers, part):
    whole = database_file.read_bytes()
    file = tmp_path / "finsam.duckdb"
    file.write_bytes(whole[: int(len(whole) * part)])
    result = unharmed_or_refused(file, answers)
    assert result == "refused" or part >= 0.9


def test_flipped_bytes(database_file, tmp_path, answers):
    """One flipped byte in every fourth block and in each of the headers, and a burst here and there."""
    whole = database_file.read_bytes()
    chance = random.Random(1)
    places = [0, 8, 12, 40, 4_096, 4_104, 4_130, 8_192, 8_200]
    places += [
        12_288 + block * BLOCK + offset
        for block in range(0, (len(whole) - 12_288) // BLOCK, 4)
        for offset in (3, chance.randrange(8, 20_000))
    ]
    results = []
    for number, place in enumerate(places):
        file = tmp_path / f"{number}.duckdb"
        damaged = bytearray(whole)
        for offset in range(1 if number % 3 else 64):
            damaged[place + offset] ^= 0xFF
        file.write_bytes(damaged)
        results.append(unharmed_or_refused(file, answers))
        file.unlink()
    assert results.count("refused") > 10
    assert len(results) > 20


# ---- what the connection may do


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM read_csv('{data}/sources.csv')",
        "SELECT * FROM glob('/*')",
        "ATTACH '{other}' AS other", "COPY (SELECT 1) TO '{other}'", "EXPORT DATABASE '{other}'", "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true", "SET lock_configuration = false", "SET threads = 64", "DETACH finsam",
        "DELETE FROM fact", "UPDATE fact SET value = 0", "CREATE TABLE finsam.other AS SELECT 1", "DROP TABLE fact",
        "TRUNCATE build",
    ],
)  # fmt: skip
def test_the_file_is_all_that_can_be_reached_and_only_read(database_file, tmp_path, monkeypatch, statement):
    before = database_file.read_bytes()
    own = Database(database_file)
    monkeypatch.setattr(database_module, "query_text", lambda question: question)
    with pytest.raises((duckdb.Error, DatabaseUnavailable)):
        own.ask(statement.format(data=DATA, other=tmp_path / "other"))
    monkeypatch.undo()
    assert len(register.sources(own)) == 5, "the connection still answers"
    assert list(tmp_path.iterdir()) == []
    assert database_file.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE fact; --", "hela-forbundet' OR '1'='1", "\0", "å" * 100_000, "%", "$period"]
)
def test_hostile_choices_are_only_text(database, text):
    assert participants.outcome_shares(database, period=text, group_code=text, sex=text).empty
    assert register.finding_figures(database, finding_id=text).empty
    assert len(register.all_facts(database)) > 700


# ---- many readers at once


def test_eight_threads_get_only_their_own_answers(database):
    questions = [
        (participants.outcome_shares, {"period": period, "group_code": group, "sex": sex})
        for period, group, sex in itertools.product(
            ("2017", "2019"), ("hela-forbundet", "vuxentorget", "hikikomori", "umea"), "KMT"
        )
    ] + [
        (participants.outcome_over_time, {"group_code": group, "outcome": "studier", "sex": "T"})
        for group in ("umea", "vuxentorget")
    ]
    expected = [question(database, **choice) for question, choice in questions]
    assert len({str(answer.to_dict()) for answer in expected}) > 15, "the answers differ, so a mix-up would show"

    def reader(number):
        order = list(range(len(questions)))
        random.Random(number).shuffle(order)
        for index in order:
            question, choice = questions[index]
            pd.testing.assert_frame_equal(question(database, **choice), expected[index])
        return len(order)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(reader, range(8))) == 8 * len(questions)


def test_a_rebuild_under_readers(data_copy, tmp_path):
    """While the file is replaced again and again, nobody gets an error, every answer is one version's, and a new reader
    sees the new.
    """
    target = tmp_path / "finsam.duckdb"
    where = {"measure": "deltagare", "item": "kraftkartan"}
    old_record = Path(shutil.copytree(data_copy, tmp_path / "old"))
    change(data_copy, "deltagare/kallelse-2020-03-20.csv", where, value="35")
    build(old_record, target)
    stop = threading.Event()

    def figure(database):
        facts = register.all_facts(database)
        assert len(facts) > 700
        return facts.loc[(facts["item"] == "kraftkartan") & (facts["measure"] == "deltagare"), "value"].to_list()

    def keeps_one():
        """A reader who opened once and stays with it."""
        database, answers = Database(target), []
        while not stop.is_set():
            answers.append(figure(database))
        return answers

    def opens_anew():
        answers = []
        while not stop.is_set():
            database = Database(target)
            answers.append(figure(database))
            database.close()
        return answers

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(reader) for reader in (keeps_one, opens_anew, opens_anew)]
        try:
            for record in (data_copy, old_record):
                version = database_version(target)
                build(record, target)
                assert database_version(target) != version
                assert figure(Database(target)) == ([35] if record == data_copy else [34])
        finally:
            stop.set()
        stayed, moved, moved_too = (reader.result(timeout=60) for reader in readers)
    assert all(answer in ([34], [35]) for answer in moved + moved_too)
    # who keeps a connection keeps its version: a page is never half old and half new
    assert stayed == [[34]] * len(stayed)
    assert {34, 35} == {figure for (figure,) in moved + moved_too}
    assert {file.name for file in tmp_path.iterdir()} == {"data", "old", target.name}


def test_an_open_reader_does_not_stop_a_rebuild_and_a_closed_one_lets_go(data_copy, tmp_path):
    target = tmp_path / "finsam.duckdb"
    build(data_copy, target)
    reader = Database(target)
    register.sources(reader)
    build(data_copy, target)
    assert len(register.sources(reader)) == 5
    reader.close()
    open_files = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert not [name for name in open_files if name.startswith(str(target))]
