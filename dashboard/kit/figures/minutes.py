"""A figure in words for the minutes: the finding, what was measured among whom, and the source. Pure."""

import re

from dashboard.kit.figures.provenance import source_line
from finsam_data.swedish import NO_BREAK

# a sentence that explains marks says nothing without the chart
ABOUT_THE_CHART = re.compile(
    r"streck|linje|fält|stapel|staplar|prick|punkt:|romb|ring|färg|ruta|rutor|diagram|klick|band|parentes",
    re.IGNORECASE,
)


def as_text(figure) -> str:
    """`26 % gick till arbete, målet var 35 %. Andel av dem som avslutade. Hela förbundet, 2019, kvinnor och män. n =
    336. Källa: Kallelse 2020-03-20: 1.4.1, Tabell 1.` without no-break spaces, to be pasted.
    """
    found = figure.heading.strip().rstrip(".")
    measured = [
        part
        for part in re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖn])", figure.subtitle.strip())
        if part and not ABOUT_THE_CHART.search(part)
    ]
    source = f"Källa: {figure.places}." if figure.places else source_line(figure.fact_ids, "").strip()
    return " ".join([f"{found}.", *measured, source]).replace(NO_BREAK, " ")
