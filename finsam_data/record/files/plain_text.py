"""Letters that look the same are made the same, at every entrance: the record, the settings, links and files.

macOS and some mail programs write å as an a and a ring of its own, spreadsheets leave no-break spaces in labels, and
web pages leave signs that have no width. None of them is seen, and each makes a code another code.
"""

import re
import unicodedata

# zero width space, non-joiner, joiner, word joiner, byte order mark; soft hyphen
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
# every space of Unicode that is not the plain one: no-break, narrow, thin, figure, ideographic
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def composed(text: str) -> str:
    """A longer text with every letter in one piece (NFC); its spaces and signs as they are."""
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """A code, a label or a cell: letters in one piece, plain spaces, nothing that is not seen, no space around."""
    return _ODD_SPACES.sub(" ", _UNSEEN.sub("", composed(text))).strip()


def all_plain(content):
    """The same lists and dicts with every text in them plain, keys too."""
    if isinstance(content, str):
        return plain(content)
    if isinstance(content, list):
        return [all_plain(item) for item in content]
    if isinstance(content, dict):
        return {all_plain(key): all_plain(item) for key, item in content.items()}
    return content
