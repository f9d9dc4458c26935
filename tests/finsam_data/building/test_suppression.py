"""Small groups in the mode `publik`: nothing small is visible, and nothing hidden can be worked out (see audit.py)."""

import math
import re

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from finsam_data.building.hiding.suppression import hidden_facts, totals_of_places
from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.record.reading import read_record
from finsam_data.record.rules.topics import read_topics
from finsam_data.record.settings.forbund import WHOLE_AREA, read_forbund
from finsam_data.record.settings.settings import read_settings
from tests.conftest import DATA
from tests.finsam_data.building.audit import Audit, cell_of

TEAMS = [f"samordningsteam-{name}" for name in ("vannas", "vindeln", "robertsfors", "nordmaling", "bjurholm")]
GROUPS = {
    "hela-forbundet": ["ungdomstorget", "vuxentorget", *TEAMS],
    "umea": ["ungdomstorget", "vuxentorget"],
    "sarredovisade": ["hikikomori", "vaga-vaxa", "halsoframjande-etablering"],
    "ungdomsplattformen": ["ungdomstorget", "hikikomori", "vaga-vaxa"],
}
MAIN = ("arbete", "studier", "annan-losning", "avbrott")
TOPICS = read_topics(read_record(DATA).codes)


def test_the_auditor_finds_a_leak():
    """An auditor that finds nothing anywhere proves nothing: K = T − M is worked out when only K is hidden."""
    facts = small_table([[[3, 20], [9, 30]]], total=False)
    (women,) = [
        row["fact_id"]
        for row in facts
        if row["measure"] == "avslut" and row["sex"] == "K" and row["category"] == "arbete"
    ]
    assert list(Audit(facts, {women}, {}).leaks().values()) == [3]


def test_the_auditor_reads_percentages():
    """4 of 38 is found from 42, 32 and 16 % although no count stands anywhere, as Robertsfors is told for 2018."""
    shares = zip(MAIN, (42, 11, 32, 16), strict=True)
    facts = [
        fact(1, "avslutade", 38),
        *(fact(2 + i, "andel", share, category=o, unit="procent") for i, (o, share) in enumerate(shares)),
    ]
    assert list(Audit(facts, {3}, {}).leaks().values()) == [4]


# ---- the real record


def rows_of(file):
    with duckdb.connect(str(file), read_only=True) as connection:
        table = connection.execute("SELECT * FROM fact ORDER BY fact_id").df()
    return table.astype(object).where(table.notna(), None).to_dict("records")


@pytest.fixture(scope="module")
def facts(database_file):
    return rows_of(database_file)


