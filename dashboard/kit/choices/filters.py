"""The reader's choices: municipality, platform, period, sex. Kept in the address and shared by all pages.

Each choice is a widget with the same key on every page, bound to the address; an unknown value in a link falls back to
the default. A control draws its widgets and returns the choice; `read` gives the same choice out of an address alone,
without drawing anything, so that a view can be shown again somewhere else (see views.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.arrival import arrive
from finsam_data.questions import participants, register
from finsam_data.swedish import SEXES, in_sentence, in_words, lower_first

ALL_AREAS = "Alla kommuner"
ALL_PLATFORMS = "Alla plattformar"
WHOLE = "hela-forbundet"
ALL_OWN = "UR"
OUTCOMES = {"Arbete": "arbete", "Studier": "studier", "Annan lösning": "annan-losning", "Avbrott": "avbrott"}


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
        """`hela förbundet` or `Ungdomstorget`."""
        return in_sentence(self.group_label)

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return self.said()

    def said(self, fixed: tuple[str, ...] = ()) -> str:
        """The sentence for a view that does not follow the filters `fixed` (their keys), and which of those the reader
        has set in vain.
        """
        whole = prepared(group_options).groups[(ALL_AREAS, ALL_PLATFORMS)][1]
        group = whole if {"kommun", "plattform"} <= set(fixed) else self.group_label
        sex = replace(self, sex="T").sex_in_words if "kon" in fixed else self.sex_in_words
        chosen = {"kommun": ("kommun", self.area_label != ALL_AREAS),
            "plattform": ("plattform", self.platform_label != ALL_PLATFORMS),
                  "kön": ("kon", self.sex != "T")}  # fmt: skip
        in_vain = [label for label, (key, is_set) in chosen.items() if key in fixed and is_set]
        return ", ".join([group, *(() if "ar" in fixed else (self.period_label,)), sex]) + _not_followed(in_vain)


def _not_followed(labels: list[str]) -> str:
    """`. Filtren kommun och plattform ändrar inte den här vyn`, or nothing."""
    return (
        f". {'Filtren' if len(labels) > 1 else 'Filtret'} {in_words(labels)} ändrar inte den här vyn" if labels else ""
    )


@dataclass(frozen=True)
class Options:
    """What the filters offer, and the way from labels to codes."""

    areas: tuple[str, ...]
    platforms: tuple[str, ...]
    periods: dict[str, str]
    default_period: int
    groups: dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class ChooseGroup:
    """The choice of municipality, year and sex, and of platform where the page has one."""

    with_platform: bool

    def draw(self) -> Choice:
        """Draws the filters in one quiet row and returns the choice."""
        options = prepared(group_options)
        with st.container(horizontal=True, gap="small"):
            area = select_option("Kommun", "kommun", options.areas)
            platform = (
                select_option("Plattform", "plattform", options.platforms, width=192)
                if self.with_platform
                else ALL_PLATFORMS
            )
            period = select_option("År", "ar", tuple(options.periods), index=options.default_period)
            sex = select_option("Kön", "kon", tuple(SEXES.values()))
        return _choice(options, area, platform, period, sex)

    def read(self, address: Mapping[str, str]) -> Choice:
        """The same choice out of an address."""
        options = prepared(group_options)
        area = known_option(address, "kommun", options.areas)
        platform = known_option(address, "plattform", options.platforms) if self.with_platform else ALL_PLATFORMS
        period = known_option(address, "ar", tuple(options.periods), options.default_period)
        return _choice(options, area, platform, period, known_option(address, "kon", tuple(SEXES.values())))

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What each widget says for an address."""
        choice = self.read(address)
        platform = {"plattform": choice.platform_label} if self.with_platform else {}
        return {"kommun": choice.area_label, "ar": choice.period_label, "kon": SEXES[choice.sex]} | platform


def _choice(options: Options, area: str, platform: str, period_label: str, sex_label: str) -> Choice:
    sex = next(code for code, label in SEXES.items() if label == sex_label)
    group_code, group_label = options.groups.get((area, platform), (None, f"{platform} i {area}"))
    return Choice(area, platform, options.periods[period_label], period_label, sex, group_code, group_label)


@dataclass(frozen=True)
class Area:
    """The municipality that the reader looks at; UR is all six together."""

    area: str
    label: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return self.label

    def said(self, fixed: tuple[str, ...] = (), about: str = "") -> str:
        """As Choice.said; `about` is what a view that does not follow the municipality tells of."""
        if "kommun" not in fixed:
            return self.label
        return (about + _not_followed(["kommun"] if self.area != ALL_OWN else [])).removeprefix(". ")

    @property
    def inside(self) -> str:
        """The municipality in the middle of a sentence: `Vindeln`, `de sex kommunerna`."""
        return lower_first(self.label) if self.area == ALL_OWN else self.label


