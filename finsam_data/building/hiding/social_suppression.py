"""Small groups in the social accounts, in the mode `publik`.

An indicator there is one share: how many of those asked chose the top steps. With fewer than ten asked the share is
hidden, and so it is when 1–4 persons did or did not choose them, because the one number gives the other away. Of fewer
than five asked nothing is shown.
"""

from finsam_data.record.rules.topics import INDICATORS, Topics

COUNT, BASE, SHARE = "utfall_taljare", "utfall_namnare", "utfall_andel"


def hidden_social_facts(facts: list[dict], hide_counts_below: int, hide_shares_below_n: int) -> set[int]:
    """fact_ids to hide. `facts` are the rows of the table fact in topics of indicators."""
    results: dict[tuple, dict[str, list[dict]]] = {}
    for fact in facts:
        if fact["measure"] in (COUNT, BASE, SHARE) and fact["value"] is not None:
            results.setdefault(_place(fact), {}).setdefault(fact["measure"], []).append(fact)
    hidden: set[int] = set()
    for result in results.values():
        for base in result.get(BASE, []):
            measures = _hidden_measures(
                base["value"], [fact["value"] for fact in result.get(COUNT, [])], hide_counts_below, hide_shares_below_n
            )
            hidden |= {fact["fact_id"] for measure in measures for fact in result.get(measure, [])}
    return hidden


def as_participants(facts: list[dict], topics: Topics, outcomes: dict[tuple[str, str], str]) -> list[dict]:
    """The rows, with the accounts' results for arbete, studier and annan lösning as the participants' figures that they
    are.

    So the sums that hold between platforms and what they have together are seen. `outcomes` gives the outcome of
    each such indicator, by its year and number.
    """
    measures = {COUNT: "avslut", BASE: "avslutade", SHARE: "andel"}
    (participants,) = topics.with_word("categories_are", "utfall")
    named = []
    for fact in facts:
        is_outcome = (
            topics.protection(fact["topic"]) == INDICATORS
            and fact["measure"] in measures
            and (fact["period"][:4], fact["item"]) in outcomes
            and fact["category"] is None
        )
        if is_outcome:
            category = None if fact["measure"] == BASE else outcomes[fact["period"][:4], fact["item"]]
            fact = fact | {
                "topic": participants,
                "measure": measures[fact["measure"]],
                "item": None,
                "category": category,
            }
        named.append(fact)
    return named


def _place(fact: dict) -> tuple:
    return tuple(fact[name] for name in ("period", "area", "platform", "respondent", "item", "category", "sex"))


def _hidden_measures(base: float, counts: list[float], hide_counts_below: int, hide_shares_below_n: int) -> set[str]:
    if base < hide_counts_below:
        return {COUNT, SHARE, BASE}
    telling = any(0 < part < hide_counts_below for count in counts for part in (count, base - count))
    return {COUNT, SHARE} if telling or base < hide_shares_below_n else set()
