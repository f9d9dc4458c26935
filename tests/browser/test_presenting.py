"""A meeting is presented as at the board: with keys, in full screen, with questions and the speaker's window. Every
slide is readable and whole at three sizes.
"""

import re

import pytest

from dashboard.catalogue import PAGES
from dashboard.meeting.model import Meeting, Point, encode
from tests.browser.accessibility import axe_violations
from tests.browser.conftest import watch
from tests.browser.test_using_it import choose
from tools.pages import MEETING, address, wait_until_still

SIZES = [(1920, 1080), (1440, 900), (1280, 720)]
EVERYTHING = Meeting("Alla vyer", "2026-03-20", tuple(
    Point(name, ((page.tabs_key, view.name), ("kommun", "Nordmaling" if name == "full_year_equivalents"
        else "Alla kommuner")), "§ 7")
    for name, page in PAGES.items() for view in page.views
))  # fmt: skip
# JavaScript that lists the faults of the slide that is shown: texts that are too small or outside the slide, and parts
# whose content is cut off
MEASURE = """() => {
  const root = [...document.querySelectorAll('.st-key-presentation *')].map(e => e.shadowRoot).find(Boolean)
  const stage = root.querySelector('.stage'), box = stage.getBoundingClientRect(), unit = box.width / 1920, faults = []
  for (const place of [stage, root.querySelector('.bar')]) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode, holder = text.parentElement
      if (!text.textContent.trim() || !holder.checkVisibility()) continue
      let size = parseFloat(getComputedStyle(holder).fontSize)
      if (holder.closest('svg')) { const matrix = holder.getScreenCTM(); size *= Math.hypot(matrix.a, matrix.b) }
      if (size < 24 * unit - 0.05) faults.push(['small', text.textContent, size])
      const range = document.createRange(); range.selectNodeContents(text)
      const at = range.getBoundingClientRect()
      const inside = at.left > box.left - 1 && at.right < box.right + 1
        && at.top > box.top - 1 && at.bottom < box.bottom + 1
      if (!inside) faults.push(['outside', text.textContent])
    }
  }
  for (const part of root.querySelectorAll('.slide, .body, .remarks, .source, .subtitle, .kicker span'))
    if (part.scrollHeight > part.clientHeight + 2 && part.clientHeight
      || part.scrollWidth > part.clientWidth + 2 && part.clientWidth)
      faults.push(['cut off', part.className || part.tagName])
  const chart = root.querySelector('.chart')
  return {
    faults,
    heading: root.querySelector('h2').textContent,
    source: root.querySelector('.source')?.textContent || '',
    chart: chart ? chart.getBoundingClientRect().width / box.width : null,
    stage: [box.left, box.top, box.width, box.height],
  }
}"""


@pytest.fixture
def sized(browser, base_address):
    """A function that opens a meeting in full screen in a window of the size that it is given."""
    pages = []

    def present(size, meeting=MEETING):
        page = watch(browser.new_page(viewport={"width": size[0], "height": size[1]}), base_address)
        pages.append(page)
        page.goto(base_address + address("motet", mote=encode(meeting), motesflik="Presentera"))
        # takes long the first time, since the server then draws every chart
        page.locator(".deck").wait_for(timeout=120_000)
        wait_until_still(page)
        # a long meeting is drawn a few points at a time
        while (more := page.get_by_role("button", name=re.compile("^Visa [0-9]+ till"))).count():
            left = page.get_by_text(re.compile("punkter visas")).inner_text()
            more.click()
            page.wait_for_function("said => !document.body.innerText.includes(said)", arg=left, timeout=120_000)
            wait_until_still(page)
        page.get_by_role("button", name="Helskärm").click()
        page.wait_for_function("document.fullscreenElement !== null")
        return page

    yield present
    for page in pages:
        page.close()


def number(page) -> str:
    return page.locator(".number").inner_text()


