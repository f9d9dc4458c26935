"""No code names one förbund: its name, its municipalities, its platforms and its groups stand in data alone. The words
are read out of the record, so that a new platform is looked for too.
"""

import csv
import re

import pytest

from finsam_data.paths import KNOWN_TO_THE_PRODUCT
from finsam_data.record.settings.forbund import read_forbund
from tests.conftest import DATA, ROOT

KINDS = ("*.py", "*.sql", "*.typ", "*.js", "*.css")
PLACES = ("app.py", "run.py", "asgi.py", "finsam_data", "dashboard", "pages", "queries", "server", "tools", "static")
# what every förbund has, and what is a common word too
GENERAL = {
    "Hela förbundet", "Riket", "hela-forbundet", "UR", "SE", "sarredovisade", "forebyggande", "Förebyggande insatser",
}  # fmt: skip
# the addresses that the pictures and the tests open: it belongs to these
OF_THE_TESTS = "tools/pages.py"


def rows(table):
    with (DATA / "codes" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def words() -> set[str]:
    """Every name and code of Umeåregionen's own, also as the beginning of another word."""
    forbund = read_forbund(DATA)
    found = {forbund.name, forbund.short_name, *forbund.municipalities, *forbund.groups}
    found |= {row["label"] for row in rows("areas")}
    for table, code in (("platforms", "platform"), ("groups", "group_code")):
        found |= {row[column] for row in rows(table) for column in (code, "label")}
    found |= {part for word in found for part in re.split(r"[-+ ]", word) if part[:1].isupper() and len(part) > 4}
    return found - GENERAL - {"Hela", "Förebyggande", "förebyggande", "Samordningsförbundet", "Särredovisade"}


def files() -> list:
    """Every file of code that belongs to the product."""
    named = [ROOT / place for place in PLACES if (ROOT / place).is_file()]
    inside = [file for place in PLACES for kind in KINDS for file in (ROOT / place).rglob(kind)]
    return sorted(file for file in named + inside if file.relative_to(ROOT).as_posix() != OF_THE_TESTS)


FILES = files()
# what is lent to a förbund that has no such file of its own
LENT = sorted(
    file
    for name in KNOWN_TO_THE_PRODUCT
    for file in [DATA / name, *(DATA / name).glob("*")]
    if file.suffix in (".csv", ".md", ".yaml", ".typ")
)


def test_there_is_much_to_look_for_and_in():
    assert {"Umeå", "Vindeln", "Ungdomstorget", "Kranskommunerna", "2480", "KR", "Umeåregionen"} <= words()
    assert len(FILES) > 150 and len(LENT) > 20


def in_ascii(word: str) -> str:
    """`umea` for Umeå, as keys and codes are written."""
    return word.lower().translate(str.maketrans("åäö", "aao"))


@pytest.mark.parametrize("file", [*FILES, *LENT], ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_code_names_one_forbund(file):
    text = file.read_text(encoding="utf-8")
    named = {word for word in words() if re.search(rf"(?<!\w){re.escape(word)}", text)}
    municipalities = {in_ascii(row["label"]) for row in rows("areas")} - {"hela forbundet", "riket"}
    named |= {word for word in municipalities if re.search(rf"(?<![a-z]){word}", text.lower())}
    assert named == set()
