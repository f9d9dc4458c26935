"""A native chart (see office_charts/description.py) as Excel's own. It is drawn from cells of the sheet, so that it
follows when a number is changed.
"""

from dashboard.handouts.office_charts.description import Chart, Curve, Scatter, Series
from dashboard.handouts.office_charts.workbook import Column, columns_of, place_of
from finsam_data.record.settings.colours import colour

WIDTH_PIXELS, HEIGHT_PIXELS = 760, 400
TEXT_POINTS = 11
MARKERS = {
    "mark": {"type": "long_dash", "size": 18},
    "dot": {"type": "circle", "size": 10},
    "line": {"type": "circle", "size": 7},
}


def excel_chart(book, sheet_name: str, chart: Chart | Scatter, first_row: int, first_column: int):
    """The chart of the columns that workbook.write_columns has written at this place of the sheet."""
    cells = _Cells(sheet_name, columns_of(chart), first_row, first_column)
    drawn = _scatter(book, chart, cells) if isinstance(chart, Scatter) else _categories(book, chart, cells)
    drawn.set_size({"width": WIDTH_PIXELS, "height": HEIGHT_PIXELS})
    drawn.set_title({"none": True})
    drawn.show_blanks_as("gap")
    return drawn


def _font() -> dict:
    return {"size": TEXT_POINTS, "color": colour("text")}


def _grid() -> dict:
    return {"visible": True, "line": {"color": colour("hairline")}}


class _Cells:
    """Where each column of numbers stands, as xlsxwriter wants it."""

    def __init__(self, sheet_name: str, columns: list[Column], first_row: int, first_column: int):
        self.sheet, self.columns, self.row, self.column = sheet_name, columns, first_row, first_column

    def of(self, key) -> list:
        """The values of a column: [sheet, first row, column, last row, column]."""
        place = place_of(self.columns, key)
        return [
            self.sheet,
            self.row + 1,
            self.column + place,
            self.row + len(self.columns[place].values),
            self.column + place,
        ]

    def head(self, key) -> list:
        """The heading of a column: [sheet, row, column]."""
        return [self.sheet, self.row, self.column + place_of(self.columns, key)]


def _categories(book, chart: Chart, cells: _Cells):
    are_bars = list(map(chart.draws_as_bar, chart.series))
    main = {"type": "bar" if chart.lying else "column"} if any(are_bars) else {"type": "line"}
    if chart.stacked:
        main["subtype"] = "stacked"
    drawn = book.add_chart(main)
    lines = book.add_chart({"type": "line"}) if any(are_bars) and not all(are_bars) else drawn
    for place, (series, is_bar) in enumerate(zip(chart.series, are_bars, strict=True)):
        (drawn if is_bar else lines).add_series(_series(series, place, chart, cells))
    if lines is not drawn:
        drawn.combine(lines)
    _axes(drawn, chart)
    hidden = [
        place
        for place, series in enumerate(chart.series)
        if series.kind == "base" or series.name in _names(chart.series[:place])
    ]
    drawn.set_legend(
        {"position": "bottom", "font": _font(), "delete_series": hidden} if chart.has_legend else {"none": True}
    )
    return drawn


def _names(series) -> set[str]:
    return {one.name for one in series}


def _axes(drawn, chart: Chart) -> None:
    categories = {
        "num_font": _font() | ({"rotation": -45} if chart.is_slanted else {}),
        "label_position": "low",
        "major_tick_mark": "none",
    }
    if not isinstance(chart.categories[0], str):
        categories |= {"date_axis": True, "num_format": "yyyy", "major_unit": 1, "major_unit_type": "years"}
    values = {"num_format": chart.axis_format, "num_font": _font(), "line": {"none": True}, "major_gridlines": _grid()}
    if not chart.goes_below_zero:
        values["min"] = 0
    if chart.top is not None:
        values["max"] = chart.top
    if chart.lying:
        # xlsxwriter's y axis is the one that stands upright, also when the bars lie
        drawn.set_y_axis(categories | {"reverse": True, "major_gridlines": {"visible": False}})
        drawn.set_x_axis(values | {"visible": False, "major_gridlines": {"visible": False}})
    else:
        drawn.set_x_axis(categories)
        drawn.set_y_axis(values)


