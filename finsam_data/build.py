"""The command `python -m finsam_data.build`: builds a version and lets readers have it. What is wrong is said in
Swedish and the old version stays.
"""

import sys
from pathlib import Path

from finsam_data.building.checks import COMPARE, HOW_TO_WRITE_A_FINDING
from finsam_data.building.release import release
from finsam_data.database import is_whole
from finsam_data.faults import Fault, RecordRefused, WriteFailed, told
from finsam_data.paths import data_folder, database_place
from finsam_data.versions.pointer import chosen_file
from finsam_data.writing import command


def main() -> int:
    """The command `make data`. Prints what was built, or every fault, in Swedish. The exit code is 1 when nothing was
    built; with --or-keep, as `make run` asks, only when there is no older version to show either.
    """
    place = database_place()
    try:
        summary = release(data_folder(), place)
    except RecordRefused as refused:
        say(refused.faults, "Databasen byggdes inte.")
        print(_stays(place), file=sys.stderr)
        return _code_without_a_build(place)
    except WriteFailed as failed:
        print(failed, _stays(place), file=sys.stderr)
        return _code_without_a_build(place)
    print(
        f"Databasen är {'byggd' if summary['new'] else 'redan byggd'}: {summary['facts']} siffror, "
        f"{summary['findings']} fynd, version {summary['version']}, läge {summary['mode']}."
    )
    for warning in summary["warnings"]:
        print(f"  Varning: {warning}")
    return 0


def _code_without_a_build(place: Path) -> int:
    return 0 if "--or-keep" in sys.argv[1:] and is_whole(chosen_file(place)) else 1


def say(faults: list[Fault], what: str) -> None:
    """Prints every fault on stderr after `what` went wrong, those of one cause together, and last how a finding is
    written where a law is broken.
    """
    said = told(faults)
    print(f"{what} {len(said)} fel i underlaget:", file=sys.stderr)
    for fault in said:
        print(f"  - {fault}", file=sys.stderr)
    if any(fault.remedy == COMPARE for fault in faults):
        print(HOW_TO_WRITE_A_FINDING, file=sys.stderr)


def _stays(place: Path) -> str:
    if chosen_file(place).is_file():
        return "Den gamla databasen ligger kvar."
    return "Det finns ingen äldre databas att falla tillbaka på."


if __name__ == "__main__":
    sys.exit(command(main))
