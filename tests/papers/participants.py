"""Tables typed by hand from the papers, not copied from data/. Other tests recompute from them too.

A number in brackets is one that the scan lost and arithmetic gives back. `–` stands where the paper gives no number.
"""

from fractions import Fraction

from scipy.stats import norm

# columns: women, men, total, percent as printed
YEAR_TABLES = {
    # Kallelse 2020-03-20, årsredovisning 2019, Tabell 1
    ("2019", "hela-forbundet"): """
        deltagare     408 496 904  –
        nya           172 220 392  –
        avslutade     163 173 336  –
        arbete         30  58  88 26
        studier        34  28  62 18
        annan-losning  63  68 131 39
        avbrott        36  19  55 16
        kvar          245 323 568  –""",
    # Bilaga 1, Tabell 1
    ("2019", "ungdomstorget"): """
        deltagare     148 147 295  –
        nya            66  55 121  –
        avslutade      55  73 128  –
        arbete         10  19  29 23
        studier        14  14  28 22
        annan-losning  24  34  58 45
        avbrott         7   6  13 10
        kvar           93  74 167  –""",
    # Tabell 2
    ("2019", "vaga-vaxa"): """
        deltagare      35  26  61  –
        nya            22  13  35  –
        avslutade      21  17  38  –
        arbete          3   2   5 13
        studier         5   6  11 29
        annan-losning  13   7  20 53
        avbrott         0   2   2  5
        kvar           14   9  23  –""",
    # Tabell 3
    ("2019", "hikikomori"): """
        deltagare      17  10  27  –
        nya             6   7  13  –
        avslutade       9   3  12  –
        arbete          0   0 (0)  0
        studier         4   1   5 42
        annan-losning   5   2 (7) 58
        avbrott         0   0   0  0
        kvar            8   7  15  –""",
    # Tabell 4
    ("2019", "vuxentorget"): """
        deltagare     168 225 393  –
        nya            51  87 138  –
        avslutade      39  42  81  –
        arbete          7  18  25 31
        studier         8   6  14 17
        annan-losning  18  14  32 40
        avbrott         6   4  10 12
        kvar          129 183 312  –""",
    # Tabell 5
    ("2019", "halsoframjande-etablering"): """
        deltagare      52  17  69  –
        nya            37  17  54  –
        avslutade       4   1   5  –
        arbete          2   0   2 40
        studier         1   0   1 20
        annan-losning   0   0   0  0
        avbrott         1   1   2 40
        kvar           48  16  64  –""",
    # Tabell 6
    ("2019", "samordningsteam-robertsfors"): """
        deltagare      28  35  63  –
        nya            21  27  48  –
        avslutade      18  19  37  –
        arbete          8   6  14 38
        studier         2   2   4 11
        annan-losning   8   8  16 43
        avbrott         0   3   3  8
        kvar           10  16  26  –""",
    # Tabell 7
    ("2019", "samordningsteam-nordmaling"): """
        deltagare      17  30  47  –
        nya            12  22  34  –
        avslutade      10  16  26  –
        arbete          1   8   9 35
        studier         7   3  10 38
        annan-losning   2 (3) (5) 19
        avbrott         0 (2) (2)  8
        kvar            7  14  21  –""",
    # Tabell 8
    ("2019", "samordningsteam-vannas"): """
        deltagare      31  41  72  –
        nya            12  17  29  –
        avslutade      13  16  29  –
        arbete          1   4   5 17
        studier         2   2   4 14
        annan-losning   8   8  16 55
        avbrott         2   2   4 14
        kvar           18  25  43  –""",
    # Tabell 9
    ("2019", "samordningsteam-vindeln"): """
        deltagare      16  17  33  –
        nya             7  11  18  –
        avslutade      10   7  17  –
        arbete          3   3   6 35
        studier         1   1   2 12
        annan-losning   2   1 (3) 18
        avbrott         4   2 (6) 35
        kvar            6  10  16  –""",
    # Socialt bokslut 2017, Deltagarna i siffror
    ("2017", "ungdomstorget"): """
        deltagare     157 179 336  –
        nya            57  63 120  –
        avslutade      65  92 157  –
        arbete         15  40  55 35
        studier        16  14  30 19
        annan-losning  12  17  29 18
        avbrott        22  21  43 27
        kvar           92  87 179  –""",
    ("2017", "hikikomori"): """
        deltagare      14  19  33  –
        nya             6   8  14  –
        avslutade       7   5  12  –
        arbete          1   0   1  8
        studier         3   3   6 50
        annan-losning   3   2   5 42
        avbrott         0   0   0  0
        kvar            7  14  21  –""",
    ("2017", "vaga-vaxa"): """
        deltagare      29  30  59  –
        nya            19  16  35  –
        avslutade      20  20  40  –
        arbete          2   2   4 10
        studier         4   6  10 25
        annan-losning   9  10  19 48
        avbrott         5   2   7 18
        kvar            9  10  19  –""",
}

