"""CONTRACT.md: what the database promises to everybody outside the code."""

import hashlib
import re
import unicodedata

import duckdb
import pytest
import yaml

from tests.conftest import DATA, ROOT

COLUMNS = {
    "fact_id": "BIGINT",
    "topic": "VARCHAR", "measure": "VARCHAR", "period": "VARCHAR", "area": "VARCHAR", "platform": "VARCHAR",
    "respondent": "VARCHAR",
    "item": "VARCHAR", "category": "VARCHAR", "sex": "VARCHAR", "value": "DOUBLE", "unit": "VARCHAR",
    "status": "VARCHAR",
    "used": "BOOLEAN", "finding_id": "VARCHAR", "source_id": "VARCHAR", "locator": "VARCHAR", "note": "VARCHAR",
}  # fmt: skip
SOURCES = {
    "socialt-bokslut-2017",
    "kallelse-2019-11-28",
    "kallelse-2020-03-20",
    "kallelse-2020-04-23",
    "kallelse-2020-10-30",
}
AREAS = {"2480", "2460", "2404", "2409", "2401", "2403", "SE", "UR", "KR"}
# the other municipalities of the printed ranking
RANKED = {
    "0162", "0160", "0184", "0186", "1262", "1281", "0380", "0580", "2482", "1287", "2418",
    "2422", "2421", "2425", "2284", "2463", "2481", "2462", "2417", "1864", "2583", "0761", "0821", "1782",
}  # fmt: skip
PLATFORMS = {
    "ungdomstorget", "vuxentorget", "samordningsteam-vannas", "samordningsteam-vindeln", "samordningsteam-robertsfors",
    "samordningsteam-nordmaling", "samordningsteam-bjurholm", "hikikomori", "vaga-vaxa", "halsoframjande-etablering",
    "nafs", "forebyggande",
    "hela-forbundet", "sarredovisade", "ungdomsplattformen", "ungdomstorget+vuxentorget", "kranskommunerna",
}  # fmt: skip
OUTCOMES = {
    "arbete", "studier", "annan-losning", "avbrott", "fortsatt-rehabilitering-eller-oppet-arbetssokande",
    "oppet-arbetssokande",
    "saknar-arbetsformaga", "avbrott-annan-orsak", "avbrott-halsoskal",
}  # fmt: skip
PARTIES = {"arbetsformedlingen", "forsakringskassan", "region", "socialtjanst", "ovriga-kommunen"}
MUNICIPAL_PARTIES = {
    "umea-kommun",
    "vannas-kommun",
    "vindelns-kommun",
    "nordmalings-kommun",
    "robertsfors-kommun",
    "bjurholms-kommun",
}
MEASURES = {
    # the last two go beyond the contract's list: what a paper says about change, which the checks hold against the
    # counts
    "deltagare": {"deltagare", "nya", "avslutade", "avslut", "andel", "kvar", "langsiktig-losning", "medeldagar",
                  "medeldagar-forandring", "fler_avslutade_enligt_texten"},
    "aktualisering": {"aktualiserade", "ja_i_beredning", "andel"},
}  # fmt: skip
KEY = "topic, measure, period, area, platform, respondent, item, category, sex, unit"

# surnames of those whom the papers name, as hashes: the tests hold no names either
NAME_HASHES = {
    "2f8f33ceb50f", "3af6270dcf3c", "4aec13cbd291", "557e2fc48ed5", "6b52a7639c65", "76ef69582c60", "8a53917cdfe1",
    "9442556ef631",
    "95ac9ce63a15", "a13be151e174", "a56ae8cdb283", "b0e6c9363f52", "bae7459ddecc", "d332e10e1e73", "e8d41f2b8208",
    "eb94597917e5",
    "ecdc7364c46d", "f2f64b860687",
}  # fmt: skip


