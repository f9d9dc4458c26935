"""Alla siffror: every topic that has figures can be chosen, and together they hold every figure."""

from finsam_data.questions import register
from tests.dashboard.test_pages import open_page


def test_every_topic_with_figures_can_be_chosen(database, record_rows):
    topics, facts = register.topics(database), register.searchable_facts(database)
    assert set(topics["topic"]) == set(record_rows["topic"])
    assert len(set(topics["label"])) == len(topics)
    chosen = [int((facts["topic_label"] == label).sum()) for label in topics["label"]]
    assert chosen == list(topics["fact_count"])
    assert sum(chosen) == len(facts) == len(record_rows)


def test_the_page_filters_every_topic(database, record_rows):
    """Each topic is in the list, and choosing one that used to be left out shows its figures and no others."""
    topics = register.topics(database)
    page = open_page("data_and_sources", vy="Alla siffror", register="Alla siffror", amne="Ekonomi")
    (chosen,) = [box for box in page.selectbox if box.key == "amne"]
    assert chosen.options == ["Alla", *topics["label"]]
    assert chosen.value == "Ekonomi"
    count = int(topics.set_index("label").loc["Ekonomi", "fact_count"])
    every = f"{len(record_rows):,}".replace(",", "\N{NO-BREAK SPACE}")
    assert any(f"{count} av {every} siffror" in text.value for text in page.markdown)
