"""Measures how long a reader waits, in headless Chromium and with the page's own clock.

First each page is *learned*: it is opened for every choice and left alone until it no longer changes, so that it is
known what it shows. A measurement ends at the first moment when the page shows exactly that: its heading, its tiles
and every text in every chart.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.servers import Server
from tools.browser import chromium

WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
PATIENCE_MS = 30_000
# after a measurement, so that browser and server are idle when the other side is measured
PAUSE_SECONDS = 0.15
IDLE = "document.querySelector('[data-test-script-state=\"notRunning\"]') !== null"
# JavaScript that returns what the page shows, once its script is done and its heading, tiles and charts have been the
# same for 0.5 seconds; only used for learning
SETTLED = f"""async () => {{
    const until = performance.now() + {PATIENCE_MS};
    let last = "", same = 0;
    while (same < 5) {{
        if (performance.now() > until) {{
            throw new Error("does not settle; shows " + last + document.body.innerText.slice(0, 500));
        }}
        await new Promise((resolve) => setTimeout(resolve, 100));
        const now = window.bench.shown();
        const ready = {IDLE} && document.querySelector("h1") !== null;
        same = ready && now === last ? same + 1 : 0;
        last = now;
    }}
    return last;
}}"""
# JavaScript that returns the measured milliseconds once the page shows what is expected (see watch.js)
FINISHED = f"""() => Promise.race([window.bench.finished, new Promise((_, refuse) =>
    setTimeout(() => refuse(new Error("waited too long; the page shows " + window.bench.shown())), {PATIENCE_MS}))])"""


@dataclass(frozen=True)
class View:
    """A page, and the filter that is changed on it: its label, its name in the address and its options."""

    name: str
    address: str
    label: str
    parameter: str
    options: tuple[str, ...]

    def at(self, server: Server, option: str) -> str:
        """The address of the page with the filter at `option`."""
        joint = "&" if "?" in self.address else "?"
        return f"{server.url}{self.address}{joint}{self.parameter}={quote(option)}"


OVERVIEW = View(
    "Översikt", "", "Kommun", "kommun", ("Alla kommuner", "Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling")
)
PLATFORMS = View("Plattformar", "resultat?vy=Plattformar", "Kön", "kon", ("Totalt", "Kvinnor", "Män"))


# where a reader lets the first slider of Tänk om go, as parts of its length
SLIDES = (0.3, 0.55, 0.4, 0.7)


@contextmanager
def browser() -> Iterator[Browser]:
    """Opens headless Chromium and closes it afterwards."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def new_reader(chrome: Browser) -> Iterator[BrowserContext]:
    """A browser context with an empty cache, as for somebody who has never opened the dashboard."""
    context = chrome.new_context(viewport={"width": 1366, "height": 900}, locale="sv-SE")
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(WATCH)
    try:
        yield context
    finally:
        context.close()


def learn(chrome: Browser, server: Server, view: View) -> dict[str, str]:
    """What the page shows for each option of its filter. Options for which it shows no chart are left out."""
    with new_reader(chrome) as context:
        page = context.new_page()
        learned = {}
        for option in view.options:
            page.goto(view.at(server, option))
            learned[option] = page.evaluate(SETTLED)
    with_chart = {option: shown for option, shown in learned.items() if any(json.loads(shown)[2])}
    if len(set(with_chart.values())) < 2:
        raise RuntimeError(f"{server.side}, {view.name}: fewer than two choices show different charts: {learned}")
    return with_chart


def load(chrome: Browser, server: Server, view: View, option: str, learned: dict[str, str]) -> tuple[float, float]:
    """Opens the page as a new reader. Returns the milliseconds from the start of the navigation until everything is
    shown, and the time of day at that moment in seconds.
    """
    with new_reader(chrome) as context:
        context.add_init_script(f"window.bench.expect({json.dumps(learned[option])}, false)")
        page = context.new_page()
        page.goto(view.at(server, option), wait_until="commit")
        milliseconds = page.evaluate(FINISHED)
        return milliseconds, (page.evaluate("performance.timeOrigin") + milliseconds) / 1000


def cold_start(chrome: Browser, server: Server, view: View, option: str, learned: dict[str, str]) -> float:
    """Milliseconds from the start of `server`, which has just begun, until a new reader sees everything on the page."""
    server.wait_until_it_answers()
    _, drawn_at = load(chrome, server, view, option, learned)
    return (drawn_at - server.started_at) * 1000


class ClickingReader:
    """A reader who has the page open and changes its filter."""

    def __init__(self, context: BrowserContext, server: Server, view: View, learned: dict[str, str]):
        """Opens the page at the first option and waits until it no longer changes."""
        self.server, self._view, self._learned = server, view, learned
        self._at = next(iter(learned))
        self._page: Page = context.new_page()
        self._page.goto(view.at(server, self._at))
        self._page.evaluate(SETTLED)

    def click(self, option: str) -> float:
        """Chooses `option`. Returns the milliseconds from the click until heading, tiles and all charts show it."""
        if self._learned[option] == self._learned[self._at]:
            raise ValueError(f"{option} shows the same as {self._at}")
        page = self._page
        page.get_by_role("combobox", name=self._view.label, exact=True).click()
        choice = page.get_by_role("option", name=option, exact=True)
        choice.wait_for()
        page.evaluate("signature => window.bench.expect(signature, true)", self._learned[option])
        choice.click()
        milliseconds = page.evaluate(FINISHED)
        self._at = option
        page.wait_for_function(IDLE)
        time.sleep(PAUSE_SECONDS)
        return milliseconds


class SlidingReader:
    """A reader who has Tänk om open and drags the slider of the state's amount."""

    def __init__(self, context: BrowserContext, server: Server):
        """Opens the page and learns what it shows for each place of the slider's handle."""
        self.server = server
        self._page: Page = context.new_page()
        self._page.goto(server.url + "tank-om")
        self._page.evaluate(SETTLED)
        self.learned: dict[float, str] = {}
        # twice, since where a handle stops depends a little on where it came from
        for place in (*SLIDES, *SLIDES):
            self._let_go(place)
            self.learned[place] = self._page.evaluate(SETTLED)
        if len(set(self.learned.values())) < len(SLIDES):
            raise RuntimeError(f"{server.side}: two places of the handle show the same: {self.learned}")

    def slide(self, place: float) -> float:
        """Lets the handle go at `place`. Returns the milliseconds from then until heading and chart show it."""
        page = self._page
        page.evaluate("signature => window.bench.expect(signature, true)", self.learned[place])
        self._let_go(place)
        milliseconds = page.evaluate(FINISHED)
        page.wait_for_function(IDLE)
        time.sleep(PAUSE_SECONDS)
        return milliseconds

    def _let_go(self, place: float) -> None:
        slider = self._page.locator('[data-testid="stSlider"]').first
        slider.scroll_into_view_if_needed()
        handle, track = slider.get_by_role("slider").bounding_box(), slider.bounding_box()
        y = handle["y"] + handle["height"] / 2
        self._page.mouse.move(handle["x"] + handle["width"] / 2, y)
        self._page.mouse.down()
        self._page.mouse.move(track["x"] + place * track["width"], y, steps=3)
        self._page.mouse.up()
