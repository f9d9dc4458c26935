"""The reader's choices: municipality, platform, period, sex. Kept in the address and shared by all pages.

Each choice is a widget with the same key on every page, bound to the address; an unknown value in a link falls back to the default.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from finsam_data import participants, register
from finsam_data.swedish import SEXES, in_words
from pages.shared.cached import ask

ALL_AREAS = "Alla kommuner"
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
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return f"{self.group_label}, {self.period_label}, {self.sex_in_words}"


def choose(*, with_platform: bool, with_sex: bool = True) -> Choice:
    """Draws the filters in one quiet row and returns the choice."""
    codes = ask(register.code_table)
    areas, groups, periods = (codes[codes["what"] == what] for what in ("area", "group", "period"))
    platforms = ask(participants.choices_with_data)
    with st.container(horizontal=True, gap="small"):
        area = _select("Kommun", "kommun", [ALL_AREAS, *areas["label"]])
        platform = _select("Plattform", "plattform", [ALL_PLATFORMS, *_platform_labels(platforms)], width=192) if with_platform else ALL_PLATFORMS
        period_labels = list(periods["label"])
        # the latest whole year; a tertial is too small to start with
        default = max(place for place, kind in enumerate(periods["kind"]) if kind == "year")
        period_label = _select("År", "ar", period_labels, index=default)
        sex_label = _select("Kön", "kon", list(SEXES.values())) if with_sex else SEXES["T"]
    period = periods.loc[periods["label"] == period_label, "code"].iloc[0]
    sex = {label: code for code, label in SEXES.items()}[sex_label]
    group_code = _group(platforms, area, platform)
    label = groups.loc[groups["code"] == group_code, "label"].iloc[0] if group_code else f"{platform} i {area}"
    return Choice(area, platform, period, period_label, sex, group_code, label)


def _select(label: str, key: str, options: list[str], index: int = 0, width: int = 150) -> str:
    return st.selectbox(label, options, index=index, key=key, bind="query-params", width=width, filter_mode=None)


def _platform_labels(platforms: pd.DataFrame) -> list[str]:
    single = platforms[~platforms["group_code"].isin([WHOLE, "umea"])]
    return list(dict.fromkeys(single["group_label"]))


def _group(platforms: pd.DataFrame, area: str, platform: str) -> str | None:
    """The group that municipality and platform point out together, or None when the one does not have the other."""
    rows = platforms
    if platform != ALL_PLATFORMS:
        rows = rows[rows["group_label"] == platform]
        if area != ALL_AREAS:
            rows = rows[rows["area_label"] == area]
    elif area == ALL_AREAS:
        return WHOLE
    else:
        # a municipality is all its platforms together: the first group of its area
        rows = rows[rows["area_label"] == area]
    return rows["group_code"].iloc[0] if len(rows) else None


def not_given() -> str:
    """How a page says that something is not there: the papers lack it, or it is hidden in the public mode."""
    is_public = ask(register.build_facts)["mode"].iloc[0] == "publik"
    return "Saknas i papperen, eller dolt eftersom gruppen är liten" if is_public else "Saknas i papperen"


def nothing(choice: Choice, what: str) -> None:
    """The page's title when the papers have nothing for the choice, and what they do have."""
    st.title(f"{what}: inga uppgifter för {choice.group_label} {choice.when}", anchor=False)
    say_what_exists(choice)


def say_what_exists(choice: Choice) -> None:
    """Instead of an empty page: which combinations the papers have, nearest first."""
    combinations = ask(participants.choices_with_data)
    combinations = combinations[combinations["has_outcomes"]]
    if choice.group_code is None:
        of_area = combinations[combinations["area_label"] == choice.area_label]
        names = list(dict.fromkeys(label for code, label in zip(of_area["group_code"], of_area["group_label"], strict=True) if code != "umea"))
        have = in_words(names) if names else "inga egna plattformar med redovisade utfall"
        st.info(
            f"{choice.platform_label} finns inte i {choice.area_label}. I {choice.area_label} finns {have}. Välj en av dem, eller Alla plattformar."
        )
        return
    of_group = combinations[combinations["group_code"] == choice.group_code]
    if of_group.empty:
        st.info(f"{not_given()}: avslutade för {choice.group_label}. Välj en annan plattform eller kommun.")
        return
    periods = []
    for period_label, rows in of_group.groupby("period_label", sort=False):
        sexes = [SEXES[sex].lower() for sex in SEXES if sex in set(rows["sex"])]
        periods.append(f"{period_label} ({in_words(sexes)})")
    st.info(f"{not_given()}: utfall för {choice.sentence}. För {choice.group_label} finns {in_words(periods)}. Välj en av dem ovan.")
