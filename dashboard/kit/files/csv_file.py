"""The table behind a figure as CSV: what the question gave under Swedish headings, and in each row what it is about.

A file is read far from its page: each row says its municipality, period, measure, unit and paper. Numbers are not
rounded as on the page, but have no more decimals than mean something.
"""

import re
import unicodedata

import numpy as np
import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.figures.provenance import STATUS
from dashboard.kit.files.columns import Column, columns_of, measure_of
from finsam_data.cells import text_cells
from finsam_data.questions import register
from finsam_data.record.rules.answer_columns import AREA, FIGURES, NUMBERS, PERIOD, SOURCE, WORDS
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import SEXES, is_missing, upper_first

DECIMALS = 6
WHOLE, COUNTRY = "Hela förbundet", "Riket"
ALL_PLATFORMS = "Alla plattformar"
CODES = {"sex": SEXES, "status": STATUS}
_YEAR = re.compile(r"(19|20)\d\d([HT]\d|-\d\d)?")


def as_csv(figure) -> bytes:
    """UTF-8 with a byte order mark, semicolons and decimal commas: opens right in a Swedish Excel. Missing is empty.

    Raises ColumnUnknown.
    """
    return text_cells(table_of(figure)).to_csv(index=False, sep=";").encode("utf-8-sig")


def csv_name(figure) -> str:
    """What the file is called: the view, the place, the time and the reader's own choices, as in
    `arbetsloshet_mala_2019-10.csv`.
    """
    rows = table_of(figure)
    places = set(rows["Kommun"])
    # a platform that is chosen says more than its municipality
    first = next(iter(figure.chosen), None)
    group = first.group_label if getattr(first, "platform_label", ALL_PLATFORMS) != ALL_PLATFORMS else ""
    words = [word for word in figure.chosen[1:] if isinstance(word, str) and not _YEAR.fullmatch(word)]
    years = sorted(set(rows["Period"]))
    place = group or chosen_place(figure.chosen) or (places.pop() if len(places) == 1 else WHOLE)
    time = years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}" if years else ""
    parts = [figure.key, place, time, *words]
    return "_".join(filter(None, map(_slug, parts))) + ".csv"


