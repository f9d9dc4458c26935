"""Reading the record's CSV files, in the spellings that spreadsheets save them in: semicolons or tabs instead of
commas, Windows' letters instead of UTF-8, a byte order mark. What cannot be read for certain is one fault that says
which sign is wrong and how to save the file.
"""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from finsam_data.faults import Fault
from finsam_data.record.files.plain_text import plain

DELIMITERS = {",": "komma", ";": "semikolon", "\t": "tabb"}
# a decimal comma is Swedish Excel's only in a column of numbers: in a text it is a comma
NUMBER_COLUMNS = ("value", "sort_order", "weight", "goal")
_DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")
SAVE_AS = "spara filen som CSV UTF-8 med kommatecken mellan fälten"


def read_table(
    folder: Path, name: str, columns: Iterable[str] | None, faults: list[Fault], optional: tuple[str, ...] = ()
) -> list[dict]:
    """Rows of `folder`/`name` as dicts of plain text, with `in_file` and `in_row`. Faults of form are appended, not
    raised. With `columns` the header must be exactly these, and may have the `optional` ones among them.
    """
    text = _text(folder / name, name, faults)
    if text is None:
        return []
    delimiter = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        remedy = "se efter citattecken som inte stängs"
        faults.append(Fault(name, None, None, f"filen går inte att läsa som CSV ({error})", remedy))
        return []
    if delimiter != "," and (fault := _unsure(rows, name, delimiter)):
        faults.append(fault)
        return []
    header = tuple(map(plain, rows[0])) if rows else ()
    if not any(header):
        faults.append(Fault(name, None, None, "filen är tom", "återställ den från versionshanteringen"))
        return []
    if fault := _header_fault(header, tuple(columns or ()), optional, name):
        faults.append(fault)
        return []
    return _rows(rows, header, name, delimiter, faults)


def _text(path: Path, name: str, faults: list[Fault]) -> str | None:
    """The file's text, or None with a fault. Windows' own letters are not guessed at: its å may be another's letter."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        faults.append(Fault(name, None, None, "filen saknas", "återställ den från versionshanteringen"))
        return None
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content:
        faults.append(Fault(name, None, None, "filen är inte UTF-8 utan UTF-16", SAVE_AS))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        faults.append(Fault(name, row, None, "filen är inte UTF-8", SAVE_AS))
        return None


def _delimiter(text: str) -> str:
    """What the fields of the header stand apart by: the sign that it has most of, a comma where it has none."""
    header = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return max(DELIMITERS, key=header.count)


def _unsure(rows: list[list[str]], name: str, delimiter: str) -> Fault | None:
    """A file with other signs than commas is taken only when every row has as many fields as the header: a sign
    within a text would otherwise move the fields without anybody seeing it.
    """
    word = DELIMITERS[delimiter]
    wrong = [row for row, cells in enumerate(rows, 1) if cells and len(cells) != len(rows[0])]
    if not wrong:
        return None
    message = f"filen har {word} mellan fälten i stället för komma, och {word} också inne i en text"
    return Fault(name, wrong[0], None, message, SAVE_AS)


def _header_fault(
    header: tuple[str, ...], columns: tuple[str, ...], optional: tuple[str, ...], name: str
) -> Fault | None:
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        return Fault(name, 1, ", ".join(twice), "kolumnen står två gånger", "ta bort eller döp om den ena")
    required = tuple(column for column in header if column not in optional)
    if not columns or required == columns:
        return None
    wrong = ", ".join(sorted(set(required) ^ set(columns)) or ["ordningen"])
    return Fault(name, 1, wrong, f"kolumnerna stämmer inte ({wrong})", f"rubrikraden ska vara {','.join(columns)}")


def _rows(rows: list[list[str]], header: tuple, name: str, delimiter: str, faults: list[Fault]) -> list[dict]:
    table = []
    for row, cells in enumerate(rows[1:], 2):
        if len(cells) != len(header):
            message = f"raden har {len(cells)} fält men ska ha {len(header)}"
            faults.append(Fault(name, row, None, message, "se efter kommatecken och citattecken"))
            continue
        record = {column: plain(cell) for column, cell in zip(header, cells, strict=True)}
        if delimiter != ",":
            # where other signs stand between fields, a comma within a number can only be the decimal sign
            for column in record.keys() & NUMBER_COLUMNS:
                record[column] = _DECIMAL_COMMA.sub(r"\1.\2", record[column])
        table.append({"in_file": name, "in_row": row} | record)
    return table
