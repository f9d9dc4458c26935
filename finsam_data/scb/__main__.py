"""The command `python -m finsam_data.scb`: fetches SCB's table as a dated delivery in data/scb/, then rebuilds the
database.
"""

import argparse
import os
import sys
from datetime import datetime

import yaml

from finsam_data.build import say
from finsam_data.building.release import release
from finsam_data.faults import RecordRefused, WriteFailed, told
from finsam_data.paths import data_folder, database_place, home_of
from finsam_data.record.settings.settings_files import scb_faults
from finsam_data.scb.fetching import TABLE, fetch
from finsam_data.scb.pxweb import Client, FetchFailed
from finsam_data.writing import command, writing


def main(arguments: list[str] | None = None) -> int:
    """Fetches and rebuilds. Everything that goes wrong is one Swedish message, and the exit code is 1."""
    parser = argparse.ArgumentParser(
        prog="python -m finsam_data.scb", description="Hämtar SCB:s helårsekvivalenter och bygger om databasen."
    )
    parser.add_argument(
        "--url", default=os.environ.get("FINSAM_SCB"), help="annan adress än den i data/codes/scb_table.yaml"
    )
    folder = data_folder()
    try:
        if faults := scb_faults(folder):
            raise RecordRefused(faults)
        wanted = yaml.safe_load((home_of(TABLE, folder) / TABLE).read_text(encoding="utf-8"))
        address = parser.parse_args(arguments).url or wanted["address"]
        with writing("SCB:s tabell", folder / "scb"):
            delivery = fetch(folder, Client(address), today=datetime.now().date().isoformat())
    except FetchFailed as failed:
        print(f"SCB:s tabell hämtades inte. {failed}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Avbrutet. Det som är hämtat finns kvar; kör kommandot igen för att gå vidare.", file=sys.stderr)
        return 1
    except WriteFailed as failed:
        print(f"{failed} Det som är hämtat finns kvar.", file=sys.stderr)
        return 1
    except RecordRefused as refused:
        print("SCB:s tabell hämtades inte. " + " ".join(told(refused.faults)), file=sys.stderr)
        return 1
    print(f"Leveransen ligger i {delivery}.")
    try:
        release(folder, database_place())
    except RecordRefused as refused:
        say(refused.faults, "Databasen byggdes inte om.")
        return 1
    except WriteFailed as failed:
        print(f"Leveransen är hämtad. {failed}", file=sys.stderr)
        return 1
    print("Databasen är ombyggd med leveransen.")
    return 0


if __name__ == "__main__":
    sys.exit(command(main))
