"""A figure in words for the minutes: the finding, what was measured among whom, and the source. Pure."""

from dashboard.kit.figures.provenance import source_line
from finsam_data.swedish import NO_BREAK


def as_text(figure) -> str:
    """`26 % gick till arbete, målet var 35 %. Andel av dem som avslutade. Hela förbundet, 2019, kvinnor och män. n =
    336. Källa: Kallelse 2020-03-20: 1.4.1, Tabell 1.` without no-break spaces, to be pasted.
    """
    found = figure.heading.strip().rstrip(".")
    places = f"Källa: {figure.places}." if figure.places else source_line(figure.fact_ids, "", figure.origin).strip()
    return f"{found}. {figure.measure} {places}".replace(NO_BREAK, " ")
