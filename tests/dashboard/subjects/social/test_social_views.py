"""Uppföljning's views of the social goals: no two years joined by mistake, the index with its parts, the board's grades
as they stand.
"""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.catalogue import PAGES
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.group import group_options
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.views import restore, restored
from dashboard.subjects.social import account_views, index_views, strategic_views
from dashboard.subjects.social.choices import SocialChoice, graded_goals, social_options
from finsam_data.questions import social
from tests.conftest import DATA

AREAS = (Area("UR", "De sex kommunerna"), Area("2480", "Umeå"), Area("2460", "Vännäs"), Area("2403", "Bjurholm"))


@pytest.fixture(scope="module")
def questions():
    rows = pd.read_csv(DATA / "codes" / "questions.csv", dtype=str, keep_default_na=False)
    return rows.set_index(["period", "item", "respondent"])


@pytest.fixture(scope="module")
def options(database_file):
    """What the lists of the view offer."""
    listed = social_options()
    return (
        group_options().platforms,
        tuple(listed["period"]),
        ("", *listed["respondent"].values()),
        ("", *listed["state"].values()),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_figure_joins_two_years_whose_question_or_scale_differ(options, questions, data):
    platforms, periods, respondents, states = options
    choice = SocialChoice(*(data.draw(st.sampled_from(values)) for values in (platforms, periods, respondents, states)))
    for figure in account_views.account(data.draw(st.sampled_from(AREAS)), choice):
        if isinstance(figure, Notice):
            continue
        if figure.form != "two_groups":
            assert set(figure.answer["period"]) <= {choice.period} if "period" in figure.answer else True
            continue
        for heading in figure.rows["heading"].unique():
            item = heading.split(" ")[0]
            (pair,) = figure.answer[figure.answer["indicator"] == item].itertuples()
            now = questions.loc[(pair.period, item, pair.respondent_label.lower())]
            before = questions.loc[(pair.earlier_period, pair.earlier_item, pair.respondent_label.lower())]
            assert now["comparable"] == before["comparable"] == "ja"
            assert now["scale"] == before["scale"]
        # whatever is not drawn has its reason among the remarks
        for row in figure.answer[~figure.answer["is_comparable"]].itertuples():
            assert any(row.reason in note for note in figure.notes), row.indicator


def test_the_one_pair_is_drawn_for_ungdomstorget_and_nobody_else(options):
    platforms, *_ = options
    drawn = {}
    for platform in platforms:
        items = account_views.account(AREAS[0], SocialChoice(platform, "2019"))
        drawn[platform] = [
            item.rows["heading"].iloc[0] for item in items if isinstance(item, Figure) and item.form == "two_groups"
        ]
    (heading,) = drawn.pop("Ungdomstorget")
    assert heading.replace("\u00a0", " ") == "4.5 Deltagaren är mer redo: 64 % 2017, 85 % 2019"
    # the Ungdomsplattform is Ungdomstorget with two that have no social goals
    assert {platform for platform, found in drawn.items() if found} <= {
        "Ungdomsplattformen (med Hikikomori och Våga växa)"
    }


def test_fifteen_of_twentytwo(database_file):
    """The example of the board's question: 68 % against 80 % is missed, but with so few it is uncertain."""
    figure = account_views.account(AREAS[0], SocialChoice("Ungdomstorget", "2017"))[0]
    row = next(row for row in figure.rows.itertuples() if row.heading.startswith("1.4 "))
    assert row.heading.replace("\u00a0", " ") == "1.4 Stödet är till stor nytta: 68 %"
    assert row.symbol == "△"
    assert row.remark.replace("\u00a0", " ") == "ej nått, men osäkert, mål 80 %\ndeltagare, 15 av 22, intervall 47–84 %"


def test_a_missing_result_is_a_row(database_file):
    figure = account_views.account(AREAS[0], SocialChoice("Ungdomstorget", "2017"))[1]
    assert figure.heading == "Medlemsnytta, Ungdomstorget 2017: inget av målen har ett utfall att pröva"
    assert [remark.replace("\u00a0", " ") for remark in figure.rows["remark"][:3]] == [
        "utfall saknas, målet saknar nivå", "utfall saknas, mål 2 personer", "utfall saknas, mål 30 %",
    ]  # fmt: skip
    assert figure.rows["share"].isna().all()


@pytest.mark.parametrize("period", ["2017", "2019"])
def test_the_index_is_never_alone_and_is_defined_in_two_sentences(database_file, period):
    for platform in group_options().platforms:
        items = index_views.goal_index(AREAS[0], SocialChoice(platform, period))
        figures = [item for item in items if isinstance(item, Figure)]
        assert len(figures) in (0, 2)
        if figures:
            index, parts = figures
            assert index.measure.startswith("Indexet är andelen av ") and index.measure.count(". ") == 1
            assert parts.key == "index_delar"
            assert index.notes[0].startswith("Alla indikatorer väger lika."), "equal by default, in the codes"
            assert (
                parts.answer.groupby("label")["goals"].sum().to_dict()
                == index.answer.set_index("label")["goals"].to_dict()
            )
            # the widths of a bar's parts are whole
            assert parts.rows.groupby("position")["end_share"].max().round(9).eq(1).all()


def test_grades_stand_as_the_board_set_them(database_file, database):
    grades = social.strategic_grades(database, period="2019", group_code="hela-forbundet")
    figure = strategic_views.strategic_goals(AREAS[0], next(iter(graded_goals("2019").values())))[0]
    filled = figure.rows[figure.rows["colour"] != "white"].groupby("position").size()
    assert filled.to_dict() == {place: grade for place, grade in enumerate(grades["grade"], 1) if not pd.isna(grade)}
    bjurholm = figure.rows[figure.rows["heading"] == "Kranskommunerna, Bjurholm: inget betyg"]
    assert len(bjurholm) == 6 and (bjurholm["colour"] == "white").all()
    assert any("Steg 4 har inget namn" in note for note in figure.notes)


def test_the_evidence_stands_in_the_boards_order(database_file):
    _, criteria, evidence = strategic_views.strategic_goals(AREAS[0], graded_goals("2019")["Vuxna i Umeå"])
    headings = criteria.rows[criteria.rows["is_first"]]["heading"].tolist()
    assert [heading[:2] for heading in headings] == ["1.", "1.", "2.", "3."]
    remarks = [text.replace("\u00a0", " ") for text in criteria.rows[criteria.rows["is_first"]]["remark"]]
    assert remarks[1] == (
        "nådda: 1 av 3 mål, 3 är osäkra\ndeltagarna svarade: 50 % (40), under riktvärdet 60 %\nstyrelsen: positivt"
    )
    assert "styrelsen: negativt" in remarks[2]
    assert criteria.notes[0].startswith("Det som drog ner omdömet enligt styrelsen: målet till arbete")
    assert evidence.heading.replace("\u00a0", " ") == "Underlaget: 3 av 11 mål nåddes, inget av dem säkert"


def test_a_cell_of_the_grid_leads_to_its_survey(database_file):
    grid = account_views.account(AREAS[0], SocialChoice("Alla plattformar", "2019"))[0]
    cells = grid.rows.set_index(["open_item", "open_platform"])
    for item, platform, respondent in (
        ("1.4", "Samordningsteamet i Vännäs", "Deltagare"),
        ("4.9", "Vuxentorget", "Styrgrupp"),
    ):
        cell = cells.loc[(item, platform)].to_dict() | {"open_item": item, "open_platform": platform}
        assert cell["open_respondent"] == respondent
        address = grid.opens(cell)
        view, (area, survey) = restore(PAGES["social_follow_up"], address)
        assert (view.name, survey.items, survey.label) == ("Enkäter", (item,), respondent)
        assert area.label == ("Vännäs" if "Vännäs" in platform else "Umeå")
    outcome = cells.loc[("1.1", "Ungdomstorget")].to_dict() | {"open_item": "1.1", "open_platform": "Ungdomstorget"}
    assert grid.opens(outcome) == {"plattform": "Ungdomstorget"}


def test_every_graded_goal_can_be_linked_to(database_file):
    for label in graded_goals("2019"):
        items = restored(PAGES["social_follow_up"], {"uppfoljning": "Strategiska mål", "mal": label})
        assert items[1].heading.startswith(f"{label}: ")
