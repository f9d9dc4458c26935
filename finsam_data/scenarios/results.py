"""A scenario worked out against today: what each member pays, what each line costs and gives, how the capital goes,
what the model gives.

Pure: (today, settings, scenario) in, plain objects out. Amounts are kronor.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from finsam_data.scenarios.arithmetic import budget_shares, capital
from finsam_data.scenarios.arithmetic.contributions import (
    Member,
    Parts,
    in_hundredths,
    mixed_key,
    municipal_contributions,
    parts,
)
from finsam_data.scenarios.scenario import TODAY, Scenario
from finsam_data.scenarios.settings import Rule, ScenarioSettings
from finsam_data.scenarios.today import Line, Today


@dataclass(frozen=True)
class Paid:
    """What a member pays in the scenario, today by the same arithmetic, and what it in fact paid last.

    share is in hundredths of a percent of the municipalities' part, None for state and region.
    """

    area: str
    label: str
    kind: str
    amount: Fraction
    paid: int | None
    share: int | None
    is_new: bool = False
    today: Fraction | None = None

    @property
    def change(self) -> Fraction | None:
        """Kronor more or less than today; None for who is no member today."""
        return None if self.today is None else self.amount - self.today

    @property
    def change_share(self) -> float | None:
        """The change as a share of what it is today."""
        return float(self.change / self.today) if self.today else None


@dataclass(frozen=True)
class Contributions:
    """Everybody's contribution; `fault` says in Swedish why the municipalities' part cannot be split, and then only
    state and region are there.
    """

    parts: Parts
    paid: tuple[Paid, ...]
    rule: Rule
    fault: str = ""


def state_amount(today: Today, scenario: Scenario) -> int:
    """S: what is chosen, or what the state paid last."""
    return today.paid_by("stat") if scenario.state is None else scenario.state


def rule_of(settings: ScenarioSettings, scenario: Scenario) -> Rule:
    """The chosen rounding rule, or the first."""
    return next((rule for rule in settings.rounding if rule.code == scenario.rounding), settings.rounding[0])


def municipal_members(today: Today, scenario: Scenario) -> list[Member]:
    """Who shares the municipalities' part. Today's members keep the shares of the papers; a newcomer is measured
    against their people 20–64.
    """
    own = today.municipal_members
    known = [today.municipalities[member.area].population for member in own if member.area in today.municipalities]
    together = sum(known) if len(known) == len(own) and None not in known else None
    # without a newcomer only the proportions matter
    scale = Fraction(together, 10_000) if together else Fraction(1)
    staying = [
        Member(
            member.area, member.label, member.share * scale, Fraction(today.municipalities[member.area].full_year or 0)
        )
        for member in own
        if member.area not in scenario.left
    ]
    taken = {member.area for member in own}
    newcomers = {
        area: Member(area, today.municipalities[area].label, Fraction(population), Fraction(full_year))
        for area, population, full_year in scenario.joined
        if area in today.municipalities and area not in taken
    }
    return [*staying, *newcomers.values()]


def municipal_shares(members: list[Member], scenario: Scenario) -> list[Fraction]:
    """The key as shares that sum to 1. Raises ValueError when there is none."""
    if scenario.free:
        free = dict(scenario.free)
        weights = [max(free.get(member.area, 0), 0) for member in members]
        if not sum(weights):
            raise ValueError("no key")
        return [Fraction(weight, sum(weights)) for weight in weights]
    return mixed_key(members, scenario.weights)


def contributions(today: Today, settings: ScenarioSettings, scenario: Scenario) -> Contributions:
    """5 § and the key. A municipality that leaves is shown with 0 kronor, a newcomer without anything to compare with.

    Everybody is compared with today counted alike: against what was paid, the rounding of the papers would look like a
    change.
    """
    result = _contributions(today, settings, scenario)
    alike = {paid.label: paid.amount for paid in _contributions(today, settings, TODAY).paid}
    return replace(result, paid=tuple(replace(paid, today=alike.get(paid.label)) for paid in result.paid))


def _contributions(today: Today, settings: ScenarioSettings, scenario: Scenario) -> Contributions:
    of, rule = parts(state_amount(today, scenario)), rule_of(settings, scenario)
    amounts = {"stat": of.state, "region": of.region}
    paid = [
        Paid(member.area, member.label, member.kind, amounts[member.kind], member.paid, None)
        for member in today.members
        if member.kind in amounts
    ]
    members = municipal_members(today, scenario)
    try:
        shares = municipal_shares(members, scenario)
    except ValueError:
        why = (
            "Ingen kommun är kvar att dela mellan."
            if not members
            else "Nyckeln ger ingen kommun någon andel. Höj en vikt eller en andel över noll."
        )
        return Contributions(of, tuple(paid), rule, why)
    split = municipal_contributions(of.municipalities, shares, rule.method, rule.unit)
    before = {member.area: member.paid for member in today.municipal_members}
    for member, amount, share in zip(members, split, in_hundredths(shares), strict=True):
        paid.append(
            Paid(member.area, member.name, "kommun", amount, before.get(member.area), share, member.area not in before)
        )
    paid += [
        Paid(member.area, member.label, "kommun", Fraction(0), member.paid, 0)
        for member in today.municipal_members
        if member.area in scenario.left
    ]
    return Contributions(of, tuple(paid), rule)


@dataclass(frozen=True)
class LineResult:
    """A line in the scenario: where it starts, what it gets, and what a participant or outcome costs before and
    after.
    """

    line: Line
    start: int
    amount: int
    cost_before: budget_shares.UnitCost
    cost: budget_shares.UnitCost

    @property
    def change(self) -> int:
        """Kronor more or less than it starts from."""
        return self.amount - self.start


@dataclass(frozen=True)
class Budget:
    """All lines, what comes in and is saved, and what does not hold."""

    lines: tuple[LineResult, ...]
    income: int
    capital: int
    breaks: budget_shares.Breaks

    @property
    def start(self) -> int:
        """What the lines cost together where they start."""
        return sum(line.start for line in self.lines)

    @property
    def total(self) -> int:
        """What they cost together in the scenario."""
        return sum(line.amount for line in self.lines)


def start_amounts(today: Today, settings: ScenarioSettings, scenario: Scenario) -> dict[str, int]:
    """What each line starts from, by its code."""
    basis = next((basis for basis in settings.bases if basis.code == scenario.basis), settings.bases[0])
    return {line.code: line.amounts[basis.column] for line in today.lines}


def chosen_amounts(today: Today, settings: ScenarioSettings, scenario: Scenario) -> dict[str, int]:
    """What the sliders say each line gets, before a saving is spread."""
    start = start_amounts(today, settings, scenario)
    return start | {code: amount for code, amount in scenario.lines if code in start}


def budget(today: Today, settings: ScenarioSettings, scenario: Scenario) -> Budget:
    """The lines after what is moved and saved, against 2 S, other income and the capital at hand."""
    start = start_amounts(today, settings, scenario)
    after = budget_shares.cut(chosen_amounts(today, settings, scenario), scenario.saving, scenario.saving_how)
    income = 2 * state_amount(today, scenario) + today.figures["other_income"]
    lines = []
    for line in today.lines:
        before, amount = start[line.code], after[line.code]
        unit_costs = (
            budget_shares.unit_cost(kronor, before, line.volumes, scenario.follow) for kronor in (before, amount)
        )
        lines.append(LineResult(line, before, amount, *unit_costs))
    at_hand = today.figures["closing"]
    return Budget(tuple(lines), income, at_hand, budget_shares.breaks(after, income, at_hand))


@dataclass(frozen=True)
class Capital:
    """Three years in the scenario and as today, where they should land, and what the years may cost and use to do
    so.
    """

    years: tuple[capital.Year, ...]
    today: tuple[capital.Year, ...]
    level: int
    use: tuple[int, ...]
    costs_to_land: tuple[int, ...]
    moved: int
    largest: int | None


def plain_costs(today: Today, scenario: Scenario) -> tuple[int, int, int]:
    """The three years' costs as the sliders say, before what the board of budget lines adds."""
    first, second, third = (today.figures["budget_costs"] if cost is None else cost for cost in scenario.costs)
    return first, second, third


