"""A meeting is put together, opened from its link, saved and opened again, as a reader does it."""

import json
from datetime import date

import pytest

from dashboard.meeting.model import BROKEN_FILE, Meeting, Point, encode, from_file, to_file
from dashboard.meeting.readers_meeting import JUST_SECONDS
from dashboard.meeting_tabs.frozen import freeze
from finsam_data.building.version import build
from tests.browser.accessibility import axe_violations
from tests.browser.conftest import watch
from tests.browser.test_every_page import TEXTS
from tests.browser.test_using_it import open_page
from tools.pages import MEETING, address, wait_until_still


def click(page, name):
    page.get_by_role("button", name=name).first.click()
    wait_until_still(page)


def go_to(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()
    wait_until_still(page)


def test_views_are_added_from_their_pages_and_a_copied_link_restores_them(watched_page, base_address, browser):
    page = watched_page
    open_page(page, base_address, address("resultat", vy="Plattformar", kommun="Umeå"))
    heading = page.inner_text("h1")
    click(page, "Lägg till i mötet")
    assert "mote=" not in page.url, "a view's own link stays short"
    go_to(page, "Helårsekvivalenter")
    click(page, "Lägg till i mötet")
    go_to(page, "Punkt 2 i mötet")
    assert heading in page.inner_text("body")
    assert page.get_by_role("button", name="Upp").count() == 2
    elsewhere = watch(browser.new_page(viewport={"width": 390, "height": 844}), base_address)
    open_page(elsewhere, "", page.url)
    assert heading in elsewhere.inner_text("body")
    assert elsewhere.get_by_role("button", name="Upp").count() == 2
    click(elsewhere, "Ta bort")
    elsewhere.wait_for_timeout(1000 * JUST_SECONDS)
    elsewhere.go_back()
    wait_until_still(elsewhere)
    assert elsewhere.get_by_role("button", name="Upp").count() == 2, (
        "what was removed comes back with the browser's own button"
    )
    assert not page.faults + elsewhere.faults


def test_a_reload_on_another_page_loses_nothing_and_an_emptied_meeting_stays_empty(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, address("resultat", vy="Flöde"))
    click(page, "Lägg till i mötet")
    page.reload()
    wait_until_still(page)
    page.get_by_role("link", name="Punkt 1 i mötet").wait_for()
    go_to(page, "Mötet")
    assert page.get_by_role("button", name="Ta bort").count() == 1
    click(page, "Ta bort")
    go_to(page, "Resultat")
    page.reload()
    wait_until_still(page)
    assert page.get_by_role("link", name="Punkt 1 i mötet").count() == 0
    assert not page.faults


def test_own_words_are_written_and_lie_in_the_link(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, address("motet", mote=encode(MEETING)))
    click(page, "Ned")
    click(page, "Ändra")
    page.get_by_label("Egen rubrik").fill("En egen rubrik")
    page.get_by_label("Anteckning").fill("Två rader:\nåäö")
    page.keyboard.press("Tab")
    wait_until_still(page)
    assert axe_violations(page) == []
    page.reload()
    wait_until_still(page)
    body = page.inner_text("body")
    assert "En egen rubrik" in body and "Två rader:" in body
    assert not page.faults


def test_a_saved_file_is_opened_again_and_others_are_refused_in_swedish(watched_page, base_address, tmp_path):
    page = watched_page
    open_page(page, base_address, address("motet", mote=encode(MEETING)))
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara som fil").click()
    saved = download.value.path().read_bytes()
    assert download.value.suggested_filename == "2020-03-20_Styrelsemote.json"
    assert from_file(saved) == MEETING
    open_page(page, base_address, address("motet"))
    assert "Högst 1\u00a0MB" in page.inner_text("body")
    file = tmp_path / "fel.json"
    file.write_text(json.dumps({"something": "else"}), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text(BROKEN_FILE).wait_for()
    assert BROKEN_FILE in page.inner_text("body")
    for text in page.evaluate(TEXTS).splitlines():
        assert not any(
            word in text
            for word in ("Upload", "Remove", "per file", "file upload", "Drag and drop", "not allowed", "Press")
        ), text
    (tmp_path / "ratt.json").write_bytes(saved)
    page.locator("input[type=file]").set_input_files(tmp_path / "ratt.json")
    page.locator("h1", has_text="Styrelsemöte").wait_for()
    wait_until_still(page)
    assert page.get_by_role("button", name="Ta bort").count() == len(MEETING.points)
    assert not page.faults


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_ready_made_agenda_fills_the_meeting(browser, base_address, size):
    page = watch(browser.new_page(viewport={"width": size[0], "height": size[1]}), base_address)
    open_page(page, base_address, address("motet"))
    click(page, "Oktober: Tertialrapport")
    assert page.inner_text("h1") == "Tertialrapport"
    assert page.get_by_role("button", name="Ta bort").count() == 12
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= size[0]
    assert not page.faults


def test_a_frozen_meeting_shows_what_was_shown_and_what_has_changed(page, own_dashboard):
    base, folder, file = own_dashboard
    watch(page, base)
    link = encode(
        Meeting(
            "Styrelsemöte",
            "2026-03-20",
            (Point("results", (("vy", "Flöde"), ("kommun", "Bjurholm"))), Point("results", ())),
        )
    )
    open_page(page, base, address("motet", mote=link, motesflik="Som visat"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Frys och spara").click()
    assert download.value.suggested_filename == "2026-03-20_Styrelsemote.som-visat.json"

    def open_frozen(name):
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/json", "buffer": download.value.path().read_bytes()}
        )
        page.get_by_text("Vad som har ändrats sedan dess").wait_for()
        wait_until_still(page)
        return page.inner_text("body").replace("\u00a0", " ")

    body = open_frozen("en.json")
    assert "Allt som visades är detsamma" in body and "samma som nu" in body
    table = folder / "aktualisering" / "kallelse-2020-03-20.csv"
    text = table.read_text(encoding="utf-8")
    old = "aktualiserade,2019,2403,samordningsteam-bjurholm,,,,T,11,"
    assert text.count(old) == 1
    (row,) = [line for line in text.splitlines() if line.startswith(old)]
    # the value, and what is printed
    table.write_text(text.replace(row, row.replace(",11,", ",12,")), encoding="utf-8")
    build(folder, file)
    click(page, "Stäng det frysta mötet")
    body = open_frozen("tva.json")
    assert "Av 2 figurer och meddelanden: 1 oförändrad och 1 rättad." in body
    assert "11 har blivit 12" in body and "nu är den" in body
    assert page.locator("table").last.inner_text().split()[:4] == ["Uppgift", "Som", "visat", "Nu"]
    page.locator(".deck").focus()
    page.keyboard.press("ArrowRight")
    drawn = page.locator(".slide svg").first.inner_html()
    assert "Aktualiserade: 11" in drawn and "Aktualiserade: 12" not in drawn
    assert page.get_by_role("button", name="Ändra urvalet").is_hidden()
    assert axe_violations(page) == []
    assert not page.faults


def test_a_frozen_file_that_somebody_has_armed_does_nothing(watched_page, base_address, database_file):
    page = watched_page
    content = json.loads(freeze(MEETING, date(2026, 3, 20)))
    content["slides"][1]["columns"] = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" '
        'onload="window.hit=1"><script>window.hit=1</script>'
        '<style>@import "//a.example"</style>'
        '<image href="https://a.example/x.png"/><rect width="5" height="5" fill="url(https://a.example/y#z)" '
        'onclick="window.hit=1"/>'
        '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="//a.example/z" '
        'onerror="window.hit=1"/></foreignObject>'
        '<a href="javascript:window.hit=1"><text>ett</text></a><use '
        'href="https://a.example/u#v"/><text>kvar</text></svg>'
    ]
    content["slides"][1]["heading"] = content["meeting"]["title"] = (
        "<img src=x onerror=window.hit=1> [a](javascript:window.hit=1)"
    )
    content["slides"][2]["columns"] = ["<svg this is no drawing"]
    open_page(page, base_address, address("motet", motesflik="Som visat"))
    armed = {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    page.locator("input[type=file]").set_input_files(armed)
    page.locator(".deck").focus()
    page.keyboard.press("ArrowRight")
    drawn = page.locator(".slide svg")
    assert drawn.text_content().split() == ["kvar"]
    assert set(drawn.evaluate("svg => [...svg.querySelectorAll('*')].map(node => node.localName)")) == {"rect", "text"}
    assert page.locator(".slide h2").inner_text().startswith("<img src=x")
    page.keyboard.press("ArrowRight")
    assert page.locator(".slide svg").count() == 0
    assert page.evaluate("window.hit") is None
    assert not page.faults


def test_a_file_that_is_no_frozen_meeting_is_refused_in_swedish(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, address("motet", motesflik="Som visat"))
    page.locator("input[type=file]").set_input_files(
        {"name": "fel.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    page.get_by_text(BROKEN_FILE).wait_for()
    page.locator("input[type=file]").set_input_files(
        {"name": "mote.json", "mimeType": "application/json", "buffer": to_file(MEETING)}
    )
    page.get_by_text("Öppna det under Dagordning").wait_for()
    assert not page.faults
