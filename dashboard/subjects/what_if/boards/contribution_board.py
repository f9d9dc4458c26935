"""The controls of Medlemsbidrag: the state's amount, the municipal key, who is a member, and how it is rounded."""

import streamlit as st

from dashboard.kit.cached import prepared
from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.boards import board, controls
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.contribution_views import who_pays
from finsam_data.scenarios.arithmetic.contributions import in_hundredths
from finsam_data.scenarios.arithmetic.rounding import held_at_whole
from finsam_data.scenarios.results import municipal_members, municipal_shares, rule_of, state_amount
from finsam_data.scenarios.scenario import Scenario

KEY_MODES = {"Nyckel": False, "Fria andelar": True}
KEYS = ("Befolkning i arbetsför ålder", "Helårsekvivalenter", "Lika delar")
NOBODY = "Ingen"


def draw(scenarios: Scenarios) -> None:
    """The board: the answer, its controls, the chart."""
    board.draw("bidrag", scenarios, who_pays, (_state, _folded))


def _folded(scenario: Scenario) -> None:
    """What is changed less often than the state's amount."""
    today = Scenario()
    key_touched = (scenario.weights, scenario.free) != (today.weights, today.free)
    board.folded("Kommunernas nyckel", "tank_vik_nyckel", key_touched, _key, scenario)
    board.folded(
        "Om en kommun går med eller lämnar",
        "tank_vik_kommuner",
        bool(scenario.left or scenario.joined),
        _members,
        scenario,
    )
    board.folded("Avrundning", "tank_vik_avrundning", scenario.rounding != today.rounding, _rounding, scenario)


def ask(scenarios: Scenarios) -> None:
    """The controls alone, for a question at a meeting."""
    board.ask(scenarios, (_state, _key, _members, _rounding))


def _state(scenario: Scenario) -> None:
    limits = state.settings().sliders["state"]
    before = state.today().paid_by("stat")
    controls.pair(
        "Statens belopp", "tank_s", state_amount(state.today(), scenario), before, controls.kronor(**limits),
        lambda old, value: old.having(state=None if value == before else value),
    )  # fmt: skip


def _key(scenario: Scenario) -> None:
    state.show("tank_nyckel", "Fria andelar" if scenario.free else "Nyckel")
    st.segmented_control(
        "Kommunernas fördelning", list(KEY_MODES), key="tank_nyckel", required=True, on_change=callback(_change_mode)
    )
    members = municipal_members(state.today(), scenario)
    if scenario.free and members:
        shares = _free_shares(scenario)
        before = {member.area: member.share for member in state.today().municipal_members}
        for place, member in enumerate(members):
            controls.pair(
                member.name, f"tank_andel_{member.area}", shares[place], before.get(member.area, 0),
                controls.percent(),
                lambda old, value, place=place: _having_share(old, place, value),
            )  # fmt: skip
        return
    for place, name in enumerate(KEYS):
        controls.pair(
            name, f"tank_vikt_{place}", scenario.weights[place], Scenario().weights[place],
            controls.plain(0, 100, 5, "%"), lambda old, value, place=place: _having_weight(old, place, value),
        )  # fmt: skip


def _free_shares(scenario: Scenario) -> list[int]:
    """The members' shares now in hundredths of a percent, alike when there is no key."""
    members = municipal_members(state.today(), scenario)
    try:
        return in_hundredths(municipal_shares(members, scenario))
    except ValueError:
        return in_hundredths([1] * len(members))


def _having_share(scenario: Scenario, place: int, value: int) -> Scenario:
    shares = held_at_whole(_free_shares(scenario), place, value)
    areas = [member.area for member in municipal_members(state.today(), scenario)]
    return scenario.having(free=tuple(zip(areas, shares, strict=True)))


def _having_weight(scenario: Scenario, place: int, value: int) -> Scenario:
    weights = [*scenario.weights[:place], min(value, 100), *scenario.weights[place + 1 :]]
    return scenario.having(weights=tuple(weights))


def _change_mode() -> None:
    """Free shares start where the key left them; going back to the key forgets them."""
    if KEY_MODES[st.session_state["tank_nyckel"]]:
        areas = [member.area for member in municipal_members(state.today(), state.current().at_work)]
        state.change(
            lambda scenario: scenario.having(free=tuple(zip(areas, _free_shares(scenario), strict=True))), "tank_nyckel"
        )
    else:
        state.change(lambda scenario: scenario.having(free=()), "tank_nyckel")


