"""What a link meant before a mail program changed it: one option among several, or the text of a scenario or meeting.

Pure functions. A value is repaired only where exactly one reading exists; "Mala" is not taken for Malå.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

# what decoding puts where bytes are no letters
LOST_LETTER = "\ufffd"
# no option is so long, and no scenario or meeting: what is longer is not looked into
LONGEST_OPTION, LONGEST_CODE = 1_000, 60_000


def repaired_option(said: str, options: Sequence) -> object | None:
    """The option that an address names: exactly, or as the only one that the damaged text can mean. None for no such
    option.
    """
    for option in options:
        if said == str(option):
            return option
    if len(said) > LONGEST_OPTION:
        return None
    by_text = [(option, _comparable(str(option))) for option in options]
    for pattern in dict.fromkeys(pattern for reading in _readings(said) for pattern in _patterns(reading)):
        found = [option for option, text in by_text if re.fullmatch(pattern, text)]
        if len(found) == 1:
            return found[0]
    return None


def repaired_key(said: str) -> str:
    """The name of a parameter as it was written: `amp;Kommun`, which an escaped & leaves, is kommun."""
    return re.sub(r"^(amp;)+", "", _comparable(html.unescape(unquote(said)), ends="").strip("?& "))


def repaired_code(said: str, decode: Callable[[str], object], fault: type[Exception]) -> str:
    """The text of a scenario or a meeting (`1.eJw…`) without what was added around it or inside it; as it was where
    that does not make it readable. `decode` raises `fault` for what cannot be read.
    """
    if len(said) > LONGEST_CODE:
        return said
    joined = re.sub(r"=?\s+", "", "".join(letter for letter in unquote(said) if unicodedata.category(letter) != "Cf"))
    inner = re.search(r"[0-9]+\.[A-Za-z0-9_-]+", joined)
    for candidate in dict.fromkeys([said, *([inner[0], inner[0].rstrip("_-")] if inner else [])]):
        try:
            decode(candidate)
        except fault:
            continue
        return candidate
    return said


def _readings(said: str) -> Iterator[str]:
    """The text as it stands, and as it reads when one kind of damage after the other is undone."""
    yield said
    whole = html.unescape(unquote(unquote(said)))
    yield whole
    # an escape that was cut in two: Norsjö%2
    yield re.sub(r"%[0-9A-Fa-f]?$", "", whole)
    # the e-mail format's own escapes, which some programs leave: kommun=3DVindeln, Ume=C3=A5
    mail = re.sub(r"=([0-9A-F]{2})", r"%\1", re.sub(r"=\r?\n", "", whole))
    yield unquote(re.sub(r"^3D", "", mail))
    # UTF-8 that was read as another encoding: UmeÃ¥
    for encoding in ("cp1252", "latin-1"):
        try:
            yield whole.encode(encoding).decode()
        except UnicodeError:
            continue


def _patterns(said: str) -> Iterator[str]:
    """Regular expressions for the comparable text of an option: one where a letter that was lost may be any letter, and
    one for the text alone. None when hardly a letter is left.
    """
    lost = _comparable(said, ends="")
    if LOST_LETTER in lost and sum(letter.isalnum() for letter in lost) > 2:
        yield ".".join(map(re.escape, lost.split(LOST_LETTER)))
    if whole := _comparable(said):
        yield re.escape(whole)


def _comparable(text: str, ends: str = "\\W_") -> str:
    """A text without what mail programs change: composed letters, small, no spaces or invisible signs, and neither sign
    nor `ends` around it.
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace("+", " ")
    text = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cc"))
    text = re.sub(r"\s+", "", text)
    return re.sub(rf"^[{ends}]+|[{ends}]+$", "", text) if ends else text
