"""What is packed so that it harms whoever opens it is told before it is opened, at a small cost; real files pass."""

import io
import os
import struct
import subprocess
import sys
import time
import zipfile

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from dashboard.handouts.annual import excel, word
from dashboard.handouts.powerpoint import template
from finsam_data.kept import MOST_VERDICTS, judged_once
from finsam_data.record.files import archive
from finsam_data.record.files.archive import ArchiveUnfit, check_archive
from finsam_data.record.settings.limits import MB, limits
from tests.conftest import ROOT

HOUSE = (ROOT / "data" / "templates" / "finsam.pptx").read_bytes()
MOST = limits().archive
SLIDE = "ppt/slideLayouts/slideLayout1.xml"


def packed(parts: dict[str, bytes], base: bytes = HOUSE, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The archive `base` with some parts exchanged or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as new:
        with zipfile.ZipFile(io.BytesIO(base)) as old:
            for name in old.namelist():
                if name not in parts:
                    new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


def empty_elements(count: int, name: bytes = b"a") -> bytes:
    return b"<r>" + b"<%b/>" % name * count + b"</r>"


def with_encrypted_mark(content: bytes) -> bytes:
    """The same archive, whose parts all say that they are encrypted."""
    marked = bytearray(content)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = marked.find(mark)
        while place >= 0:
            marked[place + offset] |= 1
            place = marked.find(mark, place + 4)
    return bytes(marked)


def with_a_false_size(content: bytes, name: bytes) -> bytes:
    """The same archive, in whose list the part says that it is ten bytes."""
    marked = bytearray(content)
    place = marked.rfind(name) - 46
    assert marked[place : place + 4] == b"PK\x01\x02"
    struct.pack_into("<L", marked, place + 24, 10)
    return bytes(marked)


def zipped_workbook(inside: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in inside.items():
            new.writestr(name, content)
    return buffer.getvalue()


DTD = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>'
HOSTILE = {
    "ten million empty elements": lambda: packed({SLIDE: empty_elements(10_000_000)}),
    "a million, in a part that is called a picture": lambda: packed(
        {"ppt/media/image9.png": empty_elements(1_000_000)}
    ),
    "a million, spread over a hundred parts": lambda: packed(
        {f"ppt/slides/slide{number}.xml": empty_elements(10_000) for number in range(100)}
    ),
    "a million attributes": lambda: packed(
        {
            SLIDE: b"<r>"
            + b"".join(b"<a %b/>" % b" ".join(b'a%d=""' % n for n in range(1000)) for _ in range(1000))
            + b"</r>"
        }
    ),
    "two gigabytes of nothing": lambda: packed({"ppt/media/image9.bin": b"\1" * (150 * MB)}),
    "a long text": lambda: packed({SLIDE: b"<r>" + b"a" * (11 * MB) + b"</r>"}),
    "wide letters": lambda: packed({SLIDE: empty_elements(1_000_000).decode().encode("utf-16")}),
    "wide letters without a mark": lambda: packed({SLIDE: empty_elements(1_000_000).decode().encode("utf-32-be")}),
    "letters of a mainframe": lambda: packed(
        {SLIDE: ('<?xml version="1.0" encoding="cp037"?>' + empty_elements(1_000_000).decode()).encode("cp037")}
    ),
    "space before": lambda: packed({SLIDE: b" " * 200_000 + empty_elements(1_000_000)}),
    "deep": lambda: packed({SLIDE: b"<a>" * 100_000 + b"</a>" * 100_000}),
    "entities": lambda: packed({SLIDE: DTD}),
    "a file outside": lambda: packed({SLIDE: b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>'}),
    "many parts": lambda: packed({f"a{number}": b"" for number in range(4_000)}),
    "an archive inside": lambda: packed({"ppt/media/image9.zip": HOUSE}),
    "an archive inside a workbook": lambda: packed(
        {"ppt/embeddings/a.xlsx": zipped_workbook({"xl/embeddings/b.xlsx": zipped_workbook({"c.xml": b"<c/>"})})}
    ),
    "a workbook of empty elements": lambda: packed(
        {"ppt/embeddings/a.xlsx": zipped_workbook({"xl/sheet.xml": empty_elements(1_000_000)})}
    ),
    "another way of packing": lambda: packed({}, how=zipfile.ZIP_LZMA),
    "a password": lambda: with_encrypted_mark(HOUSE),
    "a false size": lambda: with_a_false_size(packed({"x.xml": empty_elements(1_000_000)}), b"x.xml"),
    "the same name twice": lambda: packed({"PPT/presentation.xml": b"<a/>"}),
    "half a file": lambda: HOUSE[: len(HOUSE) // 2],
    "no archive": lambda: b"x" * 1000,
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_what_would_harm_is_refused_in_a_swedish_sentence(make):
    content = make()
    begun = time.monotonic()
    with pytest.raises(ArchiveUnfit, match=r"^Filen .*\.$"):
        check_archive(content)
    assert time.monotonic() - begun < 5
    with pytest.raises(template.TemplateUnfit, match=r"^(Filen|Mallen) .*\.$"):
        template.open_template(content)


def deck_with_a_chart() -> bytes:
    deck = Presentation(io.BytesIO(HOUSE))
    data = CategoryChartData()
    data.categories = ["2018", "2019"]
    data.add_series("Deltagare", (408, 353))
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(5), Inches(3), data)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("make", [
    lambda: HOUSE, deck_with_a_chart, lambda: word.as_word("2019"), lambda: excel.as_excel("2019"),
    lambda: packed({"ppt/media/photo.jpg": os.urandom(20 * MB)}),
], ids=["the house's template", "a chart with its workbook", "Word", "Excel", "a large picture"])  # fmt: skip
def test_real_files_pass(make):
    check_archive(make())


def test_the_verdict_is_kept(monkeypatch):
    content = packed({"docProps/app.xml": b"<app/>"})
    check_archive(content)
    monkeypatch.setattr(archive, "_Count", lambda *_: pytest.fail("the file was opened again"))
    check_archive(content)


def test_only_so_many_verdicts_are_kept():
    seen = []
    judged = judged_once(lambda content: seen.append(content) or "no")
    for number in [*range(MOST_VERDICTS + 1), MOST_VERDICTS, 0]:
        assert judged(b"%d" % number) == "no"
    assert len(seen) == MOST_VERDICTS + 2, "the newest is remembered, the oldest is not"


def test_a_hostile_template_costs_no_memory(tmp_path):
    """The attack that took gigabytes, in a process whose largest size can be asked for afterwards."""
    file = tmp_path / "mall.pptx"
    file.write_bytes(packed({SLIDE: empty_elements(10_000_000)}))
    assert file.stat().st_size < 100_000
    code = (
        "import pathlib, resource, sys\n"
        "from dashboard.handouts.powerpoint.template import open_template\n"
        "open_template()\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    open_template(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "except Exception as unfit:\n    print(type(unfit).__name__)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, file], capture_output=True, text=True, cwd=ROOT, check=True)
    told, megabytes = done.stdout.split()
    assert told == "TemplateUnfit"
    assert int(megabytes) < 30
