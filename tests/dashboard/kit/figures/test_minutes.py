"""What is pasted into the minutes: for every figure of every view the finding, on how many it stands, and the source,
in plain letters.
"""

import re

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure
from dashboard.kit.figures.minutes import as_text
from dashboard.kit.views import restored


def test_the_outcomes_in_one_line():
    (figure,) = restored(PAGES["results"], {"vy": "Utfall"})
    assert as_text(figure) == (
        "Ett av tre mål nåddes 2019: 26 % gick till arbete, målet var 35 %. "
        "Andel av dem som avslutade. Hela förbundet, 2019, kvinnor och män. n = 336. "
        "Källa: Kallelse 2020-03-20 (årsredovisning 2019): 1.4.1, Tabell 1."
    )


def test_whom_it_is_about_and_how_sure_it_is_go_along():
    (figure,) = restored(PAGES["results"], {"vy": "Utfall", "kommun": "Nordmaling"})
    text = as_text(figure)
    assert text.startswith(
        "Ett av tre mål nåddes i Nordmaling 2019, men osäkert: 34,6 % gick till arbete, målet var 35 %. "
    )
    assert "Samordningsteamet i Nordmaling, 2019, kvinnor och män. n = 26. " in text


@pytest.fixture(scope="session")
def figures(everything) -> dict[str, Figure]:
    """One figure per heading."""
    found = {item.heading: item for one in everything for item in one.items if isinstance(item, Figure)}
    assert len(found) > 50
    return found


def test_every_figure_has_its_words(figures):
    for heading, figure in figures.items():
        text = as_text(figure)
        assert text.startswith(heading.strip().rstrip(".").replace("\u00a0", " "))
        assert "Källa: " in text and text.endswith(".") and ".." not in text.replace("...", ""), text
        assert not re.search(r"\u00a0|\bnan\b|\bNone\b|  ", text), text


def test_the_minutes_lose_nothing_of_the_measure_and_have_nothing_of_the_chart(figures):
    for figure in figures.values():
        text = as_text(figure)
        assert figure.measure.strip() and figure.measure.replace("\u00a0", " ") in text, figure.key
        for about_the_chart in filter(None, (figure.legend, figure.hint)):
            assert about_the_chart.replace("\u00a0", " ") not in text, figure.key


def test_every_part_says_what_it_is_for(figures):
    """Signs are explained where the key to the marks is, and only a hint tells a reader to do something."""
    for figure in figures.values():
        assert not re.search("[●○▲△◆]", figure.measure), figure.key
        for part in (figure.measure, figure.legend, figure.hint):
            assert part == part.strip() and (not part or part.endswith(".")), (figure.key, part)
        assert not re.search(r"\*|\bKlicka\b", f"{figure.measure} {figure.legend}"), figure.key
        assert figure.under_heading.startswith(figure.measure) and figure.under_heading.endswith(figure.hint)
        assert figure.legend not in figure.alt_text or not figure.legend
