"""What a reader chooses among the social goals: which platform and year, who answered, how it went, and which strategic
goal. Kept in the address.

See dashboard/kit/choices/control.py for what a control is.
"""

from dataclasses import dataclass

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import ALL_AREAS, Area
from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field
from dashboard.kit.choices.group import ALL_PLATFORMS, WHOLE, group_options, platform_field
from dashboard.kit.choices.year import WithListsOfYears, list_key
from dashboard.kit.figures.words import short_name
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
    return ALL_AREAS if area.is_whole else area.label


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
class ChooseGoals(Control):
    """The choice of platform and year and, where the view has them, of respondent and state."""

    with_filters: bool = True

    def fields(self) -> tuple[Field, ...]:
        """The filters in order."""
        listed = prepared(social_options)
        fields = (
            platform_field(prepared(group_options).platforms),
            Field("År", "bokslut", tuple(listed["period"]), width=110, shared=True),
            Field("Vem", "vem", (EVERYBODY, *listed["respondent"]), width=190, shared=True),
            Field("Läge", "lage", (ALL_STATES, *listed["state"]), width=160, shared=True),
        )
        return fields if self.with_filters else fields[:2]

    def choice(self, values: dict[str, str]) -> SocialChoice:
        """The platform, year, respondent and state."""
        listed, who, state = prepared(social_options), values.get("vem", EVERYBODY), values.get("lage", ALL_STATES)
        return SocialChoice(
            values["plattform"], values["bokslut"], listed["respondent"].get(who, ""), listed["state"].get(state, ""),
            who, state,
        )  # fmt: skip


@dataclass(frozen=True)
class GoalChoice:
    """One strategic goal that the board graded in a year, on one platform."""

    period: str
    goal_id: str
    platform: str
    label: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return self.label if len(prepared(graded_years)) == 1 else f"{self.label}, {self.period}"


class ChooseStrategicGoal(WithListsOfYears):
    """The choice of year where there are several, and of one goal that was graded in it; those of the whole förbund
    are always there, so a link means the same wherever the reader looks.
    """

    year_key = "betyg_ar"

    def fields(self) -> tuple[Field, ...]:
        """The years, and for each its list of goals, drawn when it is chosen."""
        years = prepared(graded_years)
        if not years:
            return (Field("Strategiskt mål", "mal"),)
        lists = (
            Field("Strategiskt mål", key, tuple(prepared(graded_goals, year)), width=330, shared=True,
                only_for=((self.year_key, year),))
            for key, year in self.list_years().items()
        )  # fmt: skip
        return (Field("År", self.year_key, years, width=110, shared=True, unless_alone=True), *lists)

    def list_years(self) -> dict[str, str]:
        """The year of each list of goals."""
        years = prepared(graded_years)
        return {list_key("mal", year, years): year for year in years}

    def choice(self, values: dict[str, str]) -> GoalChoice:
        """The goal."""
        year = values[self.year_key]
        return prepared(graded_goals, year)[values[list_key("mal", year, prepared(graded_years))]]


def social_options() -> dict[str, dict[str, str]]:
    """{period, respondent or state: {label: code}}, in the order to show them."""
    rows = ask(social.choices)
    parts = {what: rows[rows["what"] == what] for what in ("period", "respondent", "state")}
    return {what: dict(zip(part["label"], part["code"], strict=True)) for what, part in parts.items()}


def graded_goals(year: str) -> dict[str, GoalChoice]:
    """Every goal that the board has graded or chosen not to grade in a year, by its name: `Inlandet, Malå`."""
    rows = ask(social.strategic_grades, period=year, group_code=WHOLE)
    return {goal_name(row): GoalChoice(year, row.goal_id, row.platform, goal_name(row)) for row in rows.itertuples()}


def graded_years() -> tuple[str, ...]:
    """The years with grades, the latest first. Ask through `prepared`."""
    return tuple(ask(social.graded_years)["period"][::-1])


def goal_name(row) -> str:
    """`Unga i Malå`, or with the municipality where one goal has several grades: `Inlandet, Malå`."""
    short = short_name(row.platform_label)
    return f"{row.goal_label}, {short}" if row.has_several else row.goal_label
