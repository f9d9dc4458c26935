"""The answers about money, against amounts read off the papers and recomputed without the product's SQL."""

import pytest
from statsmodels.stats.proportion import proportion_confint

from finsam_data.database import Database
from finsam_data.questions import economy
from tests.papers.economy import BUDGET_AND_FORECAST, CONTRIBUTIONS, MUNICIPALITIES, OUTCOME_AND_BUDGET, STATEMENTS
from tests.papers.participants import counts

LINES = {
    "insatser": {
        "Samordningsteamet i Vännäs": "Vännäs", "Samordningsteamet i Nordmaling": "Nordmaling",
        "Samordningsteamet i Vindeln": "Vindeln",
        "Samordningsteamet i Robertsfors": "Robertsfors", "Samordningsteamet i Bjurholm": "Bjurholm",
        "Ungdomstorget": "Ungdomstorget",
        "De sammanhållna insatserna för unga": "De sammanhållna insatserna för unga", "Vuxentorget": "Vuxentorget",
        "NAFS och primärvården": "Insats NAFS/Primärvården och plattformarna",
        "Plattform förebyggande": "Plattform förebyggande",
    },
    "kansli": {
        "Arvoden till styrelsen": "Arvoden till styrelse", "Kanslipersonal": "Kanslipersonal",
        "Lokal, dator, telefon": "Lokal, dator, telefon med mera för tjänstemän",
        "Fortbildning": "Fortbildning för tjänstemän",
        "Resor och konferenser": "Resor, konferenser", "Arvoden till revisorer": "Arvoden till revisorer",
        "Ekonomisk administration": "Ekonomisk administration", "Övrig administration": "Övrig administration",
    },
    "verksamhetsnara": {
        "Social redovisning": "Social redovisning", "Analys": "Analys",
        "Kompetensutveckling och mötesplatser": "Kompetensutveckling och mötesplatser",
    },
}  # fmt: skip
# platform of the participants' tables and the line of the accounts that pays it
PLATFORMS = {
    "ungdomstorget": "Ungdomstorget", "vuxentorget": "Vuxentorget", "samordningsteam-vannas": "Vännäs",
    "samordningsteam-vindeln": "Vindeln",
    "samordningsteam-robertsfors": "Robertsfors", "samordningsteam-nordmaling": "Nordmaling",
}  # fmt: skip


def test_the_parts_pile_up_to_the_result_and_to_the_difference(database):
    rows = economy.result_parts(database, year="2019")
    parts, result = rows[~rows["is_result"]], rows[rows["is_result"]].iloc[0]
    assert parts["actual"].sum() == result["actual"] == -999_684
    assert parts["budget"].sum() == result["budget"] == -2_350_000
    assert parts["off_budget"].sum() == result["off_budget"] == 1_350_316
    position = {"outcome": 0.0, "difference": -2_350_000.0}
    for row in parts.itertuples():
        assert (row.start_amount, row.gap_start) == (position["outcome"], position["difference"])
        position = {"outcome": row.end_amount, "difference": row.gap_end}
        assert row.end_amount - row.start_amount == row.actual and row.gap_end - row.gap_start == row.off_budget
    assert position == {"outcome": -999_684, "difference": -999_684}
    assert (result["start_amount"], result["end_amount"], result["gap_start"], result["gap_end"]) == (
        0,
        -999_684,
        0,
        -999_684,
    )


@pytest.mark.parametrize("part", LINES)
def test_lines_against_budget_and_forecast(database, part):
    rows = economy.budget_lines(database, year="2019", part=part)
    assert list(rows["label"]) == list(LINES[part])
    for row in rows.itertuples():
        item = LINES[part][row.label]
        outcome, budget, printed = OUTCOME_AND_BUDGET[item]
        assert (row.actual, row.budget, row.forecast) == (-outcome, -budget, 1000 * BUDGET_AND_FORECAST[item][1])
        assert row.off_budget == outcome - budget and row.printed_off_budget == printed
        assert row.off_budget_share == pytest.approx((outcome - budget) / -budget)


def test_income_lines_and_the_project_have_no_budget_to_divide_by(database):
    income = economy.budget_lines(database, year="2019", part="intakter").set_index("label")
    assert income.loc["Övriga intäkter", ["actual", "budget", "forecast", "off_budget"]].tolist() == [
        127_559,
        90_000,
        127_000,
        37_559,
    ]
    assert income["actual"].sum() == 13_316_682
    project = economy.budget_lines(database, year="2019", part="hfe")
    assert project["actual"].sum() == 1_743_704  # the printed sum, 1 743 705, is rounded up
    assert project.loc[project["budget"] == 0, "off_budget_share"].isna().all()


def test_results_year_by_year(database):
    rows = economy.results_by_year(database)
    assert [(row.period, row.figure, row.amount) for row in rows.itertuples()] == [
        ("2018", "utfall", -1_149_943), ("2019", "budget", -2_350_000), ("2019", "prognos", -1_033_000), ("2019",
            "utfall", -999_684),
        ("2020", "budget", -1_020_000), ("2020", "prognos", 94_000),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("per", "measures"),
    [("deltagare", ("deltagare",)), ("avslutade", ("avslutade",)), ("arbete", ("arbete",)), ("studier", ("studier",)),
     ("arbete-eller-studier", ("arbete", "studier"))],
)  # fmt: skip
def test_cost_per_person(database, per, measures):
    rows = economy.platform_costs(database, year="2019", per=per).set_index("group_code")
    for platform, item in PLATFORMS.items():
        table, row = counts("2019", platform), rows.loc[platform]
        cost, count = -OUTCOME_AND_BUDGET[item][0], sum(table[measure, "T"] for measure in measures)
        assert (row["cost"], row["count"]) == (cost, count)
        assert row["each"] == pytest.approx(cost / count)
        if per in ("deltagare", "avslutade"):
            assert row[["n", "each_low", "each_high"]].isna().all()
        else:
            n = table["avslutade", "T"]
            low, high = proportion_confint(count, n, method="wilson")
            assert (
                row["n"] == n
                and row["each_low"] == pytest.approx(cost / (n * high))
                and row["each_high"] == pytest.approx(cost / (n * low))
            )
    # nobody counts the others
    others = rows.drop(list(PLATFORMS))
    assert set(others.index) == {"samordningsteam-bjurholm", "nafs", "forebyggande"} and others["each"].isna().all()


