"""The command `python -m finsam_data.versions`: lists the built versions; `use NAME` shows readers another of them."""

import sys
from datetime import datetime
from pathlib import Path

from finsam_data.database import Database, DatabaseUnavailable
from finsam_data.paths import database_place
from finsam_data.questions import register
from finsam_data.swedish import number
from finsam_data.versions.pointer import all_files, file_of, is_file, point_at, pointed_at
from finsam_data.writing import command

_LIST = "python -m finsam_data.versions"


def main(arguments: list[str] | None = None) -> int:
    """Lists, or moves the pointer. The exit code is 1, after a Swedish sentence, when it could not be moved."""
    given, place = sys.argv[1:] if arguments is None else arguments, database_place()
    if is_file(place):
        print(f"{place} är en enda databasfil. Versioner finns bara i en mapp.", file=sys.stderr)
        return 1
    match given:
        case []:
            return _list(place)
        case ["use", name]:
            return _use(place, name)
    print(f"Skriv {_LIST} för att se versionerna, eller {_LIST} use NAMN för att byta till en av dem.", file=sys.stderr)
    return 1


def _list(place: Path) -> int:
    files = all_files(place)
    for file in files:
        print(f"{'*' if file.parent.name == pointed_at(place) else ' '} {file.parent.name}  {_described(file)}")
    print("* är den version som visas." if files else f"Det finns ingen version i {place}. Kör make data.")
    return 0


def _use(place: Path, name: str) -> int:
    file = file_of(place, name)
    if file not in all_files(place):
        print(f"Versionen ”{name}” finns inte. Skriv ett av namnen som {_LIST} visar.", file=sys.stderr)
        return 1
    try:
        described = _read(file)
    except DatabaseUnavailable:
        print(f"Versionen {name} går inte att läsa, och därför visas samma version som förut.", file=sys.stderr)
        return 1
    point_at(place, name)
    print(f"Nu visas version {name}: {described}. Nästa make data byter till det som då står i underlaget.")
    return 0


def _described(file: Path) -> str:
    try:
        return _read(file)
    except DatabaseUnavailable:
        return "går inte att läsa"


def _read(file: Path) -> str:
    """When the version was built, its mode and its counts. Raises DatabaseUnavailable."""
    database = Database(file)
    try:
        facts = register.build_facts(database).iloc[0]
        database.page_files()
    finally:
        database.close()
    built = datetime.fromtimestamp(file.stat().st_mtime)
    counts = f"{number(facts['fact_count'])} siffror, {number(facts['finding_count'])} fynd"
    return f"byggd {built:%Y-%m-%d %H.%M}, läge {facts['mode']}, {counts}"


if __name__ == "__main__":
    sys.exit(command(main))
