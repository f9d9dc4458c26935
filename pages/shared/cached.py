"""The only place that caches. Everything is keyed on the version of the database file, so a rebuild shows at the next click."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from finsam_data.database import Database, database_version
from finsam_data.paths import database_file
from pages.shared import charts


def ask(question: Callable, **choices) -> pd.DataFrame:
    """The answer of a question function (participants.outcome_shares, ...) for these choices. Raises DatabaseUnavailable.

    The table is the caller's own copy.
    """
    file = database_file()
    return _answer(question.__module__, question.__name__, str(file), database_version(file), _question=question, **choices)


@st.cache_data(max_entries=2_000, show_spinner=False)
def _answer(module: str, name: str, file: str, version: int, *, _question: Callable, **choices) -> pd.DataFrame:
    return _question(_database(file, version), **choices)


@st.cache_resource(max_entries=2, show_spinner=False)
def _database(file: str, version: int) -> Database:
    return Database(database_file())


@st.cache_resource(show_spinner=False)
def chart_form(name: str) -> dict:
    """The Vega-Lite specification of a chart in charts.FORMS, without data. Shared by all readers: do not change it."""
    form = charts.FORMS[name](charts.alt.NamedData(name="table")).to_dict()
    form.pop("data", None)
    form.pop("datasets", None)
    return form
