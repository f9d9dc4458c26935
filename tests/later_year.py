"""A whole later year in a copy of the record, as an editor would type it: papers of 2022 that nobody has written, with
two tertials, a survey with four steps, accounts with another line, a member more, goals of the whole förbund, grades
and a screening. All figures are made by hand.
"""

import csv
from pathlib import Path

from tests.finsam_data.building.later_year import HEADER, METADATA, add_codes, add_paper, append, table

TERTIAL_SOURCE = "rapport-2022-10-30"
PLATFORM, WHOLE = "2480,ungdomstorget", "UR,hela-forbundet"
STEPS = ("Nej, inte alls", "Nej, knappast", "Ja, delvis", "Ja, helt")
# how many gave each answer, on the platform that was there and on the one that is new
ANSWERS = {PLATFORM: (2, 6, 20, 12), "2480,jobbspar": (1, 3, 5, 6)}
MUNICIPALITIES = {
    "2480": ("Umeå kommun", 2_400_000, "80"), "2460": ("Vännäs kommun", 100_000, "3.33"),
    "2404": ("Vindelns kommun", 100_000, "3.33"), "2409": ("Robertsfors kommun", 100_000, "3.33"),
    "2401": ("Nordmalings kommun", 100_000, "3.33"), "2403": ("Bjurholms kommun", 100_000, "3.33"),
    "2481": ("Lycksele kommun", 100_000, "3.33"),
}  # fmt: skip
# line → outcome and budget in kronor
LINES = {
    "Intäkter, medlemsavgifter": (12_000_000, 12_000_000), "Övriga intäkter": (0, 0),
    "Summa intäkter SAMO": (12_000_000, 12_000_000), "Ungdomstorget": (-5_000_000, -6_000_000),
    "Jobbspår": (-4_000_000, -4_500_000), "Summa insatser SAMO": (-9_000_000, -10_500_000),
    "Kanslipersonal": (-1_500_000, -1_500_000),
    "Summa kansli, styrelse och administration SAMO": (-1_500_000, -1_500_000),
    "Totala intäkter": (12_000_000, 12_000_000), "Totala kostnader": (-10_500_000, -12_000_000),
    "Resultat": (1_500_000, 0),
}  # fmt: skip


def add_later_year(folder: Path) -> None:
    """Everything that follows, in all topics that a year of papers has."""
    add_paper(folder)
    add_codes(folder)
    _tertials(folder)
    _survey(folder)
    _accounts(folder)
    _goals_of_the_whole(folder)
    _grades(folder)
    table(folder, "screening", [_row("medel_hinder", f"{PLATFORM},,hinder,,T", 3.5, "hinder")])


def _row(measure: str, place: str, value, unit: str, period: str = "2022", section: str = "Tabell 1") -> str:
    return f'{measure},{period},{place},{value},{unit},printed,ja,,"{section}",1,{value},,'


