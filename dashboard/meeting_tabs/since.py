"""What has changed since a meeting was frozen: every shown value that differs now, and the reason as the record gives
it. Pure.

`Rättad`: a row of the record behind the figure was changed, added or removed. `Omräknad`: the rows are the same but
what is computed from them differs, or SCB has revised its series. `Oförändrad`: every character is the same.
"""

from dataclasses import dataclass

from dashboard.kit.cached import ask
from dashboard.kit.figures.provenance import STATUS, TITLES, value_text
from dashboard.meeting.resolve import resolve
from dashboard.meeting_tabs.frozen import IDENTITY, Frozen, FrozenItem, item_now
from finsam_data.questions import full_year, register
from finsam_data.swedish import MISSING, SEXES, in_words, is_missing, number

SAME, CORRECTED, RECOMPUTED, GONE = "Oförändrad", "Rättad", "Omräknad", "Visas inte längre"
CHANGED_FIELDS = {"locator": "platsen i papperet", "status": "läsningen", "printed": "det tryckta", "finding": "fyndet"}


@dataclass(frozen=True)
class Change:
    """One cell of a table, or a finding, that says something else now. `–` stands where
    there was nothing, or is nothing now.
    """

    what: str
    then: str
    now: str


@dataclass(frozen=True)
class Since:
    """One figure or notice of a frozen meeting compared with now: one of the four states above, what differs, and the
    reasons.
    """

    heading: str
    state: str
    changes: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()


def since(frozen: Frozen, most: int | None = None) -> list[tuple[Since, ...]]:
    """For each of the meeting's first `most` points, its figures and notices compared with now."""
    return [_point(frozen, place) for place in range(len(frozen.meeting.points))[:most]]


def _point(frozen: Frozen, place: int) -> tuple[Since, ...]:
    now = [item_now(item) for item in resolve(frozen.meeting.points[place]).items]
    compared = []
    for item in frozen.items[place]:
        # a figure is known by its key; a notice, which has none, by being a notice
        match = next((other for other in now if other.key == item.key), None)
        if match:
            now.remove(match)
        compared.append(compare(item, match, frozen.delivery) if match else Since(item.heading, GONE, (), _gone(now)))
    return tuple(compared)


def _gone(now: list[FrozenItem]) -> tuple[str, ...]:
    return (f"Vyn säger nu: {now[0].heading}." if now else "Vyn har inget i dess ställe.",)


def compare(then: FrozenItem, now: FrozenItem, delivery: str = "") -> Since:
    """A figure or notice then and now. `delivery` is SCB's newest revision when it was frozen."""
    changes = tuple(_changes(then, now))
    corrections = tuple(_corrections(then.facts, now.facts))
    if corrections:
        return Since(then.heading, CORRECTED, changes, corrections)
    if not changes:
        return Since(then.heading, SAME)
    return Since(then.heading, RECOMPUTED, changes, _revisions(now, delivery) or (_recomputed(now),))


def _recomputed(now: FrozenItem) -> str:
    return (
        "Underlagets rader är desamma. Det är uträkningen eller ordalydelsen som är en annan."
        if now.facts
        else "Vyn säger något annat nu."
    )


def _changes(then: FrozenItem, now: FrozenItem):
    """Cell by cell: rows are matched by their first column, columns by their heading."""
    if then.heading != now.heading:
        yield Change("Fyndet", then.heading, now.heading)
    before, after = _cells(then), _cells(now)
    for what in [*before, *(what for what in after if what not in before)]:
        if before.get(what, MISSING) != after.get(what, MISSING):
            yield Change(what, before.get(what, MISSING), after.get(what, MISSING))


def _cells(item: FrozenItem) -> dict[str, str]:
    """`Arbete, Antal` → `88 av 336`. A label that occurs again gets a number."""
    cells: dict[str, str] = {}
    seen: dict[str, int] = {}
    for row in item.rows:
        label = row[0] if row else ""
        seen[label] = seen.get(label, 0) + 1
        label = label if seen[label] == 1 else f"{label} ({seen[label]})"
        for heading, cell in zip(item.headings[1:], row[1:], strict=False):
            cells[f"{label}, {heading}"] = cell
    return cells


def _corrections(then: tuple[dict, ...], now: tuple[dict, ...]):
    """One sentence for each row of the record that was changed, added or removed."""
    left, new = list(then), list(now)
    # rows at the same place are matched first; then those whose place in the paper was corrected
    for names in (IDENTITY, tuple(name for name in IDENTITY if name != "locator")):
        for old in list(left):
            match = next((fact for fact in new if all(fact[name] == old[name] for name in names)), None)
            if match:
                left.remove(old)
                new.remove(match)
                yield from _difference(old, match)
    yield from (_come_or_gone(fact, "används inte längre") for fact in left)
    yield from (_come_or_gone(fact, "har kommit till") for fact in new)


def _difference(old: dict, new: dict):
    if old["value"] != new["value"]:
        yield f"{_what(new)}: {_value(old)} har blivit {_value(new)}. {_why(new)}"
    elif fields := [words for name, words in CHANGED_FIELDS.items() if old[name] != new[name]]:
        yield f"{_what(new)}: samma värde, {_value(new)}, men {in_words(fields)} har ändrats. {_why(new)}"


def _come_or_gone(fact: dict, how: str) -> str:
    return f"{_what(fact)}: {_value(fact)} {how}. {_why(fact)}"


def _what(fact: dict) -> str:
    parts = (fact["measure_label"], fact["detail"], fact["what"], fact["period"], SEXES[fact["sex"]].lower())
    return ", ".join(part for part in parts if part)


def _value(fact: dict) -> str:
    return value_text(fact["value"], fact["unit"], fact["status"])


def _why(fact: dict) -> str:
    """The reason as the record gives it: the row's note, its finding with how it is treated, and where the figure
    stands.
    """
    note = f"{fact['note'].rstrip('.')}. " if fact["note"] else ""
    finding = (
        "".join(f"Fynd: {title}. {_treatment(title)}" for title in fact["finding"].split(TITLES))
        if fact["finding"]
        else ""
    )
    reason = f"{note}{finding}" or "Ingen anmärkning är skriven i underlaget. "
    return f"{reason}{STATUS[fact['status']].capitalize()} i {fact['source']}, {fact['locator']}."


def _treatment(title: str) -> str:
    findings = ask(register.findings)
    treatments = findings[findings["title"] == title]["treatment"]
    return "" if treatments.empty or is_missing(treatments.iloc[0]) else f"{treatments.iloc[0].strip()} "


def _revisions(now: FrozenItem, delivery: str) -> tuple[str, ...]:
    """What SCB has revised since then, for a figure that is computed from SCB's series."""
    if "SCB" not in now.source:
        return ()
    rows = ask(full_year.revisions)
    rows = rows[rows["delivered_now"].astype(str) > delivery]
    return tuple(
        f"SCB har reviderat {row.area_label} {row.period}: {number(row.count_then)} blev {number(row.count_now)} i "
        f"leveransen {row.delivered_now}."
        for row in rows.itertuples()
    )
