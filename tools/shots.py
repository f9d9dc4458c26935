"""Takes a picture of every page at two sizes, for somebody to look at. Run as `make shots`; they are in shots/."""

import sys

from playwright.sync_api import sync_playwright

from finsam_data.paths import ROOT
from tools.browser import chromium
from tools.pages import ADDRESSES, SIZES, wait_until_still
from tools.server import running

TALLEST_PIXELS = 4000


def main() -> int:
    """Takes the pictures and prints their folder."""
    folder = ROOT / "shots"
    folder.mkdir(exist_ok=True)
    with running() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, address in ADDRESSES.items():
                page.set_viewport_size({"width": width, "height": height})
                page.goto(base + address)
                wait_until_still(page)
                # Streamlit scrolls an element inside the page, so the window must be as tall as that element's content
                content = page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
                page.set_viewport_size({"width": width, "height": min(max(height, content), TALLEST_PIXELS)})
                wait_until_still(page)
                page.screenshot(path=folder / f"{name}-{size}.png")
            page.close()
        browser.close()
    print(f"Bilderna ligger i {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