@pytest.fixture(scope="module")
def public(public_file):
    """The file of the mode `publik`, opened for reading."""
    with duckdb.connect(str(public_file), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def hidden(public):
    return {row[0] for row in public.execute("SELECT fact_id FROM fact WHERE status = 'suppressed'").fetchall()}


def test_much_is_hidden_and_much_is_shown(facts, hidden):
    assert 100 < len(hidden) < len(facts) / 2


def test_no_small_count_is_visible_in_any_table(public):
    for table in ("facts", "fact"):
        small = (
            f"SELECT count(*) FROM {table} WHERE topic IN ('deltagare', 'aktualisering') AND unit = 'antal' "
            "AND value BETWEEN 1 AND 4"
        )
        assert public.execute(small).fetchone() == (0,), table
    for table, column in (
        ("volume", "value"),
        ("outcome", '"count"'),
        ("outcome", "n"),
        ("platform_outcome", '"count"'),
        ("platform_outcome", "n"),
    ):
        assert public.execute(f"SELECT count(*) FROM {table} WHERE {column} BETWEEN 1 AND 4").fetchone() == (0,), (
            table,
            column,
        )


def test_hidden_is_told_from_missing(facts, public):
    """A hidden row keeps its place but loses value, print and note, and says so."""
    rows = public.execute("SELECT value, printed, note FROM fact WHERE status = 'suppressed'").fetchall()
    assert set(rows) == {(None, None, "Dolt: små grupper visas inte i det publika läget.")}
    missing = sum(row["status"] == "missing" for row in facts)
    assert public.execute("SELECT count(*) FROM facts WHERE status = 'missing'").fetchone() == (missing,)
    assert public.execute("SELECT count(*) FROM facts").fetchone() == (len(facts),)


def test_no_share_of_a_small_base_and_none_that_gives_a_small_count_away(public):
    assert public.execute("SELECT count(*) FROM outcome WHERE n < 10 AND share IS NOT NULL").fetchone() == (0,)
    assert public.execute(
        "SELECT count(*) FROM outcome WHERE share IS NULL AND (low IS NOT NULL OR high IS NOT NULL)"
    ).fetchone() == (0,)
    assert public.execute("SELECT count(*) FROM outcome WHERE share IS NOT NULL").fetchone()[0] > 50, (
        "much is still shown"
    )
    telling = public.execute(
        "SELECT period, group_code, sex, outcome FROM outcome WHERE share * n > 0.5 AND share * n < 4.5"
    ).fetchall()
    assert telling == []
    # a page says that a share is hidden, not that the papers lack it
    assert public.execute(
        "SELECT count(*) FROM outcome WHERE n < 10 AND n > 0 AND share IS NULL AND NOT is_hidden"
    ).fetchone() == (0,)
    signals = public.execute(
        "SELECT DISTINCT signal FROM outcome WHERE share IS NULL AND goal IS NOT NULL AND outcome <> 'avbrott'"
    ).fetchall()
    assert signals == [("no_data",)]


def test_no_hidden_count_can_be_worked_out_from_other_counts(facts, hidden):
    assert Audit(facts, hidden, GROUPS, with_shares=False).leaks() == {}


def test_no_hidden_count_can_be_worked_out_from_counts_and_percentages(facts, hidden):
    assert Audit(facts, hidden, GROUPS).leaks() == {}


def test_rows_of_the_same_figure_are_hidden_together(facts, hidden):
    """A figure that stands twice, or a losing value beside it, may not stay behind."""
    places = {
        (row["topic"], row["respondent"], cell_of(row))
        for row in facts
        if row["fact_id"] in hidden and row["unit"] == "antal"
    }
    counts = [row for row in facts if row["unit"] == "antal" and row["value"] is not None]
    left = [row["fact_id"] for row in counts if (row["topic"], row["respondent"], cell_of(row)) in places]
    assert set(left) <= hidden


# numbers that count papers, tables or platforms, or persons whom the papers themselves leave without outcome
INNOCENT = (
    r"Tabell \d", r"nummer \d+",
    r"[Tt]ertial \d", r"[Bb]ilaga \d", r"1 = \w+", r"0 = \w+", "Tre samordningsteam", "alla tre", "De tre visas",
    "Två stycken",
    # steps of scales, and parts of the social accounts
    "de tre översta", "tre sidor", r"fyra (målområden|ord\b|ställen)", "Målområde 1", "de två styrgrupperna",
    "Två av kriterierna", "1, 2 och 2",
    r"[Bb]etyg(et)? (från )?\d( till \d)?", "steg 4", "1, 2, 3 och 5", "minst 3 och 4", "nå 4", r"Från 1 \(inte alls\)",
    r"fyra organisationer", r"de fyra\s+svarsalternativen",
    r"Två av Hikikomoris", "De två redovisas", "två gånger", r"\d+,\d+ ?%", r"\d+ ?%",
    # municipalities, terms, places: no people
    "tre universitetsstäder och två till", "två tidigare läsår",
    # steps of NAFS's own scale
    "både 3 och 4", "är 4 det högsta", "minst 3, svar på 3 eller 4, eller 3 på några frågor och 4 på andra",
    "för två terminer", "har tre tal", "de tre främsta",
    "[Tt]re översta", "Tre av fyra svar", "fyra svar", "Tre av fem svarsfrekvenser", "Tre enkäter", "tre övriga svaren",
    "två av Ungdomstorgets tabeller", "två frågorna",
)  # fmt: skip
# kronor count no persons; nor do registers and efforts at work places, whose numbers count points, places and crosses
NO_PEOPLE = ("ekonomi", "bidrag", "rekommendation", "utvecklingsplan", "forebyggande", "ovrigt")
SMALL_NUMBER = re.compile(r"(?<![\d,.\-–/])[1-4](?![\d,.\-/]|\s?\d{3})|\b(två|tre|fyra)\b", re.IGNORECASE)


def test_no_text_tells_a_small_number(public):
    """The words about a figure may not say what the figure no longer says."""
    about_people = (
        f"EXISTS (SELECT 1 FROM fact WHERE fact.finding_id = findings.finding_id AND topic NOT IN {NO_PEOPLE})"
    )
    findings = public.execute(f"SELECT * FROM findings WHERE {about_people}").fetchall()
    texts = [(name, text) for row in findings for name, text in ((row[0], cell) for cell in row[3:])]
    texts += public.execute(
        f"SELECT fact_id, note FROM fact WHERE note IS NOT NULL AND topic NOT IN {NO_PEOPLE}"
    ).fetchall()
    texts += public.execute(
        "SELECT fact_id, printed FROM fact WHERE topic IN ('deltagare', 'aktualisering') AND printed IS NOT NULL"
    ).fetchall()
    texts += public.execute("SELECT group_code, calculation FROM volume WHERE calculation IS NOT NULL").fetchall()
    texts += public.execute(
        f"SELECT source_id, concat_ws(' ', title, population, transcription) FROM tables WHERE topic NOT IN {NO_PEOPLE}"
    ).fetchall()
    texts += public.execute("SELECT group_code, reason FROM comparability").fetchall()
    telling = []
    for name, text in texts:
        rest = re.sub("|".join(INNOCENT), "", text)
        if found := SMALL_NUMBER.search(rest):
            telling.append((name, rest[max(0, found.start() - 30) : found.end() + 30]))
    assert telling == []


def test_the_findings_that_touch_a_hidden_figure_say_only_that(public):
    touched = public.execute(
        "SELECT DISTINCT title, explanation, treatment FROM findings JOIN fact USING (finding_id) WHERE fact.status "
        "= 'suppressed'"
    ).fetchall()
    assert len(touched) > 5
    assert {text for _, *words in touched for text in words} == {"Dolt: små grupper visas inte i det publika läget."}
    assert all(re.fullmatch(r"Fynd om en liten grupp, nummer \d+", title) for title, *_ in touched)
    # the titles are links in the address, so they stay different, and the finding's own name is gone with its words
    assert len({title for title, *_ in touched}) == len(touched)
    names = {
        row[0]
        for row in public.execute(
            "SELECT DISTINCT finding_id FROM fact WHERE status = 'suppressed' AND finding_id IS NOT NULL"
        ).fetchall()
    }
    assert all(re.fullmatch(r"dolt-fynd-\d+", name) for name in names)


def test_the_bytes_of_the_public_file_hold_no_hidden_words(facts, hidden, public_file):
    """Deleted rows can stay behind in a database file: what a hidden row said must not be found in it."""
    content = public_file.read_bytes()
    words = {row["note"] for row in facts if row["fact_id"] in hidden and row["note"]} - {
        row["note"] for row in facts if row["fact_id"] not in hidden
    }
    assert len(words) > 10
    assert [text for text in words if text.encode() in content] == []


def test_styrelse_hides_nothing(facts, record_rows):
    assert all(row["status"] != "suppressed" for row in facts)
    assert [row["value"] for row in facts if row["value"] is not None] == record_rows["number"].dropna().to_list()


def test_the_modes(monkeypatch, tmp_path, data_copy):
    assert read_settings(DATA).mode == "styrelse"
    monkeypatch.setenv("FINSAM_MODE", "publik")
    assert read_settings(DATA).mode == "publik"
    monkeypatch.setenv("FINSAM_MODE", "öppet")
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "finsam.duckdb")
    assert (
        str(refused.value)
        == "settings.yaml, kolumn mode: läget ”öppet” är okänt. Åtgärd: skriv något av styrelse, publik."
    )
    monkeypatch.delenv("FINSAM_MODE")
    settings_file = data_copy / "settings.yaml"
    settings_file.write_text(
        settings_file.read_text(encoding="utf-8").replace("mode: styrelse", "mode: publik"), encoding="utf-8"
    )
    assert read_settings(data_copy).mode == "publik"


