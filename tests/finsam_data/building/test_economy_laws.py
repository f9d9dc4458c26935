"""The laws of the economy: a changed krona in a printed table stops the build, whichever it is."""

import pytest

from finsam_data.building.checks import check_faults, violations

REPORT = "Årsredovisning 2019, "
# what no other figure in the papers bears on: details, and the forecast's financial income, whose table lacks the costs
# beside it
ALONE = {
    "Finansiella intäkter", "Kartläggning av ohälsa i Robertsfors", "Halvtidspsykolog på Ungdomstorget, lägst",
    "Halvtidspsykolog på Ungdomstorget, högst", "Ackumulerat resultat HFE", "Minskning av eget kapital",
}  # fmt: skip
LAWS = {
    "account_totals_add_up": 25, "account_agrees": 8, "difference_follows": 2, "opening_is_last_closing": 1,
    "capital_follows_result": 0,
    "contributions_add_up": 0, "members_pay_by_law": 2, "key_gives_contribution": 3, "key_is_whole": 0,
    "cash_flow_follows_balance": 0,
}  # fmt: skip


def stops(connection, findings, fact_id: int, by: float) -> bool:
    """Whether the build would stop when a figure is so much larger."""
    connection.begin()
    try:
        connection.execute("UPDATE fact SET value = value + ? WHERE fact_id = ?", [by, fact_id])
        return bool(check_faults(connection, findings))
    finally:
        connection.rollback()


def test_as_many_violations_as_were_counted_by_hand(connection):
    found = [check for check, _, _ in violations(connection) if check in LAWS]
    assert {check: found.count(check) for check in LAWS} == LAWS


@pytest.mark.parametrize(
    "section", ["3. Resultaträkning", "4. Balansräkning", "5. Kassaflödesanalys", "8. Tilläggsupplysningar"]
)
def test_a_krona_too_much_stops_the_build(connection, findings, section):
    figures = connection.execute(
        """SELECT fact_id, item, measure, period FROM fact
           WHERE section = ? AND unit = 'kr' AND used AND value IS NOT NULL AND status <> 'derived' ORDER BY 1""",
        [REPORT + section],
    ).fetchall()
    assert len(figures) >= 14
    # every fourth figure: each takes a run of all the laws
    assert [figure for figure in figures[::4] if not stops(connection, findings, figure[0], 2)] == []


def test_a_krona_too_much_for_a_member_stops_the_build(connection, findings):
    paid = connection.execute(
        "SELECT fact_id FROM fact WHERE topic = 'bidrag' AND measure = 'utfall' ORDER BY 1"
    ).fetchall()
    assert len(paid) == 16
    assert [fact_id for (fact_id,) in paid[::3] if not stops(connection, findings, fact_id, 1)] == []


def test_two_thousand_too_much_in_the_plan_stops_the_build(connection, findings):
    plan = connection.execute(
        """SELECT fact_id, item FROM fact
           WHERE topic IN ('ekonomi', 'bidrag') AND source_id = 'kallelse-2019-11-28' AND unit = 'tkr'
             AND value IS NOT NULL ORDER BY 1"""
    ).fetchall()
    tried = [figure for figure in plan if figure[1] not in ALONE][::5]
    assert len(tried) > 10
    assert [figure for figure in tried if not stops(connection, findings, figure[0], 2)] == []
