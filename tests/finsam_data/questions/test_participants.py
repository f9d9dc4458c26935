"""Each question's answer against numbers typed from the papers."""

import itertools
from fractions import Fraction

import pandas as pd
import pytest

from finsam_data.questions import participants, register
from tests.finsam_data.choices import GROUPS, OUTCOMES, OUTSIDE_THE_GOALS, PERIODS, PLACE, SEXES
from tests.papers import participants as papers
from tests.papers.participants import expected_signal

GROUP_TABLES = {
    **{(period, platform): papers.counts(period, platform) for period, platform in papers.YEAR_TABLES},
    # a municipality is its platforms together
    ("2019", "umea"): {
        place: papers.counts("2019", "ungdomstorget")[place] + papers.counts("2019", "vuxentorget")[place]
        for place in papers.counts("2019", "vuxentorget")
    },
}  # fmt: skip


@pytest.mark.parametrize(("period", "group"), GROUP_TABLES, ids=" ".join)
def test_outcomes_from_the_typed_tables(database, period, group):
    table = GROUP_TABLES[period, group]
    for sex in SEXES:
        answer = participants.outcome_shares(database, period=period, group_code=group, sex=sex).set_index("outcome")
        n = table["avslutade", sex]
        for outcome in OUTCOMES:
            row = answer.loc[outcome]
            percent = None if group in OUTSIDE_THE_GOALS else papers.GOALS[period].get(outcome)
            goal = None if percent is None else Fraction(percent, 100)
            assert (row["count"], row["n"]) == (table[outcome, sex], n)
            assert row["share"] == table[outcome, sex] / n
            assert row["signal"] == expected_signal(table[outcome, sex], n, goal, outcome), (sex, outcome)
            assert (row["goal"] == percent / 100) if percent else pd.isna(row["goal"])


def test_the_whole_2019_by_hand(database):
    answer = participants.outcome_shares(database, period="2019", group_code="hela-forbundet", sex="T").set_index(
        "outcome"
    )
    assert answer["count"].to_dict() == {"arbete": 88, "studier": 62, "annan-losning": 131, "avbrott": 55}
    assert set(answer["n"]) == {336}
    assert answer["share"].round(4).to_dict() == {
        "arbete": 0.2619,
        "studier": 0.1845,
        "annan-losning": 0.3899,
        "avbrott": 0.1637,
    }
    assert answer["signal"].to_dict() == {
        "arbete": "missed",
        "studier": "missed",
        "annan-losning": "reached",
        "avbrott": "no_goal",
    }
    assert answer.loc["arbete", ["low", "high"]].round(3).to_list() == [0.218, 0.311]


def test_nine_of_26_has_not_reached_35_percent(database):
    """It rounds to 35 %, but 34.6 is below the goal: no rounding may decide."""
    answer = participants.outcome_shares(
        database, period="2019", group_code="samordningsteam-nordmaling", sex="T"
    ).set_index("outcome")
    assert (answer.loc["arbete", "count"], answer.loc["arbete", "n"]) == (9, 26)
    assert Fraction(9, 26) < Fraction(35, 100)
    assert answer.loc["arbete", "signal"] == "missed_uncertain"


def test_the_whole_of_tertial_2_is_the_sum_of_the_platforms(database):
    total = dict.fromkeys(OUTCOMES, 0)
    for parts in papers.TERTIAL_TOTALS.values():
        for category, count in parts.items():
            main = (
                category if category in OUTCOMES else "avbrott" if category.startswith("avbrott") else "annan-losning"
            )
            total[main] += count
    assert total == {"arbete": 22, "studier": 15, "annan-losning": 18, "avbrott": 4}
    answer = participants.outcome_shares(database, period="2020T2", group_code="hela-forbundet", sex="T").set_index(
        "outcome"
    )
    assert answer["count"].to_dict() == total
    assert set(answer["n"]) == {13 + 9 + 10 + 2 + 14 + 11 + 0}
    # by sex the papers leave gaps, so nothing is added up
    for sex in "KM":
        by_sex = participants.outcome_shares(database, period="2020T2", group_code="hela-forbundet", sex=sex)
        assert by_sex["count"].isna().all()


