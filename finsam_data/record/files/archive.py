"""Whether a packed file that somebody hands in (PowerPoint, Excel, Word: zip archives of XML) may be opened at all.

Fifty kilobytes can hold ten million empty elements, which take gigabytes as a tree. So the archive is unpacked here
once, a piece at a time, and its XML counted without building anything. Whoever opens such files calls `check_archive`
first; its verdict is kept by content, so that the next click costs a checksum.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from finsam_data.kept import judged_once
from finsam_data.record.settings.limits import ArchiveLimits, limits

PIECE = 2**16
# how an archive begins, how each entry of its list of parts begins, and XML in the letters of a mainframe
_ARCHIVE, _ENTRY, _EBCDIC_XML = b"PK\3\4", b"PK\1\2", b"\x4c\x6f\xa7\x94"
# what may stand before the first element: marks of encoding, empty bytes of wide letters, and space
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
# a chart in a PowerPoint file keeps its workbook here; it is looked through like the file itself
_EMBEDDED = re.compile(r"(ppt|xl|word)/embeddings/[^/]+\.xlsx", re.IGNORECASE)

UNREADABLE = "Filen går inte att läsa. Öppna den i programmet den kommer ifrån, spara om den och försök igen."
ENCRYPTED = "Filen har lösenord. Ta bort lösenordet, spara om den och försök igen."
TOO_LARGE = "Filen är för stor när den packas upp. Ta bort bilder och sidor ur den, spara om den och försök igen."
NESTED = "Filen innehåller en annan packad fil ({name}). Ta bort den, spara om filen och försök igen."
DECLARES = "Filen innehåller definitioner som inte hör hemma i den ({name}). Spara om den i Office och försök igen."


class ArchiveUnfit(Exception):
    """The file must not be opened. The text is a Swedish sentence that says what to do."""


def check_archive(content: bytes) -> None:
    """Returns when the zip archive `content` is within the limits of data/limits.yaml. Raises ArchiveUnfit."""
    if verdict := _verdict(content):
        raise ArchiveUnfit(verdict)


@judged_once
def _verdict(content: bytes) -> str:
    most = limits().archive
    try:
        _Count(most, most.ratio * len(content) + PIECE).archive(content)
    except ArchiveUnfit as unfit:
        return str(unfit)
    except Exception:
        # whatever zipfile and expat find wrong with a file from outside is the same to the reader
        return UNREADABLE
    return ""


class _Count:
    """What has been unpacked so far, of an archive and the workbooks inside it."""

    def __init__(self, most: ArchiveLimits, most_unpacked: int):
        self.most = most
        self.most_unpacked = min(most.unpacked, most_unpacked)
        self.unpacked = self.nodes = self.parts = self.depth = 0

    def archive(self, content: bytes, is_embedded: bool = False) -> None:
        """Counts an archive. Raises ArchiveUnfit when it is too much, or holds what it must not."""
        # counted before zipfile makes an object of each
        self.parts += content.count(_ENTRY)
        if self.parts > self.most.parts:
            raise ArchiveUnfit(TOO_LARGE)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 0x1 for part in parts):
                raise ArchiveUnfit(ENCRYPTED)
            names = {part.filename.lower() for part in parts}
            known = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            if len(names) < len(parts) or any(part.compress_type not in known for part in parts):
                raise ArchiveUnfit(UNREADABLE)
            for part in parts:
                self._part(archive, part, is_embedded)

    def _part(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo, is_embedded: bool) -> None:
        pieces = self._pieces(archive, part)
        first = next(pieces, b"")
        if first.startswith(_ARCHIVE):
            if is_embedded or not _EMBEDDED.fullmatch(part.filename):
                raise ArchiveUnfit(NESTED.format(name=part.filename[-60:]))
            self.archive(first + b"".join(pieces), is_embedded=True)
        elif _may_be_xml(first):
            self._xml(part.filename, first, pieces)
        else:
            for _ in pieces:
                pass

    def _pieces(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
        with archive.open(part) as stream:
            while piece := stream.read(PIECE):
                self.unpacked += len(piece)
                if self.unpacked > self.most_unpacked:
                    raise ArchiveUnfit(TOO_LARGE)
                yield piece

    def _xml(self, name: str, first: bytes, pieces: Iterator[bytes]) -> None:
        def begin(_: str, attributes: list[str]) -> None:
            self.nodes += 1 + len(attributes) // 2
            self.depth += 1
            if self.nodes > self.most.xml_nodes or self.depth > self.most.xml_depth:
                raise ArchiveUnfit(TOO_LARGE)

        def end(_: str) -> None:
            self.depth -= 1

        def declares(*_) -> None:
            raise ArchiveUnfit(DECLARES.format(name=name[-60:]))

        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartElementHandler, parser.EndElementHandler = begin, end
        parser.StartDoctypeDeclHandler = declares
        size = len(first)
        parser.Parse(first)
        for piece in pieces:
            size += len(piece)
            if size > self.most.xml_part:
                raise ArchiveUnfit(TOO_LARGE)
            parser.Parse(piece)
        parser.Parse(b"", True)


def _may_be_xml(first: bytes) -> bool:
    """Told by the content: which parts are read as XML is for the file itself to say, whatever they are called."""
    return bool(first) and (first.lstrip(_BEFORE_XML)[:1] in (b"<", b"") or first.startswith(_EBCDIC_XML))
