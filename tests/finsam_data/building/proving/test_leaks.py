"""Leaks sown on purpose: a true sentence of each kind about a hidden number of persons is found, 100 of 100.

The sentences are made here from the record, apart from how the product reads them.
"""

import random
from collections import defaultdict

import pytest

from finsam_data.building.proving.numbers import forms_without_persons, numbers_in
from finsam_data.building.proving.proof import Telling
from finsam_data.building.proving.readings import Readings
from finsam_data.building.proving.texts import FINDING, Names, Text
from finsam_data.building.version import build
from finsam_data.record.reading import read_record
from tests.conftest import DATA

NAME, PERIOD, PLACE, ITEM, CATEGORY, SEX, _ = range(7)
SOWN = 100


class Field:
    """The public record to sow in."""

    def __init__(self, file):
        public = build(DATA, file, "publik")["public"]
        self.known, self.proof, self.silenced = public.known, public.proof, public.silenced
        record = read_record(DATA)
        topics, groups = (
            self.known.counts,
            {row["group_code"]: row["members"].split() for row in record.codes["groups"]},
        )
        self.names = Names(record, groups, {cell[PERIOD] for cell in topics})
        self.readings = Readings(self.known, set(groups), {80.0})
        self.labels = {row["platform"]: row["label"] for row in record.codes["platforms"]}
        self.labels |= {row["area"]: row["label"] for row in record.codes["areas"]}
        self.forms, _ = forms_without_persons()
        self.small = sorted(self.proof.targets - self.proof._only_replayed, key=str)
        self.wholes = defaultdict(list)
        for part, whole in self.known.pairs:
            if whole not in self.known.hidden:
                self.wholes[part].append(whole)

    def is_found(self, cell, sentence):
        """Whether the sentence, in a finding that no row carries, is seen to give the cell away."""
        words = f"{self.labels[cell[PLACE]]} {cell[PERIOD][:4]}: {sentence}"
        about = self.names.about(words)
        relations = self.readings.of(numbers_in(words, self.forms), about, 0)
        telling = Telling(Text(FINDING, "sadd", words, about, "findings/sadd.yaml"), tuple(relations))
        return bool(self.proof._exposed_by(telling, {cell}, None))

    def visible_near(self, cell, *ways):
        """Visible counts that differ from the cell in one of these ways only."""
        for other, count in self.known.counts.items():
            differs = [place for place in range(7) if cell[place] != other[place]]
            if len(differs) == 1 and differs[0] in ways and other not in self.known.hidden:
                yield count


@pytest.fixture(scope="module")
def field(tmp_path_factory):
    return Field(tmp_path_factory.mktemp("sown") / "publik.duckdb")


def count_alone(field, cell, k):
    yield f"{k} personer."


def number_of_number(field, cell, k):
    for whole in field.wholes[cell]:
        yield f"{k} av {field.known.counts[whole]} svarade så."


def printed_form(field, cell, k):
    for whole in field.wholes[cell]:
        yield f"{k}/{field.known.counts[whole]}"


def percentage(field, cell, k):
    for whole in field.wholes[cell]:
        n = field.known.counts[whole]
        percent = round(100 * k / n, 1)
        # a percentage that only this count gives
        if sum(round(100 * other / n, 1) == percent for other in range(n + 1)) == 1:
            yield f"andelen är {percent:.1f} %.".replace(".", ",", 1)


def difference(field, cell, k):
    for count in field.visible_near(cell, SEX, CATEGORY):
        if count > k:
            yield f"det är {count - k} fler."


def subtotal(field, cell, k):
    for count in field.visible_near(cell, CATEGORY):
        yield f"tillsammans {count + k}."


def remainder(field, cell, k):
    for whole in field.wholes[cell]:
        yield f"de andra är {field.known.counts[whole] - k}."


def bound(field, cell, k):
    if k == 1 and cell in field.known.never_zero:
        yield "högst 1 person."


def range_(field, cell, k):
    if k == 4 and cell in field.known.never_zero:
        yield f"{k}–{k + 3} personer."


KINDS = (
    count_alone, number_of_number, printed_form, percentage, difference, subtotal, remainder, bound, range_,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_sown_leak_is_found(field, kind):
    chance = random.Random(1)
    sown = [(cell, sentence) for cell in field.small for sentence in kind(field, cell, field.known.counts[cell])]
    assert len(sown) >= 20
    for cell, sentence in chance.sample(sown, min(SOWN, len(sown))):
        assert field.is_found(cell, sentence), (cell, field.known.counts[cell], sentence)


def test_words_without_numbers_stay(field):
    assert not field.is_found(field.small[0], "Papperet är otydligt om hur många de var.")
    assert len(field.silenced) < 40
