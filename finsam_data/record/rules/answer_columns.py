"""What data/codes/columns.csv must hold: a name for every column of an answer that a downloaded table can have.

Which columns the answers have is known only when they are made, in views too; a table with another column is refused
then (dashboard/kit/files/columns.py), and a test tries every view.
"""

from finsam_data.faults import Fault

# what a column is: words, numbers, numbers in the unit of the record's row, the row's place, time or paper, or internal
WORDS, NUMBERS, FIGURES, AREA, PERIOD, SOURCE, INTERNAL = "ord", "tal", "matt", "kommun", "period", "kalla", "intern"
TABLE, ALL = "tabell", "*"  # a row about the whole table of a figure: what it measures
KINDS = (WORDS, NUMBERS, FIGURES, AREA, PERIOD, SOURCE, INTERNAL, TABLE)
# the headings that every file has of its own
OWN_HEADINGS = ("Mått", "Enhet")


def answer_column_faults(rows: list[dict]) -> list[Fault]:
    """Kinds that nobody knows, names and units that are missing, and columns that are named twice."""
    faults, places = [], {}
    for row in rows:
        is_shown, key = row["kind"] != INTERNAL, (row["column"], row["figure"], row["kind"])
        checks = [
            ("kind", row["kind"] in KINDS, f"”{row['kind']}” är okänt", f"skriv något av {', '.join(KINDS)}"),
            ("name", row["name"] or not is_shown, f"kolumnen {row['column']} saknar namn", "skriv det på svenska"),
            ("name", row["name"] not in OWN_HEADINGS, "varje fil har redan den rubriken", "välj ett annat namn"),
            ("unit", row["unit"] or row["kind"] != NUMBERS, f"{row['column']} saknar enhet", "skriv t.ex. antal"),
            ("column", key not in places, f"{row['column']} finns redan på rad {places.get(key)}", "ta bort den ena"),
        ]
        faults += [
            Fault(row["in_file"], row["in_row"], column, said, todo) for column, ok, said, todo in checks if not ok
        ]
        places.setdefault(key, row["in_row"])
    return faults
