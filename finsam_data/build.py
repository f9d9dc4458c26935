"""The command `python -m finsam_data.build`: builds the DuckDB file. What is wrong is said in Swedish and the old file
stays.
"""

import sys

from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.paths import data_folder, database_file


def main() -> int:
    """The command `make data`. Prints what was built, or every fault, in Swedish; the exit code is 1 when nothing was
    built.
    """
    target = database_file()
    try:
        summary = build(data_folder(), target)
    except RecordRefused as refused:
        print(f"Databasen byggdes inte. {len(refused.faults)} fel i underlaget:", file=sys.stderr)
        for fault in refused.faults:
            print(f"  - {fault}", file=sys.stderr)
        stays = (
            "Den gamla databasen ligger kvar."
            if target.exists()
            else "Det finns ingen äldre databas att falla tillbaka på."
        )
        print(stays, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"Databasen kunde inte skrivas till {target}: {error.strerror}. Se efter plats och rättigheter.",
            file=sys.stderr,
        )
        return 1
    print(
        f"Databasen är byggd: {summary['facts']} siffror, {summary['findings']} fynd, version {summary['version']}, "
        f"läge {summary['mode']}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
