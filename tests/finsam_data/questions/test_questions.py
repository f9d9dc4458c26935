"""The questions: one file, one function of the same name, one grain that holds for every choice."""

import ast
import inspect
import itertools
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from finsam_data.questions import full_year, participants, register, surroundings, surveys, what_if
from tests.conftest import ROOT
from tests.finsam_data.choices import PERIOD_GROUP, PERIOD_OUTCOME, PERIODS, PLACE, SERIES, SEXES

QUERIES = ROOT / "queries"
MODULES = {
    "participants": participants, "register": register, "full_year": full_year, "surroundings": surroundings,
    "surveys": surveys, "what_if": what_if,
}  # fmt: skip

# ---- the files


@pytest.mark.parametrize("subject", MODULES)
def test_one_function_per_query_file(subject):
    """The same names, and the function's choices are the query's parameters."""
    functions = {
        name: function for name, function in inspect.getmembers(MODULES[subject], inspect.isfunction)
        if function.__module__ == f"finsam_data.questions.{subject}"
    }  # fmt: skip
    files = {file.stem: file for file in (QUERIES / subject).glob("*.sql")}
    assert functions.keys() == files.keys()
    for name, function in functions.items():
        database, *choices = inspect.signature(function).parameters.values()
        assert database.name == "database"
        assert all(choice.kind is inspect.Parameter.KEYWORD_ONLY for choice in choices), name
        assert {choice.name for choice in choices} == set(re.findall(r"\$(\w+)", without_comments(files[name]))), name
        tree = ast.parse(inspect.getsource(function))
        asked = [
            node.args[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "ask"
        ]
        assert asked == [f"{subject}/{name}"]


def without_comments(file) -> str:
    return re.sub(r"--.*", "", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", sorted(QUERIES.rglob("*.sql")), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_query_files(file):
    text = file.read_text(encoding="utf-8")
    header = list(itertools.takewhile(lambda line: line.startswith("--"), text.splitlines()))
    assert any(line.startswith("-- Grain: ") for line in header)
    # 60 is the guide; a step of the build that makes a summary table may be longer
    assert len(text.splitlines()) <= (80 if file.parent.name == "build" else 60)
    body = without_comments(file)
    assert "?" not in body, "parameters have names"
    assert not re.search(r"%\(?s|\$\d|(?<!\\d)\{\w+\}", body), "nothing is pasted into the query"
    if file.parent.name in MODULES:
        assert re.match(r"-- [A-ZÅÄÖ].*[?.]$", header[0]), "the first line says in Swedish what is asked"


# ---- the grain of every answer

GRAINS = {
    "outcome_shares": (["outcome"], PLACE),
    "volumes": (["measure"], PLACE),
    "change_since_year_before": (["outcome"], PLACE),
    "platform_outcomes": (["group_code"], PERIOD_OUTCOME),
    "funnel_limits": (["n"], PERIOD_OUTCOME),
    "year_flow": (["step"], PLACE),
    "flow_between_years": ([], PLACE),
    "outcome_over_time": (["period"], SERIES),
    "other_solution_parts": (["category", "platform"], PLACE),
    "referral_shares": (["platform", "party"], PERIOD_GROUP),
    "referral_counts": (["party"], [{"period": p} for p in PERIODS]),
    "women_and_men": (["outcome"], PERIOD_GROUP),
    "separate_initiatives": (
        ["group_code", "outcome"],
        [{"period": p, "sex": s} for p, s in itertools.product(PERIODS, SEXES)],
    ),
    "choices_with_data": (["group_code", "period", "sex"], [{}]),
    "claims_about_goals": (["outcome"], PERIOD_GROUP),
    "annual_table": (["group_code", "line"], [{"period": p} for p in PERIODS]),
}


def test_every_question_has_its_grain_here():
    assert GRAINS.keys() == {file.stem for file in (QUERIES / "participants").glob("*.sql")}


@pytest.mark.parametrize("name", GRAINS)
def test_grain_holds_for_every_choice(ask, name):
    key, choices = GRAINS[name]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda choice: ask(name, **choice), choices))
    for choice, answer in zip(choices, answers, strict=True):
        assert len(answer) == len(answer.drop_duplicates(key)) if key else len(answer) <= 1, choice
        for column in answer.columns.intersection(["share", "low", "high", "goal", "whole_share"]):
            assert answer[column].dropna().between(0, 1).all(), (choice, column)
        if {"share", "low", "high"} <= set(answer.columns):
            known = answer[answer["share"].notna()]
            assert (known["low"] <= known["share"] + 1e-12).all() and (known["share"] <= known["high"] + 1e-12).all(), (
                choice
            )
            assert answer.loc[answer["share"].isna(), ["low", "high"]].isna().all(axis=None), choice
    assert any(len(answer) for answer in answers)


def test_figures_behind_exist_for_every_shown_number(database, ask):
    """What a page shows can always be followed to rows of the record."""
    known = set(register.figures_behind(database, fact_ids=list(range(1, 5000)))["fact_id"])
    assert len(known) == len(register.all_facts(database))
    for choice in PLACE:
        for answer in (ask("outcome_shares", **choice), ask("year_flow", **choice)):
            shown = answer[answer["count"].notna()]
            for ids in shown["fact_ids"]:
                assert len(ids) and set(ids) <= known, choice