@dataclass(frozen=True)
class ChooseArea:
    """The choice of municipality alone, for pages whose figures have one year and no sex."""

    def draw(self) -> Area:
        """Draws the filter and returns the choice."""
        areas = prepared(_areas)
        return _area(areas, select_option("Kommun", "kommun", (ALL_AREAS, *areas), width=190))

    def read(self, address: Mapping[str, str]) -> Area:
        """The same choice out of an address."""
        areas = prepared(_areas)
        return _area(areas, known_option(address, "kommun", (ALL_AREAS, *areas)))

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the widget says for an address."""
        return {"kommun": known_option(address, "kommun", (ALL_AREAS, *prepared(_areas)))}


def _areas() -> dict[str, str]:
    codes = ask(register.code_table)
    areas = codes[codes["what"] == "area"]
    return dict(zip(areas["label"], areas["code"], strict=True))


def _area(areas: dict[str, str], label: str) -> Area:
    return Area(areas[label], label) if label in areas else Area(ALL_OWN, "De sex kommunerna")


@dataclass(frozen=True)
class ChooseOne:
    """The choice of one among a few words; the first is the default unless another is named."""

    label: str
    key: str
    options: tuple[str, ...]
    default: str = ""

    def draw(self) -> str:
        """Draws the words in a row and returns the chosen one."""
        start = self.default or self.options[0]
        chosen = st.segmented_control(
            self.label,
            list(self.options),
            default=start,
            key=self.key,
            bind="query-params",
            required=True,
            label_visibility="collapsed",
        )
        return chosen or start

    def read(self, address: Mapping[str, str]) -> str:
        """The same choice out of an address."""
        return known_option(address, self.key, self.options, self.options.index(self.default) if self.default else 0)

    def widgets(self, address: Mapping[str, str]) -> dict[str, str]:
        """What the widget says for an address."""
        return {self.key: self.read(address)}


def choose_outcome(key: str, default: str) -> ChooseOne:
    """The choice of one outcome, by its name in OUTCOMES."""
    return ChooseOne("Utfall", key, tuple(OUTCOMES), default)


def known_option(address: Mapping[str, str], key: str, options: tuple[str, ...], index: int = 0) -> str:
    """What the address says of `key`, or the default when it says nothing that exists."""
    return address[key] if address.get(key) in options else options[index]


def select_option(label: str, key: str, options: tuple[str, ...], index: int = 0, width: int = 150) -> str:
    """A list to choose one from, bound to the address under `key`."""
    arrive(key, options)
    return st.selectbox(label, options, index=index, key=key, bind="query-params", width=width, filter_mode=None)


def group_options() -> Options:
    """What the filters of municipality, platform and period offer. Ask through `prepared`."""
    codes = ask(register.code_table)
    areas, groups, periods = (codes[codes["what"] == what] for what in ("area", "group", "period"))
    have_data = ask(participants.choices_with_data)[["group_code", "group_label", "area_label"]].drop_duplicates()
    single = have_data[~have_data["group_code"].isin([WHOLE, "umea"])]
    return Options(
        areas=(ALL_AREAS, *areas["label"]),
        platforms=(ALL_PLATFORMS, *single["group_label"]),
        periods=dict(zip(periods["label"], periods["code"], strict=True)),
        # the latest whole year; a tertial is too small to start with
        default_period=max(place for place, kind in enumerate(periods["kind"]) if kind == "year"),
        groups=_groups(have_data, single, dict(zip(groups["code"], groups["label"], strict=True))),
    )


def _groups(
    have_data: pd.DataFrame, single: pd.DataFrame, labels: dict[str, str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """(municipality, platform) → (code, label) of the group that they point out together; what is not there does not
    exist.
    """
    groups = {(ALL_AREAS, ALL_PLATFORMS): (WHOLE, labels[WHOLE])}
    for row in have_data.itertuples():
        # a municipality is all its platforms together: the first group of its area
        groups.setdefault((row.area_label, ALL_PLATFORMS), (row.group_code, row.group_label))
    for row in single.itertuples():
        groups[(row.area_label, row.group_label)] = groups[(ALL_AREAS, row.group_label)] = (
            row.group_code,
            row.group_label,
        )
    return groups
