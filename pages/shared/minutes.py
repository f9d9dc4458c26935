"""A figure in words for the minutes: the finding, on how many it stands, and the source. Pure."""

import re

from finsam_data.swedish import NO_BREAK
from pages.shared.provenance import source_line


def as_text(figure) -> str:
    """`26 % gick till arbete, målet var 35 % (n = 336). Källa: Kallelse 2020-03-20: 1.4.1, Tabell 1.` without no-break spaces, to be pasted."""
    found = figure.heading.strip().rstrip(".")
    size = re.search(rf"n[ {NO_BREAK}]=[ {NO_BREAK}][\d{NO_BREAK}]+", figure.subtitle)
    on_how_many = f" ({size[0]})" if size and size[0] not in found else ""
    source = f"Källa: {figure.places}." if figure.places else source_line(figure.fact_ids, "").strip()
    return f"{found}{on_how_many}. {source}".replace(NO_BREAK, " ")
