"""Every chart form: valid, the same whatever the table, Swedish, and drawn with real answers so that every word of the
table is in it.
"""

import dataclasses
import re
import xml.etree.ElementTree as ElementTree

import altair as alt
import pandas as pd
import pytest
import vl_convert
from PIL import Image

from dashboard.chart_forms import chart_functions
from dashboard.kit.charts import amounts, shares
from dashboard.kit.charts import forms as stored_forms
from dashboard.kit.figures.figure import Figure
from dashboard.kit.files.chart_file import SIGN_FONT, chart_file
from dashboard.subjects.participants import chart_columns, tables
from finsam_data.questions import participants

CHARTS = chart_functions()
# the columns of each form that hold words for the reader
WORDS = {
    "share_rows": ["heading", "symbol", "remark"],
    "span_rows": ["heading"],
    "over_time": ["label", "value_text", "n_text"],
    "funnel": ["name"],
    "matrix": ["row_label", "column_label", "cell_text"],
    "two_groups": ["heading", "remark"],
    "value_rows": ["heading", "remark"],
    "spine": ["heading", "remark"],
    "change_rows": ["heading"],
    "question_rows": ["heading", "symbol", "remark"],
    "signal_grid": ["row_label", "column_label", "symbol", "cell_text", "n_text"],
    "signal_parts": ["heading", "part_text"],
    "grade_rows": ["heading", "remark"],
    "criterion_rows": ["heading", "remark", "symbol"],
    "municipality_map": ["text"],
    "country": [],
    "series": [],
    "budget_rows": ["heading", "remark"],
    "capital_columns": ["label", "value_text", "kind_text", "low_text", "high_text"],
    "cost_rows": ["heading", "remark"],
    "capital_line": ["label", "amount_text", "line_text"],
    "answer_rows": ["heading", "symbol", "remark", "part_text", "answer"],
}

# forms with one single table, the same for every choice
DRAWN_ONCE = ("capital_columns",)


def bare(specification: dict) -> dict:
    return {name: part for name, part in specification.items() if name not in ("data", "datasets")}


def test_every_form_is_tried_here():
    assert CHARTS.keys() == WORDS.keys()


@pytest.mark.parametrize("form", CHARTS)
def test_the_form_is_valid_and_the_same_whatever_the_table(tables_of, form):
    """So the browser only gets new rows: one constant specification per form, kept between readers."""
    kept = stored_forms.chart_form(form)
    assert "data" not in kept and "datasets" not in kept
    for place, table in enumerate(tables_of(form)):
        # checked against the schema of Vega-Lite once: whatever is the same is as valid
        assert bare(CHARTS[form](table).to_dict(validate=place == 0)) == kept
    assert stored_forms.chart_form(form) is kept


@pytest.mark.parametrize("form", CHARTS)
def test_the_form_is_swedish_and_asks_only_for_columns_that_are_there(tables_of, form):
    specification = stored_forms.chart_form(form)
    number = specification["config"]["locale"]["number"]
    assert (number["decimal"], number["thousands"], number["minus"], number["percent"]) == (
        ",",
        "\u00a0",
        "\u2212",
        "\u00a0%",
    )
    assert specification["width"] == "container"
    fields = set(re.findall(r"'field': '(\w+)'", str(specification)))
    assert fields
    for table in tables_of(form):
        assert fields <= set(table.columns) | {"low_95", "low_998", "high_95", "high_998", "whole_share"}


@pytest.mark.parametrize("form", CHARTS)
def test_nothing_is_told_by_hovering_only(form):
    kept = stored_forms.chart_form(form)
    # Streamlit would otherwise show the names of the columns
    assert kept["config"]["mark"]["tooltip"] is None
    assert str(kept).lower().count("tooltip") == 1


def drawn_texts(svg: str) -> list[str]:
    """Every line of text in the picture, with Vega's spaces as they are."""
    root = ElementTree.fromstring(svg)
    lines = []
    for node in root.iter("{http://www.w3.org/2000/svg}text"):
        parts = [part.text or "" for part in node.iter("{http://www.w3.org/2000/svg}tspan")]
        lines += parts or ["".join(node.itertext())]
    return lines


@pytest.mark.parametrize("form", [form for form, words in WORDS.items() if words])
def test_every_word_of_the_table_is_in_the_picture(tables_of, form):
    """Nothing is cut off, dropped or drawn over with an ellipsis."""
    distinct = tables_of(form)
    assert len(distinct) >= (1 if form in DRAWN_ONCE else 4)
    for table in distinct:
        specification = CHARTS[form](table).properties(width=900).to_dict()
        drawn = drawn_texts(vl_convert.vegalite_to_svg(specification))
        for column in WORDS[form]:
            # a period without a share has no point and so no number at it
            shown = table[table["share"].notna()] if column == "value_text" and "share" in table else table
            for words in shown[column].dropna().unique():
                lines = words.split(" ") if column == "column_label" else words.split("\n")
                for line in lines:
                    assert not line or line in drawn, (column, line)
        assert not any("…" in line or line in ("null", "undefined", "NaN", "None", "nan") for line in drawn), drawn


@pytest.mark.parametrize("form", ["share_rows", "over_time", "funnel", "matrix"])
def test_numbers_on_axes_are_swedish(tables_of, form):
    drawn = " ".join(
        drawn_texts(vl_convert.vegalite_to_svg(CHARTS[form](tables_of(form)[0]).properties(width=900).to_dict()))
    )
    assert not re.search(r"\d%|\d\.\d", drawn), drawn


