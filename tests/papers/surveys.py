"""The 48 survey tables of kallelse 2020-03-20, Bilaga 4, typed from the paper by somebody else than who wrote
data/enkat.

A line: question, counts, percentages, and who answered, who was asked and the response rate in percent. `–` is lost in
the scan.
"""

PARTICIPANTS = (
    "Inte alls",
    "Till mycket liten del",
    "Till liten del",
    "Till stor del",
    "Till mycket stor del",
    "Helt och hållet",
)
STAFF = ("Inte alls", "Till liten del", "Delvis", "Till stor del", "Till mycket stor del", "Helt och hållet")
FUTURE = ("Redo att arbeta eller studera", "Annan lösning som passar", "Ingen lösning just nu", "Kan inte svara")

TABLES_2019 = """
    ungdomstorget deltagare
        1.4    0  3  6 10 13 12 |    0  6,8 13,6 22,7 29,5 27,3 | 44 44 100
        1.5    0  0  8  9 14 13 |    0    0 18,2 20,5 31,8 29,5 | 44 44 100
        1.6    0  2  9 13  9 11 |    0  4,5 20,5 29,5 20,5   25 | 44 44 100
        1.7   16  4  6 17 | 37,2  9,3   14 39,5 | 43 44 97,7
    ungdomstorget personal
        4.5    0  1  4 14 12  2 |    0    3 12,1 42,4 36,4  6,1 | 33 – –
        4.6    1  1  6 15  9  1 |    3    3 18,2 45,5 27,3    3 | 33 33 100
        4.10   1  1  9 14  6  2 |    3    3 27,3 42,4 18,2  6,1 | 33 – –
        4.11   1  0  8 14  9  1 |    3    0 24,2 42,4 27,3    3 | 33 33 100
    ungdomstorget+vuxentorget styrgrupp
        4.9    0  0  0  2  4  1 |    0    0    0 28,6 57,1 14,3 | 7 7 100
        4.12   0  1  0  1  4  0 |    0 16,7    0 16,7 66,7    0 | 6 7 85,7
    vuxentorget deltagare
        1.4    3  0  6 11 10 10 |  7,5    0   15 27,5   25   25 | 40 40 100
        1.5    0  2  6 11 11 10 |    0    5   15 27,5 27,5   25 | 40 40 100
        1.6    4  3  2 14  9  8 |   10  7,5    5   35 22,5   20 | 40 40 100
        1.7   23  1  6 10 | 57,5  2,5   15   25 | 40 40 100
    vuxentorget personal
        4.5    1  2 12  9 10  1 |  2,9  5,7 34,3 25,7 28,6  2,9 | 35 36 97,2
        4.6    1  2 16 12  3  1 |  2,9  5,7 45,7 34,3  8,6  2,9 | 35 36 97,2
        4.10   1  3 13 15  3  0 |  2,9  8,6 37,1 42,9  8,6    0 | 35 36 97,2
        4.11   1  0 14 12  7  1 |  2,9    0   40 34,3   20  2,9 | 35 36 97,2
    samordningsteam-vannas deltagare
        1.4    0  1  1  3  3  0 |    0 12,5 12,5 37,5 37,5    0 | 8 8 100
        1.5    0  0  2  3  2  1 |    0    0   25 37,5   25 12,5 | 8 8 100
        1.6    1  0  1  3  2  1 | 12,5    0 12,5 37,5   25 12,5 | 8 8 100
        1.7    2  1  1  4 |   25 12,5 12,5   50 | 8 8 100
    samordningsteam-vannas personal
        4.5    0  0  1  3  5  1 |    0    0   10   30   50   10 | 10 10 100
        4.6    0  0  1  2  6  1 |    0    0   10   20   60   10 | 10 10 100
        4.10   0  0  1  1  3  5 |    0    0   10   10   30   50 | 10 10 100
        4.11   0  0  0  4  3  3 |    0    0    0   40   30   30 | 10 10 100
    samordningsteam-vindeln deltagare
        1.4    0  0  0  1  3  2 |    0    0    0 16,7   50 33,3 | 6 6 100
        1.5    0  0  0  1  1  4 |    0    0    0 16,7 16,7 66,7 | 6 6 100
        1.6    0  0  0  1  5  0 |    0    0    0 16,7 83,3    0 | 6 6 100
        1.7    4  0  1  1 | 66,7    0 16,7 16,7 | 6 6 100
    samordningsteam-vindeln personal
        4.5    0  0  0  4  2  1 |    0    0    0 57,1 28,6 14,3 | 7 7 100
        4.6    0  0  2  1  3  1 |    0    0 28,6 14,3 42,9 14,3 | 7 7 100
        4.10   0  0  2  1  2  2 |    0    0 28,6 14,3 28,6 28,6 | 7 7 100
        4.11   0  0  2  1  3  1 |    0    0 28,6 14,3 42,9 14,3 | 7 7 100
    samordningsteam-nordmaling personal
        4.5    0  0  0  3  4  1 |    0    0    0 37,5   50 12,5 | 8 8 100
        4.6    0  0  0  3  4  1 |    0    0    0 37,5   50 12,5 | 8 8 100
        4.10   0  0  0  1  6  1 |    0    0    0 12,5   75 12,5 | 8 8 100
        4.11   0  0  0  1  6  1 |    0    0    0 12,5   75 12,5 | 8 8 100
    samordningsteam-robertsfors deltagare
        1.4    2  1  3  3  0  7 | 12,5  6,2 18,8 18,8    0 43,8 | 16 16 100
        1.5    3  2  2  3  2  4 | 18,8 12,5 12,5 18,8 12,5   25 | 16 16 100
        1.6    2  2  4  4  3  1 | 12,5 12,5   25   25 18,8  6,2 | 16 16 100
        1.7   10  –  –  – | 62,5    –    –    – | 16 16 100
    samordningsteam-robertsfors personal
        4.5    0  0  0  2 12  0 |    0    0    0 14,3 85,7    0 | 14 14 100
        4.6    0  0  1  1  8  4 |    0    0  7,1  7,1 57,1 28,6 | 14 14 100
        4.10   0  0  2  1  7  4 |    0    0 14,3  7,1   50 28,6 | 14 14 100
        4.11   0  0  0  0  8  6 |    0    0    0    0 57,1 42,9 | 14 14 100
    kranskommunerna styrgrupp
        4.9    0  0  2  3  3  1 |    0    0 22,2 33,3 33,3 11,1 | 9 9 100
        4.12   0  1  2  1  4  1 |    0 11,1 22,2 11,1 44,4 11,1 | 9 9 100
"""


def answers_of(respondent: str, item: str) -> tuple[str, ...]:
    """The answers of a question in the order of the paper."""
    if item == "1.7":
        return FUTURE
    return PARTICIPANTS if respondent == "deltagare" else STAFF


def tables() -> dict[tuple[str, str, str], dict[str, list[float | None]]]:
    """{(platform, respondent, item): {counts, shares, total: [n, asked, response rate]}}, None for what the scan
    lost.
    """
    found, platform, respondent = {}, None, None
    for line in TABLES_2019.strip().splitlines():
        if "|" not in line:
            platform, respondent = line.split()
            continue
        item, _, rest = line.strip().partition(" ")
        counts, shares, total = ([_number(text) for text in part.split()] for part in rest.split("|"))
        found[platform, respondent, item] = {"counts": counts, "shares": shares, "total": total}
    return found


def _number(text: str) -> float | None:
    return None if text == "–" else float(text.replace(",", "."))
