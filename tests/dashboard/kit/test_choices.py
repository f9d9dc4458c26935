"""Controls: described once, and a sentence where there is nothing to choose."""

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit import cached
from dashboard.kit.choices.control import ChooseOne, NothingToChoose
from dashboard.kit.choices.group import ChooseGroup
from dashboard.kit.choices.year import ChooseYear
from dashboard.kit.figures.figure import Notice
from dashboard.kit.guard import FAILED
from dashboard.kit.views import View, ViewPage, restored, sentence, widget_values
from dashboard.meeting.model import Point
from dashboard.meeting.resolve import resolve
from finsam_data.questions import economy, follow_up, full_year, participants, register, social, surveys
from finsam_data.record.settings.known_views import known_pages
from tests.dashboard.test_pages import open_page

# every question that a control takes its options from
SOURCES = (
    register.code_table, participants.choices_with_data, social.choices, social.graded_years, social.strategic_grades,
    surveys.questions_asked, surveys.years, follow_up.organisations, full_year.years, full_year.presets, economy.years,
    economy.parts,
)  # fmt: skip
# the keys of the fields that have no option left when a source has no rows; all others have a word for "all"
EMPTIED = {
    register.code_table: {"ar", "utfall", "utfall_over_tid"}, social.choices: {"bokslut"}, social.graded_years: {"mal"},
    social.strategic_grades: {"mal"}, surveys.questions_asked: {"svarande"}, full_year.years: {"hae_ar"},
    surveys.years: {"enkat_ar", "svarande"}, economy.years: {"ekonomi_ar"}, economy.parts: {"del"},
}  # fmt: skip
CONTROLS = {
    f"{name}-{view.name}-{place}": control
    for name, page in PAGES.items()
    for view in page.views
    for place, control in enumerate((page.control, *view.controls))
}


@pytest.fixture
def without(monkeypatch):
    """Takes the rows from the answers of questions, for all pages."""

    def emptied(*questions):
        whole = cached._answer.__wrapped__

        def answer(question, *arguments):
            rows = whole(question, *arguments)
            return rows.iloc[:0] if question in questions else rows

        monkeypatch.setattr(cached, "_answer", answer)
        cached._work.cache_clear()

    yield emptied
    cached._work.cache_clear()


@pytest.mark.parametrize("source", [*SOURCES, None], ids=lambda source: source.__name__ if source else "all")
def test_every_control_reads_and_words_its_choice_without_options(source, without):
    without(*([source] if source else SOURCES))
    gone = EMPTIED.get(source, set()) if source else set.union(*EMPTIED.values())
    for where, control in CONTROLS.items():
        empty = [field.key for field in control.fields() if field.is_empty]
        chosen = control.read({})
        assert set(empty) <= gone, where
        assert isinstance(chosen, NothingToChoose) == bool(empty), where
        assert hash(chosen) is not None and not set(empty) & control.widgets({}).keys()
        assert control.read({field.key: "x" for field in control.fields()}) is not None


@pytest.mark.parametrize("source", list(EMPTIED), ids=lambda source: source.__name__)
def test_every_page_says_what_there_is_nothing_of(source, without):
    """Where a view has nothing to choose it is not asked; the page, its point at a meeting and the sentence say so."""
    without(source)
    seen = 0
    for name, page in PAGES.items():
        for view in page.views:
            controls = (page.control, *view.controls)
            empty = [field for control in controls for field in control.fields() if field.is_empty]
            if not empty:
                continue
            seen += 1
            address = {page.tabs_key: view.name}
            opened = open_page(name, **address)
            where = (name, view.name)
            assert not opened.exception and not opened.error, where
            assert [title.value for title in opened.title] == [f"{empty[0].label}: uppgift saknas"], where
            assert opened.info[-1].value.startswith("Handlingarna har inget att visa under "), where
            (notice,) = restored(page, address)
            assert isinstance(notice, Notice)
            assert "uppgift saknas" in sentence(page, address) and widget_values(page, address) is not None
            assert resolve(Point(name, tuple(address.items()))).notices
    assert seen


def test_the_start_page_says_it_too(without):
    without(register.code_table)
    opened = open_page()
    assert not opened.exception and FAILED not in [error.value for error in opened.error]
    assert [title.value for title in opened.title] == ["Samordningsförbundet Umeåregionen"]


@pytest.mark.parametrize("name", list(known_pages()))
def test_no_page_fails_with_a_traceback_when_everything_is_empty(name, without):
    without(*SOURCES)
    opened = open_page(name)
    assert not opened.exception
    assert opened.title or opened.error


def test_a_control_of_no_words_is_a_sentence():
    page = ViewPage("x", ChooseOne("Mått", "matt", ()), (View("Vy", lambda choice: []),))
    assert restored(page, {})[0].title == "Mått: uppgift saknas"
    assert ChooseYear("y", tuple).read({"y": "2019"}) == NothingToChoose("År")


def test_a_year_before_the_first_whole_one_is_where_the_choice_begins(without, monkeypatch):
    """Only tertials: the latest of them, where an exception once stood."""
    whole = cached._answer.__wrapped__

    def tertials(question, *arguments):
        rows = whole(question, *arguments)
        return rows[rows["kind"] != "year"] if question is register.code_table else rows

    monkeypatch.setattr(cached, "_answer", tertials)
    cached._work.cache_clear()
    assert ChooseGroup(with_platform=True).read({}).period_label.startswith("Tertial")


def test_fields_say_what_their_control_reads():
    for where, control in CONTROLS.items():
        fields = control.fields()
        assert len({field.key for field in fields}) == len(fields), where
        widgets = control.widgets({})
        assert control.read({key: str(value) for key, value in widgets.items()}) == control.read({}), where
        for field in fields:
            for option in field.options:
                assert field.found(str(option)) == option, (where, option)
                assert field.found(f"{option}.") == option, (where, option)
