"""The record of ekonomi and bidrag against tables typed by hand, and the arithmetic of the papers recomputed."""

import pytest

from tests.papers.economy import BUDGET_AND_FORECAST, CONTRIBUTIONS, MUNICIPALITIES, OUTCOME_AND_BUDGET, STATEMENTS

REPORT = "Årsredovisning 2019, "
COPY = "Bilaga 1, Ekonomiskt utfall 2019, "


@pytest.fixture(scope="module")
def rows(record_rows):
    """Every row of the two topics, derived ones apart: {(topic, section, measure, year, item): row}."""
    money = record_rows[record_rows["topic"].isin(["ekonomi", "bidrag"]) & (record_rows["status"] != "derived")]
    found = {}
    for row in money.to_dict("records"):
        found.setdefault((row["topic"], row["section"], row["measure"], row["period"][:4], row["item"]), []).append(row)
    return found


def value(rows, *place):
    (row,) = rows[place]
    return None if row["value"] == "" else float(row["value"])


def test_there_are_about_six_hundred_figures_in_four_papers(record_rows):
    money = record_rows[record_rows["topic"].isin(["ekonomi", "bidrag"])]
    assert len(money) == 603
    assert set(money["source_id"]) == {
        "kallelse-2019-11-28",
        "kallelse-2020-03-20",
        "kallelse-2020-04-23",
        "kallelse-2020-10-30",
    }


@pytest.mark.parametrize("section", [REPORT + "8. Tilläggsupplysningar", COPY + "8. Tilläggsupplysningar"])
def test_outcome_and_budget_line_by_line_in_both_copies(rows, section):
    read = {
        item: tuple(
            value(rows, "ekonomi", section, measure, "2019", item) for measure in ("utfall", "budget", "differens")
        )
        for item in OUTCOME_AND_BUDGET
    }
    assert read == OUTCOME_AND_BUDGET


def test_budget_and_forecast_of_the_plan(rows):
    section = "Verksamhetsplan 2020-2022, 14. Budget"
    read = {
        item: tuple(value(rows, "ekonomi", section, measure, "2019", item) for measure in ("budget", "prognos"))
        for item in BUDGET_AND_FORECAST
    }
    assert read == BUDGET_AND_FORECAST


@pytest.mark.parametrize("measure", STATEMENTS)
def test_statements_and_notes(rows, measure):
    read = {
        item: tuple(
            value(rows, *place)
            for year in ("2019", "2018")
            for place in rows
            if place[0] == "ekonomi" and place[1].startswith(REPORT) and place[2:] == (measure, year, item)
        )
        for item in STATEMENTS[measure]
    }
    assert read == STATEMENTS[measure]


def test_the_first_copy_of_the_statements_has_the_same_amounts(rows):
    for measure, heading in (("resultatrakning", "3. Resultaträkning"), ("balansrakning", "4. Balansräkning")):
        for item, (now, before) in STATEMENTS[measure].items():
            assert value(rows, "ekonomi", COPY + heading, measure, "2019", item) == now, item
            assert value(rows, "ekonomi", COPY + heading, measure, "2018", item) == before, item


def test_contributions(rows):
    note, plan = REPORT + "7. Noter, Not 1", "Verksamhetsplan 2020-2022, 14. Budget"
    for item, (paid, paid_before, budget, forecast, share) in CONTRIBUTIONS.items():
        assert value(rows, "bidrag", note, "utfall", "2019", item) == paid
        assert value(rows, "bidrag", note, "utfall", "2018", item) == paid_before
        assert value(rows, "bidrag", plan, "budget", "2019", item) == budget
        assert value(rows, "bidrag", plan, "prognos", "2019", item) == forecast
        assert share is None or value(rows, "bidrag", plan, "andel", "2019", item) == share


def test_every_printed_difference_is_recomputed_and_one_is_a_krona_off():
    wrong = {
        item for item, (outcome, budget, difference) in OUTCOME_AND_BUDGET.items() if outcome - budget != difference
    }
    assert wrong == {"Insats NAFS/Primärvården och plattformarna"}


