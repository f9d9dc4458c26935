"""What is wrong with the record, said so that the person who edits it can mend it: file, row, column, fault, remedy;
and what could not be written, said alike.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault. `row` is the line in the file as an editor counts it (the header is line 1); None for the whole
    file.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    remedy: str

    def __str__(self) -> str:
        """The fault as one Swedish sentence."""
        place = self.file
        if self.row is not None:
            place += f", rad {self.row}"
        if self.column:
            place += f", kolumn {self.column}"
        return f"{place}: {self.message}. Åtgärd: {self.remedy}."


def told(faults: list[Fault]) -> list[str]:
    """The faults as sentences, those of one cause as one: a code that nobody knows any more is one cause, however many
    rows it stands on.
    """
    causes: dict[tuple, list[Fault]] = {}
    for fault in faults:
        causes.setdefault((fault.column, fault.message, fault.remedy), []).append(fault)
    return [_as_one(alike) for alike in causes.values()]


def _as_one(alike: list[Fault]) -> str:
    first, files = alike[0], len({fault.file for fault in alike})
    if len(alike) == 1:
        return str(first)
    where = f"i {files} filer" if files > 1 else "i filen"
    message = f"{first.message} (så står det på {len(alike)} rader {where}; den första nämns här)"
    return str(Fault(first.file, first.row, first.column, message, first.remedy))


class RecordRefused(Exception):
    """The record cannot become a database. Carries all faults, so that they can be mended in one go."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class WriteFailed(Exception):
    """A file could not be written. The text is one Swedish message: what, where, why and what to do."""
