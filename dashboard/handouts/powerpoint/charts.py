"""A native chart (see office_charts/description.py) as PowerPoint's own: editable, its numbers in an embedded workbook.

python-pptx makes bars, lines and scatters; what it lacks is added to its XML: error bars for intervals, dashes for
goals in the same chart, and boxes. The embedded workbook is our own, so that the ends of the intervals can be edited
too.
"""

from copy import deepcopy
from datetime import date

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from dashboard.handouts.office_charts.description import Chart, Curve, Scatter, Series
from dashboard.handouts.office_charts.workbook import SHEET, cells_of, columns_of, head_of, lengths, workbook
from finsam_data.record.settings.colours import colour

TEXT_POINTS = 12


def add_chart(slide, chart: Chart | Scatter, frame: tuple[int, int, int, int], alt_text: str):
    """Draws the chart in `frame` (left, top, width, height in EMU) on the slide and returns its graphic frame."""
    shape = _scatter(slide, chart, frame) if isinstance(chart, Scatter) else _categories(slide, chart, frame)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt_text)
    drawn = shape.chart
    drawn.font.size = Pt(TEXT_POINTS)
    drawn.has_title = False
    _dress(drawn, chart)
    drawn.part.chart_workbook.update_from_xlsx_blob(workbook(columns_of(chart), chart.number_format))
    for reference in drawn._chartSpace.iter(qn("c:f")):
        reference.text = reference.text.replace("Sheet1!", f"{SHEET}!")
    return shape


def paint(fill, tint: str) -> None:
    """Fills with a colour. The dashboard's own colour is written as the template's first accent colour, so that another
    template replaces it.
    """
    fill.solid()
    if tint == colour("accent"):
        fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        fill.fore_color.rgb = RGBColor.from_string(tint.lstrip("#").upper() if tint.startswith("#") else "FFFFFF")


def _categories(slide, chart: Chart, frame):
    data = CategoryChartData(number_format=chart.number_format)
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    has_bars = any(map(chart.draws_as_bar, chart.series))
    bars = XL_CHART_TYPE[f"{'BAR' if chart.lying else 'COLUMN'}_{'STACKED' if chart.stacked else 'CLUSTERED'}"]
    shape = slide.shapes.add_chart(bars if has_bars else XL_CHART_TYPE.LINE_MARKERS, *frame, data)
    plot = shape.chart.plots[0]
    if has_bars:
        plot.gap_width, plot.overlap = 60, chart.overlap
        _move_to_lines(shape.chart, [not chart.draws_as_bar(series) for series in chart.series])
    drawn_series = sorted(shape.chart._chartSpace.iter(qn("c:ser")), key=lambda element: element.idx.val)
    for place, (element, series) in enumerate(zip(drawn_series, chart.series, strict=True)):
        _style(element, series, chart)
        if series.kind == "mark" and chart.lying:
            _add_dash(element, series, chart, Emu(frame[3]).pt)
        if any(value is not None for value in series.low):
            _add_interval(element, series, place, chart)
    return shape


def _style(element, series: Series, chart: Chart) -> None:
    is_bar = chart.draws_as_bar(series)
    drawn = BarSeries(element) if is_bar else LineSeries(element)
    if is_bar:
        _style_bar(drawn, series)
    else:
        _style_line(drawn, series, len(chart.categories))
    if series.labelled:
        _label(drawn, series, chart)


def _style_bar(drawn, series: Series) -> None:
    if series.kind == "base":
        drawn.format.fill.background()
        return
    drawn.invert_if_negative = False
    paint(drawn.format.fill, series.colour)
    for place, tint in enumerate(series.colours):
        if tint != series.colour:
            paint(drawn.points[place].format.fill, tint)
    if series.kind == "mark":
        # the series keeps its colour for the legend, its bars have none
        for place in range(len(series.values)):
            drawn.points[place].format.fill.background()