def _slug(text: str) -> str:
    """Small ASCII letters, digits and hyphens; underscores stay."""
    plain = unicodedata.normalize("NFKD", text.replace("–", "-")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", plain.casefold()).strip("-")[:60]


def table_of(figure) -> pd.DataFrame:
    """The rows of the file as texts: the place and time first, then words, numbers, measure, unit and paper."""
    answer, columns = figure.answer, columns_of(figure.answer, figure.key)
    behind = ask(register.places_behind, fact_ids=figure.fact_ids).set_index("fact_id")
    rows = [
        (row, behind[behind.index.isin(ids)] if (ids := _fact_ids(row)) else behind.iloc[:0])
        for row in answer.to_dict("records")
    ]
    shown = {
        column.name: [_text(row[column.column], column) for row, _ in rows]
        for kinds in ((WORDS,), (NUMBERS, FIGURES))
        for column in columns
        if column.kind in kinds
    }
    said = {
        # a row that no paper has is about the place of the others
        "Kommun": [_area(figure, row, columns, facts if len(facts) else behind) for row, facts in rows],
        "Period": [_period(figure, row, columns, facts) for row, facts in rows],
    }
    about = {
        "Mått": [_measure(figure, columns, facts) for _, facts in rows],
        "Enhet": [_unit(columns, facts) for _, facts in rows],
        "Källa": [_paper(figure, row, columns, facts) for row, facts in rows],
    }
    return pd.DataFrame(said | shown | about, dtype=object)


def _fact_ids(row: dict) -> list[int]:
    ids = row.get("fact_ids")
    return [int(fact_id) for fact_id in ids] if pd.api.types.is_list_like(ids) else []


def _text(value, column: Column) -> str:
    """A cell: a number with a decimal comma and no thousands, a word as it is, nothing for what is missing."""
    if is_missing(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return "ja" if value else "nej"
    if column.kind == WORDS:
        return str(CODES.get(column.column, {}).get(value, value)).strip()
    text = f"{float(value):.{DECIMALS}f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if text == "-0" else text


def _first(row: dict, columns: list[Column], kind: str) -> str:
    """What the answer itself says in its columns of a kind, or nothing."""
    found = (row[column.column] for column in columns if column.kind == kind)
    return next((_moment(value) for value in found if not is_missing(value)), "")


def _moment(value) -> str:
    return value.strftime("%Y-%m") if isinstance(value, pd.Timestamp) else str(value)


def chosen_place(chosen: tuple) -> str:
    """The municipality that the reader has chosen, or nothing."""
    place = next(iter(chosen), None)
    label = getattr(place, "area_label", "") or getattr(place, "label", "")
    # what the filters call it when no municipality is chosen
    return "" if label in ("", "Alla kommuner", upper_first(forbund().together), WHOLE, COUNTRY) else label


def _area(figure, row: dict, columns: list[Column], facts: pd.DataFrame) -> str:
    """The municipality of a row: as the answer says, as its figures agree on, or as the reader has chosen."""
    labels = set(facts["area_label"])
    local = labels - {WHOLE, COUNTRY}
    if said := _first(row, columns, AREA):
        return said
    if row.get("label") in local:
        return row["label"]
    if len(labels) == 1:
        return labels.pop()
    if place := chosen_place(figure.chosen):
        return place
    if len(local) == 1 and len(facts) < len(figure.fact_ids):
        return local.pop()
    first = next(iter(figure.chosen), None)
    return first.label if getattr(first, "label", "") == upper_first(forbund().together) else WHOLE


def _period(figure, row: dict, columns: list[Column], facts: pd.DataFrame) -> str:
    """The period of a row: as the answer says, as the reader has chosen, or from the first of its figures to the
    last.
    """
    if said := _first(row, columns, PERIOD):
        return said
    choices = [getattr(choice, "period", choice) for choice in figure.chosen]
    if years := [text for text in choices if isinstance(text, str) and _YEAR.fullmatch(text)]:
        return years[0]
    periods = sorted(facts["period"])
    if not periods:
        return next((match.group() for match in _YEAR.finditer(figure.measure)), "")
    return periods[0] if periods[0] == periods[-1] else f"{periods[0][:4]}–{periods[-1][-4:]}"


def _measure(figure, columns: list[Column], facts: pd.DataFrame) -> str:
    """What the row measures: the record's own word, or what stands under the figure's heading."""
    if any(column.kind == FIGURES for column in columns) and len(facts):
        return facts["measure_label"].iloc[0]
    return measure_of(figure.key) or figure.measure


def _unit(columns: list[Column], facts: pd.DataFrame) -> str:
    """The unit of the row's numbers; with several units, of which columns each is."""
    names: dict[str, list[str]] = {}
    for column in columns:
        if column.kind in (NUMBERS, FIGURES):
            unit = column.unit or (facts["unit_label"].iloc[0] if len(facts) else "")
            names.setdefault(unit, []).append(column.name)
    units = {unit: columns for unit, columns in names.items() if unit}
    if len(units) <= 1:
        return next(iter(units), "text")
    return "; ".join(f"{unit} ({', '.join(columns)})" for unit, columns in units.items())


def _paper(figure, row: dict, columns: list[Column], facts: pd.DataFrame) -> str:
    """Where the row stands: its papers with their first places, or the source outside the papers."""
    if figure.origin:
        return figure.origin
    if said := _first(row, columns, SOURCE):
        return said
    papers = []
    for source, of_source in facts.groupby("source", sort=False):
        sections = list(dict.fromkeys(of_source["section"]))
        papers.append(f"{source}: {'; '.join(sections[:2])}{' m.fl.' if len(sections) > 2 else ''}")
    return ". ".join(papers).replace("m.fl..", "m.fl.") or figure.source.removeprefix("Källa: ")