def capital_years(today: Today, settings: ScenarioSettings, scenario: Scenario) -> Capital:
    """Eget kapital year by year. What is moved or saved between budget lines changes every year's costs alike."""
    start = next((start for start in settings.starts if start.code == scenario.start), settings.starts[0])
    opening = today.figures[start.opening] if scenario.opening is None else scenario.opening
    other = today.other_income if scenario.other is None else scenario.other
    state = state_amount(today, scenario)
    lines = budget(today, settings, scenario)
    moved = lines.total - lines.start
    costs = [cost + moved for cost in plain_costs(today, scenario)]
    as_today = capital.years(
        today.years[start.opening] + 1,
        today.figures[start.opening],
        today.paid_by("stat"),
        today.other_income,
        plain_costs(today, Scenario()),
    )
    level = today.figures["closing"] if scenario.level is None else scenario.level
    first_year = today.years[start.opening] + 1
    return Capital(
        years=tuple(capital.years(first_year, opening, state, other, costs)), today=tuple(as_today), level=level,
        use=tuple(capital.use_to_land(opening, level, len(costs))),
        costs_to_land=tuple(capital.costs_to_land(opening, level, state, other, len(costs))), moved=moved,
        largest=largest_capital(today, 2 * state),
    )  # fmt: skip


def largest_capital(today: Today, allocated: int) -> int | None:
    """The trappa's level for what is allocated, or None while its steps are not filled in."""
    for step in today.steps:
        if step.allocated_from <= allocated and (step.allocated_below is None or allocated < step.allocated_below):
            return step.largest_capital
    return None
