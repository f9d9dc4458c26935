"""The page Tänk om through Streamlit's own test runner: sliders and fields hold each other, a link restores, nothing
hostile breaks it.
"""

import io
import itertools
import re

import pytest
from python_calamine import CalamineWorkbook

from dashboard.catalogue import PAGES
from dashboard.kit import cached, guard
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.files import workbook_of
from dashboard.subjects.what_if.state import Scenarios, scenarios_of
from dashboard.subjects.what_if.views.capital_views import how_it_goes
from dashboard.subjects.what_if.views.model_views import what_it_gives
from finsam_data.scenarios.link import decode, encode
from finsam_data.scenarios.scenario import TODAY, Scenario
from tests.dashboard.test_pages import check, open_page

BOARDS = [view.name for view in PAGES["what_if"].views]
MUCH = Scenario(
    name="Mycket på en gång", state=5_500_001, weights=(50, 30, 20), joined=(("2482", 39_178, 5_289),), left=("2403",),
    rounding="tusen",
    lines=(("analys", -5), ("vuxentorget", 9_732_875)), follow=True, saving=123_457, costs=(None, 12_000_000, None),
    level=700_001,
    model=(("floor", 1), ("pot", 200_000_000)),
)  # fmt: skip
OTHERS = (
    Scenario(state=6_000_000),
    Scenario(name="Fria", free=(("2401", 1), ("2480", 9_999)), locked=True),
    Scenario(weights=(0, 0, 0)),
)


def open_board(board: str, *scenarios: Scenario):
    return open_page("what_if", tankom=board, s=encode(list(scenarios)) if scenarios else "")


def unfold(page, group: str):
    """Opens a group of controls, as a click on its title does."""
    page.session_state[f"tank_vik_{group}"] = True
    return page.run()


def held(page) -> Scenario:
    return decode(page.session_state["s"])[0]


def widget(widgets, start: str):
    return next(one for one in widgets if one.label.startswith(start))


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize(
    "scenarios",
    [(), (MUCH,), (MUCH, *OTHERS), (OTHERS[1], MUCH), (OTHERS[2],)],
    ids=["today", "much", "four", "free", "no key"],
)
def test_every_board_for_every_kind_of_scenario(board, scenarios):
    page = open_board(board, *scenarios)
    check(page, (board, scenarios))
    assert not page.warning
    assert len(page.get("vega_lite_chart")) == 1 or page.info


def test_every_measure_can_be_chosen():
    for board, key in (("Budgetandelar", "tank_per"), ("Jämförelse", "tank_matt")):
        options = next(view for view in PAGES["what_if"].views if view.name == board).controls[0].fields()[0].options
        for option in options:
            page = open_page("what_if", tankom=board, s=encode([MUCH, *OTHERS]), **{key: option})
            check(page, option)


def test_a_slider_moves_its_field_and_the_answer_and_the_link():
    page = open_board("Medlemsbidrag")
    widget(page.slider, "Statens belopp").set_value(5_500).run()
    check(page)
    assert held(page) == Scenario(state=5_500_000)
    assert widget(page.text_input, "Statens belopp, exakt").value == "5\u00a0500\u00a0000"
    assert "11\u00a0000\u00a0000\u00a0kr, 450\u00a0000\u00a0kr mindre än i\u00a0dag" in page.title[0].value
    # back to today is today: the link is empty again
    widget(page.slider, "Statens belopp").set_value(5_725).run()
    assert page.session_state["s"] == ""


def test_a_field_moves_its_slider_and_keeps_the_krona():
    page = open_board("Budgetandelar")
    widget(page.text_input, "Vuxentorget, exakt").set_value("2 732 875").run()
    check(page)
    assert held(page) == Scenario(lines=(("vuxentorget", 2_732_875),))
    assert widget(page.slider, "Vuxentorget").value == 2_733
    assert any(
        "300\u00a0tkr mer: 6\u00a0954\u00a0kr per deltagare, förut 6\u00a0191\u00a0kr" in caption.value
        for caption in page.caption
    )


