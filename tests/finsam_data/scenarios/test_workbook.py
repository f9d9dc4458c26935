"""The workbook says what the page says: an evaluator that is not ours works out every formula anew."""

import io
import logging
import re
import zipfile

import formulas
import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from finsam_data.scenarios.model import model_amount
from finsam_data.scenarios.results import budget, capital_years, contributions
from finsam_data.scenarios.scenario import TODAY, Scenario
from finsam_data.scenarios.workbook.book import as_workbook

SCENARIOS = {
    "today": TODAY,
    "much": Scenario(
        name="Mycket på en gång", state=5_500_001, weights=(50, 30, 20), joined=(("2482", 39_178, 5_289),),
        left=("2403",), rounding="tusen",
        lines=(("vuxentorget", 2_732_875), ("analys", 0)), follow=True, saving=123_457, costs=(None, 12_000_000, None),
        opening=-5, level=700_001,
        model=(("floor", 1), ("pot", 200_000_000)),
    ),
    "free": Scenario(free=(("2401", 1), ("2403", 2_000), ("2480", 7_999)), rounding="kalkyl", saving=7,
        saving_how="equal", basis="budget-2019"),
    "aimed": Scenario(weights=(0, 1, 0), rounding="hundra", saving=3_000_000, saving_how="vuxentorget",
        start="prognos-2020"),
    "nobody": Scenario(weights=(0, 0, 0)),
}  # fmt: skip


@pytest.fixture(scope="module", params=SCENARIOS)
def case(request, today, settings, tmp_path_factory):
    """(scenario, what the file holds, what the evaluator works out) by (sheet, cell)."""
    scenario = SCENARIOS[request.param]
    content = as_workbook(
        today, settings, scenario, "Prov", "1.kod", pd.DataFrame({"": ["Staten"], "I dag": [5_725_000]})
    )
    file = tmp_path_factory.mktemp("workbook") / "prov.xlsx"
    file.write_bytes(content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    held = {
        (name, f"{xl_col_to_name(column)}{row}"): value
        for name in book.sheet_names
        for row, cells in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
        for column, value in enumerate(cells)
        if value != ""
    }
    logging.disable(logging.WARNING)
    solution = formulas.ExcelModel().loads(str(file)).finish().calculate()
    logging.disable(logging.NOTSET)
    names = {name.upper(): name for name in book.sheet_names}
    worked_out = {}
    for reference, ranges in solution.items():
        sheet, _, cell = str(reference).partition("]")[2].partition("'!")
        if sheet in names and ":" not in cell:
            worked_out[(names[sheet], cell)] = ranges.value[0, 0]
    return scenario, held, worked_out, content


def test_every_formula_gives_what_the_file_holds(case):
    _, held, worked_out, content = case
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        live = sum(archive.read(name).count(b"<f>") for name in archive.namelist() if name.startswith("xl/worksheets/"))
    assert live > 150, "the formulas are live"
    numbers = {cell: value for cell, value in held.items() if isinstance(value, float | int) and cell in worked_out}
    assert len(numbers) > 250
    wrong = {
        cell: (value, worked_out[cell])
        for cell, value in numbers.items()
        if float(worked_out[cell]) != pytest.approx(value, rel=1e-9, abs=1e-6)
    }
    assert not wrong


def test_the_formulas_give_what_the_page_says(case, today, settings):
    scenario, held, worked_out, _ = case
    result = contributions(today, settings, scenario)
    rows = {
        value: cell[1][1:]
        for cell, value in held.items()
        if cell[0] == "Medlemsbidrag" and cell[1].startswith("A") and isinstance(value, str)
    }
    assert worked_out[("Medlemsbidrag", "B6")] == result.parts.total
    for paid in result.paid:
        if paid.kind == "kommun" and paid.area not in scenario.left:
            assert worked_out[("Medlemsbidrag", f"J{rows[paid.label]}")] == pytest.approx(
                float(paid.amount), abs=1e-6
            ), paid.label
            if not paid.is_new:
                assert worked_out[("Medlemsbidrag", f"L{rows[paid.label]}")] == pytest.approx(
                    float(paid.change), abs=1e-6
                ), paid.label
                assert held[("Medlemsbidrag", f"M{rows[paid.label]}")] == paid.paid
    lines = budget(today, settings, scenario)
    names = {
        value: cell[1][1:]
        for cell, value in held.items()
        if cell[0] == "Budgetandelar" and cell[1].startswith("A") and isinstance(value, str)
    }
    for line in lines.lines:
        assert worked_out[("Budgetandelar", f"J{names[line.line.label]}")] == line.amount
    assert worked_out[("Budgetandelar", f"J{names['Summa']}")] == lines.total
    capital = capital_years(today, settings, scenario)
    assert [worked_out[("Eget kapital", f"{column}10")] for column in "BCD"] == [year.closing for year in capital.years]
    assert [worked_out[("Eget kapital", f"{column}11")] for column in "BCD"] == list(capital.use)
    row = next(cell[1][1:] for cell, value in held.items() if value == "Modellen ger, kr")
    assert worked_out[("Statens modell", f"B{row}")] == model_amount(today, settings, scenario)


def test_the_papers_shares_are_not_called_people(case):
    """The papers give a share; times the people it is shown without decimals and never as a number of residents."""
    scenario, held, _, content = case
    assert "Invånare i arbetsför ålder" not in held.values()
    if scenario == SCENARIOS["nobody"]:
        return
    assert held[("Medlemsbidrag", "B12")] == "Vikt ur papperens andel"
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["Medlemsbidrag"]["B13"].number_format == "#,##0"
    assert (book["Jämförelse"]["B4"].value, book["Jämförelse"]["B4"].number_format) == (5_725_000, "#,##0")


def test_the_file_says_that_it_is_no_forecast_and_carries_its_code(case):
    _, held, _, _ = case
    texts = [value for cell, value in held.items() if cell[0] == "Läs mig"]
    assert any("ingen prognos" in text for text in texts)
    assert any("1.kod" in text for text in texts)
    assert not [value for value in held.values() if isinstance(value, str) and re.search(r"\b(None|nan|inf)\b", value)]
