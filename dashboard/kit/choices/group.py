"""The choice of municipality, platform, period and sex, shared by all pages."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import ALL_AREAS, area_field
from dashboard.kit.choices.control import Control, not_followed
from dashboard.kit.choices.field import Field
from dashboard.kit.figures.words import in_sentence
from finsam_data.questions import participants, register
from finsam_data.swedish import SEXES

ALL_PLATFORMS = "Alla plattformar"
WHOLE = "hela-forbundet"


@dataclass(frozen=True)
class Choice:
    """What the reader looks at. `group_code` is None when the municipality does not have the platform."""

    area_label: str
    platform_label: str
    period: str
    period_label: str
    sex: str
    group_code: str | None
    group_label: str

    @property
    def when(self) -> str:
        """The period in the middle of a sentence: `2019` or `tertial 2 2020`."""
        return self.period_label[0].lower() + self.period_label[1:]

    @property
    def sex_in_words(self) -> str:
        """`kvinnor och män`, `kvinnor` or `män`."""
        return {"T": "kvinnor och män", "K": "kvinnor", "M": "män"}[self.sex]

    @property
    def is_whole(self) -> bool:
        """Whether it is all platforms in all municipalities."""
        return self.group_code == WHOLE

    @property
    def group_in_sentence(self) -> str:
        """`hela förbundet` or `Jobbtorget`."""
        return in_sentence(self.group_label)

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return self.said()

    def said(self, fixed: tuple[str, ...] = ()) -> str:
        """The choice as a sentence for a view that ignores the filters with the keys `fixed`; the sentence names those
        of them that the reader has set.
        """
        whole = prepared(group_options).groups[(ALL_AREAS, ALL_PLATFORMS)][1]
        group = whole if {"kommun", "plattform"} <= set(fixed) else self.group_label
        sex = replace(self, sex="T").sex_in_words if "kon" in fixed else self.sex_in_words
        chosen = {
            "kommun": ("kommun", self.area_label != ALL_AREAS),
            "plattform": ("plattform", self.platform_label != ALL_PLATFORMS),
            "kön": ("kon", self.sex != "T"),
        }
        in_vain = [label for label, (key, is_set) in chosen.items() if key in fixed and is_set]
        return ", ".join([group, *(() if "ar" in fixed else (self.period_label,)), sex]) + not_followed(in_vain)


@dataclass(frozen=True)
class Options:
    """What the filters offer, and the way from labels to codes."""

    areas: tuple[str, ...]
    platforms: tuple[str, ...]
    periods: dict[str, str]
    groups: dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class ChooseGroup(Control):
    """The choice of municipality, year and sex, and of platform where the page has one."""

    with_platform: bool
    needs: str = "has_outcomes"

    def over(self, needs: str) -> "ChooseGroup":
        """With the latest period that has what a view needs, a key of NEEDS, to begin with."""
        return replace(self, needs=needs) if needs else self

    def fields(self) -> tuple[Field, ...]:
        """The filters in order."""
        options = prepared(group_options)
        platform = (platform_field(options.platforms),) if self.with_platform else ()
        return (
            area_field(options.areas), *platform,
            Field("År", "ar", tuple(options.periods), prepared(latest_period, self.needs), shared=True),
            Field("Kön", "kon", tuple(SEXES.values()), shared=True),
        )  # fmt: skip

    def choice(self, values: dict[str, str]) -> Choice:
        """The group, period and sex."""
        options = prepared(group_options)
        area, platform, period_label = values["kommun"], values.get("plattform", ALL_PLATFORMS), values["ar"]
        sex = next(code for code, label in SEXES.items() if label == values["kon"])
        group_code, group_label = options.groups.get((area, platform), (None, f"{platform} i {area}"))
        return Choice(area, platform, options.periods[period_label], period_label, sex, group_code, group_label)


def platform_field(options: tuple[str, ...]) -> Field:
    """The list of platforms, the same choice on every page that has it."""
    return Field("Plattform", "plattform", options, width=192, shared=True)


def outcomes_by_name() -> dict[str, str]:
    """The main outcomes that the papers speak of: short name to code. Ask through `prepared`."""
    codes = ask(register.code_table)
    rows = codes[codes["what"] == "outcome"]
    return dict(zip(rows["label"], rows["code"], strict=True))


def group_options() -> Options:
    """What the filters of municipality, platform and period offer. Ask through `prepared`."""
    codes = ask(register.code_table)
    areas, groups, periods = (codes[codes["what"] == what] for what in ("area", "group", "period"))
    have_data = ask(participants.choices_with_data)[
        ["group_code", "group_label", "group_kind", "area_label"]
    ].drop_duplicates()
    single = have_data[~have_data["group_kind"].isin(["total", "municipality"])]
    return Options(
        areas=(ALL_AREAS, *areas["label"]),
        platforms=(ALL_PLATFORMS, *single["group_label"]),
        periods=dict(zip(periods["label"], periods["code"], strict=True)),
        groups=_groups(have_data, single, dict(zip(groups["code"], groups["label"], strict=True))),
    )


def latest_period(needs: str) -> str | None:
    """The latest whole year with what a view needs, of the whole förbund or else of any part; a tertial only where no
    year has it, since it is too small to start with. Ask through `prepared`.
    """
    codes, rows = ask(register.code_table), ask(participants.choices_with_data)
    periods = codes[codes["what"] == "period"]
    years = periods[periods["kind"] == "year"]
    told = set(rows.loc[rows[needs] & (rows["group_code"] == WHOLE), "period"]) or set(rows.loc[rows[needs], "period"])
    latest_first = [years[years["code"].isin(told)], periods[periods["code"].isin(told)], years, periods]
    return next((label for part in latest_first for label in part["label"][::-1]), None)


def _groups(
    have_data: pd.DataFrame, single: pd.DataFrame, labels: dict[str, str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """(municipality, platform) → (code, label) of the group that they mean together; a pair that is not in it does not
    exist.
    """
    groups = {(ALL_AREAS, ALL_PLATFORMS): (WHOLE, labels.get(WHOLE, "Hela förbundet"))}
    for row in have_data.itertuples():
        # a municipality is all its platforms together: the first group of its area
        groups.setdefault((row.area_label, ALL_PLATFORMS), (row.group_code, row.group_label))
    for row in single.itertuples():
        groups[(row.area_label, row.group_label)] = groups[(ALL_AREAS, row.group_label)] = (
            row.group_code,
            row.group_label,
        )
    return groups
