"""Eget kapital: three years in the scenario against today and what the papers say of the trappa. Pure: scenarios in,
figures out.
"""

import pandas as pd

from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.what_if import state
from dashboard.subjects.what_if.state import Scenarios
from dashboard.subjects.what_if.views.contribution_views import nothing_to_start_from
from dashboard.subjects.what_if.views.figure import ScenarioFigure
from dashboard.subjects.what_if.views.words import THOUSAND, more_or_less, tkr
from finsam_data.record.settings.colours import colour
from finsam_data.scenarios.arithmetic.capital import Year, within_bound
from finsam_data.scenarios.results import Capital, capital_years
from finsam_data.scenarios.today import Today
from finsam_data.swedish import MISSING, number

# the least distance between the names of two lines, as a part of the whole height
LEAST_APART = 0.07


def how_it_goes(scenarios: Scenarios) -> list[Figure | Notice]:
    """The capital at the end of each year."""
    today, settings = state.today(), state.settings()
    if not today.is_complete:
        return nothing_to_start_from()
    result = capital_years(today, settings, scenarios.at_work)
    return [
        ScenarioFigure(
            key="tank_kapital", heading=heading(result), form="capital_line", rows=_rows(result, today.figures),
            behind=today.fact_ids["kapital"], make_table=lambda: _table(result), make_answer=lambda: _answer(result),
            measure=f"{settings.assumes['capital']} {_what_is_repeated(today)}",
            calculation="Ingående kapital + medlemmarnas bidrag + övriga intäkter − kostnader, år för år. Ingående "
            f"kapital, budgeterade intäkter och kostnader {today.years['budget_costs']} är avlästa. Övriga intäkter är "
            f"budgetens intäkter minus medlemmarnas bidrag {today.years['paid']}. Åren är beräknade.",
            notes=_notes(result),
        )
    ]  # fmt: skip


def heading(result: Capital) -> str:
    """`Om budget 2020 upprepas tar pengarna slut 2021: då saknas 47 tkr`, or where the capital ends. Nobody has decided
    it: it is said as a condition.
    """
    on_condition = f"Om {repeated_budget()} upprepas" if result.years == result.today else "I scenariot"
    gone = next((year for year in result.years if year.closing < 0), None)
    if gone:
        return f"{on_condition} tar pengarna slut {gone.year}: då saknas {tkr(-gone.closing)}"
    last = result.years[-1]
    change = last.closing - result.years[0].opening
    than = "lika mycket som i början" if not change else f"{more_or_less(change, tkr)} än i början"
    return f"{on_condition} är eget kapital {tkr(last.closing)} vid slutet av {last.year}, {than}"


def repeated_budget() -> str:
    """`budget 2020`: what every year repeats until a slider is moved."""
    return f"budget {state.today().years['budget_costs']}"


def _what_is_repeated(today: Today) -> str:
    """What the years repeat until a slider is moved, and what the newest paper expects of the first year instead."""
    figures = today.figures
    income, costs = (tkr(figures[f"budget_{name}"]) for name in ("income", "costs"))
    repeated = f"Utan ändringar upprepas {repeated_budget()} varje år: intäkter {income}, kostnader {costs}."
    expected = figures.get("forecast_closing")
    if expected is None:
        return repeated
    change = expected - figures["closing"]
    than = f"{more_or_less(change, tkr)} än" if change else "som"
    return (
        f"{repeated} Papperens senaste prognos är ett eget kapital på {tkr(expected)} vid slutet av "
        f"{today.years['forecast_closing']}, {than} i bokslutet {today.years['closing']}."
    )


def how_to_land(result: Capital) -> str:
    """What each year may cost to end at the level."""
    use, last = result.use[0], result.years[-1].year
    way = (
        f"använda {tkr(use)} av kapitalet" if use > 0 else f"spara {tkr(-use)}" if use < 0 else "lämna kapitalet orört"
    )
    return (
        f"För att landa på {tkr(result.level)} vid slutet av {last} kan varje år kosta {tkr(result.costs_to_land[0])}: "
        f"då kan ni {way} varje år."
    )