def _style_line(drawn, series: Series, count: int) -> None:
    drawn.smooth = False
    marker, line = drawn.marker, drawn.format.line
    if series.kind == "line":
        line.width = Pt(2.25)
        paint(line.fill, series.colour)
    else:
        line.fill.background()
    marker.style = {"mark": XL_MARKER_STYLE.DASH, "dot": XL_MARKER_STYLE.CIRCLE, "line": XL_MARKER_STYLE.CIRCLE}.get(
        series.kind if count < 40 or series.kind != "line" else "", XL_MARKER_STYLE.NONE
    )
    if marker.style != XL_MARKER_STYLE.NONE:
        marker.size = {"mark": 22, "dot": 11}.get(series.kind, 9)
        paint(marker.format.fill, series.colour)
        marker.format.line.fill.background()


def _label(drawn, series: Series, chart: Chart) -> None:
    """The number at each value; inside the bar's foot where an interval or a goal may stand at its end."""
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    labels.font.size, labels.font.bold = Pt(TEXT_POINTS), True
    crossed = series.low or any(other.kind == "mark" for other in chart.series)
    position = "r" if series.kind != "bar" else "ctr" if chart.stacked else "inBase" if crossed else "outEnd"
    element = labels._element
    for old in element.findall(qn("c:dLblPos")):
        element.remove(old)
    after = element.find(qn("c:showLegendKey"))
    after.addprevious(parse_xml(f'<c:dLblPos {nsdecls("c")} val="{position}"/>'))
    if series.kind == "bar" and position != "outEnd":
        paper = '<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="85000"/></a:srgbClr></a:solidFill>'
        element.find(qn("c:numFmt")).addnext(parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{paper}</c:spPr>"))


def _add_interval(element, series: Series, place: int, chart: Chart) -> None:
    """Error bars whose lengths stand in the workbook, beside the ends that they are computed from."""
    columns = columns_of(chart)

    def ends(part: str, values) -> str:
        points = "".join(
            f'<c:pt idx="{row}"><c:v>{value!r}</c:v></c:pt>' for row, value in enumerate(values) if value is not None
        )
        cache = f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'
        return f"<c:{part}><c:numRef><c:f>{cells_of(columns, (place, part))}</c:f>{cache}</c:numRef></c:{part}>"

    plus, minus = ends("plus", lengths(series.high, series.values)), ends("minus", lengths(series.values, series.low))
    fill = f'<a:solidFill><a:srgbClr val="{colour("interval")[1:]}"/></a:solidFill>'
    line = f'<c:spPr><a:ln w="19050">{fill}</a:ln></c:spPr>'
    kind = '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
    element.find(qn("c:cat")).addprevious(
        parse_xml(f"<c:errBars {nsdecls('c', 'a')}>{kind}{plus}{minus}{line}</c:errBars>")
    )


def _add_dash(element, series: Series, chart: Chart, height: float) -> None:
    """A dash across the bar, at the end of a bar without fill: a very short and thick error bar. (LibreOffice adds
    caps, a cross.)
    """
    fill = f'<a:solidFill><a:srgbClr val="{series.colour[1:]}"/></a:solidFill>'
    line = f'<a:ln w="{Pt(chart.dash_points(height))}" cap="flat">{fill}</a:ln>'
    kind = f'<c:errBarType val="both"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/><c:val val="{chart.dash!r}"/>'
    element.find(qn("c:cat")).addprevious(
        parse_xml(f"<c:errBars {nsdecls('c', 'a')}>{kind}<c:spPr>{line}</c:spPr></c:errBars>")
    )


def _move_to_lines(drawn, are_lines: list[bool]) -> None:
    """Moves the series that are no bars to a line chart on the same axes."""
    bars = drawn._chartSpace.find(f".//{qn('c:barChart')}")
    moved = [element for element, is_line in zip(bars.findall(qn("c:ser")), are_lines, strict=True) if is_line]
    if not moved:
        return
    lines = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker '
        f'val="1"/></c:lineChart>'
    )
    for element in moved:
        for unknown in element.findall(qn("c:invertIfNegative")):
            element.remove(unknown)
        lines.find(qn("c:marker")).addprevious(element)
    for axis in bars.findall(qn("c:axId")):
        lines.append(deepcopy(axis))
    bars.addnext(lines)