def test_2018_has_shares_without_counts_and_without_goals(database):
    for platform, (_, finished, *shares) in papers.YEAR_2018.items():
        answer = participants.outcome_shares(database, period="2018", group_code=platform, sex="T").set_index("outcome")
        assert set(answer["n"]) == {finished}
        assert answer["count"].isna().all()
        assert [
            None if pd.isna(answer.loc[outcome, "share"]) else round(100 * answer.loc[outcome, "share"])
            for outcome in OUTCOMES
        ] == shares
        # the papers do not print the goals of 2018; breaking off and the initiatives that stand apart have none
        unknown = {outcome for outcome in OUTCOMES if outcome != "avbrott" and platform not in OUTSIDE_THE_GOALS}
        assert answer["signal"].to_dict() == {
            outcome: "goal_unknown" if outcome in unknown else "no_goal" for outcome in OUTCOMES
        }
        assert answer.loc[answer["share"].notna(), "share_is_read"].all()


def test_missing_is_never_zero(database):
    """Bjurholm 2019 has no table, Nordmaling's tertial has no women and men: nothing becomes 0 of n."""
    assert participants.outcome_shares(database, period="2019", group_code="samordningsteam-bjurholm", sex="T").empty
    nordmaling = participants.outcome_shares(
        database, period="2020T2", group_code="samordningsteam-nordmaling", sex="K"
    )
    assert nordmaling["count"].isna().all()
    vuxentorget = participants.outcome_shares(database, period="2020T2", group_code="vuxentorget", sex="K").set_index(
        "outcome"
    )
    assert pd.isna(vuxentorget.loc["studier", "count"])
    # nobody finished in Bjurholm: 0 of 0 is no share
    bjurholm = participants.outcome_shares(database, period="2020T2", group_code="samordningsteam-bjurholm", sex="T")
    assert set(bjurholm["n"]) == {0}
    assert bjurholm["share"].isna().all()
    # Ungdomstorget's outcomes make all 13, so none interrupted
    ungdomstorget = participants.outcome_shares(
        database, period="2020T2", group_code="ungdomstorget", sex="T"
    ).set_index("outcome")
    assert ungdomstorget.loc["avbrott", "count"] == 0


# ---- the other questions


def test_the_parts_of_other_solution(database):
    answer = participants.other_solution_parts(database, period="2020T2", group_code="hela-forbundet", sex="T")
    parts = answer.groupby("category")["count"].sum().to_dict()
    assert parts == {
        "fortsatt-rehabilitering-eller-oppet-arbetssokande": 10,
        "oppet-arbetssokande": 1,
        "saknar-arbetsformaga": 7,
    }
    assert sum(parts.values()) == 18
    for platform, typed in papers.TERTIAL_TOTALS.items():
        of_platform = answer[answer["platform"] == platform].set_index("category")["count"].to_dict()
        assert of_platform == {name: count for name, count in typed.items() if name in parts}
    for period in ("2017", "2018", "2019"):
        assert participants.other_solution_parts(database, period=period, group_code="hela-forbundet", sex="T").empty


def test_a_years_flow_by_hand(database):
    answer = participants.year_flow(database, period="2019", group_code="vuxentorget", sex="T").set_index("code")
    assert answer["count"].to_dict() == {
        "aktualiserade": 174, "ja_i_beredning": 138, "kvar-fran-forra": 255, "nya": 138, "deltagare": 393,
        "arbete": 25, "studier": 14, "annan-losning": 32, "avbrott": 10, "kvar": 312,
    }  # fmt: skip
    steps = answer[["start_count", "end_count"]].T.to_dict("list")
    assert steps["kvar-fran-forra"] == [0, 255]
    assert steps["nya"] == [255, 393]
    assert steps["deltagare"] == [0, 393]
    assert [steps[outcome] for outcome in OUTCOMES] == [[368, 393], [354, 368], [322, 354], [312, 322]]
    assert steps["kvar"] == [0, 312]


def test_flows_of_all_tables_end_where_the_rest_begins(database):
    for (period, group), table in GROUP_TABLES.items():
        for sex in SEXES:
            steps = participants.year_flow(database, period=period, group_code=group, sex=sex).set_index("code")
            assert steps.loc["avbrott", "start_count"] == steps.loc["kvar", "end_count"] == table["kvar", sex]
            assert steps.loc["kvar-fran-forra", "count"] == table["deltagare", sex] - table["nya", sex]


