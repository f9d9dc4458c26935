"""A paper of 2022 that nobody has written, put into a copy of the record as an editor would: figures in hand-made
numbers, and what comes with a later year: an outcome, a platform, a member and a line of the accounts.
"""

import csv
from pathlib import Path

SOURCE = "kallelse-2022-11-30"
HEADER = (
    "measure,period,area,platform,respondent,item,category,sex,value,unit,status,used,finding_id,section,lines,printed,"
    "note,base"
)
METADATA = "title: Påhittat\npopulation: Alla.\nlines: r. 1\ntranscription: Påhittad för testerna.\n"
WHOLE = "UR,hela-forbundet,,"
POSITIVE = "positiva-utfall"
# what the invented paper prints of 2022: measure, category, value, unit and base
PARTICIPANTS = (
    ("avslutade", "", 270, "antal", ""), ("avslut", "arbete", 68, "antal", ""),
    ("avslut", "positiv-losning", 179, "antal", ""), ("andel", "arbete", 38, "procent", POSITIVE),
)  # fmt: skip


def add_period(folder: Path) -> None:
    """The year 2022 among the periods, without any figures."""
    append(folder, "periods", "2022,2022,year,5,nej,")


def add_paper(folder: Path, participants: tuple = PARTICIPANTS, goal_base: str = POSITIVE) -> None:
    """The year 2022 with its paper: participants, and a goal of 35 % that is a share of `goal_base`."""
    add_period(folder)
    with (folder / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.write(f"{SOURCE},Påhittad kallelse,kallelse,2022-11-30,förslag,text,ingen.txt,Kallelse 2022-11-30,\n")
    table(folder, "deltagare", [
        f"{measure},2022,{WHOLE},{category},T,{value},{unit},printed,ja,,Tabell 1,1,{value},,{base}"
        for measure, category, value, unit, base in participants
    ])  # fmt: skip
    goal = f"mal_andel,2022,UR,hela-forbundet,,avslut,arbete,T,35,procent,printed,ja,,Tabell 1,1,35,,{goal_base}"
    table(folder, "mal", [goal])


def add_codes(folder: Path) -> None:
    """What a later year may bring to the code tables: each valid from 2022 only, a number of an indicator that
    meant another outcome before, and a goal area that had another name.
    """
    for name in ("groups", "members", "accounts"):
        _with_columns(folder, name, "valid_from", "valid_to")
    add_platform(folder, "2022")
    append(folder, "groups", "jobbspar,Jobbspår,2480,jobbspar,ja,platform,14,2022,")
    append(folder, "members", "Lycksele kommun,lycksele,kommun,2481,Lycksele,9,2022,")
    rename_goal_area(folder, "2021", "2022")
    append(folder, "indicators", "2022,1.2,positiv-losning,,1,Till positiv lösning,outcome,hela-forbundet,1,105,")
    append(folder, "accounts", "Jobbspår,jobbspar,jobbspar,,kostnad,insatser,jobbspar,Jobbspår,,,99,2022,")


def add_platform(folder: Path, valid_from: str) -> None:
    """A platform that began in 2022, as a part of Umeå and of the whole."""
    append(folder, "platforms", f"jobbspar,Jobbspår,2480,platform,17,Job,,,{valid_from},")
    _with_member(folder, "umea", "jobbspar")
    _with_member(folder, "hela-forbundet", "jobbspar")


def rename_goal_area(folder: Path, last: str, first: str) -> None:
    """Another name of the first goal area: the old one is valid to `last`, the new one from `first`."""
    _with_columns(folder, "goal_areas", "valid_from", "valid_to")
    rows = _rows(folder, "goal_areas")
    rows[0]["valid_to"] = last
    _write(folder, "goal_areas", [*rows, rows[0] | {"label": "För deltagarna", "valid_from": first, "valid_to": ""}])


def add_figure(folder: Path, period: str, platform: str) -> None:
    """One figure more in the paper's table of participants."""
    line = f"deltagare,{period},2480,{platform},,,,T,20,antal,printed,ja,,Tabell 2,2,20,,"
    with (folder / "deltagare" / f"{SOURCE}.csv").open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")


def table(folder: Path, topic: str, lines: list[str]) -> None:
    (folder / topic / f"{SOURCE}.csv").write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    (folder / topic / f"{SOURCE}.meta.yaml").write_text(METADATA, encoding="utf-8")


def append(folder: Path, name: str, line: str) -> None:
    with (folder / "codes" / f"{name}.csv").open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")


def _rows(folder: Path, name: str) -> list[dict]:
    with (folder / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(folder: Path, name: str, rows: list[dict]) -> None:
    with (folder / "codes" / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _with_columns(folder: Path, name: str, *columns: str) -> None:
    _write(folder, name, [row | dict.fromkeys(columns, "") for row in _rows(folder, name)])


def _with_member(folder: Path, group: str, platform: str) -> None:
    rows = _rows(folder, "groups")
    for row in rows:
        if row["group_code"] == group:
            row["members"] += f" {platform}"
    _write(folder, "groups", rows)
