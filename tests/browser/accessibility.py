"""What axe-core finds on a page that stands in a browser."""

from axe_playwright_python.sync_playwright import Axe

# only what is wrong is carried back from the browser: the lists of what is right are long
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}


def axe_violations(page) -> list[tuple[str, str]]:
    """(rule, element) of each breach of WCAG 2.1 A and AA."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