TYPED = ("-1", "hej", "", "NaN", "9" * 30, "<b>5</b>", "5,5", "1e400", "None", "٥")
FIELDS = {
    "Medlemsbidrag": "Statens belopp",
    "Budgetandelar": "Ungdomstorget",
    "Eget kapital": "Kostnader 2021",
    "Statens modell": "Antal förbund",
}


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize(("board", "field"), FIELDS.items())
def test_hostile_input_gives_one_swedish_sentence_and_changes_nothing(board, field, typed):
    page = open_board(board)
    before = page.title[0].value
    widget(page.text_input, f"{field}, exakt").set_value(typed).run()
    check(page, typed)
    assert len(page.warning) == 1
    assert re.match(r"(Skriv|Talet) .*\.$", page.warning[0].value)
    assert page.title[0].value == before
    assert page.session_state["s"] == ""
    # the next change clears the sentence
    widget(page.text_input, "Scenariots namn").set_value("Nytt").run()
    assert not page.warning
    assert widget(page.text_input, f"{field}, exakt").value != typed


@pytest.mark.parametrize("link", ["2.abc", "1.abc", "x", "<script>alert(1)</script>", "1." + "A" * 9_000])
@pytest.mark.parametrize("board", BOARDS)
def test_a_link_that_cannot_be_read_says_so_and_shows_today(board, link):
    page = open_page("what_if", tankom=board, s=link)
    check(page, link)
    assert len(page.warning) == 1
    assert page.warning[0].value.startswith("Länkens scenario")
    assert page.title[0].value == open_board(board).title[0].value


def test_what_a_link_names_that_no_longer_exists_is_said_and_the_rest_holds():
    page = open_board("Budgetandelar", Scenario(lines=(("nedlagt", 5), ("vuxentorget", 2_732_875)), start="nyss"))
    check(page)
    assert [warning.value for warning in page.warning] == [
        "Länkens scenario nämner starten ”nyss” och budgetposten ”nedlagt”, som inte finns här. Där gäller dagens "
        "värden."
    ]
    assert widget(page.text_input, "Vuxentorget, exakt").value == "2\u00a0732\u00a0875"
    assert scenarios_of(encode([Scenario(start="nyss")])).sentence == (
        "Dagens värden. Länkens scenario nämner starten ”nyss”, som inte finns här. Där gäller dagens värden"
    )


def test_a_locked_total_stays():
    page = open_board("Budgetandelar", Scenario(locked=True))
    widget(page.slider, "Vuxentorget").set_value(3_000).run()
    check(page)
    assert "12\u00a0573\u00a0tkr, oförändrat" in page.title[0].value
    assert dict(held(page).lines)["vuxentorget"] == 3_000_000
    page = open_board("Budgetandelar", Scenario(locked=True, source="ungdomstorget"))
    widget(page.slider, "Vuxentorget").set_value(3_000).run()
    assert dict(held(page).lines) == {"vuxentorget": 3_000_000, "ungdomstorget": 2_813_036 - 567_125}


def test_free_shares_stay_100_percent():
    page = unfold(open_board("Medlemsbidrag"), "nyckel")
    next(group for group in page.get("button_group") if group.label == "Kommunernas fördelning").select(
        "Fria andelar"
    ).run()
    assert sum(share for _, share in held(page).free) == 10_000
    assert page.title[0].value == "Medlemmarna betalar 11\u00a0450\u00a0000\u00a0kr, som i\u00a0dag", (
        "nothing is moved yet"
    )
    widget(page.text_input, "Umeå, exakt").set_value("50").run()
    check(page)
    assert dict(held(page).free)["2480"] == 5_000
    assert sum(share for _, share in held(page).free) == 10_000


