"""Everything that a reader can choose, for tests that go through all of it."""

import itertools

import pandas as pd

from tests.conftest import DATA

OWN_AREAS = ("2480", "2460", "2404", "2409", "2401", "2403")
PERIODS = ("2017", "2018", "2019", "2020T2")
SEXES = ("K", "M", "T")
OUTCOMES = ("arbete", "studier", "annan-losning", "avbrott")
GROUPS = tuple(pd.read_csv(DATA / "codes" / "groups.csv")["group_code"])

PLACE = [{"period": p, "group_code": g, "sex": s} for p, g, s in itertools.product(PERIODS, GROUPS, SEXES)]
PERIOD_OUTCOME = [{"period": p, "outcome": o, "sex": s} for p, o, s in itertools.product(PERIODS, OUTCOMES, SEXES)]
SERIES = [{"group_code": g, "outcome": o, "sex": s} for g, o, s in itertools.product(GROUPS, OUTCOMES, SEXES)]
PERIOD_GROUP = [{"period": p, "group_code": g} for p, g in itertools.product(PERIODS, GROUPS)]
OUTSIDE_THE_GOALS = {"hikikomori", "vaga-vaxa", "halsoframjande-etablering", "sarredovisade"}
