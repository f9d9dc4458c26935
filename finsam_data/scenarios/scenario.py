"""A scenario: a name and what differs from today. What is not set follows the record, so an empty scenario is today."""

from dataclasses import dataclass, replace

AMOUNT_LIMIT = 1_000_000_000
COMPARED_AT_MOST = 3
NAME_LENGTH = 40


@dataclass(frozen=True)
class Scenario:
    """What the reader has changed, in whole kronor and hundredths of a percent; None and empty mean: as today.

    Contributions: `state` is S, `weights` the key's mix (population, full-year equivalents, equal parts), `free` shares
    per municipality that replace the key, `left` and `joined` (area, people of working age, full-year equivalents),
    `rounding` a rule of the settings. Budget: `basis` is what the lines start from, `lines` new amounts, `locked`,
    `source`, `follow`, `saving` and `saving_how`. Capital: `start` is where the first year begins; opening, other
    income, three years' costs and the level to land at. Model: the parameters of the state's model that are changed.
    """

    name: str = ""
    state: int | None = None
    weights: tuple[int, int, int] = (100, 0, 0)
    free: tuple[tuple[str, int], ...] = ()
    left: tuple[str, ...] = ()
    joined: tuple[tuple[str, int, int], ...] = ()
    rounding: str = ""
    basis: str = ""
    lines: tuple[tuple[str, int], ...] = ()
    locked: bool = False
    source: str = ""
    follow: bool = False
    saving: int = 0
    saving_how: str = "proportion"
    start: str = ""
    opening: int | None = None
    other: int | None = None
    costs: tuple[int | None, int | None, int | None] = (None, None, None)
    level: int | None = None
    model: tuple[tuple[str, int], ...] = ()

    def having(self, **changes) -> "Scenario":
        """The scenario with `changes`; the rest as it was."""
        return replace(self, **changes)

    def having_line(self, part: str, name: str, value: int) -> "Scenario":
        """The scenario with one item of `free`, `lines` or `model` set; the items are kept in order, so that the same
        choices are equal.
        """
        return replace(self, **{part: tuple(sorted((dict(getattr(self, part)) | {name: value}).items()))})

    @property
    def is_today(self) -> bool:
        """True when nothing but the name may differ from today."""
        return replace(self, name="") == TODAY


TODAY = Scenario()
# what each board's reset puts back
BOARDS = {
    "bidrag": ("state", "weights", "free", "left", "joined", "rounding"),
    "budget": ("basis", "lines", "locked", "source", "follow", "saving", "saving_how"),
    "kapital": ("start", "opening", "other", "costs", "level"),
    "modell": ("model",),
}


def reset(scenario: Scenario, board: str) -> Scenario:
    """The scenario with one board as today."""
    return replace(scenario, **{field: getattr(TODAY, field) for field in BOARDS[board]})
