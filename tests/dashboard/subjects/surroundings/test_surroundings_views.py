"""The views of Målgrupp & omvärld stand when a record lacks any of the things that they tell of: a förbund's papers
need not say all that the first one's say.
"""

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.figures.figure import Figure
from dashboard.kit.views import restored
from dashboard.subjects.surroundings import words
from dashboard.subjects.surroundings.words import MAIN
from finsam_data.questions import surroundings
from tests.dashboard.test_views import NOT_WORDS

PAGE = PAGES["surroundings"]
TOPIC_FIGURES = surroundings.topic_figures


def shown(database, monkeypatch, topic, is_left):
    """What the page's views show when the record has only those rows of a topic that `is_left` says."""

    def some(database, *, topic: str, thinned=topic):
        rows = TOPIC_FIGURES(database, topic=topic)
        return rows[is_left(rows)].reset_index(drop=True) if topic == thinned else rows

    monkeypatch.setattr(surroundings, "topic_figures", some)
    # what was prepared of all the rows is not what these give
    monkeypatch.setattr(words, "prepared", lambda work, *arguments: work(*arguments))
    monkeypatch.setattr("dashboard.kit.views.prepared", lambda work, *arguments: work(*arguments))
    for view in PAGE.views:
        for item in restored(PAGE, {PAGE.tabs_key: view.name}):
            said = [item.heading, item.measure] if isinstance(item, Figure) else [item.title, item.text]
            yield view.name, said


@pytest.mark.parametrize("topic", MAIN)
@pytest.mark.parametrize("column", ["item", "category", "measure", "period", "area", "platform", "sex", "note"])
def test_no_single_thing_must_be_in_the_papers(database, monkeypatch, topic, column):
    there = TOPIC_FIGURES(database, topic=topic)[column].dropna().unique()
    for absent in there:
        for view, said in shown(database, monkeypatch, topic, lambda rows, absent=absent: rows[column] != absent):
            assert all(said) and not any(map(NOT_WORDS.search, said)), (absent, view, said)
    for alone in there:
        for view, said in shown(database, monkeypatch, topic, lambda rows, alone=alone: rows[column] == alone):
            assert all(said) and not any(map(NOT_WORDS.search, said)), (alone, view, said)
