"""What an old link names and the record or the settings no longer have: taken out of the scenario, and told, never
passed over in silence.
"""

from finsam_data.scenarios.arithmetic.budget_shares import SPREADS
from finsam_data.scenarios.scenario import TODAY, Scenario
from finsam_data.scenarios.settings import ScenarioSettings
from finsam_data.scenarios.today import Today


def only_known(today: Today, settings: ScenarioSettings, scenario: Scenario) -> tuple[Scenario, list[str]]:
    """The scenario with as today what names something unknown, and a Swedish phrase for each such thing, in the order
    of the fields.
    """
    lines = {line.code for line in today.lines}
    members = {member.area for member in today.municipal_members}
    municipalities = members | today.municipalities.keys()
    # what each field may name, and what such a thing is called
    one = {
        "rounding": ({rule.code for rule in settings.rounding}, "avrundningen"),
        "basis": ({basis.code for basis in settings.bases}, "utgångsläget"),
        "source": (lines, "budgetposten"),
        "saving_how": ({*SPREADS, *lines}, "budgetposten"),
        "start": ({start.code for start in settings.starts}, "starten"),
    }
    several = {
        "free": (municipalities, "kommunen"),
        "left": (members, "medlemmen"),
        "joined": (municipalities, "kommunen"),
        "lines": (lines, "budgetposten"),
        "model": ({"floor", *(parameter.code for parameter in settings.model)}, "parametern"),
    }
    changes, strangers = {}, []
    for field, (known, noun) in one.items():
        code = getattr(scenario, field)
        if code not in {*known, getattr(TODAY, field)}:
            changes[field] = getattr(TODAY, field)
            strangers.append(f"{noun} ”{code}”")
    for field, (known, noun) in several.items():
        items = getattr(scenario, field)
        kept = tuple(item for item in items if _code(item) in known)
        if kept != items:
            changes[field] = kept
            strangers += [f"{noun} ”{_code(item)}”" for item in items if _code(item) not in known]
    return scenario.having(**changes), list(dict.fromkeys(strangers))


def _code(item: str | tuple) -> str:
    """The code of an item: itself, or the first of what stands with it."""
    return item if isinstance(item, str) else item[0]