# 2018 stands in words only: participants, finished, and percent to work, studies, other solution, interrupted
YEAR_2018 = {
    "hela-forbundet": (959, 353, 28, 16, 34, 22),
    "ungdomstorget": (282, 122, 33, 19, 39, None),
    "vaga-vaxa": (58, 33, 6, 33, 45, None),
    "hikikomori": (38, 22, 9, 27, 59, None),
    "vuxentorget": (392, 57, 32, 11, 28, 30),
    "samordningsteam-robertsfors": (53, 38, 42, 11, 32, 16),
    "samordningsteam-nordmaling": (43, 29, 31, 24, 24, 21),
    "samordningsteam-vannas": (63, 29, 26, None, 47, 26),
    "samordningsteam-vindeln": (29, 9, 67, None, 22, 11),
}

# Tertial 2 2020, per platform: women, men, total, percent. `–` where the text gives none or contradicts itself
TERTIAL = {
    "ungdomstorget": """
        aktualiserade    7  16  23   –
        ja_i_beredning   6  14  20   –
        avslutade        8   5  13   –
        arbete           2   2   –  31
        studier          3   2   –  38
        fortsatt-rehabilitering-eller-oppet-arbetssokande 3 1 – 31
        kvar            87  89 176   –""",
    "vuxentorget": """
        aktualiserade   17  20  37   –
        ja_i_beredning   –   –  29   –
        avslutade        2   7   9   –
        arbete           1   2   –  33
        studier          –   –   –  33
        fortsatt-rehabilitering-eller-oppet-arbetssokande – 2 – 22
        saknar-arbetsformaga 1 – –  11
        kvar           152 211 363   –""",
    "samordningsteam-vannas": """
        aktualiserade    3   3   6   –
        ja_i_beredning   3   3   6   –
        avslutade        5   5  10   –
        arbete           –   3   –  30
        oppet-arbetssokande 1 –  –  10
        saknar-arbetsformaga 3 – –  50
        avbrott-annan-orsak 1 –  –  10
        kvar             –   –  44   –""",
    "samordningsteam-vindeln": """
        aktualiserade    2   3   5   –
        ja_i_beredning   2   2   4   –
        avslutade        1   1   2   –
        arbete           –   –   –  50
        studier          1   –   –  50
        kvar             7   9  16   –""",
    "samordningsteam-nordmaling": """
        aktualiserade    –   7   7   –
        ja_i_beredning   –   1   1   –
        avslutade        6   8  14   –
        arbete           –   –   –  43
        studier          –   –   –  36
        fortsatt-rehabilitering-eller-oppet-arbetssokande – – – 7
        avbrott-annan-orsak – –  –  14
        kvar             7   6  13   –""",
    "samordningsteam-robertsfors": """
        aktualiserade    –   –   8   –
        ja_i_beredning   1   5   6   –
        avslutade        5   6  11   –
        arbete           2   3   –  45
        studier          1   –   –   9
        fortsatt-rehabilitering-eller-oppet-arbetssokande 1 2 – 27
        saknar-arbetsformaga 1 – –  10
        avbrott-halsoskal –  1   –   9
        kvar             7  15  22   –""",
    "samordningsteam-bjurholm": """
        aktualiserade    3   1   4   –
        ja_i_beredning   3   2   5   –
        avslutade        –   –   0   –
        kvar             6   4  10   –""",
}
# who went where in tertial 2, both sexes, from the percentages: 31 % of 13 is 4, 33 % of 9 is 3, and so on
TERTIAL_TOTALS = {
    "ungdomstorget": {"arbete": 4, "studier": 5, "fortsatt-rehabilitering-eller-oppet-arbetssokande": 4},
    "vuxentorget": {"arbete": 3, "studier": 3, "fortsatt-rehabilitering-eller-oppet-arbetssokande": 2,
        "saknar-arbetsformaga": 1},
    "samordningsteam-vannas": {"arbete": 3, "oppet-arbetssokande": 1, "saknar-arbetsformaga": 5,
        "avbrott-annan-orsak": 1},
    "samordningsteam-vindeln": {"arbete": 1, "studier": 1},
    "samordningsteam-nordmaling": {
        "arbete": 6, "studier": 5, "fortsatt-rehabilitering-eller-oppet-arbetssokande": 1, "avbrott-annan-orsak": 2,
    },
    "samordningsteam-robertsfors": {
        "arbete": 5, "studier": 1, "fortsatt-rehabilitering-eller-oppet-arbetssokande": 3, "saknar-arbetsformaga": 1,
        "avbrott-halsoskal": 1,
    },
}  # fmt: skip

