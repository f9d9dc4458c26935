"""What a downloaded table holds: every column by a name, the answer's own numbers, and in each row what it is about."""

import csv
import io
import re

import numpy as np
import pandas as pd
import pytest

from dashboard.kit.choices.area import Area
from dashboard.kit.figures import show
from dashboard.kit.figures.show import Figure
from dashboard.kit.files import columns
from dashboard.kit.files.columns import ColumnUnknown, columns_of
from dashboard.kit.files.csv_file import as_csv, csv_name
from dashboard.subjects.surroundings import partner_views
from finsam_data.record.rules.answer_columns import FIGURES, NUMBERS
from finsam_data.swedish import is_missing

ABOUT = ("Kommun", "Period", "Mått", "Enhet", "Källa")
NUMBER = re.compile(r"-?\d+(,\d{1,6})?")


def read(figure) -> list[dict]:
    content = as_csv(figure)
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert all(header)
    assert len(set(header)) == len(header), header
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture(
    params=[("everything", "database_file"), ("everything_public", "public_file")], ids=["styrelse", "publik"]
)
def shown(request, monkeypatch):
    """Every figure of every view and choice, with the choice that it was made for."""
    views, file = (request.getfixturevalue(name) for name in request.param)
    monkeypatch.setenv("FINSAM_DATABASE", str(file))
    figures = []
    for one in views:
        for item in one.items:
            if isinstance(item, Figure):
                item.made_for((one.choice,))
                figures.append(item)
    return figures


def test_every_column_of_every_answer_has_a_name_or_is_internal(shown):
    for figure in shown:
        names = [column.name for column in columns_of(figure.answer, figure.key)]
        assert names, figure.key
        assert len(set(names)) == len(names), figure.key


def test_each_row_says_what_it_is_about_and_gives_the_numbers_of_the_answer(shown):
    """One figure of each kind, the last of the choices: municipality, period, measure, unit, paper; values in full."""
    for figure in {figure.key: figure for figure in shown}.values():
        rows = read(figure)
        assert len(rows) == len(figure.answer), figure.key
        numbers = [c for c in columns_of(figure.answer, figure.key) if c.kind in (NUMBERS, FIGURES)]
        for row, given in zip(rows, figure.answer.to_dict("records"), strict=True):
            assert all(row[name].strip() for name in ABOUT), (figure.key, row)
            for column in numbers:
                text, value = row[column.name], given[column.column]
                if is_missing(value):
                    assert text == "", (figure.key, column)
                else:
                    assert NUMBER.fullmatch(text), (figure.key, column, text)
                    assert np.isclose(float(text.replace(",", ".")), float(value), rtol=0, atol=5.1e-7)


def test_the_file_is_called_after_the_view_and_the_choice(shown):
    for figure in {figure.key: figure for figure in shown}.values():
        assert re.fullmatch(r"[a-z0-9_]+_[a-z0-9-]+_[0-9][a-z0-9_-]*\.csv", csv_name(figure)), csv_name(figure)


def test_unemployment_has_its_numbers(database_file):
    """It used to hold nothing but the names of the municipalities: its columns had no Swedish name."""
    figure = partner_views.unemployment(Area("2480", "Umeå"))[0]
    figure.made_for((Area("2480", "Umeå"),))
    row = next(row for row in read(figure) if row["Kommun"] == "Umeå")
    assert row["Period"] == "2019-10"
    assert (row["Arbetslöshet, inrikes födda"], row["Arbetslöshet, utrikes födda"]) == ("3,5", "16,3")
    assert row["Källa"].startswith("Kallelse 2020-10-30")
    assert csv_name(figure) == "arbetsloshet_umea_2019-10.csv"


def test_a_column_without_a_name_is_refused_and_logged(database_file, caplog):
    with pytest.raises(ColumnUnknown) as refused:
        columns_of(pd.DataFrame({"share": [0.5], "nykomling": [1]}), "utfall")
    assert str(refused.value) == "Kolumnen nykomling i utfall saknar namn. Skriv det i codes/columns.csv."
    assert "nykomling" in caplog.text


def test_words_and_numbers_of_one_name_are_told_apart(database_file):
    words, numbers = (columns.columns_of(pd.DataFrame({"place": [value]}))[0] for value in ("inom", 3.0))
    assert (words.name, numbers.name) == ("Läge mot slumpen", "Plats")


def test_a_reader_is_told_in_swedish_without_file_names(monkeypatch):
    """The log says which column it is; whoever reads the page can do nothing with the name of a file."""

    def refuse(figure):
        raise ColumnUnknown("Kolumnen nykomling i utfall saknar namn. Skriv det i codes/columns.csv.")

    monkeypatch.setattr(show, "as_csv", refuse)
    told = []
    monkeypatch.setattr(show.st, "error", told.append)
    show._csv_button(None)
    (said,) = told
    assert "kansliet" in said and ".csv" not in said and "/" not in said
