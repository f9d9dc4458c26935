"""The social accounts of 2017 and the board's grades against figures typed from the papers, and the laws that they
keep.
"""

from fractions import Fraction

import duckdb
import pytest

from finsam_data.building.checks import check_faults, violations
from finsam_data.record.reading import read_record
from tests.conftest import DATA

# indicator, respondent: goal, top-three answers, answers, percent as printed. Typed from the pages "Resultat" of the
# paper
SHARES_2017 = {
    ("1.1", None, None): (30, 60, 209, 29),
    ("1.2", None, None): (20, 46, 209, 22),
    ("1.3", None, None): (40, 53, 209, 25),
    ("1.4", None, "deltagare"): (80, 15, 22, 68),
    ("1.5", None, "deltagare"): (80, 19, 21, 90),
    ("1.6", None, "deltagare"): (80, 11, 22, 50),
    ("1.7", None, "deltagare"): (80, 10, 22, 45),
    ("1.9", None, "deltagare"): (100, 23, 23, 100),
    ("3.1", "strategi", "forbundschef"): (80, 2, 2, 100),
    ("3.1", "strategi", "styrelse"): (80, 9, 10, 90),
    ("3.1", "strategi", "styrgrupp"): (80, 4, 4, 100),
    ("3.1", "underlag", "forbundschef"): (80, 2, 2, 100),
    ("3.1", "underlag", "styrelse"): (80, 9, 10, 90),
    ("3.1", "underlag", "styrgrupp"): (80, 4, 4, 100),
    ("3.2", None, "forbundschef"): (80, 2, 2, 100),
    ("3.2", None, "styrelse"): (80, 8, 10, 80),
    ("3.2", None, "styrgrupp"): (80, 4, 4, 100),
    ("3.4", None, "personal"): (80, 17, 22, 77),
    ("3.4", None, "forbundschef"): (50, 0, 2, 0),
    ("3.5", None, "deltagare"): (80, 17, 22, 77),
    ("3.5", None, "personal"): (80, 13, 22, 59),
    ("3.5", None, "forbundschef"): (50, 0, 2, 0),
    ("3.5", "brukarorganisationer", "forbundschef"): (50, 1, 2, 50),
    ("3.6", None, "deltagare"): (80, 21, 23, 91),
    ("4.1", None, "personal"): (80, 21, 22, 95),
    ("4.2", None, "personal"): (80, 14, 22, 64),
    ("4.3", None, "personal"): (80, 17, 22, 77),
    ("4.4", "lyssnar", "personal"): (80, 17, 22, 77),
    ("4.4", "vet-vad-du-kan-tillfora", "personal"): (80, 17, 22, 77),
    ("4.5", None, "personal"): (80, 10, 21, 48),
    ("4.6", None, "personal"): (80, 14, 22, 64),
    ("4.7", None, "personal"): (80, 14, 22, 64),
    ("4.8", None, "personal"): (80, 20, 21, 95),
    ("4.9", None, "personal"): (80, 16, 22, 73),
    ("4.10", None, "styrgrupp"): (90, 4, 4, 100),
    ("4.11", None, "personal"): (80, 14, 22, 64),
    ("4.12", None, "styrgrupp"): (70, 4, 4, 100),
}
# indicator, goal: what the paper has no result for
MISSING_2017 = {
    ("1.8", None),
    ("2.1", None),
    ("2.2", None),
    ("2.3", None),
    ("3.2", "exempel"),
    ("3.3", "ett-ar"),
    ("3.3", "tva-ar"),
}
EXAMPLES_2017 = {"1.3": 2, "3.4": 1, "3.5": 1, "3.7": 1, "3.8": 1, "3.9": 2}
GRADES_2019 = {
    ("unga-umea", "ungdomstorget"): 4,
    ("vuxna-umea", "vuxentorget"): 4,
    ("nafs", "nafs"): 3,
    ("kranskommunerna", "samordningsteam-robertsfors"): 5,
    ("kranskommunerna", "samordningsteam-vindeln"): 5,
    ("kranskommunerna", "samordningsteam-nordmaling"): 4,
    ("kranskommunerna", "samordningsteam-vannas"): 3,
    ("kranskommunerna", "samordningsteam-bjurholm"): None,
    ("ohalsa-kontaktyrken", "forebyggande"): 2,
    ("helhet-umearegionen", "hela-forbundet"): 4,
    ("kompetensutveckling", "hela-forbundet"): 5,
}
# participants, steering group, staff, in percent, as the board's analysis has them
RESPONSE_2019 = {
    "ungdomstorget": (35, 63, 83),
    "vuxentorget": (50, 63, 90),
    "samordningsteam-robertsfors": (43, 100, 100),
    "samordningsteam-vindeln": (38, 100, 88),
    "samordningsteam-nordmaling": (None, 100, 62),
    "samordningsteam-vannas": (28, 100, 83),
}


