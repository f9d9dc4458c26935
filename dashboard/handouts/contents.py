"""What a meeting hands out, figure by figure, in plain text: the same for PowerPoint, PDF and Excel. Pure."""

import logging
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.handouts.office_charts.description import Chart, Scatter
from dashboard.handouts.office_charts.forms import native_chart
from dashboard.kit.cached import ask
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.meeting.resolve import Shown
from finsam_data.questions import register
from finsam_data.record.rules.places import joined, ranges
from finsam_data.swedish import NO_BREAK, day_in_words, is_missing

# a function that is told how far the work has come: (done, of how many, what is being made, in Swedish)
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Part:
    """One figure of a point, or the notice that stands where one would.

    `title` is the point's own heading or the finding; `finding` is then the finding, otherwise empty. `place` says page
    and view.
    """

    number: int
    paragraph: str
    place: str
    title: str
    finding: str
    choice: str
    measure: str
    legend: str
    text: str
    figure: Figure | None
    notes: tuple[str, ...]
    speaker_note: str

    @property
    def subtitle(self) -> str:
        """What the figure measures and what its marks mean: a file has the chart, but nothing to click on."""
        return " ".join(filter(None, (self.measure, self.legend)))

    @property
    def said(self) -> str:
        """The choices as a sentence and what stands under the heading; a choice that the measure already names is not
        said twice.
        """
        choices = [sentence.strip(" .") for sentence in self.choice.split(". ")]
        measured = self.measure.replace(NO_BREAK, " ")
        unsaid = (
            f"{sentence}." for sentence in choices if sentence and sentence.replace(NO_BREAK, " ") not in measured
        )
        return " ".join([*unsaid, self.subtitle]).strip()


@dataclass(frozen=True)
class Grid:
    """A table of shares: the labels of columns and rows, the cells' texts, and the shares (0–1 or None) behind their
    shade.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    shares: tuple[tuple[float | None, ...], ...]


def parts_of(shown: Iterable[Shown]) -> list[Part]:
    """Every figure and notice of the points in order. A point always gives at least one part."""
    parts: list[Part] = []
    for point in shown:
        for place, item in enumerate(point.items):
            parts.append(_part(len(parts) + 1, point, item, is_first=place == 0))
    return parts


def _part(number: int, shown: Shown, item: Figure | Notice, is_first: bool) -> Part:
    found = plain(item.title if isinstance(item, Notice) else item.heading)
    title = writable(shown.point.heading) if is_first and shown.point.heading else found
    is_figure = isinstance(item, Figure)
    return Part(
        number=number, paragraph=writable(shown.point.paragraph),
        place=" · ".join(filter(None, (shown.page_title, shown.view_name))), title=title,
        finding=found if found != title else "", choice=plain(shown.choice_sentence),
        measure=one_line(item.measure) if is_figure else "", legend=one_line(item.legend) if is_figure else "",
        text="" if is_figure else one_line(item.text), figure=item if is_figure else None,
        notes=tuple(map(one_line, item.notes)) if is_figure else (),
        speaker_note=writable(shown.point.note) if is_first else "",
    )  # fmt: skip


def plain(text: str) -> str:
    """A text of the pages without its marks of emphasis and links."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", str(text)).replace("**", "").replace("`", "")
    text = re.sub(r"(?<!\w)\*([^*\n]+)\*(?!\w)", r"\1", text)
    return writable(text)


def writable(text: str) -> str:
    """A text without the letters that no file format takes."""
    return "".join(
        letter for letter in text if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs", "Cn", "Co")
    ).strip()


def one_line(text: str) -> str:
    """A text of the pages with its line breaks, which mean nothing in them, as spaces."""
    return " ".join(plain(text).replace("\n", " ").split(" "))


def grid_of(rows: pd.DataFrame) -> Grid:
    """The rows of the forms `matrix` and `signal_grid` as a grid. A cell's symbol stands before its text, its n
    after.
    """
    columns = rows.drop_duplicates("column_position").sort_values("column_position")
    lines = rows.drop_duplicates("row_position").sort_values("row_position")
    cells = {(row.row_position, row.column_position): row for row in rows.itertuples()}
    each = [[cells.get((line, column)) for column in columns["column_position"]] for line in lines["row_position"]]
    return Grid(
        tuple(columns["column_label"]),
        tuple(lines["row_label"]),
        tuple(tuple(map(_cell_text, line)) for line in each),
        tuple(tuple(map(_cell_share, line)) for line in each),
    )


def _cell_share(cell) -> float | None:
    share = getattr(cell, "share", None)
    return None if is_missing(share) else float(share)


def _cell_text(cell) -> str:
    size = getattr(cell, "n_text", "")
    return " ".join(
        filter(None, (getattr(cell, "symbol", ""), getattr(cell, "cell_text", ""), f"({size})" if size else ""))
    )


def chart_of(figure: Figure) -> Chart | Scatter | None:
    """The figure's native chart; None when its form has none, or when it cannot be made: then its table says what it
    would have shown.
    """
    try:
        return native_chart(figure.form, figure.rows)
    except Exception:
        logging.getLogger("finsam").exception("The figure %s has no native chart", figure.key)
        return None


def findings_behind(fact_ids: tuple[int, ...]) -> pd.DataFrame:
    """The findings that touch these rows of the record, worst first: title, explanation, treatment."""
    touching = ask(register.findings_touching, fact_ids=fact_ids)
    # what the scan damaged stands apart, in the register
    return touching.loc[touching["kind"] != "reading", ["title", "explanation", "treatment"]].reset_index(drop=True)


def places_behind(fact_ids: tuple[int, ...]) -> list[tuple[str, str]]:
    """(paper, sections with line numbers) of everything behind these rows of the record, one row per paper, in the
    order of the record.
    """
    if not fact_ids:
        return []
    rows = ask(register.figures_behind, fact_ids=fact_ids)
    return [
        (source, locators_in_short(of_source["locator"])) for source, of_source in rows.groupby("source", sort=False)
    ]


def locators_in_short(locators: Iterable[str]) -> str:
    """`Bilaga 2, rangordningen, r. 502`, `… r. 503` → `Bilaga 2, rangordningen, r. 502–503`: each section once, its
    lines as ranges.
    """
    lines: dict[str, list[str]] = {}
    for locator in dict.fromkeys(locators):
        section, _, numbers = locator.rpartition(", r. ")
        lines.setdefault(section, []).append(numbers)
    return "; ".join(f"{section}, r. {line_ranges(numbers)}" for section, numbers in lines.items())


def line_ranges(numbers: Iterable[str]) -> str:
    """Line numbers as a reader writes them: `502`, `503`, `504-506, 520` → `502–506, 520`."""
    return ", ".join(
        f"{first}–{last}" if last > first else str(first) for first, last in joined(ranges(", ".join(numbers)))
    )


def in_swedish(day: str) -> str:
    """`2020-03-20` → `20 mars 2020`; an empty day stays empty."""
    return day_in_words(day) if day else ""


def data_version() -> str:
    """`Dataversion 524bbddbeaf8, det senaste papperet är från 2020-10-30.`"""
    facts = ask(register.build_facts).iloc[0]
    hidden = " Små grupper är dolda." if facts["mode"] == "publik" else ""
    return f"Dataversion {facts['data_version']}, det senaste papperet är från {facts['latest_source']}.{hidden}"
