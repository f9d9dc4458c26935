"""Socialt bokslut: every social goal with its result, its certainty and what the paper itself says. The views are pure;
`show` draws them with their links.
"""

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.group import WHOLE
from dashboard.kit.choices.survey_questions import address_of_question
from dashboard.kit.choices.what_exists import no_such_platform
from dashboard.kit.figures import show as figures
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.words import in_sentence, short_name
from dashboard.kit.inert import inert
from dashboard.kit.menu import pages
from dashboard.subjects.social import chart_columns, tables, words
from dashboard.subjects.social.choices import Place, SocialChoice, area_label, place_of
from finsam_data.questions import register, social
from finsam_data.swedish import MISSING, NO_BREAK, in_words, lower_first, number, of, percent, points

# more goals than this are shown as a grid only; choosing a platform gives its list
LONGEST_LIST = 60
SIGNAL_ORDER = (
    "reached",
    "reached_uncertain",
    "missed_uncertain",
    "missed",
    "no_data",
    "not_judged",
    "no_goal",
    "other_base",
)
COUNTED = "Antalen är avlästa, andelar och intervall beräknade."


def account(area: Area, choice: SocialChoice) -> list[Figure | Notice]:
    """The grid of indicators and platforms where several are chosen, then the goals by goal area, then the years that
    can be compared.
    """
    place = place_of(area, choice.platform_label)
    if place.group_code is None:
        return no_such_platform(place)
    filters = {
        "period": choice.period,
        "group_code": place.group_code,
        "respondent": choice.respondent,
        "state": choice.state,
    }
    goals = ask(social.goals, **filters)
    if goals.empty:
        is_filtered = len(ask(social.goals, period=choice.period, group_code=place.group_code)) > 0
        return [_no_such_goals(place, choice) if is_filtered else nothing_social(place, choice.period)]
    cells = ask(social.platform_matrix, **filters)
    items = [grid(place, choice, goals, cells)] if cells["platform"].nunique() > 1 else []
    if len(goals) <= LONGEST_LIST:
        items += [area_figure(place, choice, rows) for _, rows in goals.groupby("goal_area", sort=False)]
    years = ask(social.comparable_years, period=choice.period, group_code=place.group_code)
    one_platform = cells["platform"].nunique() == 1 and not (choice.state or choice.respondent)
    return items + ([between_years(years)] if len(years) and one_platform else [])


def nothing_social(place: Place, period: str) -> Notice:
    """That the chosen platform has no social goals that year, and where there are."""
    rows = ask(social.places)
    known = [f"{year} för {in_words(list(part['label']))}" for year, part in rows.groupby("period", sort=False)]
    return Notice(
        f"Inga sociala mål för {place.group_label} {period}",
        f"Papperen har sociala mål {'; '.join(known)}. Välj ett annat år eller en av dem.",
    )


def _no_such_goals(place: Place, choice: SocialChoice) -> Notice:
    return Notice(
        f"Inga mål passar urvalet: {place.group_label}, {choice.without_platform}",
        "Välj Alla eller Alla lägen ovan för att se dem som finns.",
    )


def grid(place: Place, choice: SocialChoice, goals: pd.DataFrame, cells: pd.DataFrame) -> Figure:
    """Indicators downwards and platforms across; each cell has a signal and a share, and can be clicked."""
    shared = in_words(
        list(dict.fromkeys(f"{row.item} {lower_first(row.label)}" for row in cells[cells["is_shared"]].itertuples()))
    )
    notes = (
        [f"Styrgruppen är gemensam för flera plattformar, så samma svar står på varje men räknas en gång: {shared}."]
        if shared
        else []
    )
    platforms = cells.drop_duplicates("platform").sort_values("platform_order")
    shortened = [
        f"{row.platform_short} = {row.platform_name}."
        for row in platforms.itertuples()
        if row.platform_short != row.platform_name
    ]
    return Figure(
        key="bokslut_rutnat",
        heading=words.goals_reached(goals, f"{place.group_label} {choice.period}", _phrase(choice)), form="signal_grid",
        measure="Varje indikator på varje plattform: signalen, andelen och antalet den räknas på. "
        f"{choice.without_platform}.",
        legend=" ".join([signal_key(cells), *shortened]),
        hint="Klicka på en ruta för att se vad som ligger bakom den.",
        rows=chart_columns.grid_rows(cells), table=tables.grid_table(cells), answer=renamed(cells),
        calculation=COUNTED,
        notes=notes + words.disagreements(goals), opens=open_cell,
    )  # fmt: skip