REFERRED_BY_2020T2 = {
    "arbetsformedlingen": 31, "forsakringskassan": 8, "region": 13, "umea-kommun": 22, "vannas-kommun": 1,
    "vindelns-kommun": 3,
    "nordmalings-kommun": 4, "robertsfors-kommun": 4, "bjurholms-kommun": 4,
}  # fmt: skip
# referred, yes, and percent by arbetsförmedlingen, försäkringskassan, region, socialtjänst, the rest of the
# municipality
REFERRED_2019 = {
    "ungdomstorget": (148, 121, 40, 16, 27, 12, 5),
    "vuxentorget": (174, 138, 19, 14, 15, 47, 5),
    "samordningsteam-robertsfors": (67, 48, 35, 3, 3, 47, 12),
    "samordningsteam-nordmaling": (62, 34, 51, 2, 2, 33, 12),
    "samordningsteam-vannas": (33, 29, 26, 10, 10, 33, 20),
    "samordningsteam-vindeln": (39, 18, 13, 9, 3, 69, 6),
}

GOALS = {
    "2017": {"arbete": 30, "studier": 20, "annan-losning": 40},
    "2019": {"arbete": 35, "studier": 25, "annan-losning": 30},
    "2020": {"arbete": 35, "studier": 25, "annan-losning": 30},
}


def cells(table: str) -> list[tuple[str, str, str]]:
    """(row name, column K, M, T or %, printed text) for every cell of a typed table that has a number."""
    rows = [line.split() for line in table.strip().splitlines()]
    return [
        (name, column, text) for name, *texts in rows for column, text in zip("KMT%", texts, strict=True) if text != "–"
    ]


def number(text: str) -> int:
    """The number of a cell, restored or not."""
    return int(text.strip("()"))


def counts(period: str, platform: str) -> dict[tuple[str, str], int]:
    """{(row name, sex): count} of one year table."""
    return {
        (name, column): number(text) for name, column, text in cells(YEAR_TABLES[period, platform]) if column != "%"
    }


def expected_signal(count: int, n: int, goal: Fraction | None, outcome: str) -> str:
    """Unrounded arithmetic. The goal lies in Wilson's interval exactly when the score test does not reject it."""
    if goal is None or outcome == "avbrott":
        return "no_goal"
    if n == 0:
        return "no_data"
    share = Fraction(count, n)
    squared_error = (share - goal) ** 2 * n / (goal * (1 - goal))
    uncertain = "_uncertain" if float(squared_error) <= norm.ppf(0.975) ** 2 else ""
    return ("reached" if share >= goal else "missed") + uncertain