def test_the_public_mode_gives_no_cost_that_tells_a_small_count(public_file):
    public = Database(public_file)
    for per in ("arbete", "studier", "arbete-eller-studier"):
        known = economy.platform_costs(public, year="2019", per=per).dropna(subset="each")
        assert (known["count"] >= 5).all()
        assert (known["cost"] / known["each"] >= 5 - 1e-9).all()


def test_capital_and_what_the_papers_say_of_it(database):
    rows = economy.capital_by_year(database)
    assert [(row.period, row.figure, row.amount) for row in rows.itertuples()] == [
        ("2017", "utfall", 4_142_334), ("2018", "utfall", 2_992_390), ("2019", "budget", 750_000), ("2019", "prognos",
            1_959_000),
        ("2019", "utfall", 1_992_706), ("2020", "prognos", 2_087_000),
    ]  # fmt: skip
    said = rows[rows["bound"].notna()]
    assert list(zip(said["period"], said["bound"], strict=True)) == [
        ("2019", "tillåten nivå"),
        ("2020", "ungefär den högsta nivån"),
    ]
    assert rows["largest_capital"].isna().all(), "no step is in the papers"
    assert rows.loc[rows["period"] == "2019", "allocated"].unique().tolist() == [11_450_000]


@pytest.mark.parametrize(
    ("statement", "measure", "first", "last"),
    [("Resultaträkning", "resultatrakning", 0, 11), ("Balansräkning", "balansrakning", 0, 14), ("Not 3", "not", 4, 14),
        ("Not 4", "not", 14, 21),
     ("Not 2", "not", 2, 4)],
)  # fmt: skip
def test_statements_in_the_order_of_the_paper(database, statement, measure, first, last):
    rows = economy.statement(database, year="2019", statement=statement)
    assert (
        list(zip(rows["this_year"], rows["year_before"], strict=True)) == list(STATEMENTS[measure].values())[first:last]
    )


def test_note_1_has_the_members_and_the_cash_flow_its_corrected_sum(database):
    note = economy.statement(database, year="2019", statement="Not 1")
    assert len(note) == 10 and note["this_year"].iloc[:-1].sum() == note["this_year"].iloc[-1] == 11_577_559
    flow = economy.statement(database, year="2019", statement="Kassaflödesanalys").set_index("label")
    assert flow.loc["Kassaflöde för den löpande verksamheten", ["this_year", "year_before", "printed_this_year",
        "printed_before"]].tolist() == [
        -999_684 - 518_326 - 1_694_237, -1_149_943 - 517_713 + 932_136, -2_212_563, 414_423,
    ]  # fmt: skip
    assert flow.loc["Årets kassaflöde", "this_year"] == 6_157_998 - 9_370_246


def test_who_pays(database):
    rows = economy.contributions(database, year="2019")
    assert list(rows["paid"]) == [row[0] for row in CONTRIBUTIONS.values()]
    assert list(rows["paid_before"]) == [row[1] for row in CONTRIBUTIONS.values()]
    assert rows["share"].sum() == pytest.approx(1) and rows.loc[0, "share"] == 0.5
    municipalities = rows[rows["kind"] == "kommun"].reset_index(drop=True)
    assert [round(100 * share, 2) for share in municipalities["share_of_kind"]] == [
        CONTRIBUTIONS[item][4] for item in MUNICIPALITIES
    ]
    assert municipalities["share_of_kind"].tolist() == pytest.approx(municipalities["key_share"].tolist(), abs=0.00005)


def test_kronor_per_resident_is_the_span_that_the_printed_share_leaves(database):
    """Vindeln: 389 of 14,4 % of the residents aged 20–64 are 2 689 to 2 714 persons, so 88 927 kr are 32,8 to 33,1
    each.
    """
    rows = economy.contributions(database, year="2019").set_index("label")
    fewest, most = 388.5 / 0.1445, 389.5 / 0.1435
    assert rows.loc["Vindeln", ["fewest", "most"]].tolist() == pytest.approx([fewest, most])
    assert rows.loc["Vindeln", ["each_low", "each_high"]].tolist() == pytest.approx([88_927 / most, 88_927 / fewest])
    assert rows.loc[["Staten", "Regionen"], ["each_low", "each_high"]].isna().all(axis=None)


def test_statements_and_the_years_that_have_them(database):
    """Read by hand: the one årsredovisning that the papers print in full is that of 2019, with four notes."""
    rows = economy.statements(database).set_index("name")
    assert list(rows.index) == ["Resultaträkning", "Balansräkning", "Kassaflöde", "Not 1", "Not 2", "Not 3", "Not 4"]
    assert [list(years) for years in rows["years"]] == [["2019"]] * 7
