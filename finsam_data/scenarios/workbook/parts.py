"""Pieces of the workbook: a sheet that is written row by row, and a split by largest remainder as live formulas."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from finsam_data.cells import TEXT
from finsam_data.scenarios.arithmetic.rounding import METHODS

# nine decimals are far finer than a krona and coarser than what binary arithmetic loses
DECIMALS = 9


@dataclass(frozen=True)
class Style:
    """The workbook's formats."""

    title: object
    head: object
    text: object
    entry: object
    whole_entry: object
    amount: object
    whole: object
    share: object
    total: object


def styles(book: Workbook) -> Style:
    """Inputs are blue on pale blue: they may be changed, and the rest follows."""
    amount = {"num_format": "#,##0.##"}
    entry = {"font_color": "#0B4F6C", "bg_color": "#EAF3F6"}
    return Style(
        title=book.add_format(TEXT | {"bold": True, "font_size": 14}),
        head=book.add_format(TEXT | {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        text=book.add_format(TEXT | {"text_wrap": True, "valign": "top"}),
        entry=book.add_format(entry | {"num_format": "#,##0.####"}),
        whole_entry=book.add_format(entry | {"num_format": "#,##0"}),
        amount=book.add_format(amount), whole=book.add_format({"num_format": "#,##0"}),
        share=book.add_format({"num_format": "0.00%"}),
        total=book.add_format(amount | {"bold": True, "top": 1}),
    )  # fmt: skip


class Sheet:
    """A worksheet whose cells are named by column letter and row number from 1, as a reader of formulas sees them."""

    def __init__(self, book: Workbook, style: Style, name: str, title: str, widths: tuple[int, ...]):
        """Adds the sheet with its title in A1."""
        self.sheet: Worksheet = book.add_worksheet(name)
        self.style = style
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width)
        self.sheet.write("A1", title, style.title)

    def row(self, number: int, *cells, form=None) -> None:
        """Texts and numbers from column A on; None leaves a cell empty."""
        for place, value in enumerate(cells):
            if value is not None:
                self.sheet.write(
                    number - 1,
                    place,
                    _plain(value),
                    form or (self.style.text if isinstance(value, str) else self.style.amount),
                )

    def entry(self, cell: str, value, form=None) -> None:
        """A number that the reader may change."""
        self.sheet.write(cell, _plain(value), form or self.style.entry)

    def formula(self, cell: str, formula: str, value, form=None) -> None:
        """A live formula with what it gives now, for programs that do not recalculate."""
        self.sheet.write_formula(cell, formula, form or self.style.amount, "" if value is None else _plain(value))


def _plain(value):
    return float(value) if isinstance(value, Fraction) else value


@dataclass(frozen=True)
class Split:
    """Where a split stands: its first row, how many rows, the column of the weights, the first of its five own columns,
    total and unit cells.
    """

    first: int
    count: int
    weights: str
    start: int
    total: str
    unit: str

    @property
    def last(self) -> int:
        """Its last row."""
        return self.first + self.count - 1

    def column(self, place: int) -> str:
        """The letter of one of its own columns: exact units, whole units, remainder, rank, part."""
        return xl_col_to_name(self.start + place)

    def over(self, column: str) -> str:
        """The whole column of the split, with fixed rows."""
        return f"${column}${self.first}:${column}${self.last}"


HEADINGS = ("Exakt", "Hela", "Rest", "Rang", "Belopp")


def write_split(
    sheet: Sheet, split: Split, method: str, total: Fraction, weights: list[Fraction], unit: int
) -> list[Fraction]:
    """The five columns of a split as formulas, and what they give. Without weights every part is 0."""
    parts = METHODS[method](total, weights, unit) if sum(weights) else [Fraction(0)] * len(weights)
    exact, whole, rest, rank, part = (split.column(place) for place in range(5))
    shares = [Fraction(weight) / sum(weights) if sum(weights) else Fraction(0) for weight in weights]
    units = floor(Fraction(total) / unit) if method == "largest_remainder" else Fraction(total) / unit
    lost = [_whole(method, units * share) - units * share for share in shares]
    ranks = {
        place: at for at, place in enumerate(sorted(range(len(shares)), key=lambda place: (lost[place], place)), 1)
    }
    whole_units = f"INT({split.total}/{split.unit})" if method == "largest_remainder" else f"{split.total}/{split.unit}"
    rounding = "INT({0})" if method == "largest_remainder" else "ROUND({0},0)"
    for place, share in enumerate(shares):
        row = split.first + place
        weight, weights_there = f"{split.weights}{row}", split.over(split.weights)
        sheet.formula(
            f"{exact}{row}",
            f"=IF(SUM({weights_there})=0,0,ROUND({whole_units}*{weight}/SUM({weights_there}),{DECIMALS}))",
            units * share,
        )
        sheet.formula(f"{whole}{row}", "=" + rounding.format(f"{exact}{row}"), _whole(method, units * share))
        sheet.formula(
            f"{rest}{row}",
            f"=ROUND({exact}{row}-{whole}{row},{DECIMALS})",
            units * share - _whole(method, units * share),
        )
        earlier = f"{rest}${split.first}:{rest}{row}"
        ranked = f"=SUMPRODUCT(({split.over(rest)}>{rest}{row})*1)+SUMPRODUCT(({earlier}={rest}{row})*1)"
        sheet.formula(f"{rank}{row}", ranked, ranks[place])
        largest = f"MATCH(MAX({weights_there}),{weights_there},0)={place + 1}"
        if method == "largest_remainder":
            one_more = f"IF({rank}{row}<={whole_units}-SUM({split.over(whole)}),1,0)"
            what_is_left = f"IF({largest},{split.total}-{whole_units}*{split.unit},0)"
        else:
            one_more, what_is_left = "0", f"IF({largest},{split.total}-SUM({split.over(whole)})*{split.unit},0)"
        amount = f"=IF(SUM({weights_there})=0,0,({whole}{row}+{one_more})*{split.unit}+{what_is_left})"
        sheet.formula(f"{part}{row}", amount, parts[place])
    return parts


def _whole(method: str, exact: Fraction) -> int:
    return floor(exact) if method == "largest_remainder" else floor(exact + Fraction(1, 2))
