"""The proof that neither the tables nor the texts give a hidden number of persons away, and what has to go until it
holds: the words of a finding, a note, a printed form. A text that only its author can reword is a fault.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from finsam_data.building.proving.known import Cell, Known, Relation
from finsam_data.building.proving.numbers import numbers_in
from finsam_data.building.proving.readings import Readings
from finsam_data.building.proving.texts import FIXED, Text
from finsam_data.building.proving.worlds import Replay, exposed_cells, groups_of
from finsam_data.faults import Fault

REMEDY = "skriv om den utan sina tal, eller skriv formen i data/number_forms.yaml om talen inte räknar personer"


@dataclass(frozen=True)
class Telling:
    """A text and what its numbers may say of hidden persons."""

    text: Text
    relations: tuple[Relation, ...]


class Proof:
    """The system of one record: what the tables tell, and what is hidden."""

    def __init__(self, known: Known, replay: Replay | None, hide_counts_below: int):
        self._known, self._replay = known, replay
        self.targets = {
            cell for cell in known.hidden & known.counts.keys() if 0 < known.counts[cell] < hide_counts_below
        }
        self._groups = groups_of(known, known.relations)
        # without being hidden anew, a world counts only if it is much like the true one; some cells have none, whatever
        # the texts say
        self._only_replayed = exposed_cells(known, known.relations, self.targets)
        self._group_of = {cell: number for number, (cells, _) in enumerate(self._groups) for cell in cells}

    def exposed(self, tellings: Iterable[Telling] = (), replayed: bool = True) -> set[Cell]:
        """The small hidden counts that the tables and these texts leave one possible value."""
        said = [relation for telling in tellings for relation in telling.relations]
        return self._without_world(self._known.relations + said, self.targets, self._replay if replayed else None)

    def too_telling(self, tellings: list[Telling]) -> tuple[list[Telling], set[Cell]]:
        """(the texts that have to go, what is exposed without them): first those that give something away alone, then
        those that do it together. What is exposed still, the tables give away.
        """
        gone = [telling for telling in tellings if self._exposed_by(telling, self.targets, None)]
        for replay in (None, self._replay):
            while exposed := self.exposed([telling for telling in tellings if telling not in gone], bool(replay)):
                near = {self._group_of[cell] for cell in exposed}
                left = [telling for telling in tellings if telling not in gone and self._touched(telling) & near]
                if not left:
                    break
                guilty = [telling for telling in left if self._exposed_by(telling, exposed, replay)]
                gone += guilty or [max(left, key=lambda telling: len(telling.relations))]
        return gone, exposed

    def _touched(self, telling: Telling) -> set[int]:
        cells = {cell for relation in telling.relations for cell, _ in relation.terms}
        return {self._group_of[cell] for cell in cells if cell in self._group_of}

    def _exposed_by(self, telling: Telling, targets: set[Cell], replay: Replay | None) -> set[Cell]:
        """What one text gives away alone, of the groups of cells that it speaks of."""
        touched = [self._groups[number] for number in self._touched(telling)]
        near = targets & {cell for cells, _ in touched for cell in cells}
        relations = [relation for _, bound in touched for relation in bound]
        return self._without_world(relations + list(telling.relations), near, replay)

    def _without_world(self, relations: list[Relation], targets: set[Cell], replay: Replay | None) -> set[Cell]:
        return exposed_cells(self._known, relations, targets if replay else targets - self._only_replayed, replay)


def tellings_of(texts: list[Text], readings: Readings, forms: list[re.Pattern]) -> list[Telling]:
    """The texts whose numbers may say something of hidden persons."""
    found = []
    for number, text in enumerate(texts):
        if said := numbers_in(text.words, forms):
            relations = readings.of(said, text.about, number)
            if relations:
                found.append(Telling(text, tuple(relations)))
    return found


def text_faults(tellings: list[Telling], readings: Readings, forms: list[re.Pattern]) -> list[Fault]:
    """The texts that cannot be taken away and give something away, each with the sentence that does it."""

    def speaks(sentence: str, telling: Telling) -> bool:
        return bool(readings.of(numbers_in(sentence, forms), telling.text.about, 0))

    faults = []
    for telling in tellings:
        text = telling.text
        if text.kind == FIXED:
            sentences = re.split(r"(?<=[.!?])\s+", text.words)
            sentence = next((sentence for sentence in sentences if speaks(sentence, telling)), text.words)
            message = f"”{sentence.strip()}” röjer ett litet antal personer som är dolt i det publika läget"
            faults.append(Fault(text.in_file, text.in_row, text.column, message, REMEDY))
    return faults


def neighbours(known: Known, exposed: set[Cell], visible: Callable[[Cell], bool]) -> set[Cell]:
    """The visible counts in a relation of the tables with exposed ones: with them hidden, it tells nothing."""
    return {
        cell
        for relation in known.relations
        if exposed & {cell for cell, _ in relation.terms}
        for cell, _ in relation.terms
        if visible(cell)
    }