def _members(scenario: Scenario) -> None:
    """Who is a member, who could be, and the numbers that place a newcomer in the key."""
    own = {member.label: member.area for member in state.today().municipal_members}
    st.markdown("Med i förbundet")
    with st.container(horizontal=True, gap="small"):
        for label, area in own.items():
            state.show(f"tank_med_{area}", area not in scenario.left)
            st.checkbox(
                inert(label), key=f"tank_med_{area}", on_change=callback(_change_members), args=(area,), width="content"
            )
    others = prepared(_others)
    state.show("tank_ny", NOBODY)
    st.selectbox("Går med", [NOBODY, *others], key="tank_ny", on_change=callback(_join), args=(others,), width=260)
    for area, population, full_year in scenario.joined:
        if area in state.today().municipalities:
            _newcomer(area, population, full_year)


def _others() -> dict[str, str]:
    """Every municipality that is not a member, by name."""
    own = {member.area for member in state.today().municipal_members}
    others = {place.label: place.area for place in state.today().municipalities.values() if place.area not in own}
    return dict(sorted(others.items(), key=lambda place: place[0].casefold()))


def _newcomer(area: str, population: int, full_year: int) -> None:
    """The two numbers that place a newcomer in the key, and the way out."""
    place = state.today().municipalities[area]
    for what, label, unit, value, known in (
        ("folk", "invånare 20–64 år", "invånare", population, place.population),
        ("hae", "helårsekvivalenter", "helårsekvivalenter", full_year, place.full_year),
    ):
        high = max(2 * (known or 0), 20_000)
        controls.pair(
            f"{place.label}, {label}", f"tank_{what}_{area}", value, known or 0,
            controls.plain(0, high, 100, unit),
            lambda old, value, what=what: _having_newcomer(old, area, what, value),
            said=_known_from(place, known),
        )  # fmt: skip
    st.button(
        f"{inert(place.label)} går inte med",
        key=f"tank_ut_{area}",
        on_click=callback(_leave_again),
        args=(area,),
        icon=":material/remove:",
    )


def _known_from(place, known: int | None) -> str:
    """Where a newcomer's number comes from."""
    if known is None:
        return "finns inte i papperen: skriv talet"
    return {"scb": f"SCB {place.period}", "papper": f"ungefär, ur papperen för {place.period}"}[place.kind]


def _having_newcomer(scenario: Scenario, area: str, what: str, value: int) -> Scenario:
    joined = tuple(
        (
            code,
            value if what == "folk" and code == area else population,
            value if what == "hae" and code == area else full_year,
        )
        for code, population, full_year in scenario.joined
    )
    return scenario.having(joined=joined)


def _change_members(area: str) -> None:
    gone = {area} if not st.session_state[f"tank_med_{area}"] else set()
    state.change(
        lambda old: old.having(left=tuple(sorted({*old.left, area} - {area} | gone)), free=()), f"tank_med_{area}"
    )


def _join(others: dict[str, str]) -> None:
    area = others.get(st.session_state["tank_ny"])
    if area is None:
        return
    place = state.today().municipalities[area]
    newcomer = (area, place.population or 0, place.full_year or 0)
    state.change(
        lambda old: old.having(joined=(*(joined for joined in old.joined if joined[0] != area), newcomer), free=()),
        "tank_ny",
    )


def _leave_again(area: str) -> None:
    state.change(lambda old: old.having(joined=tuple(joined for joined in old.joined if joined[0] != area), free=()))


def _rounding(scenario: Scenario) -> None:
    rules = {rule.label: rule.code for rule in state.settings().rounding}
    state.show("tank_avrundning", rule_of(state.settings(), scenario).label)
    st.selectbox(
        "Kommunernas belopp avrundas till",
        list(rules),
        key="tank_avrundning",
        on_change=callback(_change_rule),
        args=(rules,),
        width=260,
    )


def _change_rule(rules: dict[str, str]) -> None:
    code = rules[st.session_state["tank_avrundning"]]
    state.change(
        lambda old: old.having(rounding="" if code == state.settings().rounding[0].code else code), "tank_avrundning"
    )
