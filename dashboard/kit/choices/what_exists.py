"""The sentences that stand where a figure would: that the papers lack it or that it is hidden, and what can be chosen
instead. Pure functions.
"""

from dashboard.kit.cached import ask
from dashboard.kit.choices.group import Choice
from dashboard.kit.figures.figure import Notice
from dashboard.kit.figures.words import in_sentence
from finsam_data.questions import participants, register
from finsam_data.swedish import SEXES, in_words, lower_first


def not_given() -> str:
    """The papers lack it; in the public mode it may also be hidden."""
    is_public = ask(register.build_facts)["mode"].iloc[0] == "publik"
    return "Saknas i papperen, eller dolt eftersom gruppen är liten" if is_public else "Saknas i papperen"


# what a view needs: a column of the question choices_with_data, and its name in a sentence
NEEDS = {
    "has_outcomes": "utfall",
    "has_sexes": "utfall uppdelade på kön",
    "has_flow": "antalen i flödet",
    "has_referrals": "vem som aktualiserar",
    "has_parts": "delarna av annan behovsanpassad lösning",
    "has_platforms": "utfall för plattformarna",
    "has_separate": "utfall för de särredovisade insatserna",
}
# of these, what a view shows of all groups at once, whichever is chosen
OF_ALL = ("has_platforms", "has_separate")


def is_told(needs: str) -> bool:
    """Whether the papers have what a view needs of any group at all; of a view that needs nothing it is true. Ask
    through `prepared`.
    """
    return not needs or bool(ask(participants.choices_with_data)[needs].any())


def nothing(what: str, choice: Choice, needs: str = "has_outcomes") -> Notice:
    """The notice that `what` has no figures for the choice, with the combinations that have. `needs` is a key of
    NEEDS.
    """
    sex = "" if choice.sex == "T" else f", {choice.sex_in_words}"
    return Notice(
        f"{what}: inga uppgifter för {choice.group_in_sentence} {choice.when}{sex}", what_exists(choice, needs)
    )


def no_such_platform(choice) -> list[Notice]:
    """What stands in place of the views when the municipality does not have the chosen platform; empty when it has."""
    if choice.group_code is not None:
        return []
    return [Notice(f"{choice.platform_label} finns inte i {choice.area_label}", what_exists(choice))]


def what_exists(choice: Choice, needs: str = "has_outcomes") -> str:
    """Which combinations the papers have, nearest first."""
    combinations = ask(participants.choices_with_data)
    combinations = combinations[combinations[needs]]
    if choice.group_code is None:
        of_area = combinations[combinations["area_label"] == choice.area_label]
        names = [
            in_sentence(label)
            for label in of_area.loc[of_area["group_kind"] != "municipality", "group_label"].drop_duplicates()
        ]
        have = in_words(names) if names else "inga egna plattformar med redovisade utfall"
        them = {0: "", 1: "det eller "}.get(len(names), "en av dem eller ")
        return f"I {choice.area_label} finns {have}. Välj {them}Alla plattformar."
    is_of_all = needs in OF_ALL
    of_group = combinations if is_of_all else combinations[combinations["group_code"] == choice.group_code]
    if of_group.empty:
        other = " Välj en annan plattform eller kommun." if len(combinations) else ""
        return f"{not_given()}: {NEEDS[needs]} för {choice.group_in_sentence}.{other}"
    periods = [
        f"{lower_first(label)} ({in_words([SEXES[sex].lower() for sex in SEXES if sex in set(rows['sex'])])})"
        for label, rows in of_group.sort_values("period_order").groupby("period_label", sort=False)
    ]
    of_whom = "" if is_of_all else f" för {choice.group_in_sentence},"
    missing = f"{not_given()}: {NEEDS[needs]}{of_whom} {choice.when}, {choice.sex_in_words}."
    whose = "Det finns för" if is_of_all else f"För {choice.group_in_sentence} finns"
    return f"{missing} {whose} {in_words(periods)}. Välj {'en av dem' if len(periods) > 1 else 'det'} ovan."