def figures(connection, measure):
    """{(item, category, respondent): value} of one measure of the social accounts 2017."""
    rows = connection.execute(
        """SELECT item, category, respondent, value FROM facts
           WHERE topic = 'socialt_bokslut' AND measure = ? AND source_id = 'socialt-bokslut-2017' AND used""",
        [measure],
    ).fetchall()
    return {row[:3]: row[3] for row in rows}


def test_every_share_of_2017_stands_as_the_paper_has_it(connection):
    counts, bases, shares = (
        figures(connection, measure) for measure in ("utfall_taljare", "utfall_namnare", "utfall_andel")
    )
    goals = figures(connection, "mal_andel")
    assert counts.keys() == bases.keys() == SHARES_2017.keys()
    for place, (goal, count, base, share) in SHARES_2017.items():
        item, category, _ = place
        assert (counts[place], bases[place], shares[place]) == (count, base, share), place
        assert goals.get(place, goals.get((item, category, None))) == goal, place
        assert abs(share - 100 * Fraction(count, base)) <= Fraction(1, 2), place


def test_what_has_no_result_is_a_row_without_value(connection):
    rows = connection.execute(
        """SELECT item, category, status FROM facts WHERE topic = 'socialt_bokslut' AND measure LIKE 'utfall%'
            AND value IS NULL"""
    ).fetchall()
    assert {row[:2] for row in rows} == MISSING_2017
    assert {row[2] for row in rows} == {"missing"}


def test_examples_signals_and_days(connection):
    assert {
        place[0]: value for place, value in figures(connection, "utfall_exempel").items() if value is not None
    } == EXAMPLES_2017
    # the colours are lost: one signal per result that the paper has, and none of them has a value
    signals = figures(connection, "signal")
    assert len(signals) == len(SHARES_2017) + len(EXAMPLES_2017)
    assert set(signals.values()) == {None}
    days = connection.execute(
        "SELECT measure, period, value FROM facts WHERE item = '2.4' ORDER BY measure, period"
    ).fetchall()
    assert days == [("mal_dagar", "2017", 9.0), ("utfall_dagar", "2017-01", 12.1), ("utfall_dagar", "2017-12", 10.8),
                    ("utfall_dagar_diff", "2017", -1.3)]  # fmt: skip


def test_the_boards_grades_and_response_rates(connection):
    grades = connection.execute("SELECT item, platform, value FROM facts WHERE measure = 'betyg'").fetchall()
    assert {row[:2]: row[2] for row in grades} == GRADES_2019
    rates = connection.execute(
        """SELECT coalesce(place.platform, fact.platform), respondent, value FROM fact
           LEFT JOIN (VALUES ('Ungdomstorget', 'ungdomstorget'), ('Vuxentorget', 'vuxentorget'), ('Robertsfors',
             'samordningsteam-robertsfors'),
                             ('Vindeln', 'samordningsteam-vindeln'), ('Nordmaling', 'samordningsteam-nordmaling'),
                             ('Vännäs', 'samordningsteam-vannas')) AS place(name, platform)
                               ON section = '1.4.3, styrelsens analys, ' || name
           WHERE topic = 'enkat' AND measure = 'svarsfrekvens' AND item IS NULL"""
    ).fetchall()
    expected = {
        (platform, respondent): rate
        for platform, three in RESPONSE_2019.items()
        for respondent, rate in zip(("deltagare", "styrgrupp", "personal"), three, strict=True)
    }
    assert {row[:2]: row[2] for row in rates} == expected
    scales = connection.execute(
        "SELECT period, list(DISTINCT value) FROM facts WHERE measure = 'skala_max' AND respondent = 'styrelse' "
        "GROUP BY period ORDER BY period"
    ).fetchall()
    assert scales == [("2019", [6.0]), ("2020", [5.0])]