def _tertials(folder: Path) -> None:
    append(folder, "periods", "2022T1,Tertial 1 2022,tertial,6,nej,")
    append(folder, "periods", "2022T2,Tertial 2 2022,tertial,7,nej,")
    with (folder / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.write(f"{TERTIAL_SOURCE},Påhittad rapport,kallelse,2022-10-30,förslag,text,r.txt,Rapport 2022-10-30,\n")
    rows = [
        _row(measure, f"{WHOLE},,,{category},T", value, "antal", period)
        for period, finished, working in (("2022T1", 90, 30), ("2022T2", 80, 20))
        for measure, category, value in (
            ("avslutade", "", finished),
            ("avslut", "arbete", working),
            ("avslut", "avbrott", finished - working),
        )
    ]
    file = folder / "deltagare" / f"{TERTIAL_SOURCE}.csv"
    file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    file.with_suffix(".meta.yaml").write_text(METADATA, encoding="utf-8")


def _survey(folder: Path) -> None:
    append(folder, "questions", "2022,1.4,,deltagare,1,Stödet hjälpte,fyra-steg,,75,,,")
    for place, step in enumerate(STEPS, 1):
        is_top = "ja" if place > 2 else "nej"
        append(folder, "scales", f'fyra-steg,"{step}",{place},{is_top},{is_top},#642A00,#FFFFFF')
    rows = []
    for place, answers in ANSWERS.items():
        rows += [
            _row("svar", f'{place},deltagare,1.4,"{step}",T', count, "antal")
            for step, count in zip(STEPS, answers, strict=True)
        ]
        rows += [
            _row("n", f"{place},deltagare,1.4,,T", sum(answers), "antal"),
            _row("svarsfrekvens", f"{place},deltagare,,,T", 80, "procent"),
        ]
    table(folder, "enkat", rows)


def _accounts(folder: Path) -> None:
    _with_part(folder, "insatser-samo", "jobbspar")
    section = "Årsredovisning 2022, Driftsredovisning"
    rows = [
        _row(measure, f'UR,,,"{line}",{measure} 2022,T', amount, "kr", section=section)
        for line, amounts in LINES.items()
        for measure, amount in zip(("utfall", "budget"), amounts, strict=True)
    ]
    capital = _row("balansrakning", "UR,,,Utgående eget kapital,2022-12-31,T", 3_000_000, "kr", "2022-12-31",
        "Årsredovisning 2022, Balansräkning")  # fmt: skip
    table(folder, "ekonomi", [*rows, capital])
    paid = [("UR", "Staten", 6_000_000), ("UR", "Region Västerbotten", 3_000_000)]
    paid += [(area, name, amount) for area, (name, amount, _) in MUNICIPALITIES.items()]
    table(folder, "bidrag", [
        *(_row("utfall", f"{area},,,{name},,T", amount, "kr") for area, name, amount in paid),
        *(_row("andel", f"{area},,,{name},,T", share, "procent") for area, (name, _, share) in MUNICIPALITIES.items()),
    ])  # fmt: skip


def _goals_of_the_whole(folder: Path) -> None:
    """Three goals that are asked of the whole förbund only, two of them under one number, and one of two platforms."""
    for line in (
        "2022,1.1,arbete,,1,Till arbete,outcome,hela-forbundet,1,101,",
        "2022,1.4,,deltagare,1,Stödet hjälpte,survey,ungdomstorget jobbspar,1,102,",
        "2022,3.1,strategi,styrelse,3,Strategi för uppföljning,share,hela-forbundet,1,103,",
        "2022,3.1,underlag,styrelse,3,Uppföljningen används,share,hela-forbundet,1,104,",
    ):
        append(folder, "indicators", line)
    table(folder, "socialt_bokslut", [
        _row(measure, f"{WHOLE},{who},3.1,{category},T", value, unit)
        for category, top in (("strategi", 9), ("underlag", 3))
        for measure, who, value, unit in (
            ("mal_andel", "", 80, "procent"), ("utfall_taljare", "styrelse", top, "antal"),
            ("utfall_namnare", "styrelse", 10, "antal"),
        )
    ])  # fmt: skip


def _grades(folder: Path) -> None:
    append(folder, "strategic_goals", "2022,unga,1,Unga,Unga i Umeå når arbete,ungdomstorget")
    append(folder, "strategic_criteria", "2022,unga,1,deltagare,Deltagarnas svar,1.4,101")
    for step, label in enumerate(STEPS, 1):
        append(folder, "grade_scales", f'2022,{step},"{label}"')
    table(folder, "strategiska_mal", [
        _row("skala_max", f"{PLATFORM},styrelse,unga,,T", 4, "betyg"),
        _row("betyg", f"{PLATFORM},styrelse,unga,,T", 3, "betyg"),
    ])  # fmt: skip


def _with_part(folder: Path, total: str, account: str) -> None:
    """Adds a line to those that a total sums."""
    file = folder / "codes" / "account_totals.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        if row["total"] == total:
            row["parts"] += f" {account}"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