def heading(page) -> str:
    return page.locator(".slide h2").inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_every_slide_is_large_whole_and_says_its_source(sized, size):
    page = sized(size, EVERYTHING)
    count = int(number(page).split(" / ")[1])
    assert count > len(EVERYTHING.points)
    for place in range(count):
        seen = page.evaluate(MEASURE)
        assert not seen["faults"], (place + 1, seen["heading"], seen["faults"][:5])
        left, top, width, height = seen["stage"]
        assert abs(width / height - 16 / 9) < 0.01
        assert (width >= size[0] - 1 or height >= size[1] - 1) and left >= -1 and top >= -1, (
            "the slide fills the screen"
        )
        if seen["chart"]:
            assert "Källa: " in seen["source"]
            assert seen["chart"] > 0.4
        page.keyboard.press("ArrowRight")
    assert number(page) == f"{count} / {count}"
    assert not page.faults


def test_keys_and_buttons_move(sized):
    page = sized((1280, 720))
    count = int(number(page).split(" / ")[1])
    moves = (
        {2: "ArrowRight", 3: "PageDown", 4: " ", 5: "ArrowDown"},
        {4: "ArrowLeft", 3: "PageUp", 2: "Shift+ ", 1: "ArrowUp"},
    )
    there, back = ([(key, place) for place, key in way.items()] for way in moves)
    for key, place in (*there, *back, ("ArrowLeft", 1), ("End", count), ("ArrowRight", count), ("Home", 1)):
        page.keyboard.press(key)
        assert number(page) == f"{place} / {count}", key
    page.get_by_role("button", name="Nästa bild").click()
    page.get_by_role("button", name="Nästa bild").click()
    page.get_by_role("button", name="Föregående bild").click()
    assert number(page) == f"2 / {count}"
    for key in ("r", "c"):
        page.keyboard.press(key)
        assert number(page) == f"2 / {count}", "these keys belong to Streamlit, and move nothing here"
    assert page.locator(".spoken").inner_text().startswith(f"Bild 2 av {count}. ")
    assert not page.faults


def test_a_clicker_works_before_anything_is_clicked_on(watched_page, base_address):
    page = watched_page
    page.goto(base_address + address("motet", mote=encode(MEETING), motesflik="Presentera"))
    page.locator(".deck").wait_for(timeout=120_000)
    wait_until_still(page)
    assert page.evaluate("document.activeElement === document.body"), "nothing has been clicked on"
    for key, place in (
        ("PageDown", 2),
        ("ArrowRight", 3),
        ("PageUp", 2),
        ("ArrowLeft", 1),
        ("ArrowDown", 1),
        ("End", 1),
    ):
        page.keyboard.press(key)
        assert number(page).startswith(f"{place} / "), key
    # a row of tabs uses the arrow keys itself, but none of the clicker's other keys
    page.get_by_text("Presentera", exact=True).first.click()
    wait_until_still(page)
    page.keyboard.press("PageDown")
    assert number(page).startswith("2 / ")
    assert not page.faults


def test_a_clicker_works_after_a_choice(sized):
    page = sized((1440, 900))
    for key in ("PageDown", "ArrowRight"):
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("f")
        wait_until_still(page)
        choose(page, "Kommun", "Robertsfors")
        assert page.evaluate("document.activeElement.closest('.st-key-slide_controls') !== null"), (
            "the focus is still among the choices"
        )
        page.keyboard.press(key)
        wait_until_still(page)
        assert number(page).startswith("3 / "), key
        assert page.locator(".st-key-slide_controls").count() == 0
    assert not page.faults


def test_moving_asks_nothing_of_the_server(sized):
    page = sized((1280, 720))
    wait_until_still(page)
    page.context.set_offline(True)
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)
    assert heading(page)
    assert page.evaluate(MEASURE)["faults"] == []
    page.context.set_offline(False)


def test_the_frame_is_neither_seen_nor_reached_while_presenting(sized):
    page = sized((1440, 900))
    assert not page.get_by_role("link", name="Översikt").is_visible()
    assert not page.get_by_text("Dataversion").is_visible()
    assert axe_violations(page) == []
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(document.activeElement.shadowRoot?.activeElement || document.activeElement).innerText.trim()"
            )
        )
    assert "Talarvy" in reached and not {"Översikt", "Dagordning", "Resultat"} & reached, reached
    page.get_by_role("button", name="Avsluta").click()
    wait_until_still(page)
    assert page.get_by_role("link", name="Översikt").is_visible()
    assert page.evaluate("document.fullscreenElement === null")
    assert not page.faults


