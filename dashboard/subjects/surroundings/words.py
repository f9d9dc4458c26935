"""What the views of Målgrupp & omvärld say about where and when their figures are from. The papers give some of them
for one municipality only; which one, and of what period, the rows themselves say.
"""

import pandas as pd

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import all_own
from dashboard.kit.figures.figure import Notice
from finsam_data.questions import surroundings
from finsam_data.record.settings.forbund import COUNTRY, forbund
from finsam_data.swedish import in_words, lower_first, month

# what each topic's first figure is drawn of, by a column and what stands in it: the years that have it can be chosen
MAIN = {
    "arbetsloshet": ("item", ("utrikes-fodda", "inrikes-fodda")), "bakgrund": ("measure", ("andel",)),
    "forsorjningsstod": ("item", ("pagaende-arenden",)), "kaa": ("item", ("omfattades",)),
    "screening": ("measure", ("medel_hinder",)), "sjukforsakring": ("item", ("psykisk-ohalsa",)),
    "skola": ("item", ("ofta-stressad-av-skolan",)),
}  # fmt: skip


def rows_of(topic: str, year: str = "") -> pd.DataFrame:
    """Every used figure of a topic, or what was known by an earlier year where one is given: the caller's own table."""
    rows = ask(surroundings.topic_figures, topic=topic)
    is_earlier = year and year not in prepared(years_of, topic)[:1]
    return rows[_last_years(rows) <= year].reset_index(drop=True) if is_earlier else rows


def years_of(topic: str) -> tuple[str, ...]:
    """The years that have a topic's first figure, the latest first; of a topic without it those that have any. Ask
    through `prepared`.
    """
    rows = rows_of(topic)
    (column, said), known = MAIN[topic], rows[rows["value"].notna()]
    main = known[known[column].isin(said)]
    return tuple(sorted(set(_last_years(main if len(main) else known)), reverse=True))


def _last_years(rows: pd.DataFrame) -> pd.Series:
    """The year that each row's period ends in: 2019 of `2019-10`, `2019H2` and `2018-2019`."""
    return rows["period"].str.extract(r"^(?:\d{4}-)?(\d{4})", expand=False)


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the latest period that has any value, in their order with a plain index."""
    known = rows[rows["value"].notna()]
    return known[known["period"] == known["period"].max()].reset_index(drop=True)


def moment(period: str) -> str:
    """`oktober 2019`, `höstterminen 2019`, `vårterminen 2020`, or the year."""
    year, half = period[:4], period[4:]
    if half in ("H1", "H2"):
        return f"{'vår' if half == 'H1' else 'höst'}terminen {year}"
    return month(period) if len(period) == 7 and period[4] == "-" else period


def year_before(period: str) -> str:
    """The same moment a year earlier."""
    return moment(f"{int(period[:4]) - 1}{period[4:]}")


def place_of(rows: pd.DataFrame) -> str:
    """The one municipality that the rows are of, or all of them: `Malå`, `de tre kommunerna`."""
    labels = list(rows.loc[~rows["area"].isin([COUNTRY]), "area_label"].drop_duplicates())
    return labels[0] if len(labels) == 1 else lower_first(all_own().label)


def about(topic: str) -> str:
    """Whom the figures of a topic are about, at the beginning of a sentence. Ask through `prepared`."""
    rows = rows_of(topic)
    place = place_of(rows[rows["value"].notna()]) if len(rows) else all_own().label
    return place[:1].upper() + place[1:]


def about_topic(topic: str):
    """The same as a function that asks, for the list of views."""
    return lambda: prepared(about, topic)


def only_here(place: str) -> str:
    """That the papers have the figure for one municipality only, where the förbund has more."""
    if len(forbund().municipalities) == 1:
        return ""
    return f"Uppgiften gäller {place}. Papperen har den inte för de andra kommunerna."


def parts_of(rows: pd.DataFrame, topic: str, item: str, period: str) -> pd.DataFrame:
    """Those of `rows` that are parts of the total `item` of a topic, by the record's own list, with a plain index."""
    parts = ask(surroundings.parts_of, topic=topic, item=item, period=period)["item"]
    return rows[rows["item"].isin(parts)].reset_index(drop=True)


def nothing_yet(what: str, needs: str) -> Notice:
    """What stands where the record has no figures of a topic: what the view would show, and what it needs."""
    return Notice(
        f"{what} saknas i underlaget",
        f"Här visas {in_words([needs])} när ett papper med de siffrorna finns i underlaget.",
    )