@pytest.fixture(scope="module")
def connection(database_file):
    with duckdb.connect(str(database_file), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def facts(connection):
    return connection.execute("SELECT * FROM facts").df()


def test_view_has_exactly_the_promised_columns_and_types(connection):
    described = connection.execute("DESCRIBE facts").fetchall()
    assert [(row[0], row[1]) for row in described] == list(COLUMNS.items())
    views = connection.execute("SELECT table_name FROM information_schema.tables WHERE table_type = 'VIEW'").fetchall()
    assert views == [("facts",)]


def test_findings_and_sources_have_the_promised_columns(connection):
    columns = {
        name: [row[0] for row in connection.execute(f"DESCRIBE {name}").fetchall()] for name in ("findings", "sources")
    }
    assert columns["findings"] == ["finding_id", "kind", "severity", "title", "explanation", "treatment"]
    promised = ["source_id", "title", "kind", "date", "status", "reading", "file"]
    assert [name for name in columns["sources"] if name in promised] == promised
    kinds = {row[0] for row in connection.execute("SELECT kind FROM findings").fetchall()}
    assert kinds <= {"contradiction", "arithmetic", "reading", "gap", "comparability"}
    statuses = {row[0] for row in connection.execute("SELECT status FROM sources").fetchall()}
    assert statuses <= {"förslag", "beslutad", "underlag"}
    assert {row[0] for row in connection.execute("SELECT reading FROM sources").fetchall()} <= {"text", "ocr"}


def test_findings_say_everything_in_words(connection):
    for row in connection.execute("SELECT * FROM findings").fetchall():
        assert all(isinstance(cell, str) and cell.strip() for cell in row), row[0]
        # the titles stand in lists and links, so no two may be the same and none may be a paragraph
        assert len(row[3]) <= 120, row[3]
    titles = [row[0] for row in connection.execute("SELECT title FROM findings").fetchall()]
    assert len(titles) == len(set(titles))


def test_there_are_more_than_700_rows_and_as_many_as_in_the_files(facts, record_rows):
    three_topics = facts[facts["topic"].isin(["deltagare", "aktualisering", "mal"])]
    assert len(three_topics) > 700
    assert len(facts) == len(record_rows)
    assert facts.groupby("topic").size().to_dict() == record_rows.groupby("topic").size().to_dict()


def test_every_cell_says_what_its_file_says(facts, record_rows):
    """The view against pandas' own reading of the files, in the order of the files."""
    for column in COLUMNS:
        if column in ("fact_id", "value", "used", "locator", "finding_id"):
            continue
        assert list(facts[column].fillna("")) == [text.strip() for text in record_rows[column]], column
    assert facts["value"].equals(record_rows["number"].astype("float64").rename("value"))
    assert list(facts["used"]) == list(record_rows["used"] == "ja")
    assert list(facts["locator"]) == list(record_rows["section"] + ", r. " + record_rows["lines"])


def test_every_finding_of_a_row_is_a_pair_and_facts_has_the_gravest(connection, facts, record_rows):
    """The column of the files may name several, with a space between. Recomputed from the files, with the contract's
    own words for gravity.
    """
    severity = {
        entry["finding_id"]: ["hög", "medel", "låg"].index(entry["severity"])
        for file in (DATA / "findings").glob("*.yaml") for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    }  # fmt: skip
    named = [text.split() for text in record_rows["finding_id"]]
    pairs = {(name, fact_id) for fact_id, names in enumerate(named, 1) for name in names}
    rows = connection.execute("SELECT finding_id, fact_id FROM finding_facts").fetchall()
    assert set(rows) == pairs and len(rows) == len(pairs)
    assert max(map(len, named)) > 1, "no row takes part in several, so nothing was tried"
    assert list(facts["fact_id"]) == list(range(1, len(facts) + 1))
    assert list(facts["finding_id"].fillna("")) == [
        min(names, key=lambda name: severity[name]) if names else "" for names in named
    ]


def test_vocabularies(facts):
    assert set(facts["sex"]) == {"K", "M", "T"}
    assert set(facts["status"]) <= {"printed", "restored", "derived", "missing"}
    assert set(facts["respondent"].dropna()) <= {"deltagare", "personal", "styrgrupp", "styrelse", "forbundschef"}
    assert set(facts["source_id"]) <= SOURCES
    assert set(facts["platform"].dropna()) <= PLATFORMS
    assert set(facts["area"]) <= AREAS | RANKED
    assert set(facts.loc[facts["area"].isin(RANKED), "topic"]) == {"hae", "ranking"}
    period = re.compile(r"(?:19|20)\d\d(H[12]|T[123]|-20\d\d|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
    assert [text for text in facts["period"].unique() if not period.fullmatch(text)] == []
    for topic, measures in MEASURES.items():
        assert set(facts.loc[facts["topic"] == topic, "measure"]) <= measures
    outcomes = facts[(facts["topic"] == "deltagare") & facts["measure"].isin(["avslut", "andel"])]
    assert set(outcomes["category"]) <= OUTCOMES
    assert set(outcomes.loc[outcomes["period"] != "2020T2", "category"]) <= {
        "arbete",
        "studier",
        "annan-losning",
        "avbrott",
    }
    referrals = facts[facts["topic"] == "aktualisering"]
    assert set(referrals.loc[referrals["measure"] == "andel", "item"]) == PARTIES
    in_list = referrals[(referrals["measure"] == "aktualiserade") & referrals["item"].notna()]
    assert set(in_list["item"]) == {"arbetsformedlingen", "forsakringskassan", "region"} | MUNICIPAL_PARTIES
    assert set(in_list["period"]) == {"2020T2"}


def test_platforms_lie_in_their_municipality(facts):
    home = {
        "ungdomstorget": "2480", "vuxentorget": "2480", "hikikomori": "2480", "vaga-vaxa": "2480",
        "halsoframjande-etablering": "2480",
        "samordningsteam-vannas": "2460", "samordningsteam-vindeln": "2404", "samordningsteam-robertsfors": "2409",
        "samordningsteam-nordmaling": "2401", "samordningsteam-bjurholm": "2403", "hela-forbundet": "UR",
        "sarredovisade": "UR",
    }  # fmt: skip
    for platform, area in facts[["platform", "area"]].drop_duplicates().itertuples(index=False):
        assert home.get(platform, area) == area, platform


def test_missing_is_null_and_zero_is_printed(connection):
    assert connection.execute(
        "SELECT count(*) FROM facts WHERE (value IS NULL) <> (status = 'missing')"
    ).fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM facts WHERE status = 'missing'").fetchone()[0] > 0
    zeros = connection.execute(
        "SELECT printed, locator FROM fact WHERE value = 0 AND status = 'printed' AND unit <> 'ja-nej'"
    ).fetchall()
    assert zeros
    for printed, locator in zeros:
        assert re.match(r"0|[Ii]ngen|inte … i någon", printed), locator
    # nobody wrote a missing text as an empty string
    texts = [name for name, kind in COLUMNS.items() if kind == "VARCHAR"]
    for name in texts:
        assert connection.execute(f"SELECT count(*) FROM facts WHERE trim({name}) = ''").fetchone() == (0,), name


def test_one_used_row_per_figure_or_none_where_findings_say_why(connection):
    rows = connection.execute(
        f"SELECT {KEY}, count(*) FILTER (used) AS shown, bool_and(finding_id IS NOT NULL) AS explained FROM facts "
        f"GROUP BY {KEY}"
    ).df()
    wrong = rows[(rows["shown"] > 1) | ((rows["shown"] == 0) & ~rows["explained"])]
    assert wrong.to_dict("records") == []
    # the two kinds of keys both occur, so neither half of the rule is empty
    assert {0, 1} <= set(rows["shown"])


def test_findings_and_sources_are_known(connection, facts):
    known = {row[0] for row in connection.execute("SELECT finding_id FROM findings").fetchall()}
    carried = {row[0] for row in connection.execute("SELECT finding_id FROM finding_facts").fetchall()}
    entries = [
        entry
        for file in (DATA / "findings").glob("*.yaml")
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    in_words_alone = {entry["finding_id"] for entry in entries if entry.get("without_figures")}
    assert in_words_alone == {"arsredovisning-for-2018", "fem-eller-sex-samordningsteam"}
    assert carried == known - in_words_alone
    in_files = [
        entry["finding_id"]
        for file in (DATA / "findings").glob("*.yaml")
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    assert len(in_files) == len(set(in_files))
    assert known == set(in_files)
    assert {row[0] for row in connection.execute("SELECT source_id FROM sources").fetchall()} == SOURCES


def test_every_figure_says_where_it_stands(facts):
    assert [text for text in facts["locator"] if not re.fullmatch(r"\S.*, r\. \d+(-\d+)?(, \d+(-\d+)?)*", text)] == []
    for restored_or_derived in facts[facts["status"].isin(["restored", "derived"])].itertuples():
        assert isinstance(restored_or_derived.note, str), restored_or_derived.locator
        # a note that says how has numbers in it, or says in words that nobody did
        assert re.search(r"\d|[Ii]ngen|Inte nämnd", restored_or_derived.note), restored_or_derived.locator


def published_files():
    return sorted(
        path for folder in ("data", "queries", "pages", "dashboard", "finsam_data", "static")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".csv", ".yaml", ".md", ".sql", ".py", ".svg"}
    )  # fmt: skip


def folded(text: str) -> str:
    """Lower case without accents, as a careless scan would print a name."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.lower().replace("ł", ""))
        if not unicodedata.combining(letter)
    )


def test_no_names_of_persons():
    assert len(published_files()) > 40
    for file in published_files():
        for word in set(re.findall(r"[a-z]+", folded(file.read_text(encoding="utf-8")))):
            # a name may carry a genitive s, so every beginning counts
            beginnings = {
                hashlib.sha256(word[:length].encode()).hexdigest()[:12] for length in range(5, min(len(word), 9) + 1)
            }
            assert not beginnings & NAME_HASHES, f"{file}: a word of {len(word)} letters beginning with {word[0]}"


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b(19|20)?\d{6}[-+ ]?\d{4}\b",
        r"[\w.]+@[\w-]+\.\w+",
        r"\b0\d{1,3}[- ]\d{2,3}[ ]?\d{2}[ ]?\d{2}\b",
        r"\b\w+(vägen|gatan) \d+",
    ],
    ids=["personnummer", "e-mail", "telephone", "address"],
)
def test_nothing_that_leads_to_a_person(pattern):
    for file in published_files():
        assert re.search(pattern, file.read_text(encoding="utf-8")) is None, file
