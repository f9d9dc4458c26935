"""The state's allocation model with a scenario's parameters. Pure: (today, settings, scenario) in, kronor out."""

from finsam_data.scenarios.arithmetic.allocation import BILLION, Model, allocation, part_that_gives
from finsam_data.scenarios.scenario import AMOUNT_LIMIT, Scenario
from finsam_data.scenarios.settings import ScenarioSettings
from finsam_data.scenarios.today import Today

# what a parameter can be at most, whatever a link says
MOST = {"count": 290, "support_weight": 100, "support": BILLION, "residents": BILLION, "floor": 1}


def model_values(today: Today, settings: ScenarioSettings, scenario: Scenario) -> dict[str, int]:
    """Every parameter's value by its code. Those without one in the settings start where the model gives today's
    amount.
    """
    known = {parameter.code: parameter.value for parameter in settings.model}
    part = part_that_gives(today.paid_by("stat"), known["pot"], known["base"], known["count"])
    values = {code: part if value is None else value for code, value in known.items()} | {"floor": 0}
    for code, value in scenario.model:
        if code in values:
            values[code] = min(max(value, 1 if code == "count" else 0), MOST.get(code, AMOUNT_LIMIT))
    return values


def model_amount(today: Today, settings: ScenarioSettings, scenario: Scenario) -> int:
    """What the state's model gives with the scenario's parameters."""
    values = model_values(today, settings, scenario)
    floor = settings.model_floor_percent if values["floor"] else None
    model = Model(
        *(values[code] for code in ("pot", "base", "count", "support_weight", "support", "residents")),
        floor_percent=floor,
    )
    return allocation(model, today.paid_by("stat"))