def open_cell(cell: dict) -> dict[str, str]:
    """The choices that a clicked cell makes: its survey question, or the platform's list where no question was
    asked.
    """
    if not cell["open_respondent"]:
        return {"plattform": cell["open_platform"]}
    return {"uppfoljning": "Enkäter", "kommun": cell["open_area"]} | address_of_question(
        cell["open_respondent"], cell["open_item"], cell["open_period"]
    )


def show(area: Area, choice: SocialChoice) -> None:
    """The view on its page: the figures, and links to the surveys for those who do not click in a chart."""
    figures.show(account, area, choice)
    cells = ask(
        social.platform_matrix,
        period=choice.period,
        group_code=place_of(area, choice.platform_label).group_code or WHOLE,
    )
    asked = cells[cells["kind"].isin(chart_columns.SURVEYED)].drop_duplicates(["item", "respondent"])
    if asked.empty:
        return
    opened = st.popover(
        "Till enkäterna", key="till_enkaterna", on_change="rerun", type="tertiary", icon=":material/poll:"
    )
    if opened.open:
        with opened:
            for row in asked.itertuples():
                address = {"uppfoljning": "Enkäter", "kommun": area_label(area)} | address_of_question(
                    row.respondent_label, row.item, row.period
                )
                st.page_link(pages()["social_follow_up"], label=inert(words.goal_name(row)), query_params=address)


def area_figure(place: Place, choice: SocialChoice, goals: pd.DataFrame) -> Figure:
    """The goals of one goal area, one bar each."""
    first = goals.iloc[0]
    places = _places(goals)
    names = [
        f"{words.goal_name(row)}, {where}" if where else words.goal_name(row)
        for row, where in zip(goals.itertuples(), places, strict=True)
    ]
    papers = dict.fromkeys(
        title for titles in goals["finding_titles"] if pd.api.types.is_list_like(titles) for title in titles
    )
    where = whose(goals, place)
    what = f"{first['goal_area_label']}, {in_sentence(short_name(where))} {choice.period}"
    lost = (
        ["Papperets egen signal är en färg som inte finns kvar i texten; signalen här är räknad."]
        if goals["signal_is_lost"].any()
        else []
    )
    return Figure(
        key=f"bokslut_{first['goal_area']}", heading=words.goals_reached(goals, what, _phrase(choice)),
        form="share_rows", measure=f"{where}, {choice.without_platform}. Andel av dem som svarade eller avslutades.",
        legend="Rött streck är målet, mörk linje intervallet.",
        rows=chart_columns.goal_rows(goals, mark_below_n(), places), table=tables.goal_table(goals, names),
        answer=renamed(goals), calculation=COUNTED,
        notes=words.disagreements(goals) + lost + [f"I papperet: {title}." for title in papers],
    )  # fmt: skip


def _places(goals: pd.DataFrame) -> list[str]:
    """The platform of each goal where several are shown, the whole förbund where it is asked of that, and `gemensam`
    for a steering group that several platforms share.
    """
    several = goals.loc[goals["platform_kind"].isin(["platform", "total"]), "platform"].nunique() > 1
    single = goals["platform_label"].map(short_name) if several else pd.Series("", index=goals.index)
    shared = goals["platform_label"].map(lower_first).where(goals["platform_kind"] == "total", "gemensam")
    return list(single.where(goals["platform_kind"] == "platform", shared))


