"""Alla siffror: every topic that has figures can be chosen, and together they hold every figure."""

from finsam_data.questions import register


def test_every_topic_with_figures_can_be_chosen(database, record_rows):
    topics, facts = register.topics(database), register.searchable_facts(database)
    assert set(topics["topic"]) == set(record_rows["topic"])
    assert len(set(topics["label"])) == len(topics)
    chosen = [int((facts["topic_label"] == label).sum()) for label in topics["label"]]
    assert chosen == list(topics["fact_count"])
    assert sum(chosen) == len(facts) == len(record_rows)
