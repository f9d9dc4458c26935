"""The limits of what people hand in, out of data/limits.yaml: how large a file may be, and what may be in a packed one.

They belong to the installation and not to a förbund's record, so they are read from the repository's own data folder.
"""

from dataclasses import dataclass
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.kept import kept
from finsam_data.paths import ROOT
from finsam_data.record.files.form import Fields, Whole, form_faults
from finsam_data.record.files.read_yaml import read_yaml

NAME = "limits.yaml"
FILE = ROOT / "data" / NAME
MB = 2**20
FILES = ("meeting", "frozen_meeting", "template")
ARCHIVE = ("unpacked", "xml_part", "xml_nodes", "xml_depth", "parts", "ratio")
_SOME = Whole(low=1)
FORM = Fields({
    "files": Fields(dict.fromkeys(FILES, Whole(1, 200))), "session": _SOME, "session_files": _SOME, "server": _SOME,
    "seconds": _SOME, "pages": _SOME, "archive": Fields(dict.fromkeys(ARCHIVE, _SOME)),
})  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """`files` in MB by what they are; `session` and `server` in bytes, held in memory; `session_files` a count;
    `seconds` for one file to arrive; `pages` how many may be open at once.
    """

    files: dict[str, int]
    session: int
    session_files: int
    server: int
    seconds: int
    pages: int
    archive: "ArchiveLimits"

    @property
    def largest_file(self) -> int:
        """The most bytes that any page takes."""
        return max(self.files.values()) * MB

    def file_bytes(self, kind: str) -> int:
        """The most bytes of a file of this kind, such as `template`."""
        return self.files[kind] * MB


@dataclass(frozen=True)
class ArchiveLimits:
    """What a packed file may hold: `unpacked` and `xml_part` in bytes, the rest counts."""

    unpacked: int
    xml_part: int
    xml_nodes: int
    xml_depth: int
    parts: int
    ratio: int


def limits() -> Limits:
    """The limits of the installation. Raises RecordRefused with every fault found."""
    return _limits(FILE)


def limit_faults(file: Path = FILE) -> list[Fault]:
    """Every fault of the file, for the build."""
    faults: list[Fault] = []
    content = read_yaml(file, NAME, faults)
    faults = faults or form_faults(content, FORM, file, NAME)
    if not faults and content["session"] < max(content["files"].values()):
        remedy = "skriv minst så många MB som den största filen under files"
        faults = [Fault(NAME, None, "session", "en läsare får inte plats med den största filen", remedy)]
    if not faults and content["server"] < content["session"]:
        faults = [
            Fault(NAME, None, "server", "alla får mindre plats än en läsare", "skriv minst lika mycket som session")
        ]
    return faults


@kept
def _limits(file: Path) -> Limits:
    if faults := limit_faults(file):
        raise RecordRefused(faults)
    content = read_yaml(file, NAME, [])
    archive = content["archive"]
    in_bytes = {name: archive[name] * MB for name in ("unpacked", "xml_part")}
    return Limits(
        content["files"],
        content["session"] * MB,
        content["session_files"],
        content["server"] * MB,
        content["seconds"],
        content["pages"],
        ArchiveLimits(**archive | in_bytes),
    )