def _rows(result: Capital, figures: dict[str, int]) -> pd.DataFrame:
    """One row per point: the opening and each year's end, in the scenario and as today, then the lines across and the
    name of each line.
    """
    points = []
    for kind, years in (("scenario", result.years), ("today", result.today)):
        points.append(_point(kind, years[0].year - 1, years[0].opening, str(years[0].year - 1)))
        points += [_point(kind, year.year, year.closing, str(year.year)) for year in years]
    in_the_papers = {"tillåten nivå": figures["closing"], "ungefär högst": figures.get("forecast_closing")}
    bounds = in_the_papers if result.largest is None else {"trappans nivå": result.largest}
    lines = [("bound", name, bound, "muted") for name, bound in bounds.items() if bound is not None]
    lines.append(("level", "landa på", result.level, "goal"))
    points += [_point(kind, None, amount, "") for kind, _, amount, _ in lines]
    is_touched = result.years != result.today
    lines.append(("scenario", "scenariot" if is_touched else repeated_budget(), result.years[-1].closing, "accent"))
    if is_touched:
        lines.append(("today", repeated_budget(), result.today[-1].closing, "muted"))
    amounts = [0, *(point["tkr"] for point in points)]
    places = _apart([amount / THOUSAND for _, _, amount, _ in lines], LEAST_APART * (max(amounts) - min(amounts)))
    names = [
        {"kind": "name", "label": "", "tkr": place, "amount_text": "", "line_text": name, "colour": colour(tint)}
        for (_, name, _, tint), place in zip(lines, places, strict=True)
    ]
    return pd.DataFrame([*points, *names])


def _point(kind: str, position: int | None, amount: int, label: str) -> dict:
    said = number(amount / THOUSAND) if kind == "scenario" else ""
    return {"kind": kind, "position": position, "label": label, "tkr": amount / THOUSAND, "amount_text": said}


def _apart(values: list[float], least: float) -> list[float]:
    """The values moved as little as it takes for all to be at least `least` apart. Values that are too close are spread
    around their common middle.
    """
    order = sorted(range(len(values)), key=lambda place: -values[place])
    groups: list[list[int]] = []
    middle: list[float] = []
    for place in order:
        group, centre = [place], values[place]
        while groups and middle[-1] - centre < least * (len(groups[-1]) + len(group)) / 2:
            group = groups.pop() + group
            middle.pop()
            centre = sum(values[one] for one in group) / len(group)
        groups.append(group)
        middle.append(centre)
    moved = {
        place: centre + least * ((len(group) - 1) / 2 - at)
        for group, centre in zip(groups, middle, strict=True)
        for at, place in enumerate(group)
    }
    return [moved[place] for place in range(len(values))]


def _answer(result: Capital) -> pd.DataFrame:
    return pd.DataFrame({
        "period": [str(year.year) for year in result.years], "amount": [year.closing for year in result.years],
        "before": [year.closing for year in result.today], "change": [year.result for year in result.years],
    })  # fmt: skip


def _table(result: Capital) -> pd.DataFrame:
    return pd.DataFrame({
        "År": [str(year.year) for year in result.years],
        "Intäkter − kostnader": [_sum_text(year) for year in result.years],
        "Vid årets slut": [tkr(year.closing) for year in result.years],
        f"Om {repeated_budget()} upprepas": [tkr(year.closing) for year in result.today],
    })  # fmt: skip


def _sum_text(year: Year) -> str:
    return f"{tkr(year.contributions + year.other)} − {tkr(year.costs)} = {tkr(year.result)}"


def _notes(result: Capital) -> list[str]:
    notes = [how_to_land(result)]
    if result.moved:
        notes.append(f"Fliken Budgetandelar ändrar kostnaderna varje år: {more_or_less(result.moved, tkr)}.")
    if result.largest is None:
        return [*notes, state.settings().warnings["bound"]]
    inside = {True: "på eller under", False: "över", None: MISSING}[
        within_bound(result.years[-1].closing, result.largest)
    ]
    return [*notes, f"Kapitalet slutar {inside} trappans nivå, {tkr(result.largest)}."]
