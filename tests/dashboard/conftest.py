"""What every view gives for every choice, made once: the views are pure functions, so no server is needed."""

import itertools
import shutil
from dataclasses import dataclass

import pytest

from dashboard.catalogue import PAGES
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.control import ChooseAmong, ChooseOne
from dashboard.kit.choices.group import Choice
from dashboard.kit.figures.figure import Figure
from dashboard.kit.views import restore
from dashboard.subjects.full_year import comparison_views, country_map, map_views, municipality_views, series_views
from dashboard.subjects.participants import flow_views, outcome_views
from dashboard.subjects.social.choices import ChooseGoals, ChooseStrategicGoal, graded_goals, social_options
from dashboard.subjects.surroundings import background_views, partner_views, support_and_school_views
from dashboard.subjects.surveys.choices import SIDE_BY_SIDE, ChooseSurvey
from dashboard.subjects.what_if.state import Scenarios
from finsam_data.building.version import build
from finsam_data.database import Database
from finsam_data.questions import register
from finsam_data.scb.deliveries import store_delivery
from finsam_data.scenarios.scenario import TODAY, Scenario
from tests.conftest import DATA
from tests.finsam_data.choices import OWN_AREAS
from tools.synthetic_delivery import synthetic_table

BY_SEX = (outcome_views.outcomes, flow_views.flow, flow_views.other_solution)
BOTH_SEXES = (outcome_views.women_and_men, flow_views.referrals)
PRESETS = ("Alla med uppgifter", "Riket", "Västerbotten", "Universitetsstäder", "De egna sex")
OUTCOMES = ("Arbete", "Studier", "Annan lösning", "Avbrott")
BY_AREA = (
    municipality_views.profile, municipality_views.position, municipality_views.change,
    comparison_views.share_over_time, comparison_views.ranking,
    background_views.obstacles, partner_views.unemployment, partner_views.sick_leave, support_and_school_views.support,
    support_and_school_views.school, support_and_school_views.activity_duty,
)  # fmt: skip
# the pages whose views are tried for choices that are listed here; the views of all others are tried through their
# links
BY_HAND = ("results", "full_year_equivalents", "surroundings", "what_if")
AREA_LABELS = ("Alla kommuner", "Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling", "Bjurholm")
SCENARIOS = (
    Scenarios(TODAY),
    Scenarios(
        Scenario(
            name="Lägre",
            state=5_400_000,
            joined=(("2482", 39_178, 5_289),),
            lines=(("vuxentorget", 2_732_875),),
            level=500_000,
        )
    ),
    Scenarios(
        Scenario(left=("2403",), weights=(50, 50, 0), saving=500_000, follow=True, model=(("pot", 300_000_000),)),
        (Scenario(state=6_000_000),),
    ),
    Scenarios(
        Scenario(name="Låga kostnader", costs=(11_000_000, 11_000_000, 11_500_000), basis="budget-2019"),
        (Scenario(name="B", state=1),),
    ),
)
EVEN_WEIGHTS = tuple((code, 1.0) for code, *_ in comparison_views.WEIGHTS)


@dataclass(frozen=True)
class Shown:
    """What a view gives: figures or notices, or how it failed."""

    view: str
    choice: Choice | Area | Scenarios
    items: list
    failure: str = ""


def choices(database, sexes) -> list[Choice]:
    """Every group and period, as the filters would make them."""
    codes = register.code_table(database)
    groups, periods = (
        codes[codes["what"] == what][["code", "label"]].itertuples(index=False, name=None)
        for what in ("group", "period")
    )
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
        *shown_by_area(database),
        *shown_by_scenario(),
        *itertools.chain.from_iterable(shown_by_address(page) for name, page in PAGES.items() if name not in BY_HAND),
    ]


def shown_by_address(page) -> list[Shown]:
    """The views of a page for every municipality and every word of their rows of words, as links would restore them."""
    shown = []
    for view in page.views:
        rows = [
            (control.key, control.fields()[0].options)
            for control in (page.control, *view.controls)
            if isinstance(control, (ChooseAmong, ChooseOne))
        ]
        for values in itertools.product(AREA_LABELS, *(options for _, options in rows)):
            chosen = dict(zip(("kommun", *(key for key, _ in rows)), values, strict=True))
            for more in [{}, *itertools.chain.from_iterable(map(listed_choices, view.controls))]:
                _, arguments = restore(page, {page.tabs_key: view.name} | chosen | more)
                shown.append(shown_by(view.work, *arguments))
    return shown


