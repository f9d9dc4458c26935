"""The command `python -m tools.every_view`: makes every view of every page headlessly, with the choices that a reader
begins with, and prints a line each: whether it gave a figure, a notice or a failure, and what it says. The count comes
last; the exit code is 1 when something failed.
"""

import sys
from collections import Counter

from dashboard.every_view import every_view
from finsam_data.database import DatabaseUnavailable
from finsam_data.versions.views import FAILURE, FIGURE, NOTICE
from finsam_data.writing import command


def main() -> int:
    """Prints the lines."""
    counted: Counter = Counter()
    try:
        for name, kind, said in every_view():
            counted[kind] += 1
            print(f"{kind:<10} {name}: {said}")
    except DatabaseUnavailable as unavailable:
        print(unavailable, file=sys.stderr)
        return 1
    print(f"{counted.total()} vyer: {counted[FIGURE]} figurer, {counted[NOTICE]} meddelanden, {counted[FAILURE]} fel.")
    return 1 if counted[FAILURE] else 0


if __name__ == "__main__":
    sys.exit(command(main))
