"""The cases of words that gave hidden persons away, in a whole build of the mode `publik`."""

import csv

import duckdb
import pytest

from finsam_data.building import audit
from finsam_data.building.version import build
from finsam_data.faults import RecordRefused

# S2: how many chose the top steps in two small tables, in words at a row that is not hidden; S4: the sums of rows of
# which two with small numbers are hidden
CASES = """
- finding_id: sadd-s2
  kind: contradiction
  severity: medel
  title: Orden stämmer inte med svaren
  explanation: "11 av 15 valde de översta: i Umeå 5 av 6, i kranskommunerna 6 av 9."
  treatment: Svaren visas.
- finding_id: sadd-s4
  kind: contradiction
  severity: medel
  title: Raderna för sig
  explanation: "Aktivitetsstöd, A-kassa och annan försörjning är tillsammans 19 kvinnor, 35 män, 54 i allt."
  treatment: Raderna visas.
- finding_id: sadd-utan-tal
  kind: contradiction
  severity: medel
  title: Orden är oklara
  explanation: Papperet säger inte vilka som menas.
  treatment: Svaren visas.
"""


def carry(folder, file, finding, chosen):
    """Writes a finding on the first row that is chosen."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    row = next(row for row in rows if chosen(row))
    row["finding_id"] = f"{row['finding_id']} {finding}".strip()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_words_that_tell_are_taken_away(tmp_path, data_copy):
    (data_copy / "findings" / "sadda.yaml").write_text(CASES, encoding="utf-8")
    goals, background = "strategiska_mal/kallelse-2020-03-20.csv", "bakgrund/socialt-bokslut-2017.csv"
    carry(data_copy, goals, "sadd-s2", lambda row: row["measure"] == "betyg")
    carry(data_copy, goals, "sadd-utan-tal", lambda row: row["measure"] == "betyg")
    carry(data_copy, background, "sadd-s4", lambda row: row["item"] == "forsorjning" and row["category"] == "Totalt")
    build(data_copy, tmp_path / "publik.duckdb", "publik")
    with duckdb.connect(str(tmp_path / "publik.duckdb"), read_only=True) as connection:
        words = "\n".join(
            f"{title} {explanation}"
            for title, explanation in connection.execute("SELECT title, explanation FROM findings").fetchall()
        )
        # S5: the note on a visible row tells of what is beside it
        notes = connection.execute(
            "SELECT note, printed FROM fact WHERE note LIKE '%90–100%' OR printed LIKE '90%100%'"
        )
        assert notes.fetchall() == []
    assert "5 av 6" not in words
    assert "19 kvinnor" not in words
    assert "Papperet säger inte vilka som menas" in words
    # a finding that says nothing of hidden persons keeps its numbers
    assert "420" in words


def test_a_text_that_only_its_author_can_reword_stops_the_build(tmp_path, data_copy, monkeypatch, capsys):
    file = data_copy / "texts" / "om_siffrorna.md"
    sentence = "I Umeå valde 5 av 6 i styrgruppen de översta stegen."
    file.write_text(file.read_text(encoding="utf-8") + f"\nSå här läses siffrorna. {sentence}\n", encoding="utf-8")
    with pytest.raises(RecordRefused) as refused:
        build(data_copy, tmp_path / "publik.duckdb", "publik")
    (fault,) = refused.value.faults
    assert sentence in fault.message
    assert fault.file == "texts/om_siffrorna.md"
    assert not (tmp_path / "publik.duckdb").exists()
    monkeypatch.setattr(audit, "build", lambda *_: (_ for _ in ()).throw(refused.value))
    assert audit.main() == 1
    assert sentence in capsys.readouterr().err
    # the board's own mode shows everything
    assert build(data_copy, tmp_path / "styrelse.duckdb")["public"] is None


def test_the_audit_says_what_is_proved(capsys):
    assert audit.main() == 0
    said = capsys.readouterr().out
    assert "Alla 351 små antal bland dem har minst två möjliga värden" in said
    assert "Visas inte i det publika läget: findings/enkater.yaml" in said