def listed_choices(control) -> list[dict[str, str]]:
    """What a control with lists adds to an address: each word of each list once, the others as they stand from the
    start.
    """
    if isinstance(control, ChooseStrategicGoal):
        return [{"mal": label} for label in graded_goals("2019")]
    if isinstance(control, ChooseSurvey):
        return [{"svarande": label} for label in ("Personal", "Styrgrupp", SIDE_BY_SIDE)]
    if not isinstance(control, ChooseGoals):
        return []
    listed = social_options()
    by_year = [
        {"bokslut": period, "plattform": platform}
        for period in listed["period"]
        for platform in ("Ungdomstorget", "Hikikomori")
    ]
    filters = [("vem", "respondent"), ("lage", "state")] if control.with_filters else []
    return by_year + [
        {"bokslut": period, key: label}
        for period in listed["period"]
        for key, what in filters
        for label in listed[what]
    ]


def shown_by_scenario() -> list[Shown]:
    """The boards of Tänk om for today and some scenarios, with every word of their rows of words."""
    views = [(view.work, [control.fields()[0].options for control in view.controls]) for view in PAGES["what_if"].views]
    return [
        shown_by(work, those, *words) for work, rows in views for those, *words in itertools.product(SCENARIOS, *rows)
    ]


def shown_by_area(database) -> list[Shown]:
    """The views of the pages where the reader chooses only a municipality."""
    codes = register.code_table(database)
    own = codes[codes["what"] == "area"]
    areas = [
        Area("UR", "De sex kommunerna"),
        *itertools.starmap(Area, own[["code", "label"]].itertuples(index=False, name=None)),
    ]
    return [
        *itertools.starmap(shown_by, itertools.product(BY_AREA, areas)),
        *itertools.starmap(
            shown_by,
            itertools.product([map_views.own_map], areas, map_views.MEASURES, ("2019", "2018")),
        ),
        *itertools.starmap(shown_by, itertools.product([country_map.country], areas[:2], map_views.MEASURES)),
        *itertools.starmap(
            shown_by, itertools.product([background_views.background], areas[:1], background_views.BACKGROUNDS)
        ),
        *itertools.starmap(shown_by, itertools.product([comparison_views.alike], areas, PRESETS, [EVEN_WEIGHTS])),
    ]


def shown_with_delivery() -> list[Shown]:
    """Every view of Helårsekvivalenter with SCB's series fetched, for one municipality and the six, this year and an
    older one.
    """
    areas = (Area("UR", "De sex kommunerna"), Area("2404", "Vindeln"))
    by_year = (
        municipality_views.profile,
        municipality_views.position,
        municipality_views.change,
        comparison_views.ranking,
    )
    return [
        *itertools.starmap(shown_by, itertools.product(by_year, areas, ("2020", "2019"))),
        *itertools.starmap(
            shown_by,
            itertools.product((map_views.own_map, country_map.country), areas, ("Totalt", "Ohälsa"), ("2020", "2019")),
        ),
        *itertools.starmap(
            shown_by,
            itertools.product([comparison_views.alike], areas, ("Alla med uppgifter", "Riket"), [EVEN_WEIGHTS]),
        ),
        *itertools.starmap(
            shown_by, itertools.product((comparison_views.share_over_time, series_views.monthly), areas)
        ),
    ]


@pytest.fixture(scope="session")
def delivered_file(tmp_path_factory):
    """A database built with two made-up deliveries from SCB, of the own municipalities, two others and riket."""
    data = tmp_path_factory.mktemp("delivered") / "data"
    shutil.copytree(DATA, data)
    areas = {area: area for area in ("SE", "0114", "0180", *OWN_AREAS)}
    months = [f"{year}-{month:02}" for year in (2018, 2019, 2020) for month in range(1, 13)]
    for seed, day in enumerate(("2026-02-24", "2026-09-24")):
        about = {"table": "TAB1386", "title": "Påhittade tal", "updated": day, "retrieved_at": day}
        store_delivery(data / "scb" / day, synthetic_table(list(areas), months, seed), areas, about)
    build(data, data.parent / "delivered.duckdb")
    return data.parent / "delivered.duckdb"


@pytest.fixture(scope="session")
def everything(database, delivered_file) -> list[Shown]:
    """All views in the mode that shows all; SCB's series with a delivery."""
    # men go the same way as women
    shown = shown_by_all_views(database, "TK")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FINSAM_DATABASE", str(delivered_file))
        return [*shown, *shown_with_delivery()]


@pytest.fixture(scope="session")
def tables_of(everything):
    """At most ten different tables that a form is drawn with on the pages, spread over groups, periods and sexes."""
    distinct = {}
    for item in (item for one in everything for item in one.items if isinstance(item, Figure)):
        distinct.setdefault(item.form, {})[item.rows.to_json()] = item.rows

    def of(form):
        tables = list(distinct[form].values())
        return tables[:: -(-len(tables) // 10)]

    return of


@pytest.fixture(scope="session")
def everything_public(public_file) -> list[Shown]:
    """All views in the mode that hides small groups."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FINSAM_DATABASE", str(public_file))
        return shown_by_all_views(Database(public_file), "T")
