"""Text that stands where Streamlit reads Markdown, made so that nothing in it means anything: no link, no emphasis, no
picture, no icon. The reader sees its own signs. Pure.

Streamlit's browser part reads Markdown twice: first the signs, which a character reference hides, then the finished
words, where addresses, `:icons:` and `->` are made into something else even out of references. What it looks for there
is cut in two by an element that is empty and takes no room (docs/streamlit_inside.md).
"""

import re

import pandas as pd

# an element without attributes or content
CUT = ":color[]"
_MEANING = re.compile(
    "|".join((
        r"[\\`*_\[\]<>~$&|@{^]",  # wherever they stand
        r":(?!\s)",  # an icon, a colour, an address
        r"(?<=www)\.",
        r"[-=](?=[-=<>~])",  # arrows and dashes
        r"\A[-+=#]", r"\A[0-9]{1,9}[.)](?=\s|\Z)",  # a list, a heading or a line across the page
        r"\A\s+", r"\s+\Z", r"[\t-\r\x1c-\x1f\x85\u2028\u2029]",
    )),
    re.IGNORECASE,
)  # fmt: skip
_UNSENDABLE = re.compile(r"[\x00\ud800-\udfff]")


def inert(text: str) -> str:
    """The text as a piece of one line of Markdown. A line break in it is seen as a space; half a letter or a NUL, which
    cannot be sent to a browser, as �.
    """
    return _MEANING.sub(_hidden, _UNSENDABLE.sub("\ufffd", text))


def inert_lines(text: str) -> str:
    """The same for a text of several lines, which stay lines."""
    return "  \n".join(inert(line) or "&#32;" for line in text.split("\n"))


def inert_table(table: pd.DataFrame) -> pd.DataFrame:
    """A copy of a table for st.table, which reads Markdown in headings and cells; what is no text stays as it is."""
    return table.map(lambda cell: inert(cell) if isinstance(cell, str) else cell).rename(
        columns=lambda heading: inert(str(heading))
    )


def _hidden(found: re.Match) -> str:
    return "".join(map(_hidden_sign, found[0]))


def _hidden_sign(sign: str) -> str:
    # the finished words are cut on both sides: `www` from its dot, `http` from what follows the colon
    cut = CUT if sign in ":@.<>~-=" else ""
    return sign if sign.isdigit() else f"{cut}&#{ord(sign)};{cut}"
