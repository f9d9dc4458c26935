"""What every view gives for every choice, made once: the views are pure functions, so no server is needed."""

import itertools
from dataclasses import dataclass

import pytest

from finsam_data import register
from finsam_data.database import Database
from pages.shared import flow_views, outcome_views
from pages.shared.filters import Choice

BY_SEX = (outcome_views.outcomes, flow_views.flow, flow_views.other_solution)
BOTH_SEXES = (outcome_views.women_and_men, flow_views.referrals)
OUTCOMES = ("Arbete", "Studier", "Annan lösning", "Avbrott")


@dataclass(frozen=True)
class Shown:
    """What a view gives: figures or notices, or how it failed."""

    view: str
    choice: Choice
    items: list
    failure: str = ""


def choices(database, sexes) -> list[Choice]:
    """Every group and period, as the filters would make them."""
    codes = register.code_table(database)
    groups, periods = (codes[codes["what"] == what][["code", "label"]].itertuples(index=False, name=None) for what in ("group", "period"))
    return [
        Choice("Alla kommuner", "Alla plattformar", period, period_label, sex, group, group_label)
        for (group, group_label), (period, period_label), sex in itertools.product(groups, periods, sexes)
    ]


def shown_by(view, choice, *outcome) -> Shown:
    try:
        return Shown(view.__name__, choice, view(choice, *outcome))
    except Exception as error:
        return Shown(view.__name__, choice, [], repr(error))


def shown_by_all_views(database, sexes) -> list[Shown]:
    """Each view for the choices that it looks at: the others' answers would be the same."""
    every = choices(database, sexes)
    whole = [choice for choice in every if choice.group_code == "hela-forbundet"]
    latest = [choice for choice in every if choice.period == "2019"]
    total = [choice for choice in every if choice.sex == "T"]
    return [
        *itertools.starmap(shown_by, itertools.product(BY_SEX, every)),
        *itertools.starmap(shown_by, itertools.product(BOTH_SEXES, total)),
        *itertools.starmap(shown_by, itertools.product([outcome_views.platforms], whole, OUTCOMES)),
        *itertools.starmap(shown_by, itertools.product([outcome_views.over_time], latest, OUTCOMES)),
        *itertools.starmap(shown_by, itertools.product([outcome_views.separate], whole)),
    ]


@pytest.fixture(scope="session")
def everything(database) -> list[Shown]:
    """All views in the mode that shows all."""
    # men go the same way as women
    return shown_by_all_views(database, "TK")


@pytest.fixture(scope="session")
def everything_public(public_file) -> list[Shown]:
    """All views in the mode that hides small groups."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FINSAM_DATABASE", str(public_file))
        return shown_by_all_views(Database(public_file), "T")
