"""The command `python -m finsam_data.new_forbund FOLDER --name NAME --municipalities 2482,2417,2418`: writes the folder
of a new förbund, which builds and shows; its papers are then put into it. Exit code 1 with Swedish sentences when not.
"""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from finsam_data.faults import WriteFailed
from finsam_data.new_forbund.folder import write_folder
from finsam_data.scb.shapes import municipality_shapes
from finsam_data.swedish import in_words
from finsam_data.writing import command, remove

LONGEST_NAME = 100


class _Parser(argparse.ArgumentParser):
    """Says in Swedish that the command is written in another way."""

    def error(self, message: str) -> NoReturn:
        print('Skriv en mapp, --name "Förbundets namn" och --municipalities 0114,0115.', file=sys.stderr)
        sys.exit(1)


def main(arguments: list[str] | None = None) -> int:
    """Writes the folder and says how to go on, or what was wrong."""
    parser = _Parser(add_help=False)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="")
    parser.add_argument("--municipalities", default="")
    given = parser.parse_args(arguments)
    codes = [code.strip() for code in given.municipalities.split(",") if code.strip()]
    names = municipality_shapes().set_index("area")["name"].to_dict()
    if wrong := _wrong(given.folder, given.name, codes, names):
        print(wrong, file=sys.stderr)
        return 1
    was_there = given.folder.exists()
    try:
        write_folder(given.folder, given.name.strip(), {code: names[code] for code in codes})
    except WriteFailed:
        # an empty folder that somebody has made stays
        for written in given.folder.glob("*") if was_there else [given.folder]:
            remove(written)
        raise
    own = in_words([names[code] for code in codes])
    print(
        f"{given.folder} är underlaget för {given.name.strip()}, med {own}. Bygg det med "
        f"FINSAM_DATA={given.folder} make data, och lägg sedan in papperen."
    )
    return 0


def _wrong(folder: Path, name: str, codes: list[str], names: dict[str, str]) -> str:
    """What is wrong with what was asked for, as one sentence; nothing when it can be done."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            return f"{folder} finns redan och är inte tom. Ange en ny mapp."
    except OSError:
        return f"{folder} går inte att läsa. Ange en annan mapp, eller ge dig rätt att läsa den."
    if not name.strip():
        return "Namnet på förbundet saknas. Skriv --name och namnet inom citattecken."
    if len(name.strip()) > LONGEST_NAME or not name.strip().isprintable():
        return f"Namnet på förbundet ska vara en rad med högst {LONGEST_NAME} tecken."
    if not codes:
        return "Kommunerna saknas. Skriv --municipalities och SCB:s koder med komma emellan, t.ex. 0114,0115."
    if unknown := [code for code in codes if code not in names]:
        return f"{in_words(unknown)} är ingen kommun. Skriv SCB:s fyra siffror för varje kommun."
    if len(set(codes)) < len(codes):
        return "Samma kommun står två gånger. Skriv varje kommun en gång."
    return ""


if __name__ == "__main__":
    sys.exit(command(main))