def test_a_question_changes_the_slide_and_one_key_brings_it_back(sized):
    page = sized((1440, 900))
    page.keyboard.press("ArrowRight")
    prepared = heading(page)
    page.keyboard.press("f")
    wait_until_still(page)
    choose(page, "Kommun", "Robertsfors")
    assert "38 % gick till arbete" in heading(page).replace("\u00a0", " ")
    assert "Ändrat urval" in page.locator(".slide .live").inner_text()
    assert page.evaluate(MEASURE)["faults"] == []
    assert axe_violations(page) == []
    # the key works although the focus is among the choices
    page.keyboard.press("t")
    wait_until_still(page)
    assert heading(page) == prepared
    assert page.locator(".slide .live").count() == 0
    assert page.locator(".st-key-slide_controls").count() == 0
    page.keyboard.press("f")
    wait_until_still(page)
    assert page.get_by_role("combobox", name="Kommun").input_value() == "Alla kommuner", (
        "a question begins with the choices of the prepared slide"
    )
    choose(page, "År", "2018")
    page.locator(".deck").focus()
    page.keyboard.press("ArrowRight")
    wait_until_still(page)
    page.keyboard.press("ArrowLeft")
    assert heading(page) == prepared, "the prepared slide is back after moving on to another"
    page.get_by_role("button", name="Avsluta").click()
    page.get_by_role("link", name="Översikt", exact=True).click()
    wait_until_still(page)
    assert page.get_by_role("combobox", name="År").input_value() == "2019", (
        "what a question chose does not follow to other pages"
    )
    assert not page.faults


def test_a_scenario_is_changed_on_its_slide(sized):
    page = sized((1440, 900), Meeting("Budget", "", (Point("what_if", (("tankom", "Medlemsbidrag"),)),)))
    page.keyboard.press("ArrowRight")
    prepared = heading(page)
    page.keyboard.press("f")
    wait_until_still(page)
    page.get_by_role("slider").first.focus()
    # the arrow belongs to the slider while it has the focus
    page.keyboard.press("ArrowLeft")
    page.locator(".slide .live").wait_for()
    wait_until_still(page)
    assert heading(page) != prepared and "mindre" in heading(page)
    assert page.evaluate(MEASURE)["faults"] == []
    page.keyboard.press("t")
    wait_until_still(page)
    assert heading(page) == prepared
    assert not page.faults


def test_the_speakers_window_follows_and_leads(sized, base_address):
    page = sized((1280, 720))
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Talarvy").click()
    speaker = watch(opened.value, base_address)
    speaker.wait_for_function("document.querySelector('.number')?.textContent")
    assert speaker.locator("html").get_attribute("lang") == "sv"
    assert "Styrelsemöte" in speaker.inner_text("h1")
    page.keyboard.press("ArrowRight")
    speaker.get_by_text("Börja med att tre mål gäller").wait_for()
    assert speaker.inner_text(".number") == "Bild 2 av 8"
    assert "Studier 2019" in speaker.inner_text(".next-heading")
    assert speaker.locator(".then svg").count() == 1
    assert len(speaker.inner_text(".clock")) == 5
    assert axe_violations(speaker) == []
    speaker.keyboard.press("PageDown")
    page.wait_for_function("document.querySelector('.st-key-presentation')")
    speaker.get_by_text("Bild 3 av 8").wait_for()
    assert number(page) == "3 / 8"
    speaker.get_by_role("button", name="Föregående").click()
    speaker.get_by_text("Bild 2 av 8").wait_for()
    assert number(page) == "2 / 8"
    page.keyboard.press("End")
    speaker.get_by_text("Det här är den sista bilden.").wait_for()
    assert not page.faults + speaker.faults


def test_a_view_that_is_gone_says_so_on_its_slide(sized):
    page = sized((1280, 720))
    page.keyboard.press("End")
    assert "finns inte längre" in page.locator(".slide .text").inner_text()
    page.keyboard.press("ArrowLeft")
    assert heading(page) == "Ungdomstorget finns inte i Vännäs"


def test_a_stopped_window_is_said(sized):
    page = sized((1280, 720))
    page.evaluate("window.open = () => null")
    page.get_by_role("button", name="Talarvy").click()
    assert "Tillåt popupfönster" in page.get_by_role("alert").inner_text()
