"""The registers as a reader meets them: finding, cards, links, the day that can be set."""

import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import PAGES
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.figure import Notice
from dashboard.kit.views import restore, restored, sentence
from dashboard.subjects.follow_up import register_views, words
from dashboard.subjects.follow_up.choices import ChooseScope, Scope
from finsam_data.questions import follow_up
from tests.dashboard.kit.test_inert import plain
from tests.dashboard.test_pages import open_page

ALL = Area("UR", "De sex kommunerna")
LATEST = Scope("2020-10-30", "", "Alla organisationer")


def spoken(element) -> str:
    return element.value.replace("\u00a0", " ")


def texts(page) -> str:
    return "\n".join(
        plain(element.value) for element in [*page.title, *page.header, *page.markdown, *page.caption]
    ).replace("\u00a0", " ")


def test_the_plan_opens_with_what_is_overdue():
    page = open_page("social_follow_up", uppfoljning="Utvecklingsplan")
    assert spoken(page.title[0]) == "7 av 26 punkter i utvecklingsplanen är förfallna den 30 oktober 2020"
    assert page.header[0].value == "! Förfallen (7)"
    said = texts(page)
    # symbol and word, the day, who answers, what was heard, where it stands
    assert "**15. Närmare arbetsgivare i bristyrken**  \n! Förfallen: sista dag 31 maj 2020." in said
    assert "20 mars 2020: Umeå kommun och Arbetsförmedlingen ska ta fram strategin." in said
    assert (
        "Kallelse 2019-11-28, Verksamhetsplan 2020, Utvecklingsplan, rad 15, r. 3088–3090. Svaret: Kallelse 2020-03-20"
        in said
    )


def test_the_day_can_be_set_and_moves_what_is_overdue():
    early = open_page("social_follow_up", uppfoljning="Utvecklingsplan", dag="2020-02-01")
    assert spoken(early.title[0]) == "2 av 26 punkter i utvecklingsplanen är förfallna den 1 februari 2020"
    page = open_page("social_follow_up", uppfoljning="Beslut")
    page.text_input(key="dag").set_value("2021-01-01").run()
    assert spoken(page.title[0]).startswith("5 av 30 beslut och åtaganden är förfallna den 1 januari 2021")


@pytest.mark.parametrize(
    "day", ["2020-02-30", "igår", "1850-01-01", "2040-01-01", "<script>alert(1)</script>", "٢٠٢٠-٠١-٠١"]
)
def test_a_hostile_day_falls_back_and_says_what_to_write(day):
    page = open_page("social_follow_up", uppfoljning="Utvecklingsplan", dag=day)
    assert spoken(page.title[0]).endswith("den 30 oktober 2020")
    assert not page.exception
    assert "Skriv en dag mellan 2019-01-01 och 2039-12-31" in page.info[0].value


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=12), st.dates().map(str)), st.text(max_size=12))
def test_any_address_gives_a_day_within_reach(day, organisation):
    scope = ChooseScope("utvecklingsplan").read({"dag": day, "organisation": organisation})
    assert re.fullmatch(r"20[123]\d-\d\d-\d\d", scope.day)
    assert "2019-01-01" <= scope.day <= "2039-12-31"
    assert scope.day in (day.strip(), "2020-10-30")
    assert scope.organisation == ""


def test_a_municipality_and_an_organisation_narrow_the_register():
    page = open_page(
        "social_follow_up", uppfoljning="Rekommendationer", kommun="Robertsfors", organisation="Försäkringskassan"
    )
    said = texts(page)
    assert "20. Försök med tidigare omplacering vid långa sjukfall" in said
    assert "Gäller Robertsfors" in said
    assert "1. Rekrytera behöriga lärare" not in said, "a recommendation for Umeå"
    assert "de som gäller Robertsfors eller alla, med Försäkringskassan bland de ansvariga" in said


def test_what_nobody_answers_for_is_said():
    page = open_page("social_follow_up", uppfoljning="Rekommendationer")
    assert spoken(page.title[0]) == (
        "Skolan är sammankallande för 6 av 21 rekommendationer i analysrapporten; 20 har ingen sista dag"
    )
    ninth = (
        register_views.points_of(register_views.RECOMMENDATIONS, ALL, LATEST).set_index("number", drop=False).loc["9"]
    )
    assert words.details(ninth) == ["Ingen ansvarig utpekad. Gäller Umeå.", "Inte godkänd."]