# ---- small made-up tables


def fact(fact_id, measure, value, platform="a", sex="T", category=None, unit="antal"):
    return {
        "fact_id": fact_id, "topic": "deltagare", "measure": measure, "period": "2019", "platform": platform,
        "item": None, "category": category,
        "sex": sex, "unit": unit, "value": float(value), "used": True, "decimals": 0,
    }  # fmt: skip


def hidden_places(counts, codes):
    """The areas whose count is hidden, where `counts` gives one count per area."""
    facts = [fact(i, "avslutade", count, platform=None) | {"area": area} for i, (area, count) in enumerate(counts)]
    hidden = hidden_facts(facts, TOPICS, totals_of_places(codes, read_forbund(DATA).members_of()), 5, 10)
    return {counts[fact_id][0] for fact_id in hidden}


def test_a_municipality_that_only_has_a_name_does_not_disarm_the_total():
    """3 = 60 − 57: one more row in areas.csv than forbund.yaml has municipalities takes no protection away."""
    codes = read_record(DATA).codes
    counts = [*zip(read_forbund(DATA).municipalities, (3, 7, 10, 10, 15, 15), strict=True), (WHOLE_AREA, 60)]
    before = hidden_places(counts, codes)
    foreign = codes | {"areas": [*codes["areas"], {"area": "0114", "label": "Annan", "sort_order": "9", "colour": ""}]}
    assert counts[0][0] in before
    assert len(before) > 1
    assert hidden_places(counts, foreign) == before