@pytest.mark.parametrize(
    ("damage", "check", "count"),
    [
        ("value = 16 WHERE measure = 'utfall_taljare' AND item = '1.4'", "social_share_follows_count", 1),
        ("value = 25 WHERE measure = 'utfall_taljare' AND item = '1.4'", "social_share_follows_count", 2),
        ("value = 61 WHERE measure = 'utfall_taljare' AND item = '1.1'", "social_outcomes_agree", 1),
        ("value = 210 WHERE measure = 'utfall_namnare' AND item = '1.2'", "social_outcomes_agree", 1),
        ("value = 1 WHERE measure = 'signal' AND item = '1.4'", "social_signal_agrees", 1),
        ("value = 0 WHERE measure = 'signal' AND item = '1.4'", "social_signal_agrees", 0),
        (
            "value = 0 WHERE measure = 'signal' AND item = '3.1' AND category = 'strategi' AND respondent = 'styrelse'",
            "social_signal_agrees",
            1,
        ),
        ("value = 1.3 WHERE measure = 'utfall_dagar_diff'", "social_days_follow", 1),
        ("topic = 'strategiska_mal' WHERE measure = 'utfall_taljare' AND item = '1.4'", "one_place_one_topic", 0),
        (
            "topic = 'mal', value = 35 WHERE measure = 'betyg' AND item = 'kompetensutveckling'",
            "one_place_one_topic",
            0,
        ),
        (
            "value = 2 WHERE measure = 'fragor_som_nar_malet' AND platform = 'ungdomstorget'",
            "goal_questions_claimed",
            1,
        ),
        (
            "value = 1 WHERE measure = 'fragor_som_nar_malet' AND platform = 'samordningsteam-vannas'",
            "goal_questions_claimed",
            1,
        ),
        ("value = 7 WHERE measure = 'betyg' AND item = 'nafs'", "grade_on_scale", 1),
        ("value = 0 WHERE measure = 'betyg' AND item = 'nafs'", "grade_on_scale", 1),
        ("value = 4.5 WHERE measure = 'betyg' AND item = 'nafs'", "grade_on_scale", 1),
    ],
)
def test_a_wrong_figure_breaks_its_law(connection, damage, check, count):
    def broken():
        return [ids for name, ids, _ in violations(connection) if name == check]

    assert broken() == []
    connection.begin()
    try:
        connection.execute(f"UPDATE fact SET {damage}")
        assert len(broken()) == count
        assert bool(check_faults(connection, read_record(DATA).findings)) == bool(count)
    finally:
        connection.rollback()


def test_the_public_file_hides_few_people_on_either_side(public_file):
    """Fewer than five asked: nothing. Fewer than ten, or 1–4 who did or did not: no count and no share. Nor is how many
    of the youth platforms went on to what, which would give what its two small platforms hide. The rest is shown.
    """
    with duckdb.connect(str(public_file), read_only=True) as public:
        rows = public.execute(
            """SELECT item, category, respondent, measure, value FROM fact
               WHERE topic = 'socialt_bokslut' AND measure IN ('utfall_taljare', 'utfall_namnare', 'utfall_andel')"""
        ).fetchall()
    shown = {(*place, measure): value for *place, measure, value in rows}
    for place, (_, count, base, share) in SHARES_2017.items():
        telling = place[0] in {"1.1", "1.2", "1.3"} or base < 10 or 0 < count < 5 or 0 < base - count < 5
        assert shown[(*place, "utfall_taljare")] == (None if telling else count), place
        assert shown[(*place, "utfall_andel")] == (None if telling else share), place
        assert shown[(*place, "utfall_namnare")] == (None if base < 5 else base), place
    assert sum(value is not None for (*_, measure), value in shown.items() if measure == "utfall_andel") == 16