def _scatter(slide, chart: Scatter, frame):
    data = XyChartData(number_format=chart.number_format)
    for curve in chart.curves:
        points = data.add_series(curve.name)
        for x, y in zip(curve.x, curve.y, strict=True):
            points.add_data_point(x, y)
    shape = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, *frame, data)
    columns = columns_of(chart)
    for place, (drawn, curve) in enumerate(zip(list(shape.chart.series), chart.curves, strict=True)):
        _style_curve(drawn, curve)
        for axis, name in (("x", "c:xVal"), ("y", "c:yVal")):
            drawn._element.find(f"{qn(name)}//{qn('c:f')}").text = cells_of(columns, (place, axis))
        drawn._element.find(f"{qn('c:tx')}//{qn('c:f')}").text = head_of(columns, (place, "y"))
    return shape


def _style_curve(drawn, curve: Curve) -> None:
    line = drawn.format.line
    if curve.kind != "dots":
        line.width = Pt(1.5)
        paint(line.fill, curve.colour)
        if curve.kind == "dashed":
            line.dash_style = 4
        return
    line.fill.background()
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 11
    paint(drawn.marker.format.fill, curve.colour)
    for place, (name, tint) in enumerate(zip(curve.names, curve.colours, strict=True)):
        paint(drawn.points[place].marker.format.fill, tint)
        label = drawn.points[place].data_label
        label.has_text_frame = True
        label.text_frame.text = name
        label.text_frame.paragraphs[0].runs[0].font.size = Pt(TEXT_POINTS)
        label.position = XL_LABEL_POSITION.ABOVE if curve.above[place] else XL_LABEL_POSITION.BELOW


def _dress(drawn, chart: Chart | Scatter) -> None:
    """Legend, axes and what happens to gaps."""
    drawn.has_legend = isinstance(chart, Scatter) or chart.has_legend
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.legend.font.size = Pt(TEXT_POINTS)
        _shorten_legend(drawn, chart)
    values, categories = drawn.value_axis, drawn.category_axis
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = chart.axis_format, False
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(colour("hairline")[1:])
    values.format.line.fill.background()
    values.has_minor_gridlines = categories.has_major_gridlines = False
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if isinstance(chart, Scatter):
        categories.has_title = True
        categories.axis_title.text_frame.text = chart.x_title
        categories.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(TEXT_POINTS)
    elif chart.is_slanted:
        # python-pptx writes the text's properties once a size is asked for
        categories.tick_labels.font.size = Pt(TEXT_POINTS)
        categories._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("rot", "-2700000")
    elif chart.lying:
        categories.reverse_order = True
        values.visible = False
        values.has_major_gridlines = False
    if not chart.goes_below_zero:
        values.minimum_scale = 0
    if not isinstance(chart, Scatter) and chart.top is not None:
        values.maximum_scale = chart.top
    if not isinstance(chart, Scatter) and isinstance(chart.categories[0], date):
        categories.tick_labels.number_format, categories.tick_labels.number_format_is_linked = "yyyy", False
    for blanks in drawn._chartSpace.iter(qn("c:dispBlanksAs")):
        blanks.set("val", "gap")


def _shorten_legend(drawn, chart: Chart | Scatter) -> None:
    """Leaves out what is not drawn, and the second and later pieces of one broken line."""
    seen: set[str] = set()
    legend = drawn.legend._element
    for place, series in enumerate(chart.curves if isinstance(chart, Scatter) else chart.series):
        if series.kind == "base" or series.name in seen:
            entry = parse_xml(
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
            )
            legend.insert(
                list(legend).index(legend.find(qn("c:legendPos"))) + 1 + len(legend.findall(qn("c:legendEntry"))), entry
            )
        seen.add(series.name)
