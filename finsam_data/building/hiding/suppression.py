"""Small groups in the mode `publik`: which figures are hidden, and which others must go with them.

A count of 1–4 is hidden, and a share whose base is below ten. That is not enough: a hidden count can be worked out
where it stands in a sum with visible ones (K + M = T, outcomes = finished, platforms = total, participants − finished =
remaining), and a printed share of a known base is a count too. All of this is written as one linear system of counts;
as long as some hidden count has only one possible value, one more is hidden.
"""

import math
from collections import Counter
from fractions import Fraction
from functools import lru_cache

from finsam_data.record.rules.topics import COUNTS, PLATFORMS, Topics

# measures that several topics have: the cell's name says which
SHARED_MEASURES = ("andel", "langsiktig-losning", "antal")
SHARE_OF_ENDED, SHARE_OF_REFERRED, LONG_TERM = "andel deltagare", "andel aktualisering", "langsiktig-losning deltagare"
SAME = "="  # in share_bases.csv: the item or category of the share itself


def hidden_facts(
    facts: list[dict],
    topics: Topics,
    groups: dict[str, list[str]],
    hide_counts_below: int,
    hide_shares_below_n: int,
    totals: list[dict] = (),
) -> set[int]:
    """fact_ids to hide. `facts` are rows of the table fact; `groups` gives the member platforms or municipalities of
    each total, `totals` is codes/totals.csv.

    Rows that state the same quantity are hidden together, whichever of them is used. A share whose base can be small is
    hidden too when nobody knows how large it is.
    """
    of_people = [fact for fact in facts if fact["value"] is not None and _is_protected_here(fact, topics)]
    counts = [(fact, cell_of(fact, topics)) for fact in of_people if topics.counts_people(fact)]
    shares = [(fact, cell_of(fact, topics), base_cell(fact, topics)) for fact in of_people if _is_share(fact, topics)]
    cells = {cell: fact["value"] for fact, cell in counts if fact["used"]}
    bases, hidden = dict(cells), set()
    for fact, cell, base in shares:
        if fact["used"] and base in bases:
            cells[cell] = round(fact["value"] * bases[base] / 100)
            if any(0 < count < hide_counts_below for count in possible_counts(fact, bases[base])):
                hidden.add(cell)
    hidden |= {cell for cell, value in cells.items() if 0 < value < hide_counts_below}
    # a row that is not used may still be small, and may give a used one away
    hidden |= {cell for fact, cell in counts if 0 < fact["value"] < hide_counts_below}
    hidden |= {
        cell
        for fact, cell, base in shares
        if bases.get(base, 0 if topics.base(fact) in topics.small_bases else hide_shares_below_n) < hide_shares_below_n
    }
    sums = sums_by_definition(cells, groups, totals)
    # a relation with a term that no paper gives says nothing about the others
    known_sums = [relation for relation in sums if relation.keys() <= cells.keys()]
    hide_until_safe(cells, known_sums, hidden, hide_counts_below)
    rows = [*((fact, cell, None) for fact, cell in counts), *shares]
    return {fact["fact_id"] for fact, cell, base in rows if cell in hidden or base in hidden}