def test_a_register_before_its_paper_says_when_it_came():
    page = open_page("social_follow_up", uppfoljning="Utvecklingsplan", dag="2019-06-01")
    assert spoken(page.title[0]) == "Den 1 juni 2019 fanns ännu inga punkter i utvecklingsplanen"
    assert (
        page.info[0].value.replace("\u00a0", " ")
        == "De första är från den 28 november 2019. Välj den dagen eller en senare."
    )


def test_nothing_for_a_choice_says_what_to_choose():
    page = open_page("social_follow_up", uppfoljning="Rekommendationer", organisation="Universitetet", kommun="Vindeln")
    assert (
        page.title[0].value == "Ingen rekommendation i analysrapporten med Universitetet bland de ansvariga för Vindeln"
    )
    assert "Alla organisationer" in page.info[0].value


def test_only_organisations_that_answer_for_something_can_be_chosen():
    universities = [
        "Universitetet" in widget.options
        for view in ("Rekommendationer", "Utvecklingsplan", "Beslut")
        for widget in open_page("social_follow_up", uppfoljning=view).selectbox if widget.key == "organisation"
    ]  # fmt: skip
    assert universities == [True, False, False]


def test_every_link_of_a_decision_opens_the_view_that_it_names(database):
    rows = follow_up.points(database, register="beslut", area="UR", organisation="", day="2020-10-30")
    linked = rows[rows["page"].notna()]
    assert len(linked) > 8
    for row in linked.itertuples():
        page, choices = PAGES[row.page], dict(parse_qsl(row.choices, strict_parsing=True))
        view, _ = restore(page, choices)
        assert view.name == choices.pop(page.tabs_key), row.number
        assert all(
            word.casefold() in f"{sentence(page, {page.tabs_key: view.name} | choices)}".casefold()
            for word in choices.values()
        ), row.number
        assert not isinstance(restored(page, {page.tabs_key: view.name} | choices)[0], Notice), row.number
        assert row.indicator


def test_a_link_within_the_page_opens_its_tab():
    page = open_page("social_follow_up", uppfoljning="Beslut")
    page.button(key="vag_2020-02-14-4").click().run()
    assert "utvecklingsplanen" in page.title[0].value


def test_the_table_fits_a_phone_and_is_no_chart_alone():
    for view in (register_views.recommendations, register_views.plan, register_views.decisions):
        (figure,) = view(ALL, LATEST)
        assert list(figure.table.columns) == ["Punkt", "Ansvarig", "Läge", "Var det står"]
        assert len(figure.table) == figure.rows["end_count"].sum()
        assert figure.source.startswith("Källa: Kallelse")
        assert not figure.table.isna().any().any()


def test_less_content_says_how_sure_it_is():
    page = open_page("social_follow_up", uppfoljning="Mindre nöjda")
    assert spoken(page.title[0]) == "Personal och styrgrupper når inte målet i 12 av 28 fall, 4 av dem säkert"
    assert spoken(page.header[0]) == "Deltagarenkäten når inte riktvärdet 60 % på någon av 5 plattformar"
    below, rates = restored(PAGES["social_follow_up"], {"uppfoljning": "Mindre nöjda"})
    first = below.rows.iloc[0]
    assert first["heading"].replace("\u00a0", " ") == "Vuxentorget, personal 4.6: 46 % (16 av 35)"
    assert first["symbol"] == "▲"
    assert first["remark"].replace("\u00a0", " ") == (
        "ej nått, mål 80 %, svarsfrekvens 90 %\nintervall 30–62 %\nHåller fast vid arbetssättet"
    )
    assert "få personer (n = 7)" in below.rows.iloc[6]["remark"].replace("\u00a0", " ")
    assert rates.rows.iloc[0]["remark"].replace("\u00a0", " ") == "▽ under riktvärdet 60 %"


def test_a_municipality_without_a_rate_is_told_what_the_paper_says():
    page = open_page("social_follow_up", uppfoljning="Mindre nöjda", kommun="Nordmaling")
    assert "Nordmaling, deltagare: papperet säger ”nästan inga svar” och ger inget tal." in texts(page)


def test_every_goal_reached_is_said():
    page = open_page("social_follow_up", uppfoljning="Mindre nöjda", kommun="Bjurholm")
    # Bjurholm has no survey of its own, but shares the steering group that lies below
    assert spoken(page.title[0]) == "Personal och styrgrupper når inte målet i 2 av 2 fall, inget av dem säkert"


def test_less_content_leads_to_all_answers():
    page = open_page("social_follow_up", uppfoljning="Mindre nöjda")
    page.button(key="svar_Personal").click().run()
    assert not page.exception
    assert "Fråga 4.5 till personalen" in texts(page)
