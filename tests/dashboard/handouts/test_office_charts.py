"""Native charts: every form has one or says why not, and its numbers are the rows' own."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart_forms import chart_functions
from dashboard.handouts.office_charts.description import Scatter, format_of
from dashboard.handouts.office_charts.forms import GRIDS, NATIVE, PICTURES, _floating, native_chart
from dashboard.handouts.office_charts.workbook import columns_of
from dashboard.kit.figures.chart_columns import number_format, percent_format, printed_percent_format
from dashboard.meeting.resolve import resolve
from finsam_data.swedish import is_missing, number, percent
from tests.dashboard.handouts.conftest import point

# forms that are handed out as a plain table; a new form stops here until somebody has decided
TABLES: tuple[str, ...] = ("criterion_rows",)


def missing_as_none(values) -> list:
    return [None if pd.isna(value) else pytest.approx(float(value)) for value in values]


def test_every_form_is_a_native_chart_a_picture_a_grid_or_a_table():
    assert sorted(chart_functions()) == sorted([*NATIVE, *PICTURES, *GRIDS, *TABLES])


@pytest.mark.parametrize("form", sorted(NATIVE))
def test_every_series_has_a_number_for_each_category(tables_of, form):
    for rows in tables_of(form):
        chart = native_chart(form, rows)
        if isinstance(chart, Scatter):
            assert all(len(curve.x) == len(curve.y) for curve in chart.curves)
            continue
        assert chart.categories
        assert all(len(series.values) == len(chart.categories) for series in chart.series)
        assert {len(column.values) for column in columns_of(chart)} == {len(chart.categories)}
        assert not (chart.lying and any(series.kind in ("dot", "line") for series in chart.series)), (
            "lines stand at upright bars only"
        )


def test_share_rows_keep_shares_intervals_and_goals(tables_of):
    for rows in tables_of("share_rows"):
        bars, *goals = native_chart("share_rows", rows).series
        assert list(bars.values) == missing_as_none(rows["share"])
        assert list(bars.low) == missing_as_none(rows["low"]) and list(bars.high) == missing_as_none(rows["high"])
        assert [list(goal.values) for goal in goals] == (
            [missing_as_none(rows["goal"])] if rows["goal"].notna().any() else []
        )


def test_the_band_of_an_index_is_not_called_an_interval():
    """What undecided goals leave open is no matter of chance."""
    names = [native_chart(figure.form, figure.rows).series[0].name
             for view in ("Index", "Mindre nöjda")
             for figure in resolve(point("social_follow_up", view)).figures[:1]]  # fmt: skip
    assert names == ["Andel (linje: från att inget till att alla oavgjorda mål nås)", "Andel (linje: 95 % intervall)"]


def test_a_goal_lies_across_its_bar_and_is_no_bar_of_its_own(tables_of):
    charts = [native_chart("share_rows", rows) for rows in tables_of("share_rows")]
    lying = [chart for chart in charts if chart.lying and len(chart.series) > 1]
    assert lying
    for chart in lying:
        bars, goals = chart.series
        assert goals.kind == "mark" and chart.draws_as_bar(goals) and chart.overlap == 100, (
            "a bar without fill over the other"
        )
        assert goals.name == "Mål (streck)" and 0 < chart.dash < 0.01


def test_span_rows_begin_and_end_where_the_page_draws_them(tables_of):
    for rows in tables_of("span_rows"):
        *base, bars = native_chart("span_rows", rows).series
        starts = base[0].values if base else [0.0] * len(rows)
        assert list(starts) == missing_as_none(rows["start_count"])
        assert [start + size for start, size in zip(starts, bars.values, strict=True)] == missing_as_none(
            rows["end_count"]
        )


def test_no_line_joins_what_cannot_be_compared(tables_of):
    for rows in tables_of("over_time"):
        lines = [series for series in native_chart("over_time", rows).series if series.kind == "line"]
        assert len(lines) == rows.loc[rows["share"].notna(), "segment"].nunique()
        together = [
            next((value for value in values if value is not None), None)
            for values in zip(*(line.values for line in lines), strict=True)
        ]
        assert together == missing_as_none(rows["share"])


def test_the_spread_adds_up_to_its_ends(tables_of):
    for rows in tables_of("spine"):
        low, first, middle, last, country, own = (series.values for series in native_chart("spine", rows).series)
        assert [sum(piles) for piles in zip(low, first, middle, last, strict=True)] == missing_as_none(rows["high"])
        assert [sum(piles) for piles in zip(low, first, middle, strict=True)] == missing_as_none(rows["three_quarters"])
        assert list(country) == missing_as_none(rows["reference"]) and list(own) == missing_as_none(rows["value"])


def test_the_two_groups_have_the_names_of_the_page(tables_of):
    names = {
        tuple(series.name.partition(" (")[0] for series in native_chart("two_groups", rows).series)
        for rows in tables_of("two_groups")
    }
    assert {("Kvinnor", "Män"), ("Utrikes födda", "Inrikes födda")} <= names


def test_a_printed_share_without_size_has_no_interval(tables_of):
    """Unemployment per birth is printed without its n: low and high are the share itself."""
    charts = [native_chart("two_groups", rows) for rows in tables_of("two_groups")]
    born = next(chart for chart in charts if chart.series[0].name.startswith("Utrikes"))
    assert all(value is None for series in born.series for value in series.low)


def test_signals_pile_up_to_all_goals_with_their_symbols_in_the_names(tables_of):
    for rows in tables_of("signal_parts"):
        piles = native_chart("signal_parts", rows).series
        assert [series.name[0] for series in piles] == ["●", "○", "–", "△", "▲"]
        assert [sum(parts) for parts in zip(*(series.values for series in piles), strict=True)] == [
            pytest.approx(1)
        ] * rows["position"].nunique()


def test_grades_are_the_filled_steps(tables_of):
    for rows in tables_of("grade_rows"):
        (grades,) = native_chart("grade_rows", rows).series
        headings = rows.drop_duplicates("position")["heading"]
        for grade, heading in zip(grades.values, headings, strict=True):
            assert (f": {grade:.0f} av " in heading) if grade is not None else (" av " not in heading), heading


limits = st.floats(-1e6, 1e6).map(lambda number: round(number, 2))


@given(st.lists(st.tuples(limits, limits), min_size=1, max_size=8))
def test_a_floating_bar_covers_what_lies_between_its_ends(spans):
    """Bars pile up from zero, the positive upwards and the negative downwards: what is drawn is the span, on whichever
    side of zero.
    """
    base, above, below = _floating([start for start, _ in spans], [end for _, end in spans])
    for (start, end), foot, up, down in zip(spans, base.values, above.values, below.values, strict=True):
        low, high = min(start, end), max(start, end)
        assert up >= 0 >= down and (foot == 0 or low * high > 0)
        assert max(foot, 0) + up == pytest.approx(max(high, 0)), "the upper end"
        assert min(foot, 0) + down == pytest.approx(min(low, 0)), "the lower end"


# what each form draws, and where its words say it
SAID = {
    "share_rows": ("share", "heading"), "question_rows": ("share", "heading"), "over_time": ("share", "value_text"),
    "value_rows": ("value", "heading"), "spine": ("value", "heading"), "cost_rows": ("value", "heading"),
    "two_groups": ("share", "remark"),
}  # fmt: skip


def written(value: float, number_format: str) -> str:
    decimals = len(number_format.partition(".")[2].rstrip('" %'))
    if '"' in number_format:
        return f"{number(value, decimals)}\u00a0%"
    return percent(value, decimals) if "%" in number_format else number(value, decimals)


def test_a_number_is_written_as_the_page_writes_it(everything):
    """The format stands beside the words; here it is held against them. Amounts in thousands and spans are not."""
    tried = set()
    for item in (item for one in everything for item in one.items if getattr(item, "form", "") in SAID):
        column, words = SAID[item.form]
        for row in item.rows.itertuples():
            said, value = f"{getattr(row, words)} {getattr(row, 'heading', '')}", getattr(row, column)
            if is_missing(value) or not getattr(row, words) or re.search(r"tkr|\d–\d", said.partition("\n")[0]):
                continue
            assert written(value, row.number_format) in said, (item.key, said, value, row.number_format)
            tried.add(item.form)
    assert tried == set(SAID)


def test_a_label_is_what_the_words_begin_with(everything):
    found = [
        (item, row)
        for one in everything
        for item in one.items
        if {"label", "heading"} <= set(getattr(item, "rows", ()))
        for row in item.rows.itertuples()
    ]
    assert {item.form for item, _ in found} >= SAID.keys() - {"over_time"} | {"span_rows", "budget_rows", "grade_rows"}
    for item, row in found:
        assert row.label and f"{row.heading} ".startswith((f"{row.label}:", f"{row.label} ")), (item.key, row.heading)


def test_the_row_with_the_most_decimals_decides():
    rows = pd.DataFrame({"number_format": [percent_format(), percent_format(1), percent_format()]})
    assert format_of(rows) == "0.0 %"
    assert (number_format(), number_format(2)) == ("#,##0", "#,##0.00")
    assert (printed_percent_format(66.7), printed_percent_format(50.0)) == ('0.0" %"', '0" %"')
