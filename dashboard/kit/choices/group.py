"""The choice of municipality, platform, period and sex, shared by all pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.area import ALL_AREAS
from dashboard.kit.choices.control import ChooseOne, known_option, not_followed, select_option
from finsam_data.questions import participants, register
from finsam_data.swedish import SEXES, in_sentence

ALL_PLATFORMS = "Alla plattformar"
WHOLE = "hela-forbundet"
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
        return ", ".join([group, *(() if "ar" in fixed else (self.period_label,)), sex]) + not_followed(in_vain)


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


def choose_outcome(key: str, default: str) -> ChooseOne:
    """The choice of one outcome, by its name in OUTCOMES."""
    return ChooseOne("Utfall", key, tuple(OUTCOMES), default)


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
