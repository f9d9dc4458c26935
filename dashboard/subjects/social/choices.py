"""What a reader chooses among the social goals: which platform and year, who answered, how it went, and which strategic
goal. Kept in the address.

As in filters.py, a control draws its widgets and returns the choice; `read` gives the same choice out of an address
alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import ALL_AREAS, Area
from dashboard.kit.choices.control import known_option, select_option
from dashboard.kit.choices.group import ALL_PLATFORMS, WHOLE, group_options
from finsam_data.questions import social

EVERYBODY = "Alla"
ALL_STATES = "Alla lägen"


@dataclass(frozen=True)
class Place:
    """Where the reader looks. `group_code` is None when the municipality does not have the platform."""

    area_label: str
    platform_label: str
    group_code: str | None
    group_label: str


def area_label(area: Area) -> str:
    """The municipality as the filter names it."""
    return ALL_AREAS if area.area == "UR" else area.label


def place_of(area: Area, platform_label: str = ALL_PLATFORMS) -> Place:
    """The group that a municipality and a platform point out together."""
    group_code, group_label = prepared(group_options).groups.get(
        (area_label(area), platform_label), (None, f"{platform_label} i {area_label(area)}")
    )
    return Place(area_label(area), platform_label, group_code, group_label)


@dataclass(frozen=True)
class SocialChoice:
    """Which social goals: of which platform and year, answered by whom, in which state. The codes are empty for all."""

    platform_label: str
    period: str
    respondent: str = ""
    state: str = ""
    respondent_label: str = EVERYBODY
    state_label: str = ALL_STATES

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return ", ".join([*[self.platform_label] * (self.platform_label != ALL_PLATFORMS), self.without_platform])

    @property
    def without_platform(self) -> str:
        """The year and the filters, where the platform is said anyway."""
        return ", ".join(
            [self.period, *[self.respondent_label] * bool(self.respondent), *[self.state_label] * bool(self.state)]
        )


@dataclass(frozen=True)
class ChooseGoals:
    """The choice of platform and year and, where the view has them, of respondent and state."""

    with_filters: bool = True

    def draw(self) -> SocialChoice:
        """Draws the filters in one row and returns the choice."""
        with st.container(horizontal=True, gap="small"):
            return self._chosen(lambda label, key, options, width: select_option(label, key, options, width=width))

    def read(self, address: Mapping[str, str]) -> SocialChoice:
        """The same choice out of an address."""
        return self._chosen(lambda label, key, options, width: known_option(address, key, options))

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What each widget says for an address."""
        said: dict[str, str] = {}

        def choose(label: str, key: str, options: tuple[str, ...], width: int) -> str:
            said[key] = known_option(address, key, options)
            return said[key]

        self._chosen(choose)
        return said

    def _chosen(self, choose: Callable[[str, str, tuple[str, ...], int], str]) -> SocialChoice:
        listed = prepared(social_options)
        platform = choose("Plattform", "plattform", prepared(group_options).platforms, 192)
        period = choose("År", "bokslut", tuple(listed["period"]), 110)
        if not self.with_filters:
            return SocialChoice(platform, period)
        who = choose("Vem", "vem", (EVERYBODY, *listed["respondent"]), 190)
        state = choose("Läge", "lage", (ALL_STATES, *listed["state"]), 160)
        return SocialChoice(
            platform, period, listed["respondent"].get(who, ""), listed["state"].get(state, ""), who, state
        )


@dataclass(frozen=True)
class GoalChoice:
    """One strategic goal that the board graded, on one platform."""

    goal_id: str
    platform: str
    label: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return self.label


@dataclass(frozen=True)
class ChooseStrategicGoal:
    """The choice of one graded goal; those of the whole förbund are always there, so a link means the same wherever the
    reader looks.
    """

    def draw(self) -> GoalChoice:
        """Draws the filter and returns the choice."""
        goals = prepared(graded_goals)
        return goals[select_option("Strategiskt mål", "mal", tuple(goals), width=330)]

    def read(self, address: Mapping[str, str]) -> GoalChoice:
        """The same choice out of an address."""
        goals = prepared(graded_goals)
        return goals[known_option(address, "mal", tuple(goals))]

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the widget says for an address."""
        return {"mal": self.read(address).label}


def social_options() -> dict[str, dict[str, str]]:
    """{period, respondent or state: {label: code}}, in the order to show them."""
    rows = ask(social.choices)
    return {
        what: dict(zip(part["label"], part["code"], strict=True)) for what, part in rows.groupby("what", sort=False)
    }


def graded_goals() -> dict[str, GoalChoice]:
    """Every goal that the board has graded or chosen not to grade, by its name: `Kranskommunerna, Vindeln`."""
    goals = {}
    for row in ask(social.strategic_grades, period=grading_year(), group_code=WHOLE).itertuples():
        label = goal_name(row)
        goals[label] = GoalChoice(row.goal_id, row.platform, label)
    return goals


def grading_year() -> str:
    """The latest year with grades."""
    return ask(social.graded_years)["period"].iloc[-1]


def goal_name(row) -> str:
    """`Unga i Umeå`, or with the municipality where one goal has several grades: `Kranskommunerna, Vindeln`."""
    short = row.platform_label.removeprefix("Samordningsteamet i ")
    return f"{row.goal_label}, {short}" if row.has_several else row.goal_label