def test_volumes_of_the_whole_2019(database):
    answer = participants.volumes(database, period="2019", group_code="hela-forbundet", sex="T").set_index("measure")
    printed = {"deltagare": 904, "nya": 392, "avslutade": 336, "kvar": 568}
    # referred and yes stand per platform only: 148 + 174 + 33 + 39 + 67 + 62 + 11 and 121 + 138 + 29 + 18 + 48 + 34 + 4
    added = {"aktualiserade": 534, "ja_i_beredning": 392}
    assert answer["value"].to_dict() == printed | added
    assert answer["status"].to_dict() == dict.fromkeys(printed, "printed") | dict.fromkeys(added, "derived")
    assert sum(map(int, answer.loc["aktualiserade", "calculation"].split(" + "))) == 534


def test_nothing_is_added_up_when_a_part_is_missing(database):
    """Vuxentorget has no yes by sex in tertial 2, so neither has Umeå."""
    answer = participants.volumes(database, period="2020T2", group_code="umea", sex="K").set_index("measure")
    assert answer.loc["aktualiserade", "value"] == 7 + 17
    assert pd.isna(answer.loc["ja_i_beredning", "value"])
    assert answer.loc["ja_i_beredning", "status"] == "missing"


def test_the_flow_between_the_years(database):
    row = participants.flow_between_years(database, period="2019", group_code="vuxentorget", sex="T").iloc[0]
    # 393 - 138 open the year, 392 - 57 were left of 2018
    assert (row["opening"], row["closing"], row["difference"]) == (255, 335, -80)
    robertsfors = participants.flow_between_years(
        database, period="2019", group_code="samordningsteam-robertsfors", sex="T"
    ).iloc[0]
    assert robertsfors["difference"] == (63 - 48) - (53 - 38) == 0
    assert participants.flow_between_years(database, period="2020T2", group_code="vuxentorget", sex="T").empty


def test_who_refers(database):
    counts = participants.referral_counts(database, period="2020T2").set_index("party")["count"].to_dict()
    assert counts == papers.REFERRED_BY_2020T2
    assert participants.referral_counts(database, period="2019").empty
    shares = participants.referral_shares(database, period="2019", group_code="hela-forbundet")
    for platform, (referred, _, *printed) in papers.REFERRED_2019.items():
        rows = shares[shares["platform"] == platform]
        assert (100 * rows["share"]).round(6).to_list() == printed
        assert set(rows["base"]) == {referred}


def test_the_separate_initiatives_stand_outside_the_goals(database):
    answer = participants.separate_initiatives(database, period="2019", sex="T")
    assert set(answer["group_code"]) == {"hikikomori", "vaga-vaxa", "halsoframjande-etablering"}
    for group, rows in answer.groupby("group_code"):
        table = papers.counts("2019", group)
        assert rows["count"].to_list() == [table[outcome, "T"] for outcome in OUTCOMES]
    assert "goal" not in answer.columns


def test_what_the_papers_claim(database):
    claims = participants.claims_about_goals(
        database, period="2019", group_code="samordningsteam-nordmaling"
    ).set_index("outcome")
    assert claims["claimed"].to_dict() == {"arbete": True, "studier": True}
    whole = participants.claims_about_goals(database, period="2019", group_code="hela-forbundet").set_index("outcome")
    assert whole["claimed"].to_dict() == {"arbete": False, "studier": False, "annan-losning": True}


def test_choices_with_data_are_those_with_data(ask):
    answer = ask("choices_with_data")
    listed = set(answer[["group_code", "period", "sex"]].itertuples(index=False, name=None))
    for choice in PLACE:
        has_data = ask("volumes", **choice)["value"].notna().any()
        assert (tuple(choice[name] for name in ("group_code", "period", "sex")) in listed) == has_data, choice


