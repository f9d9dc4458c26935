"""A hostile link and a hostile frozen file in a real browser: the reader sees the words, and they are nothing else."""

import re

import pytest

from dashboard.meeting.model import Meeting, Point, encode
from finsam_data.scenarios import link
from finsam_data.scenarios.scenario import Scenario
from tests.browser.test_using_it import open_page
from tests.dashboard.meeting_tabs.test_hostile import BAD, SHORT, frozen
from tools.pages import address, wait_until_still

WORDS = (
    "www.evil.example https://evil.example/x?y=1 a.b@evil.example <https://evil.example> [x](https://evil.example) "
    "![x](https://evil.example/x.png) **b** __b__ *i* `c` ~~s~~ $x^2$ :material/home: :material_home: :red[r] :smile: "
    ":streamlit: <b>h</b> # a [^1] a -> b -- c | d \\* &amp; &#60;"
)
STARTS = ("# a", "- a", "1. a", "> a", "| a |", "```", "---", "    a", "$$a$$", "+ a", "=1")
# what Markdown would have made
MADE = (
    "[data-testid=stMarkdownContainer] :is(a, img, code, em:has(em), del, s, ol, blockquote, table, pre, "
    "[aria-label='home icon'], .katex, .stMarkdownColoredText), [data-testid=stMain] :is(script, iframe), "
    "[data-testid=stMain] a:is([href^='http'], [href^='mailto'], [href^='www']):not([href^='http://127.0.0.1'])"
)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def only_words(page, *seen: str) -> None:
    wait_until_still(page)
    made = page.locator(MADE).evaluate_all("found => found.map(node => node.outerHTML.slice(0, 200))")
    assert made == []
    shown = squeezed(page.locator("[data-testid=stMain]").evaluate("node => node.textContent"))
    for text in seen:
        assert squeezed(text) in shown


def upload(page, content: bytes) -> None:
    file = {"name": f"{SHORT}.json", "mimeType": "application/json", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)


def test_a_meeting_in_a_link(watched_page, base_address):
    points = [Point("results", (("vy", "Flöde"),), start[:30], f"{start}: {WORDS}"[:300], WORDS) for start in STARTS]
    points.append(Point("results", (("vy", WORDS),)))
    open_page(watched_page, base_address, address("motet", mote=encode(Meeting(WORDS[:200], "", tuple(points)))))
    only_words(watched_page, WORDS[:200], WORDS, *(f"{start}: {WORDS}"[:300] for start in STARTS))
    assert watched_page.locator("[data-testid=stMarkdownContainer] ul").count() == 0
    assert not watched_page.faults


@pytest.mark.parametrize("tab", ["Medlemsbidrag", "Jämförelse"])
def test_scenarios_in_a_link(watched_page, base_address, tab):
    names = [Scenario(name=name, state=5_500_000) for name in (SHORT, "www.evil.example :red[x]", "# $x$ `c` :smile:")]
    open_page(watched_page, base_address, address("tank-om", tankom=tab, s=link.encode(names)))
    only_words(watched_page, SHORT)


def test_a_search_and_a_choice_that_does_not_exist(watched_page, base_address):
    open_page(watched_page, base_address, address("data-och-kallor", register="Alla siffror", sok=SHORT, amne=SHORT))
    only_words(watched_page, f"”{SHORT}”")


def test_a_frozen_file(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, address("motet", motesflik="Som visat"))
    content = frozen(heading=WORDS, text=BAD, remarks=[BAD], source=BAD)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": content}
    )
    page.get_by_role("button", name="Stäng det frysta mötet").wait_for()
    only_words(page, BAD)
    page.get_by_role("button", name="Stäng det frysta mötet").click()
    wait_until_still(page)
    assert page.locator("input[type=file]").count() == 1
    assert not page.faults
