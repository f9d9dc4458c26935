"""Which figures the mode `publik` hides: each topic by its own protection, and every small number of persons besides.

It is one function of the figures alone, so that the proof can ask what would be hidden if the figures were others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from finsam_data.building.hiding.social_suppression import as_participants, hidden_social_facts
from finsam_data.building.hiding.suppression import hidden_facts, small_counts, totals_of_places
from finsam_data.building.hiding.survey_suppression import hidden_survey_facts
from finsam_data.record.rules.topics import INDICATORS, SURVEYS, Topics, read_topics
from finsam_data.record.settings.forbund import Forbund
from finsam_data.record.settings.settings import Settings


@dataclass(frozen=True)
class Rules:
    """What hiding follows: the topics, the code tables, the förbund and the two limits of settings.yaml."""

    topics: Topics
    codes: dict[str, list[dict]]
    forbund: Forbund
    hide_counts_below: int
    hide_shares_below_n: int

    def named(self, facts: Sequence[dict]) -> list[dict]:
        """The facts, with the social accounts' outcomes as the participants' figures that they are."""
        outcomes = {
            (row["period"], row["item"]): row["outcome"] or row["category"]
            for row in self.codes["indicators"]
            if row["outcome"] or row["kind"] == "outcome"
        }
        return as_participants(facts, self.topics, outcomes)

    def groups(self) -> dict[str, list[str]]:
        """The members of every total of places."""
        return totals_of_places(self.codes, self.forbund.members_of())

    def top_answers(self) -> set[tuple[str, str]]:
        """(scale, answer) of the answers that a survey's goal counts."""
        return {(row["scale"], row["answer"]) for row in self.codes["scales"] if row["in_share"] == "ja"}


def rules_of(codes: dict[str, list[dict]], forbund: Forbund, settings: Settings) -> Rules:
    """The rules of a record with these code tables and settings."""
    return Rules(read_topics(codes), codes, forbund, settings.hide_counts_below, settings.hide_shares_below_n)


def hidden_rows(facts: list[dict], shares: list[dict], rules: Rules) -> tuple[set[int], set[int]]:
    """(fact_ids, share_ids) to hide. `facts` are the rows of the table fact, `shares` of survey_share."""
    limits = (rules.hide_counts_below, rules.hide_shares_below_n)

    def protected(protection: str) -> list[dict]:
        return [row for row in facts if rules.topics.protection(row["topic"]) == protection]

    hidden = hidden_facts(rules.named(facts), rules.topics, rules.groups(), *limits, rules.codes["totals"])
    hidden |= hidden_social_facts(protected(INDICATORS), *limits)
    survey_facts, survey_shares = hidden_survey_facts(protected(SURVEYS), shares, rules.top_answers(), *limits)
    return hidden | survey_facts | small_counts(facts, rules.topics, rules.hide_counts_below), survey_shares