def test_only_the_paper_of_2020_divides_annan_losning(ask):
    """Read by hand: tertial 2 2020, where the platforms are printed by sex; one man is left out in Nordmaling."""
    answer = ask("choices_with_data")
    divided = answer[answer["has_parts"]]
    assert set(divided["period"]) == {"2020T2"}
    of_sex = {sex: set(divided.loc[divided["sex"] == sex, "group_code"]) for sex in "KMT"}
    both = {"ungdomstorget", "vuxentorget", "samordningsteam-robertsfors", "samordningsteam-vannas"}
    assert both <= of_sex["K"] & of_sex["M"] and both | {"samordningsteam-nordmaling"} <= of_sex["T"]
    assert "samordningsteam-nordmaling" not in of_sex["K"] | of_sex["M"]


# ---- the register


def test_register(database, record_rows):
    sources = register.sources(database)
    assert sources["fact_count"].sum() == len(record_rows)
    assert sources["date"].is_monotonic_increasing and len(sources) == 5
    findings = register.findings(database)
    assert findings["finding_id"].is_unique
    assert list(findings["severity"].drop_duplicates()) == ["hög", "medel", "låg"], "worst first"
    counted = record_rows["finding_id"].str.split().explode().value_counts().to_dict()
    # two are about words alone
    assert findings.set_index("finding_id")["fact_count"].to_dict() == counted | {
        "arsredovisning-for-2018": 0,
        "fem-eller-sex-samordningsteam": 0,
    }
    assert len(register.searchable_facts(database)) == len(register.all_facts(database)) == len(record_rows)
    built = register.build_facts(database)
    assert (len(built), built["fact_count"].iloc[0], built["latest_source_date"].iloc[0]) == (
        1,
        len(record_rows),
        "2020-10-30",
    )
    codes = register.code_table(database)
    assert not codes.duplicated(["what", "code"]).any()
    assert codes.loc[codes["what"] == "area", "label"].to_list() == [
        "Umeå",
        "Vännäs",
        "Vindeln",
        "Robertsfors",
        "Nordmaling",
        "Bjurholm",
    ]


def test_figures_of_a_finding_show_every_side(database):
    """353 and 336 stand beside each other, and which one is used."""
    figures = register.finding_figures(database, finding_id="avslutade-353-eller-336")
    assert figures["fact_id"].is_unique
    assert set(figures["value"]) == {353, 336}
    assert figures.loc[figures["used"], "value"].to_list() == [336]


def test_things_to_look_at_are_few_and_worst_first(database):
    order = {"hög": 0, "medel": 1, "låg": 2}
    for period, group in itertools.product(PERIODS, GROUPS):
        earlier = "" if period == "2017" else PERIODS[PERIODS.index(period) - 1]
        answer = register.things_to_look_at(database, period=period, earlier_period=earlier, group_code=group)
        assert len(answer) <= 5 and answer["finding_id"].is_unique
        assert answer["severity"].map(order).is_monotonic_increasing
    whole = register.things_to_look_at(database, period="2019", earlier_period="2018", group_code="hela-forbundet")
    assert {"tabell-1-mot-plattformarna", "avslutade-353-eller-336"} <= set(whole["finding_id"])


def test_findings_touch_figures_that_say_the_same_otherwise(database):
    """The 336 of Tabell 1 and the 353 of the text are the same quantity: the finding about both touches either."""
    volumes = participants.volumes(database, period="2019", group_code="hela-forbundet", sex="T").set_index("measure")
    ids = [int(fact_id) for fact_id in volumes.loc["avslutade", "fact_ids"]]
    titles = list(register.findings_touching(database, fact_ids=ids)["title"])
    assert "Texten säger 353 avslutade 2019, tabellen 336" in titles
    assert register.findings_touching(database, fact_ids=[]).empty
    every = register.findings_touching(database, fact_ids=list(range(1, len(register.all_facts(database)) + 1)))
    assert not every["finding_id"].duplicated().any()


def test_figures_behind_say_where(database):
    ids = (
        participants.outcome_shares(database, period="2019", group_code="hela-forbundet", sex="T")
        .set_index("outcome")
        .loc["arbete", "fact_ids"]
    )
    rows = register.figures_behind(database, fact_ids=[int(fact_id) for fact_id in ids])
    assert sorted(rows["value"]) == [26, 88, 336]
    assert set(rows["locator"]) == {"1.4.1, Tabell 1, r. 768", "1.4.1, Tabell 1, r. 769"}
    assert register.figures_behind(database, fact_ids=[]).empty