def test_a_municipality_joins_and_leaves():
    page = unfold(open_board("Medlemsbidrag"), "kommuner")
    widget(page.selectbox, "Går med").select("Skellefteå").run()
    check(page)
    assert held(page).joined == (("2482", 39_178, 5_289),)
    widget(page.text_input, "Skellefteå, invånare").set_value("45 000").run()
    assert held(page).joined == (("2482", 45_000, 5_289),)
    widget(page.button, "Skellefteå går inte med").click().run()
    assert held(page) == TODAY
    # the runner forgets that the group was opened, a browser does not
    unfold(page, "kommuner")
    # one that neither SCB nor the papers know asks for its number
    widget(page.selectbox, "Går med").select("Kiruna").run()
    check(page)
    assert any("finns inte i papperen: skriv talet" in slider.label for slider in page.slider)
    widget(page.checkbox, "Vindeln").uncheck().run()
    assert held(page).left == ("2404",)
    assert any("Vindeln lämnar" in text.value for text in page.markdown)


def test_scenarios_are_named_kept_taken_up_and_forgotten():
    page = open_board("Medlemsbidrag")
    widget(page.slider, "Statens belopp").set_value(5_500).run()
    widget(page.text_input, "Scenariots namn").set_value("Lägre").run()
    widget(page.button, "Jämför").click().run()
    widget(page.slider, "Statens belopp").set_value(6_000).run()
    widget(page.text_input, "Scenariots namn").set_value("Högre").run()
    at_work, kept = decode(page.session_state["s"])
    assert (at_work.name, at_work.state, kept.name, kept.state) == ("Högre", 6_000_000, "Lägre", 5_500_000)
    page = open_page("what_if", tankom="Jämförelse", s=page.session_state["s"])
    check(page)
    assert "i scenariot ”Högre”" in page.title[0].value
    widget(page.button, "Arbeta vidare med det").click().run()
    assert [scenario.name for scenario in decode(page.session_state["s"])] == ["Lägre", "Högre"]
    widget(page.button, "Ta bort").click().run()
    assert [scenario.name for scenario in decode(page.session_state["s"])] == ["Lägre"]
    widget(page.button, "Återställ scenariot").click().run()
    assert page.session_state["s"] == ""


def test_four_scenarios_are_the_most_and_the_oldest_goes(monkeypatch):
    texts = {"s": ""}
    monkeypatch.setattr(state.st, "session_state", texts)
    for amount in range(1, 7):
        state.change(lambda old, amount=amount: old.having(state=amount))
        state.keep_for_comparison()
    now = scenarios_of(texts["s"])
    assert now.at_work.state == 6
    assert [scenario.state for scenario in now.compared] == [4, 5, 6]


@pytest.mark.parametrize("board", BOARDS[:4])
def test_reset_is_one_click(board):
    page = open_board(board, MUCH)
    before = open_board(board).title[0].value
    widget(page.button, "Återställ fliken").click().run()
    check(page)
    changed = {field for field in Scenario.__dataclass_fields__ if getattr(held(page), field) != getattr(MUCH, field)}
    assert changed
    widget(page.button, "Återställ scenariot").click().run()
    assert page.session_state["s"] == ""
    assert page.title[0].value == before


def test_every_slider_says_what_it_is_today():
    for board in BOARDS[:4]:
        page = open_board(board, MUCH)
        assert page.slider
        for slider in page.slider:
            assert re.search(r"i\u00a0dag [\d−]|utgångsläge [\d−]|papperen|SCB", slider.label), slider.label


def test_every_result_says_what_it_assumes_and_none_is_a_forecast():
    for board, scenario in itertools.product(BOARDS, (TODAY, MUCH)):
        (item,) = cached.prepared(next(view for view in PAGES["what_if"].views if view.name == board).work,
            Scenarios(scenario), *(
            (PAGES["what_if"].views[BOARDS.index(board)].controls[0].fields()[0].options[0],)
            if board in ("Budgetandelar", "Jämförelse") else ()
        ))  # fmt: skip
        assert item.measure.count("Antar att") == 1
        said = " ".join([item.heading, item.under_heading, *item.notes]).replace("Papperens senaste prognos", "")
        assert not re.search(r"\bprognos", said, re.IGNORECASE)
        assert item.fact_ids, "today's figures lead to their source"