def _series(series: Series, place: int, chart: Chart, cells: _Cells) -> dict:
    options = {
        "name": cells.head((place, "value")),
        "categories": cells.of((-1, "category")),
        "values": cells.of((place, "value")),
    }
    if series.kind == "base":
        options |= {"fill": {"none": True}, "border": {"none": True}}
    elif series.kind == "bar":
        points = [{"fill": {"color": _hex(tint)}} for tint in series.colours]
        options |= {"fill": {"color": _hex(series.colour)}, "gap": 60, "overlap": chart.overlap} | (
            {"points": points} if points else {}
        )
    elif chart.draws_as_bar(series):
        # a dash across the bar, as in powerpoint/charts.py, _add_dash
        options |= {
            "fill": {"color": series.colour}, "points": [{"fill": {"none": True}}] * len(series.values),
            "y_error_bars": {
                "type": "fixed", "value": chart.dash, "end_style": 0,
                "line": {"color": series.colour, "width": chart.dash_points(HEIGHT_PIXELS * 0.75)},
            },
        }  # fmt: skip
    else:
        marker = MARKERS[series.kind] | {"fill": {"color": series.colour}, "border": {"none": True}}
        is_long = len(series.values) > 40
        options |= {
            "marker": {"type": "none"} if is_long else marker,
            "line": {"color": series.colour, "width": 2.25} if series.kind == "line" else {"none": True},
        }
    if series.labelled:
        options["data_labels"] = _labels(series, chart)
    if any(value is not None for value in series.low):
        options["y_error_bars"] = {
            "type": "custom",
            "plus_values": _as_formula(cells.of((place, "plus"))),
            "minus_values": _as_formula(cells.of((place, "minus"))),
            "line": {"color": colour("interval"), "width": 1.5},
        }
    return options


def _labels(series: Series, chart: Chart) -> dict:
    crossed = series.low or any(other.kind == "mark" for other in chart.series)
    position = (
        "right" if series.kind != "bar" else "center" if chart.stacked else "inside_base" if crossed else "outside_end"
    )
    paper = {"fill": {"color": "#FFFFFF"}} if series.kind == "bar" and position != "outside_end" else {}
    return {
        "value": True,
        "num_format": chart.number_format,
        "position": position,
        "font": _font() | {"bold": True},
    } | paper


def _as_formula(cells: list) -> str:
    from xlsxwriter.utility import xl_range_abs

    sheet, *corners = cells
    return f"='{sheet}'!{xl_range_abs(*corners)}"


def _hex(tint: str) -> str:
    return tint if tint.startswith("#") else "#FFFFFF"


def _scatter(book, chart: Scatter, cells: _Cells):
    drawn = book.add_chart({"type": "scatter", "subtype": "straight"})
    for place, curve in enumerate(chart.curves):
        drawn.add_series(_curve(curve, place, cells))
    drawn.set_x_axis(
        {
            "name": chart.x_title,
            "name_font": _font() | {"bold": False},
            "num_font": _font(),
            "min": 0,
            "major_gridlines": {"visible": False},
        }
    )
    drawn.set_y_axis(
        {
            "num_format": chart.axis_format,
            "num_font": _font(),
            "min": 0,
            "line": {"none": True},
            "major_gridlines": _grid(),
        }
    )
    repeated = [place for place, curve in enumerate(chart.curves) if curve.name in _names(chart.curves[:place])]
    drawn.set_legend({"position": "bottom", "font": _font(), "delete_series": repeated})
    return drawn


def _curve(curve: Curve, place: int, cells: _Cells) -> dict:
    options = {"name": cells.head((place, "y")), "categories": cells.of((place, "x")), "values": cells.of((place, "y"))}
    if curve.kind != "dots":
        dash = {"dash_type": "dash"} if curve.kind == "dashed" else {}
        return options | {"line": {"color": curve.colour, "width": 1.5} | dash, "marker": {"type": "none"}}
    labels = [
        {"value": name, "position": "above" if above else "below"}
        for name, above in zip(curve.names, curve.above, strict=True)
    ]
    points = [{"fill": {"color": tint}, "border": {"color": "#FFFFFF"}} for tint in curve.colours]
    return options | {
        "line": {"none": True},
        "points": points,
        "marker": {"type": "circle", "size": 9, "fill": {"color": curve.colour}},
        "data_labels": {"value": True, "position": "above", "custom": labels, "font": _font()},
    }