def test_a_group_of_municipalities_is_a_total_without_a_steering_group():
    """KR's five are 3 + 57: forbund.yaml says so, whether or not they share a steering group."""
    codes = read_record(DATA).codes | {"steering_groups": []}
    ((group, members),) = read_forbund(DATA).groups.items()
    counts = [*zip(members, (3, 7, 10, 15, 25), strict=True), (group, 60)]
    assert len(hidden_places(counts, codes)) > 1


def small_table(platforms, total, remaining=None, shares=False):
    """Facts of platforms given as [[women per outcome], [men per outcome]], with all sums and, if asked, the total of
    the platforms.
    """
    names = "abcdefg"[: len(platforms)]
    counts = {}
    for name, (women, men) in zip(names, platforms, strict=True):
        for number, (w, m) in enumerate(zip(women, men, strict=True)):
            counts[name, "avslut", MAIN[number]] = {"K": w, "M": m, "T": w + m}
        counts[name, "avslutade", None] = {"K": sum(women), "M": sum(men), "T": sum(women) + sum(men)}
        if remaining:
            counts[name, "kvar", None] = {"K": remaining[0], "M": remaining[1], "T": sum(remaining)}
            counts[name, "deltagare", None] = {
                sex: counts[name, "kvar", None][sex] + counts[name, "avslutade", None][sex] for sex in "KMT"
            }
    if total:
        for _, measure, category in [place for place in counts if place[0] == "a"]:
            counts["hela", measure, category] = {
                sex: sum(counts[name, measure, category][sex] for name in names) for sex in "KMT"
            }
    facts = [
        fact(0, measure, by_sex[sex], platform, sex, category) for (platform, measure, category),
        by_sex in counts.items() for sex in "KMT"
    ]  # fmt: skip
    if shares:
        for (platform, measure, category), by_sex in counts.items():
            n = counts[platform, "avslutade", None]["T"]
            if measure == "avslut" and n:
                facts.append(
                    fact(0, "andel", math.floor(100 * by_sex["T"] / n + 0.5), platform, "T", category, "procent")
                )
    return [row | {"fact_id": number} for number, row in enumerate(facts, 1)]


def platforms(outcomes):
    # mostly small numbers, where the danger is, and some large
    number = st.one_of(st.integers(0, 6), st.integers(0, 30))
    sexes = st.lists(st.lists(number, min_size=outcomes, max_size=outcomes), min_size=2, max_size=2)
    return st.lists(sexes, min_size=1, max_size=3)


@settings(max_examples=50, deadline=None)
@given(
    data=st.integers(2, 4).flatmap(platforms), total=st.booleans(), shares=st.booleans(),
    remaining=st.one_of(st.none(), st.tuples(st.integers(0, 9), st.integers(0, 40))),
)  # fmt: skip
def test_made_up_tables_keep_their_small_numbers(data, total, shares, remaining):
    groups = {"hela": list("abc"[: len(data)])} if total else {}
    facts = small_table(data, total, remaining, shares)
    hidden = hidden_facts(facts, TOPICS, groups, 5, 10)
    for row in facts:
        if row["unit"] == "antal" and 1 <= row["value"] <= 4:
            assert row["fact_id"] in hidden
    n = {row["platform"]: row["value"] for row in facts if row["measure"] == "avslutade" and row["sex"] == "T"}
    assert all(row["fact_id"] in hidden for row in facts if row["unit"] == "procent" and n[row["platform"]] < 10)
    assert Audit(facts, hidden, groups).leaks() == {}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 6), st.integers(0, 60)), min_size=2, max_size=4).filter(any))
@example([4, 49, 60])
@example([1, 120, 119])
def test_percentages_without_counts_keep_their_small_numbers(counts):
    """As the papers tell 2018: the number of finished, and whole percentages."""
    n = sum(counts)
    shares = [math.floor(100 * count / n + 0.5) for count in counts]
    facts = [
        fact(1, "avslutade", n),
        *(fact(2 + i, "andel", share, category=MAIN[i], unit="procent") for i, share in enumerate(shares)),
    ]
    hidden = hidden_facts(facts, TOPICS, {}, 5, 10)
    for row, count in zip(facts[1:], counts, strict=True):
        assert row["fact_id"] in hidden or count == 0 or count > 4, "a share that is a small count"
    assert Audit(facts, hidden, {}).leaks() == {}


def test_large_groups_lose_nothing():
    facts = small_table(
        [[[20, 30, 40], [25, 35, 45]], [[50, 60, 70], [55, 65, 75]]], total=True, remaining=(100, 200), shares=True
    )
    assert hidden_facts(facts, TOPICS, {"hela": ["a", "b"]}, 5, 10) == set()


def test_a_zero_stays_visible():
    """Nobody is pointed out by 0, and a zero protects nobody."""
    facts = small_table([[[0, 30], [0, 45]]], total=False)
    assert hidden_facts(facts, TOPICS, {}, 5, 10) == set()
