"""The mark in the corner of every page: the record's own logo.svg, or the product's mark with the förbund's name."""

from html import escape

from finsam_data.page_files import pages_folder
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import forbund

FONT = 'font-family="Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif" font-size="15"'
# about as wide as the longest line is in that font
LETTER_WIDTH = 8


def logo() -> str:
    """The mark as SVG. Ask through `prepared`."""
    try:
        return (pages_folder() / "logo.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return _with_name(forbund().name, forbund().short_name)


def _with_name(name: str, short_name: str) -> str:
    """Four rings and the name in two lines: what it is and whose."""
    first = name.removesuffix(short_name).strip() or name
    second = short_name if first != name else ""
    width = 44 + LETTER_WIDTH * max(len(first), len(second)) + 8
    rings = "".join(f'<circle cx="{x}" cy="{y}" r="8"/>' for y in (14, 25) for x in (14, 24))
    lines = "".join(
        f'<text x="44" y="{y}" {FONT} font-weight="{weight}" fill="{colour("text")}">{escape(line)}</text>'
        for line, y, weight in ((first, 17, 600), (second, 34, 400))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" width="{width}" height="40" role="img" '
        f'aria-label="{escape(name)}"><g fill="none" stroke="{colour("accent")}" stroke-width="3.2">{rings}</g>'
        f"{lines}</svg>"
    )