def test_a_part_of_the_country_is_moved_in_percent():
    page = open_board("Statens modell")
    slider = widget(page.slider, "Förbundets del av landets försörjningsmått")
    # (5 725 − 400) of (339 000 − 75 · 400) tkr
    assert slider.value == 1.723 and slider.proto.format == "%.3f\u00a0%%"
    slider.set_value(1.8).run()
    check(page)
    assert dict(held(page).model) == {"support": 18_000_000}
    assert widget(page.text_input, "Förbundets del av landets försörjningsmått, exakt").value == "1,8000"
    slider = widget(page.slider, "Förbundets del av landets försörjningsmått")
    slider.set_value(1.723).run()
    assert held(page) == TODAY, "back where it was is today to the krona"


def test_every_letter_of_the_formula_is_explained():
    (item,) = what_it_gives(Scenarios(TODAY))
    said = item.notes[0].replace("\u00a0", " ")
    for words in ("A statens belopp", "g grundbelopp per förbund (400 000 kr)", "P pott att fördela (339 000 000 kr)",
        "N antal förbund (75 förbund)",
                  "v försörjningsmåttets vikt (75 %)", "F/ΣF förbundets del av landets försörjningsmått (1,7233 %)",
                  "B/ΣB förbundets del av landets invånare 16–64 år (1,7233 %)"):  # fmt: skip
        assert words in said


def test_what_breaks_is_said():
    page = open_board("Budgetandelar", MUCH)
    said = " ".join(text.value for text in page.markdown)
    assert "Det går inte ihop: Analys får ett belopp under noll." in said
    assert "Det går inte ihop: underskottet är större än det egna kapitalet" in said


def test_the_file_holds_all_scenarios_side_by_side():
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_of(Scenarios(MUCH, OTHERS))))
    rows = book.get_sheet_by_name("Jämförelse").to_python()
    assert rows[1][0] == "Kronor"
    assert rows[2] == ["", "I dag", "Mycket på en gång", "Ditt scenario", "Fria", "Ditt scenario (2)"]
    state_row = next(row for row in rows if row[0] == "Staten")
    assert state_row[1:3] == [5_725_000, 5_500_001]
    # 9 885 807 + 408 688 + 2 278 166 less the krona of avrundning-en-krona, not ”12 573 tkr”
    assert next(row for row in rows if row[0] == "Alla poster")[1] == 12_572_660
    # 1 992 706 + 11 490 000 − 12 510 000
    assert next(row for row in rows if row[0] == "Eget kapital 2020")[1] == 972_706
    assert all(isinstance(cell, float | int) or cell == "" for row in rows[3:] for cell in row[1:])


def test_the_choice_names_what_it_is_compared_with():
    """What is printed or put in the minutes says which scenarios stood side by side."""
    assert Scenarios(TODAY).sentence == "Dagens värden"
    assert Scenarios(MUCH).sentence == "Scenario: Mycket på en gång"
    assert (
        Scenarios(MUCH, OTHERS).sentence
        == "Scenario: Mycket på en gång. Att jämföra med: Ditt scenario, Fria och Ditt scenario (2)"
    )
    assert Scenarios(TODAY, (MUCH,)).sentence == "Dagens värden. Att jämföra med: Mycket på en gång"