def totals_of_places(codes: dict[str, list[dict]], areas: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """What each total is the sum of: a group of its platforms, each of `areas` of its municipalities, and an area
    that several municipalities share a steering group in of theirs. `areas` is what forbund.yaml says: a sum with one
    municipality too many protects nothing.
    """
    groups = {row["group_code"]: row["members"].split() for row in codes["groups"]}
    area_of = {row["platform"]: row["area"] for row in codes["platforms"]}
    shared = {area_of[row["platform"]]: row["members"].split() for row in codes["steering_groups"]}
    of_teams = {area: [area_of[member] for member in members] for area, members in shared.items()}
    declared = {area: list(members) for area, members in areas.items()}
    return {total: parts for total, parts in (groups | of_teams | declared).items() if parts != [total]}


def small_counts(facts: list[dict], topics: Topics, hide_counts_below: int) -> set[int]:
    """fact_ids of every small number of persons, in whatever topic: what stands outside the tables and indicators that
    a topic's own protection knows is hidden all the same.
    """
    return {
        fact["fact_id"]
        for fact in facts
        if fact["value"] is not None and topics.counts_people(fact) and 0 < fact["value"] < hide_counts_below
    }


def possible_counts(fact: dict, base: float) -> range:
    """Every count that is printed as this percentage of `base`: 4 % of 113 is 4 or 5."""
    half = 0.5 * 10 ** -fact.get("decimals", 0)
    smallest, largest = (base * (fact["value"] + side) / 100 for side in (-half, half))
    return range(max(0, math.ceil(smallest - 1e-9)), math.floor(largest + 1e-9) + 1)


def _is_protected_here(fact: dict, topics: Topics) -> bool:
    """Surveys and indicators have protections of their own."""
    return topics.protection(fact["topic"]) in (PLATFORMS, COUNTS) and topics.is_of_people(fact)


def _is_share(fact: dict, topics: Topics) -> bool:
    """A share that can tell of few persons, or of a count that the record has; not a share of a whole population."""
    row = topics.share_row(fact)
    return row is not None and bool(row["count_measure"] or row["base"] in topics.small_bases)


def _name(topic: str, measure: str, topics: Topics) -> str:
    """The measure in a cell. The platforms' own laws know some by name; all others say their topic too."""
    own = topics.protection(topic) == PLATFORMS and measure not in SHARED_MEASURES
    return measure if own else f"{measure} {topic}"


def cell_of(fact: dict, topics: Topics) -> tuple:
    """The quantity that a row states: at a platform, or in an area where it is about none."""
    place = fact["platform"] or fact.get("area")
    name = _name(fact["topic"], fact["measure"], topics)
    return (name, fact["period"], place, fact["item"], fact["category"], fact["sex"], fact.get("respondent"))


def base_cell(fact: dict, topics: Topics) -> tuple | None:
    """The count that a share is a share of; None where share_bases.csv knows no count."""
    row = topics.share_row(fact)
    if not row["count_measure"]:
        return None
    item, category = (
        fact[key] if row[f"count_{key}"] == SAME else row[f"count_{key}"] or None for key in ("item", "category")
    )
    _, period, place, *_, sex, respondent = cell_of(fact, topics)
    name = _name(fact["topic"], row["count_measure"], topics)
    return (name, period, place, item, category, row["count_sex"] or sex, respondent)


def sums_by_definition(cells: dict, groups: dict[str, list[str]], totals: list[dict]) -> list[dict]:
    """Every linear relation between cells that holds by definition, as {cell: factor} with the sum 0; also those with a
    term that no paper gives. `groups` and `totals` as in hidden_facts.
    """
    summed = {row["category"] for row in totals if row["measure"] == "avslut"}
    return _sums(cells, groups, summed) + _listed_sums(cells, totals)


def _sums(cells: dict, groups: dict[str, list[str]], summed: set[str]) -> list[dict]:
    sums = []  # `summed` are the outcomes that are themselves sums
    for cell in cells:
        measure, period, platform, item, category, sex, who = cell
        place = (period, platform, None, None, sex, who)

        def alike(wanted: str, place=place) -> list[tuple]:
            return [c for c in cells if c[0] == wanted and (c[1], c[2], c[5]) == (place[0], place[1], place[4])]

        if sex == "T":
            by_sex = (("K", 1), ("M", 1), ("T", -1))
            sums.append({(measure, period, platform, item, category, s, who): factor for s, factor in by_sex})
        if platform in groups:
            sums.append(
                {(measure, period, part, item, category, sex, who): 1 for part in groups[platform]} | {cell: -1}
            )
        if measure == SHARE_OF_ENDED:
            sums.append({("avslut", period, platform, item, category, sex, who): 1, cell: -1})
        if item is not None:
            continue
        if measure == "avslutade":
            outcomes = [c for c in alike("avslut") if c[3] is None and c[4] not in summed]
            sums.append(dict.fromkeys(outcomes, 1) | {cell: -1})
            sums.append(dict.fromkeys([c for c in alike(SHARE_OF_ENDED) if c[3] is None], 1) | {cell: -1})
            interrupted = [c for c in outcomes if c[4].startswith("avbrott")]
            sums.append(dict.fromkeys(interrupted, 1) | {(LONG_TERM, *place): 1, cell: -1})
        if measure == "aktualiserade":
            sums.append(dict.fromkeys([c for c in alike("aktualiserade") if c[3] is not None], 1) | {cell: -1})
            sums.append(dict.fromkeys(alike(SHARE_OF_REFERRED), 1) | {cell: -1})
        if measure == "deltagare":
            sums.append({cell: 1, ("avslutade", *place): -1, ("kvar", *place): -1})
        if measure == "ja_i_beredning":
            sums.append({cell: 1, ("nya", *place): -1})
    return [relation for relation in sums if len(relation) > 1]


def _listed_sums(cells: dict, totals: list[dict]) -> list[dict]:
    """The relations of codes/totals.csv: each listed total that the papers give."""
    sums = []
    for row in totals:
        measure = f"{row['measure']} {row['topic']}" if row["measure"] in SHARED_MEASURES else row["measure"]
        item, category = row["item"] or None, row["category"] or None
        for cell in [cell for cell in cells if cell[0] == measure and cell[3] == item and cell[4] == category]:
            _, period, platform, item, _, sex, who = cell
            places = [(part, None) if row["parts_are"] == "item" else (item, part) for part in row["parts"].split("; ")]
            sums.append({(measure, period, platform, *place, sex, who): 1 for place in places} | {cell: -1})
    return sums


def hide_until_safe(cells: dict, sums: list[dict], hidden: set, hide_counts_below: int) -> None:
    """Adds to `hidden` a visible cell next to one that could be worked out, until none can be: from the sums, or from
    what else is known of hidden counts, that none is zero and that the small ones are below the limit.
    """
    for tied in _tied_together(sums):
        wholes = Counter(cell for relation in tied for cell, factor in relation.items() if factor < 0)
        while beside := _beside_exposed(tied, hidden) or _beside_tight(cells, tied, hidden, hide_counts_below):
            # a zero protects nobody, a part is missed less than a sum, a small one least. Which of those of about the
            # same size may not depend on the size, or the choice would tell how the hidden ones are ordered
            hidden.add(min(beside, key=lambda cell: (cells[cell] == 0, wholes[cell], _size(cells[cell]), str(cell))))


def _size(count: float) -> int:
    """About how large: 1–3, 4–15, 16–63, 64–255 and so on."""
    return (int(count).bit_length() + 1) // 2


def _beside_exposed(sums: list[dict], hidden: set) -> set:
    """Visible cells in a sum with a hidden one that could be worked out."""
    exposed = _exposed(sums, hidden)
    return {cell for relation in sums if exposed & relation.keys() for cell in relation} - hidden


def _beside_tight(cells: dict, sums: list[dict], hidden: set, hide_counts_below: int) -> set:
    """Visible parts, other than zeros, beside hidden ones that together are so few, or so nearly as many as small
    counts can be, that each is all but known: two hidden parts of two persons are one and one, since a zero is not
    hidden, and of eight, where both are below five, four and four.

    What is within one of these is hidden better too, or the hiding would tell the two from each other.
    """
    for relation in sums:
        unseen = relation.keys() & hidden
        if len(unseen) < 2 or len(factors := {relation[cell] for cell in unseen}) > 1:
            continue
        persons, most = sum(cells[cell] for cell in unseen), len(unseen) * (hide_counts_below - 1)
        beside = {cell for cell in relation if cell not in hidden and cells[cell] and relation[cell] in factors}
        if beside and (persons <= len(unseen) + 1 or most - 1 <= persons <= most):
            return beside
    return set()


def _exposed(sums: list[dict], hidden: set) -> set:
    """Hidden cells that have one value in all solutions of the relations. Groups that nothing ties are solved apart."""
    relations = [
        {cell: factor for cell, factor in relation.items() if cell in hidden}
        for relation in sums
        if relation.keys() & hidden
    ]
    systems = (frozenset(frozenset(relation.items()) for relation in tied) for tied in _tied_together(relations))
    return set().union(*map(_determined, systems))


def _tied_together(relations: list[dict]) -> list[list[dict]]:
    """The relations in groups that share no cell with each other."""
    group_of: dict[tuple, list[dict]] = {}
    for relation in relations:
        groups = {id(group_of[cell]): group_of[cell] for cell in relation if cell in group_of}.values()
        joined = max(groups, key=len, default=[])
        for group in groups:
            if group is not joined:
                joined += group
                group_of.update((cell, joined) for other in group for cell in other)
        joined.append(relation)
        group_of.update((cell, joined) for cell in relation)
    return list({id(group): group for group in group_of.values()}.values())


@lru_cache(maxsize=10_000)
def _determined(relations: frozenset[frozenset[tuple]]) -> frozenset:
    """The unknowns that have one solution only: reduced to its simplest form (Gauss-Jordan, in whole fractions), the
    system has a row with such an unknown alone.
    """
    rows: dict[tuple, dict] = {}
    for relation in relations:
        row = {cell: Fraction(factor) for cell, factor in relation}
        for pivot in [cell for cell in row if cell in rows]:
            _subtract(row, rows[pivot], row[pivot])
        if not row:
            continue
        pivot, factor = next(iter(row.items()))
        row = {cell: value / factor for cell, value in row.items()}
        for other in rows.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        rows[pivot] = row
    return frozenset(pivot for pivot, row in rows.items() if len(row) == 1)


def _subtract(row: dict, other: dict, times: Fraction) -> None:
    """Takes `other` from `row`, and what becomes zero out of it."""
    for cell, value in other.items():
        row[cell] = row.get(cell, 0) - times * value
        if not row[cell]:
            del row[cell]
