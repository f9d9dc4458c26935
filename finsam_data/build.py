"""The command `python -m finsam_data.build`: builds the DuckDB file. What is wrong is said in Swedish and the old file
stays.
"""

import sys
from pathlib import Path

from finsam_data.building.checks import COMPARE, HOW_TO_WRITE_A_FINDING
from finsam_data.building.version import build
from finsam_data.faults import Fault, RecordRefused, WriteFailed, told
from finsam_data.paths import data_folder, database_file
from finsam_data.writing import command


def main() -> int:
    """The command `make data`. Prints what was built, or every fault, in Swedish; the exit code is 1 when nothing was
    built.
    """
    target = database_file()
    try:
        summary = build(data_folder(), target)
    except RecordRefused as refused:
        say(refused.faults, "Databasen byggdes inte.")
        print(_stays(target), file=sys.stderr)
        return 1
    except WriteFailed as failed:
        print(failed, _stays(target), file=sys.stderr)
        return 1
    print(
        f"Databasen är byggd: {summary['facts']} siffror, {summary['findings']} fynd, version {summary['version']}, "
        f"läge {summary['mode']}."
    )
    return 0


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


def _stays(target: Path) -> str:
    if target.is_file():
        return "Den gamla databasen ligger kvar."
    return "Det finns ingen äldre databas att falla tillbaka på."


if __name__ == "__main__":
    sys.exit(command(main))