def between_years(years: pd.DataFrame) -> Figure | Notice:
    """Which goals can be compared with an earlier year, how they moved, and why the others cannot be compared."""
    known = years[years["is_comparable"] & years["change"].notna()]
    first = years.iloc[0]
    counted = (
        f"{number(len(known)) if len(known) else 'Inget'} av {len(years)} mål går att jämföra mellan "
        f"{first['earlier_period']} och {first['period']}"
    )
    reasons = [f"{row.item} {row.label}: {row.reason}" for row in years.itertuples() if not row.is_comparable]
    if known.empty:
        return Notice(f"{counted}, {first['platform_label']}", " ".join(reasons))
    moved = [
        f"{lower_first(row.label)}, från {percent(row.earlier_share)} till {percent(row.share)}"
        for row in known.itertuples()
    ]
    changes = [
        f"{row.item} {row.label}: {points(row.change)}, "
        f"{'kan skiljas från slump' if row.told_apart else 'kan vara slump'}. {row.reason}"
        for row in known.itertuples()
    ]
    return Figure(
        key="bokslut_ar", heading=f"{counted}: {in_words(moved)}", form="two_groups",
        rows=chart_columns.year_rows(known), table=_year_table(years),
        measure=f"{first['platform_label']}. Bara mål med samma fråga och samma skala båda åren jämförs.",
        legend=f"Cirkel är {first['earlier_period']}, romb är {first['period']}, linjerna 95-procentiga intervall.",
        answer=renamed(years), calculation="Andelarna är beräknade. Skillnaden prövas med Newcombes intervall.",
        notes=changes + [f"Jämförs inte: {reason}" for reason in reasons],
    )  # fmt: skip


def _year_table(years: pd.DataFrame) -> pd.DataFrame:
    rows = list(years.itertuples())
    return pd.DataFrame({
        "Mål": [f"{row.item} {row.label}, {row.respondent_label.lower()}" for row in rows],
        "Tidigare": [
            f"{percent(row.earlier_share)} ({of(row.earlier_count, row.earlier_n)})" if row.is_comparable else MISSING
            for row in rows
        ],
        "Senare": [f"{percent(row.share)} ({of(row.count, row.n)})" if row.is_comparable else MISSING for row in rows],
        "Jämförbart": [("Ja. " if row.is_comparable else "Nej. ") + row.reason for row in rows],
    })  # fmt: skip


def whose(goals: pd.DataFrame, place: Place) -> str:
    """Whose goals they are: the platform's name when all are of one platform, otherwise the chosen group's."""
    own = goals.loc[goals["platform_kind"].isin(["platform", "total"]), "platform_label"].unique()
    return own[0] if len(own) == 1 else place.group_label


def _phrase(choice: SocialChoice) -> str:
    """The state that the reader picked out, in the middle of a sentence."""
    rows = ask(social.choices)
    found = rows.loc[(rows["what"] == "state") & (rows["code"] == choice.state), "phrase"]
    return found.iloc[0] if len(found) else ""


def signal_key(rows: pd.DataFrame) -> str:
    """What the symbols mean, for those that occur."""
    seen = {row.signal: f"{row.symbol}{NO_BREAK}{row.signal_label}" for row in rows.itertuples()}
    return ", ".join(seen[signal] for signal in SIGNAL_ORDER if signal in seen) + "."


def mark_below_n() -> int:
    """The size of group below which a reader is warned."""
    return int(ask(register.build_facts)["mark_below_n"].iloc[0])


def renamed(goals: pd.DataFrame) -> pd.DataFrame:
    """The answer with the column names that files give these figures: `base_n` is how many answered or finished,
    `indicator` its number.
    """
    return goals.rename(columns={"n": "base_n", "item": "indicator"})
