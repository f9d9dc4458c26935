"""Enkäter: the bars are the answers, the words are the finding, and no chart joins years whose question or scale
differ.
"""

import csv
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import PAGES
from dashboard.handouts.office_charts.forms import native_chart
from dashboard.kit.cached import ask
from dashboard.kit.choices.survey_questions import address_of_question
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.views import restore, restored
from dashboard.subjects.surveys import chart_columns
from dashboard.subjects.surveys.choices import ALL_QUESTIONS, SIDE_BY_SIDE, ChooseSurvey
from finsam_data.questions import register, surveys
from tests.conftest import DATA
from tests.dashboard.test_pages import choose, open_page
from tests.papers.surveys import answers_of, tables

TABLES = tables()
RESPONDENTS = {"Deltagare": "deltagare", "Personal": "personal", "Styrgrupp": "styrgrupp"}
FACT = re.compile(r"(\d{4}), fråga (\d\.\d+)")
AREAS = ("Alla kommuner", "Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling", "Bjurholm")


def shown(**address):
    return restored(PAGES["social_follow_up"], {"uppfoljning": "Enkäter"} | address)


def one(**address):
    (item,) = shown(**address)
    return item


def question(label, item):
    return address_of_question(label, item, "2019")


def read_code(name):
    with (DATA / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def said(text):
    return text.replace("\u00a0", " ")


def parts_of(figure, position):
    rows = figure.rows
    return rows[(rows["kind"] == "part") & (rows["position"] == position)]


@pytest.mark.parametrize(("label", "respondent"), RESPONDENTS.items())
def test_the_bars_are_the_typed_tables(database, label, respondent):
    """Every answer has its length and its side: the three top steps to the right of the middle, the others to the
    left.
    """
    platforms = {
        item: [place[0] for place in TABLES if place[1:] == (respondent, item)]
        for _, of, item in TABLES
        if of == respondent
    }
    figures = shown(svarande=label)
    assert len(figures) == len(platforms)
    for figure, (item, names) in zip(figures, platforms.items(), strict=True):
        assert figure.rows.loc[figure.rows["kind"] == "row", "position"].tolist() == list(range(1, len(names) + 1))
        order = ask(surveys.results, period="2019", respondent=respondent, area="UR").query("item == @item")["platform"]
        for position, platform in enumerate(order, 1):
            table, answers = TABLES[platform, respondent, item], answers_of(respondent, item)
            drawn = parts_of(figure, position).set_index("answer")
            for place, (answer, count) in enumerate(zip(answers, table["counts"], strict=True)):
                if not count:
                    assert answer not in drawn.index
                    continue
                part = drawn.loc[answer]
                assert abs(part["end_share"] - part["start_share"]) == pytest.approx(count / table["total"][0])
                assert (part["end_share"] > 0) == (item == "1.7" or place >= 3), (platform, item, answer)
            ends = parts_of(figure, position)[["start_share", "end_share"]].to_numpy()
            assert ends.max() - ends.min() == pytest.approx(1), "no gap and no overlap, lost answers included"


@given(counts=st.lists(st.integers(0, 60), min_size=6, max_size=6).filter(any))
def test_parts_lie_end_to_end_from_the_middle(counts):
    found = [(str(place), count, place >= 3, "#000000", "white") for place, count in enumerate(counts)]
    n = sum(counts)
    right = chart_columns._side([part for part in found if part[2]], n, 1)
    left = chart_columns._side([part for part in reversed(found) if not part[2]], n, -1)
    for side, total in ((right, sum(counts[3:])), (left, -sum(counts[:3]))):
        ends = [0, *(part["end_share"] for part in side)]
        assert [part["start_share"] for part in side] == pytest.approx(ends[:-1])
        assert ends[-1] == pytest.approx(total / n)
    # the answer nearest to the middle is the mildest
    assert [part["answer"] for part in left] == [str(place) for place in (2, 1, 0) if counts[place]]


def test_headings_are_the_findings():
    assert said(one(**question("Deltagare", "1.4")).heading) == (
        "Rätt stöd för att kunna få ett arbete: en av fem plattformar når målet 80 %, ingen säkert"
    )
    assert said(one(**question("Personal", "4.5"), kommun="Vännäs").heading) == (
        "Stödet har gjort deltagaren mer redo för arbete eller studier: 90 % i Vännäs, målet 80 % nås, men osäkert"
    )
    assert said(one(**question("Personal", "4.6"), kommun="Umeå").heading).endswith(
        "ingen av två plattformar når målet 80 %"
    )
    assert said(one(**question("Styrgrupp", "4.9"), kommun="Bjurholm").heading).endswith(
        "78 % i styrgruppen, målet 80 % nås inte, men osäkert"
    )
    assert (
        said(one(**question("Deltagare", "1.7")).heading)
        == "Redo att arbeta eller studera: från 25 % i Vännäs till 67 % i Vindeln"
    )


def test_words_beside_the_bars():
    figure = one(**question("Deltagare", "1.4"))
    rows = figure.rows[figure.rows["kind"] == "row"]
    assert [said(text) for text in rows["heading"]] == [
        "Ungdomstorget: 79,5 % (35 av 44)", "Vuxentorget: 78 % (31 av 40)", "Vännäs: 75 % (6 av 8)",
        "Vindeln: 100 % (6 av 6)",
        "Robertsfors: 63 % (10 av 16)",
    ]  # fmt: skip
    assert said(rows["remark"].iloc[2]).split("\n") == [
        "ej nått, men osäkert, mål 80 %", "intervall 41–93 %, få personer (n = 8)",
        "svarsfrekvens 28 %, under riktvärdet 60 %",
    ]  # fmt: skip
    assert "Nordmaling (nästan inga svar) och Bjurholm" in figure.notes[0]
    assert any(note.startswith("Ungdomstorget: jämförs inte med 2017 (fråga 1.4).") for note in figure.notes)
    # 2017 is Ungdomstorget alone: nobody else has an earlier year to be compared with
    assert not any("2017" in note for note in one(**question("Deltagare", "1.4"), kommun="Vännäs").notes)
    assert any("kan jämföras med 2017 (fråga 4.6)" in note for note in one(**question("Personal", "4.5")).notes)


def test_few_answers_are_seen_without_colour():
    """Stripes over the bar and words below it, exactly where the response rate is under the guide value."""
    for label, area in itertools.product(RESPONDENTS, AREAS):
        for figure in shown(svarande=label, kommun=area):
            if isinstance(figure, Notice):
                continue
            rows = figure.rows
            striped = set(rows.loc[rows["kind"] == "stripe", "position"])
            below = set(rows.loc[(rows["kind"] == "row") & rows["remark"].str.contains("under riktvärdet"), "position"])
            assert striped == below
            assert bool(striped) == (label == "Deltagare") == ("Randig stapel" in figure.legend)


def test_a_question_without_steps_has_neither_goal_nor_middle():
    figure = one(**question("Deltagare", "1.7"))
    rows = figure.rows[figure.rows["kind"] == "row"]
    assert rows["goal"].isna().all()
    assert rows["remark"].str.startswith("prövas inte").all()
    assert (figure.rows.loc[figure.rows["kind"] == "part", "start_share"] >= 0).all()
    lost = parts_of(figure, 5).set_index("answer").loc[chart_columns.LOST]
    assert lost["part_text"] == "6", "ten of Robertsfors' sixteen answers can be read"


def test_missing_platforms_are_said_and_not_drawn():
    notice = one(kommun="Nordmaling")
    assert isinstance(notice, Notice) and "nästan inga svar" in notice.text
    assert isinstance(one(kommun="Bjurholm", svarande="Personal"), Notice)
    assert isinstance(one(kommun="Bjurholm", svarande=SIDE_BY_SIDE), Notice)


def test_participants_beside_staff():
    figure = one(svarande=SIDE_BY_SIDE)
    assert (
        said(figure.heading)
        == "Redo att arbeta eller studera: personalen ser det oftare än deltagarna själva på tre av fem plattformar"
    )
    heads = dict(zip(figure.rows["position"], figure.rows["heading"], strict=True))
    assert [said(head) for head in heads.values()] == [
        "Ungdomstorget: 48 procentenheter", "Vuxentorget: lika", "Vännäs: 65 procentenheter",
        "Vindeln: 33 procentenheter, kan vara slump",
        "Robertsfors: 38 procentenheter",
    ]  # fmt: skip
    alone = one(svarande=SIDE_BY_SIDE, kommun="Vindeln")
    assert said(alone.heading).endswith(
        "67 % av deltagarna i Vindeln, 100 % av personalen om dem, men skillnaden kan vara slump"
    )


def test_no_chart_joins_years_whose_question_or_scale_differ(everything):
    """The answers behind a chart belong to one year, one question and one scale; two questions stand together only as a
    pair in the codes.
    """
    codes = {(row["period"], row["item"]): row["scale"] for row in read_code("questions")}
    pairs = [{row["item"], row["other_item"]} for row in read_code("question_pairs")]
    figures = [
        figure for one in everything if one.view == "answers" for figure in one.items if isinstance(figure, Figure)
    ]
    assert len(figures) > 60
    for figure in figures:
        facts = ask(register.figures_behind, fact_ids=figure.fact_ids)
        # three headings print 2018 inside the report of 2019: the finding says so
        asked = {("2019", item) for _, item in FACT.findall(" ".join(facts["locator"]))}
        assert {str(period) for period in facts["period"]} == {"2019"}, figure.key
        items = {item for _, item in asked}
        assert len(items) == 1 or items in pairs, figure.key
        assert len({codes[question] for question in asked}) == len(items), figure.key


def test_every_choice_can_be_read_back():
    control = ChooseSurvey()
    for label, respondent in RESPONDENTS.items():
        every = control.read({"svarande": label})
        assert every.respondent == respondent and every.question == ALL_QUESTIONS
        for item in every.items:
            chosen = control.read(question(label, item))
            assert (chosen.items, chosen.respondent) == ((item,), respondent)
            assert item in chosen.sentence
    assert control.read({"svarande": "<script>", "fraga_deltagare": "9.9"}) == control.read({})
    # what the widgets say is what the address said, and reads back as the same choice
    for label, item in (("Personal", "4.10"), ("Styrgrupp", "4.12")):
        assert control.widgets(question(label, item)).items() >= question(label, item).items()
        assert control.read(control.widgets(question(label, item))) == control.read(question(label, item))
    assert control.widgets({})["svarande"] == "Deltagare"
    # the question of another group does not stick
    assert (
        control.read(
            {"svarande": "Personal"} | {"fraga_deltagare": "1.4 Rätt stöd för att kunna få ett arbete"}
        ).question
        == ALL_QUESTIONS
    )


def test_the_page_follows_its_controls():
    page = open_page("social_follow_up", uppfoljning="Enkäter")
    assert said(page.title[0].value).startswith("Rätt stöd")
    choose(page, svarande="Personal", kommun="Umeå")
    assert said(page.title[0].value).startswith("Stödet har gjort deltagaren")
    choose(page, **question("Personal", "4.11"))
    assert len(page.header) == 0 and said(page.title[0].value).startswith("Den lokala samverkan fungerar")
    choose(page, svarande="Deltagare", kommun="Nordmaling")
    assert page.info and "nästan inga svar" in page.info[0].value


def test_a_link_from_another_view_opens_its_question():
    page = open_page("social_follow_up", uppfoljning="Enkäter", **question("Styrgrupp", "4.12"))
    assert said(page.title[0].value).startswith("Den regionala samverkan")
    _, arguments = restore(PAGES["social_follow_up"], {"uppfoljning": "Enkäter", **question("Styrgrupp", "4.12")})
    assert arguments[1].items == ("4.12",)


def test_the_native_chart_piles_the_same_shares():
    figure = one(**question("Personal", "4.10"))
    chart = native_chart(figure.form, figure.rows)
    assert len(chart.categories) == 6 and chart.stacked and chart.lying
    for place in range(6):
        sizes = [series.values[place] for series in chart.series if series.values[place] is not None]
        assert sum(map(abs, sizes)) == pytest.approx(1)
    # mildest first on either side of the middle, as the bars lie
    assert [series.name for series in chart.series if any((value or 0) < 0 for value in series.values)] == [
        "Delvis",
        "Till liten del",
        "Inte alls",
    ]


def test_nothing_is_told_of_small_groups_in_public(everything_public):
    figures = [
        figure
        for one in everything_public
        if one.view == "answers"
        for figure in one.items
        if isinstance(figure, Figure)
    ]
    assert figures
    for figure in figures:
        if figure.form == "answer_rows":
            parts = figure.rows[figure.rows["kind"] == "part"]
            assert not set(parts["part_text"]) & {"1", "2", "3", "4"}, figure.heading
            hidden = figure.rows[(figure.rows["kind"] == "row") & figure.rows["heading"].str.contains("dold")]
            assert not set(hidden["position"]) & set(parts["position"])
            assert not hidden["remark"].str.contains("intervall").any()
    assert any("som kan visas" in figure.heading for figure in figures)
