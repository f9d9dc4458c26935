"""The only place that caches for pages. Everything is keyed on the version of the database file, which also holds the
files that pages read, so a rebuild shows at the next click.

It uses lru_cache and not st.cache_data: with twenty small tables on a page, hashing and unpickling them took longer
than everything else at a click. An answer is handed out as a shallow copy; pandas' copy-on-write makes it safe to
change.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pandas as pd

from finsam_data.database import Database, database_version
from finsam_data.versions.pointer import database_file


def ask(question: Callable, **choices) -> pd.DataFrame:
    """The answer of a question function (participants.outcome_shares, ...) for these choices. The
    table is the caller's own. Raises DatabaseUnavailable.
    """
    file = database_file()
    return _answer(question, str(file), database_version(file), tuple(sorted(choices.items()))).copy(deep=False)


def prepared(work: Callable, *arguments):
    """What `work(*arguments)` makes of answers, made once per version of the data. Shared by all readers: do not
    change it.

    `work` must be a pure function of hashable arguments that asks through `ask`, reads no files but
    those in pages_folder() and draws nothing. An argument that holds a reader's own words or numbers says so:
    `is_readers_own`.
    """
    file = database_file()
    # a link may hold any number of scenarios and points: they take each other's room, never that of the shared answers
    work_of = _own_work if any(getattr(argument, "is_readers_own", False) for argument in arguments) else _work
    return work_of(work, str(file), database_version(file), arguments)


@lru_cache(maxsize=4_000)
def _answer(question: Callable, file: str, version: int, choices: tuple) -> pd.DataFrame:
    return question(_database(file, version), **dict(choices))


@lru_cache(maxsize=2_000)
def _work(work: Callable, file: str, version: int, arguments: tuple):
    return _made(work, arguments)


@lru_cache(maxsize=300)
def _own_work(work: Callable, file: str, version: int, arguments: tuple):
    return _made(work, arguments)


def _made(work: Callable, arguments: tuple):
    made = work(*arguments)
    for item in made if isinstance(made, list) else ():
        if hasattr(item, "made_for"):
            item.made_for(arguments)
    return made


@lru_cache(maxsize=4)
def _database(file: str, version: int) -> Database:
    return Database(Path(file))