def test_what_nobody_has_decided_is_a_condition():
    """The budget of 2020 repeated is our arithmetic: the newest paper expects 2 087 tkr at the end of 2020."""
    (item,) = how_it_goes(Scenarios(TODAY))
    # 1 993 + 11 490 − 12 510 = 973, and once more −47
    assert item.heading == "Om budget 2020 upprepas tar pengarna slut 2021: då saknas 47\u00a0tkr"
    said = item.measure.replace("\u00a0", " ")
    assert "Utan ändringar upprepas budget 2020 varje år: intäkter 11 490 tkr, kostnader 12 510 tkr." in said
    assert (
        "Papperens senaste prognos är ett eget kapital på 2 087 tkr vid slutet av 2020, 94 tkr mer än i bokslutet 2019."
        in said
    )
    (item,) = how_it_goes(Scenarios(Scenario(costs=(None, 12_600_000, None))))
    assert item.heading == "I scenariot tar pengarna slut 2021: då saknas 137\u00a0tkr"
    (item,) = how_it_goes(Scenarios(Scenario(costs=(11_490_000,) * 3)))
    assert (
        item.heading == "I scenariot är eget kapital 1\u00a0993\u00a0tkr vid slutet av 2022, lika mycket som i början"
    )


def test_the_record_is_untouched(database, database_file):
    before = database_file.read_bytes()
    open_board("Medlemsbidrag", MUCH, *OTHERS)
    assert database_file.read_bytes() == before


def test_every_line_of_the_capital_is_named_and_no_two_names_meet():
    for scenario, named in (
        (TODAY, {"budget 2020"}),
        (MUCH, {"scenariot", "budget 2020"}),
        (Scenario(level=2_000_000), {"budget 2020"}),
    ):
        (item,) = how_it_goes(Scenarios(scenario))
        names = item.rows[item.rows["kind"] == "name"]
        assert set(names["line_text"]) == {"tillåten nivå", "ungefär högst", "landa på", *named}
        places, heights = sorted(names["tkr"]), item.rows.loc[item.rows["kind"] != "name", "tkr"]
        assert min(high - low for low, high in itertools.pairwise(places)) > 0.069 * (
            max(heights.max(), 0) - min(heights.min(), 0)
        )
    # far from all others a name stands at its own line
    (item,) = how_it_goes(Scenarios(TODAY))
    assert (
        item.rows.loc[item.rows["line_text"] == "budget 2020", "tkr"].item()
        == item.rows.loc[item.rows["label"] == "2022", "tkr"].iloc[0]
    )


def test_a_fragment_that_fails_alone_says_one_swedish_sentence(monkeypatch):
    """After a handle only the fragment runs: its failures never reach app.py."""
    page = open_board("Medlemsbidrag")

    def broken(*_):
        raise RuntimeError("made up")

    monkeypatch.setattr("dashboard.subjects.what_if.boards.contribution_board.draw", broken)
    monkeypatch.setattr("dashboard.subjects.what_if.boards.board.draw", broken)
    page.run()
    assert not page.exception
    assert [error.value for error in page.error] == [guard.FAILED]


def test_what_a_browser_says_too_late_is_not_heard(monkeypatch):
    """Two quick presses: the second message still holds the field as it stood before the first, which must not undo
    them.
    """
    texts = {"s": "", "tank_s_falt": "5 725 000"}
    monkeypatch.setattr(state.st, "session_state", texts)
    state.change(lambda old: old.having(state=5_700_000))
    state.show("tank_s_falt", "5 700 000")
    # the browser has not seen our answer yet: its field, and the link's own field, hold what they held
    texts |= {"tank_s_falt": "5 725 000", "s": ""}
    state.change(lambda old: old.having(name="hörd"))
    state.change(lambda old: old.having(state=None), "tank_s_falt")
    assert scenarios_of(texts["s"]).at_work == Scenario(name="hörd", state=5_700_000)
    # later on the same words are a person's
    monkeypatch.setattr(state.time, "monotonic", lambda: 10**9)
    state.change(lambda old: old.having(state=None), "tank_s_falt")
    assert scenarios_of(texts["s"]).at_work == Scenario(name="hörd")
