"""The command `python -m finsam_data.building.audit`: builds the mode `publik` beside everything else and says what was
proved of it. No file is left and nothing that readers see changes.
"""

import sys
import tempfile
from pathlib import Path

from finsam_data.building.version import build
from finsam_data.faults import RecordRefused, told
from finsam_data.paths import data_folder
from finsam_data.swedish import number
from finsam_data.writing import command

# of a text, enough to know it again
SHOWN = 100


def main() -> int:
    """Prints which texts go without words, and that no small hidden count has fewer than two possible values; or every
    text and table that gives one away, with the exit code 1.
    """
    with tempfile.TemporaryDirectory() as folder:
        try:
            public = build(data_folder(), Path(folder) / "publik.duckdb", "publik")["public"]
        except RecordRefused as refused:
            said = told(refused.faults)
            print(f"Det publika läget håller inte. {number(len(said))} fel i underlaget:", file=sys.stderr)
            for fault in said:
                print(f"  - {fault}", file=sys.stderr)
            return 1
    for telling in public.silenced:
        text = telling.text
        place = f"{text.in_file}, rad {text.in_row}" if text.in_row else text.in_file
        print(f"Visas inte i det publika läget: {place}: {' '.join(text.words.split())[:SHOWN]}")
    print(
        f"{number(len(public.known.hidden))} tal om personer är dolda. Alla {number(len(public.proof.targets))} små "
        f"antal bland dem har minst två möjliga värden, också för den som läser de {number(public.texts)} texterna, "
        "känner reglerna och döljer om."
    )
    return 0


if __name__ == "__main__":
    sys.exit(command(main))
