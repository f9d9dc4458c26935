"""What is said instead of a figure: that the papers lack it or that it is hidden, and what there is to choose instead. Pure functions."""

from dataclasses import dataclass

from finsam_data import participants, register
from finsam_data.swedish import SEXES, in_words
from pages.shared.cached import ask
from pages.shared.filters import Choice


@dataclass(frozen=True)
class Notice:
    """Stands where a figure would: a title, and what to do."""

    title: str
    text: str


def not_given() -> str:
    """The papers lack it; in the public mode it may also be hidden."""
    is_public = ask(register.build_facts)["mode"].iloc[0] == "publik"
    return "Saknas i papperen, eller dolt eftersom gruppen är liten" if is_public else "Saknas i papperen"


def nothing(what: str, choice: Choice) -> Notice:
    """`what` has no figures for the choice: which combinations have."""
    return Notice(f"{what}: inga uppgifter för {choice.group_label} {choice.when}", what_exists(choice))


def no_such_platform(choice) -> list[Notice]:
    """What stands in place of the views when the municipality does not have the chosen platform; empty when it has."""
    if choice.group_code is not None:
        return []
    return [Notice(f"{choice.platform_label} finns inte i {choice.area_label}", what_exists(choice))]


def what_exists(choice: Choice) -> str:
    """Which combinations the papers have, nearest first."""
    combinations = ask(participants.choices_with_data)
    combinations = combinations[combinations["has_outcomes"]]
    if choice.group_code is None:
        of_area = combinations[combinations["area_label"] == choice.area_label]
        names = list(dict.fromkeys(label for code, label in zip(of_area["group_code"], of_area["group_label"], strict=True) if code != "umea"))
        have = in_words(names) if names else "inga egna plattformar med redovisade utfall"
        return f"I {choice.area_label} finns {have}. Välj en av dem, eller Alla plattformar."
    of_group = combinations[combinations["group_code"] == choice.group_code]
    if of_group.empty:
        return f"{not_given()}: avslutade för {choice.group_label}. Välj en annan plattform eller kommun."
    periods = []
    for period_label, rows in of_group.groupby("period_label", sort=False):
        periods.append(f"{period_label} ({in_words([SEXES[sex].lower() for sex in SEXES if sex in set(rows['sex'])])})")
    return f"{not_given()}: utfall för {choice.sentence}. För {choice.group_label} finns {in_words(periods)}. Välj en av dem ovan."
