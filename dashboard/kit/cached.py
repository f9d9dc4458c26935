"""The only place that caches. Everything is keyed on the version of the database file, so a rebuild shows at the next
click.

Plain lru_cache, not st.cache_data: measured on a click, hashing and unpickling twenty small tables cost more than all
else on the page. An answer is handed out as a shallow copy, which pandas' copy-on-write keeps apart from the others'.
"""

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from dashboard.kit.charts.forms import read_forms
from finsam_data.database import Database, database_version
from finsam_data.paths import database_file


def ask(question: Callable, **choices) -> pd.DataFrame:
    """The answer of a question function (participants.outcome_shares, ...) for these choices. Raises
    DatabaseUnavailable.

    The table is the caller's own.
    """
    file = database_file()
    return _answer(question, str(file), database_version(file), tuple(sorted(choices.items()))).copy(deep=False)


def prepared(work: Callable, *arguments):
    """What `work(*arguments)` makes of answers, made once per version of the data. Shared by all readers: do not change
    it.

    `work` must be a pure function of hashable arguments that asks through `ask` and draws nothing.
    """
    file = database_file()
    return _work(work, str(file), database_version(file), arguments)


@lru_cache(maxsize=4_000)
def _answer(question: Callable, file: str, version: int, choices: tuple) -> pd.DataFrame:
    return question(_database(file, version), **dict(choices))


@lru_cache(maxsize=2_000)
def _work(work: Callable, file: str, version: int, arguments: tuple):
    made = work(*arguments)
    for item in made if isinstance(made, list) else ():
        if hasattr(item, "made_for"):
            item.made_for(arguments)
    return made


@lru_cache(maxsize=2)
def _database(file: str, version: int) -> Database:
    return Database(database_file())


@lru_cache
def _forms() -> dict[str, dict]:
    return read_forms()


def chart_form(name: str) -> dict:
    """The Vega-Lite specification of a chart (see forms.py), without data. Shared by all readers: do not change it."""
    return _forms()[name]
