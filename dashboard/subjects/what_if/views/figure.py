"""A figure whose table and answer are made when somebody asks for them. While a slider is moved only heading and chart
are needed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from dashboard.kit.figures.figure import Figure


@dataclass(frozen=True)
class ScenarioFigure(Figure):
    """`make_table` and `make_answer` give what a Figure holds as table and answer; `behind` are the rows of the record
    that today comes from.
    """

    table: pd.DataFrame = field(init=False)
    answer: pd.DataFrame = field(init=False)
    make_table: Callable[[], pd.DataFrame] = pd.DataFrame
    make_answer: Callable[[], pd.DataFrame] = pd.DataFrame
    behind: tuple[int, ...] = ()

    @property
    def fact_ids(self) -> tuple[int, ...]:
        """The rows of the record behind the figure."""
        return self.behind

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Makes table and answer the first time that they are asked for."""
        if name == "table":
            made = self.make_table()
        elif name == "answer":
            answer = self.make_answer()
            made = answer.assign(fact_ids=[list(self.behind)] * len(answer))
        else:
            raise AttributeError(name)
        self.__dict__[name] = made
        return made


def chart_rows(columns: dict) -> pd.DataFrame:
    """The rows of a chart with columns of type object: to find out better types would take pandas longer than the
    drawing.
    """
    return pd.DataFrame(columns, dtype=object)
