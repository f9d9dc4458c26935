"""data/scenarios.yaml: what is wrong in it stops the build with a Swedish sentence."""

import re

import pytest

from finsam_data.building.version import build
from finsam_data.faults import RecordRefused
from finsam_data.scenarios.settings import read_scenario_settings


def change(folder, old: str, new: str) -> None:
    file = folder / "scenarios.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("method: largest_remainder", "method: gissning", "inte en känd metod"),
    ("unit: 1000", "unit: 0", "utanför gränserna"),
    ("code: hundra", "code: krona", "koden ”krona” finns redan"),
    ("bases:", "baser:", "bases saknas.*fältet ”baser” finns inte"),
    (", opening: closing", "", "opening saknas"),
    ("model_floor_percent: 10", "model_floor_percent: tio", "”tio” är inte ett heltal"),
    ("  saving: {", "  sparande: {", "saving saknas"),
    ("  bound: ", "  granser: ", "bound saknas"),
    ("rounding:", "rounding: [", "YAML"),
])  # fmt: skip
def test_faults_stop_the_build(data_copy, tmp_path, old, new, said):
    change(data_copy, old, new)
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "new.duckdb")
    assert re.search(said, " ".join(map(str, refused.value.faults)))
    assert not (tmp_path / "new.duckdb").exists()


def test_numbers_in_the_texts_do_not_break_over_lines(settings):
    texts = [*settings.assumes.values(), *settings.warnings.values(), *(rule.says for rule in settings.rounding)]
    assert not [text for text in texts if re.search(r"\d (\d{3}|tkr|kr|%|§)", text)]
    assert "\n" not in "".join(settings.warnings.values())


def test_what_is_not_verified_is_said(settings):
    assert {parameter.code for parameter in settings.model if not parameter.verified} == {
        "count",
        "support",
        "residents",
    }


def test_the_file_is_the_real_one(data_copy):
    assert read_scenario_settings(data_copy).rounding[0].code == "krona"