def test_the_scan_of_bjurholm_is_a_misreading_not_a_contradiction(rows):
    (row,) = rows["ekonomi", COPY + "8. Tilläggsupplysningar", "budget", "2019", "Bjurholm"]
    assert (row["printed"], row["value"], row["status"], row["finding_id"]) == (
        "-450 000",
        "-460000",
        "restored",
        "bjurholm-460",
    )
    assert OUTCOME_AND_BUDGET["Bjurholm"][0] + 460_000 == 185_604


def test_shares_and_the_law_2019():
    """5 725 000 is half; the region and the municipalities miss their quarters by 500 kronor in opposite directions."""
    paid = {item: row[0] for item, row in CONTRIBUTIONS.items()}
    assert sum(paid.values()) == 11_450_000 == 2 * paid["Staten"]
    assert paid["Region Västerbotten"] - 2_862_500 == -500
    assert sum(paid[item] for item in MUNICIPALITIES) - 2_862_500 == 500
    assert sum(CONTRIBUTIONS[item][4] for item in MUNICIPALITIES) == pytest.approx(100)
    # two decimals of a percent are 143 kronor of the municipalities' part
    assert all(abs(CONTRIBUTIONS[item][4] / 100 * 2_863_000 - paid[item]) <= 143.15 for item in MUNICIPALITIES)


def test_the_law_holds_to_the_krona_2018():
    before = {item: row[1] for item, row in CONTRIBUTIONS.items()}
    assert before["Staten"] == 2 * before["Region Västerbotten"] == 2 * sum(before[item] for item in MUNICIPALITIES)


def test_three_deficits_stay_in_the_record(rows):
    text = REPORT + "1.1 Sammanfattning av verksamhetsåret"
    deficits = {
        value(
            rows,
            "ekonomi",
            "Verksamhetsplan 2020-2022, 14. Budget",
            "budget",
            "2019",
            "Resultat efter finansiella poster",
        ),
        value(rows, "ekonomi", REPORT + "8. Tilläggsupplysningar", "budget", "2019", "Resultat") / 1000,
        value(rows, "ekonomi", text, "budget", "2019", "Resultat"),
    }
    assert deficits == {-2_501, -2_350, -2_257}


@pytest.mark.parametrize(("column", "year"), [(0, "2019"), (1, "2018")])
def test_the_cash_flow_is_shown_with_the_result_in_it(record_rows, column, year):
    table = STATEMENTS["kassaflode"]
    parts = [table[item][column] for item in table if item.startswith(("Medel", "Ökning"))]
    shown = record_rows[
        (record_rows["measure"] == "kassaflode") & (record_rows["period"] == year) & (record_rows["used"] == "ja")
    ]
    amounts = dict(zip(shown["item"], shown["number"], strict=True))
    assert amounts["Kassaflöde för den löpande verksamheten"] == sum(parts)
    assert (
        amounts["Årets kassaflöde"]
        == table["Likvida medel vid årets slut"][column] - table["Likvida medel vid årets början"][column]
    )
    # the paper's own sum lacks exactly the result
    assert sum(parts) - table["Kassaflöde för den löpande verksamheten"][column] == table["Årets resultat"][column]


def test_budget_2020_has_totals_and_no_lines(record_rows):
    budget = record_rows[
        (record_rows["topic"] == "ekonomi") & (record_rows["period"] == "2020") & (record_rows["measure"] == "budget")
    ]
    printed = budget[budget["status"] == "printed"]
    totals = dict(zip(printed["item"], printed["number"], strict=False))
    assert totals["Totala intäkter"] - totals["Totala kostnader"] == totals["Resultat"] == -1_020
    assert list(budget.loc[budget["status"] == "missing", "item"]) == ["Budget 2020 per post"]
    assert not set(printed["item"]) & (set(OUTCOME_AND_BUDGET) - {"Totala kostnader", "Totala intäkter", "Resultat"})