@pytest.mark.parametrize("form", ["value_rows", "cost_rows"])
def test_a_mark_to_compare_with_lies_behind_the_bar(form):
    """Else it eats the end of a bar that is as long, and all of a small one."""
    layers = [layer["mark"] for layer in stored_forms.chart_form(form)["layer"]]
    (behind,) = (place for place, mark in enumerate(layers) if mark["type"] == "tick" and mark["height"] == 28)
    (bar,) = (place for place, mark in enumerate(layers) if mark["type"] == "bar")
    assert behind < bar and layers[behind]["height"] > layers[bar]["height"]


def test_zero_is_named_and_clear_of_the_words():
    rows = pd.DataFrame({
        "position": [1, 2], "heading": ["Upp: +5", "Ner: −7"], "start_value": [0.0, 5.0], "end_value": [5.0, -2.0],
        "zero": 0.0, "colour": "#0B4F6C",
    })  # fmt: skip
    specification = amounts.change_rows(rows).properties(width=400).to_dict()
    assert drawn_texts(vl_convert.vegalite_to_svg(specification)).count("0") == 1
    tick = next(layer["mark"] for layer in specification["layer"] if layer["mark"]["type"] == "tick")
    words = next(layer["mark"] for layer in specification["layer"] if layer["mark"]["type"] == "text")
    # letters of 16 pixels reach 8 below their middle, which is where the words stand
    assert tick["yOffset"] - tick["height"] / 2 >= words["dy"] + 8


def test_missing_is_not_drawn_as_zero(database):
    """Bjurholm has no participants in the papers of 2019: no bar, no line, no dot, but the word."""
    series = participants.outcome_over_time(database, group_code="samordningsteam-bjurholm", outcome="arbete", sex="T")
    table = chart_columns.over_time(series)
    assert set(table["n_text"]) == {"saknas"}
    assert table["share"].isna().all()
    svg = vl_convert.vegalite_to_svg(shares.over_time(table).properties(width=900).to_dict())
    assert drawn_texts(svg).count("saknas") == 4
    empty = chart_columns.share_rows(
        participants.outcome_shares(database, period="2020T2", group_code="samordningsteam-bjurholm", sex="T"), 10
    )
    assert empty["share"].isna().all()
    assert empty["heading"].str.endswith("ingen avslutad").all()


def test_a_small_group_is_marked(database):
    few = chart_columns.share_rows(
        participants.outcome_shares(database, period="2020T2", group_code="vuxentorget", sex="T"), 10
    )
    assert few["remark"].str.contains("få personer (n\u00a0=\u00a09)", regex=False).all()
    many = chart_columns.share_rows(
        participants.outcome_shares(database, period="2019", group_code="vuxentorget", sex="T"), 10
    )
    assert not many["remark"].str.contains("få personer").any()


@pytest.fixture
def figure(database):
    answer = participants.outcome_shares(database, period="2019", group_code="hela-forbundet", sex="T")
    return Figure(
        key="utfall", heading="26 % gick till arbete, målet var 35 %", measure="Andel av dem som avslutade, n = 336.",
        form="share_rows",
        rows=chart_columns.share_rows(answer, 10), table=tables.shares(answer), answer=answer, calculation="Beräknat.",
    )  # fmt: skip


def test_a_downloaded_picture_says_what_it_shows_and_where_it_comes_from(figure, tmp_path):
    svg = chart_file(figure, "svg").decode()
    drawn = " ".join(drawn_texts(svg))
    assert figure.source.startswith("Källa: Kallelse 2020-03-20 (årsredovisning 2019): 1.4.1, Tabell 1.")
    for text in (figure.heading, figure.measure, figure.source, figure.rows["heading"].iloc[0]):
        assert text in drawn
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]+"', "", svg), "a picture fetches nothing"
    file = tmp_path / "figure.png"
    file.write_bytes(chart_file(figure, "png"))
    with Image.open(file) as picture:
        assert picture.format == "PNG" and picture.width >= 1_600


def test_a_downloaded_picture_has_the_notes_and_nothing_to_click_on(figure):
    noted = dataclasses.replace(
        figure,
        notes=["Papperet skriver *något annat* om målet. " * 6],
        measure="Andel.",
        legend="●\u00a0nått, ○\u00a0osäkert.",
        hint="Klicka på en ruta för mer.",
    )
    lines = drawn_texts(chart_file(noted, "svg").decode())
    drawn = " ".join(lines)
    assert drawn.count("Papperet skriver något annat om målet.") == 6
    assert drawn.index("Papperet skriver") < drawn.index("Källa: ")
    assert "Klicka" not in drawn
    assert "●\u00a0nått, ○\u00a0osäkert." in lines, "the signs' key has a line of its own"


def test_signs_of_a_picture_are_of_one_typeface(figure):
    """Of two typefaces a triangle is almost twice as large as a ring."""
    svg = chart_file(figure, "svg").decode()
    signs = re.findall(r"<text[^>]*>[▲●–]</text>", svg)
    assert len(signs) == len(figure.rows) and all(SIGN_FONT in sign for sign in signs)


@pytest.mark.parametrize("form", CHARTS)
def test_every_form_becomes_a_file(tables_of, figure, form):
    rows = tables_of(form)[0]
    svg = chart_file(dataclasses.replace(figure, form=form, rows=rows), "svg")
    assert b"Infinity" not in svg and b"NaN" not in svg
    assert "Källa: Kallelse" in " ".join(drawn_texts(svg.decode()))


def test_charts_take_named_data_and_frames_alike():
    """The form is built from a name and drawn from a table; both go the same way in."""
    empty = amounts.span_rows(
        pd.DataFrame({"position": [], "heading": [], "start_count": [], "end_count": [], "colour": []})
    )
    assert bare(empty.to_dict()) == bare(amounts.span_rows(alt.NamedData(name="table")).to_dict())
