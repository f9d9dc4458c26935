"""What the public can know of numbers of persons: the cells of the tables, and every relation that holds between them.

A cell is a quantity such as how many women at a platform went on to work in 2019. It is visible or hidden. A relation
is a bound on a sum of cells. It comes from what the figures are (sums, parts of wholes, printed percentages, the
papers' words about a goal). What a sentence says is a relation too: readings.py makes those.

The proof is about truths: a sum or percentage that is wrong in the papers tells nobody anything and is left out.
"""

from dataclasses import dataclass, field

from finsam_data.building.hiding.rules import Rules
from finsam_data.building.hiding.suppression import base_cell, cell_of, possible_counts, sums_by_definition
from finsam_data.record.rules.row_rules import TOP_THREE
from finsam_data.record.rules.topics import COUNTS, INDICATORS, PLATFORMS, SURVEYS

Cell = tuple
NAME, PERIOD, PLACE, ITEM, CATEGORY, SEX, RESPONDENT = range(7)
MANY = 10**6
# so little that no whole number of persons lies between
A_LITTLE = 1e-6


@dataclass(frozen=True)
class Relation:
    """low ≤ the sum of factor · cell ≤ high, and which text says so; nobody in particular where the tables do."""

    terms: tuple[tuple[Cell, float], ...]
    low: float
    high: float
    text: int | None = None

    def holds(self, counts: dict[Cell, int]) -> bool:
        """Whether it is true of these counts."""
        total = sum(factor * counts[cell] for cell, factor in self.terms)
        return self.low - A_LITTLE <= total <= self.high + A_LITTLE


@dataclass
class Known:
    """The true number of each cell, which of them are hidden, what holds between them, and (part, whole) pairs: a count
    and what it is a share of.
    """

    counts: dict[Cell, int] = field(default_factory=dict)
    hidden: set[Cell] = field(default_factory=set)
    relations: list[Relation] = field(default_factory=list)
    pairs: set[tuple[Cell, Cell]] = field(default_factory=set)
    # pairs of which the percentage is visible
    shown: set[tuple[Cell, Cell]] = field(default_factory=set)
    # hidden because they are small, or to keep others hidden: no zero is, as everybody knows who knows the rules
    never_zero: set[Cell] = field(default_factory=set)
    # where a cell stands: fact_ids of its counts, and (fact_id, part, whole, decimals) of its shares
    count_rows: dict[int, Cell] = field(default_factory=dict)
    share_rows: list[tuple[int, Cell, Cell, int]] = field(default_factory=list)
    tables: dict[int, tuple[Cell, Cell]] = field(default_factory=dict)

    def add(self, terms: dict[Cell, float], low: float, high: float) -> None:
        """A relation, if all its cells are known and it is true."""
        if terms.keys() <= self.counts.keys():
            relation = Relation(tuple(terms.items()), low, high)
            if relation.holds(self.counts):
                self.relations.append(relation)


def topic_of(cell: Cell) -> str:
    """The topic that a cell's name ends with; the platforms' own measures are of the participants or of referrals."""
    measure, _, topic = cell[NAME].partition(" ")
    return topic or ("aktualisering" if measure in ("aktualiserade", "ja_i_beredning") else "deltagare")


def share_bounds(part: dict[Cell, float], whole: dict[Cell, float], percent: float, half: float) -> list[tuple]:
    """(terms, low, high) that say: part of whole is this percentage, rounded to within `half`."""

    def less(side: float) -> dict[Cell, float]:
        terms = {cell: 100 * factor for cell, factor in part.items()}
        for cell, factor in whole.items():
            terms[cell] = terms.get(cell, 0) - (percent + side) * factor
        return terms

    return [(less(half), -MANY * 100, 0), (less(-half), 0, MANY * 100)]


def what_is_known(
    facts: list[dict], shares: list[dict], hidden: tuple[set[int], set[int]], goals: list[dict], rules: Rules
) -> Known:
    """What the tables tell. `facts` and `shares` are the rows of fact and survey_share before anything was hidden,
    `hidden` what was, `goals` {period, category, value} of the outcomes.
    """
    hidden_facts, hidden_shares = hidden
    known = Known()
    rows = [row for row in rules.named(facts) if row["value"] is not None and rules.topics.is_of_people(row)]
    _read_counts(known, [row for row in rows if rules.topics.counts_people(row)], hidden_facts, rules)
    _read_tables(known, shares, hidden_shares, rules)
    _read_shares(known, rows, hidden_facts, rules)
    _read_sums(known, rules)
    _read_claims(known, [row for row in facts if row["fact_id"] not in hidden_facts], goals)
    return known


def _read_counts(known: Known, rows: list[dict], hidden_facts: set[int], rules: Rules) -> None:
    visible = set()
    for row in rows:
        cell = cell_of(row, rules.topics)
        known.count_rows[row["fact_id"]] = cell
        if row["used"]:
            known.counts.setdefault(cell, round(row["value"]))
            visible |= {cell} - ({cell} if row["fact_id"] in hidden_facts else set())
    known.hidden |= known.counts.keys() - visible
    known.never_zero |= {
        cell
        for cell in known.hidden
        if known.counts[cell] and rules.topics.protection(topic_of(cell)) in (PLATFORMS, COUNTS)
    }


def _read_tables(known: Known, shares: list[dict], hidden_shares: set[int], rules: Rules) -> None:
    """Survey tables: the answers sum to how many answered, and the top steps to what the goal counts."""
    (topic,) = rules.topics.with_word("protection", SURVEYS)
    answers_of: dict[tuple, list[Cell]] = {}
    for cell in known.counts:
        if cell[NAME] == f"svar {topic}":
            answers_of.setdefault((*cell[1:4], cell[SEX], cell[RESPONDENT]), []).append(cell)
    for share in shares:
        place = (share["period"], share["platform"] or share["area"], share["item"])
        top, whole, rest = (
            (f"{name} {topic}", *place, None, "T", share["respondent"]) for name in ("topp", "n", "ovriga")
        )
        answers = answers_of.get((*place, "T", share["respondent"]), [])
        if share["n"] >= rules.hide_shares_below_n:
            known.never_zero |= {cell for cell in answers if cell in known.hidden and known.counts[cell]}
        known.tables[share["share_id"]] = (top, whole)
        known.add(dict.fromkeys(answers, 1) | {whole: -1}, -MANY, 0)
        known.add(dict.fromkeys(answers, 1) | {whole: -1}, 0, 0)
        if share["top"] is None:
            continue
        known.counts |= {top: round(share["top"]), rest: round(share["n"] - share["top"])}
        known.hidden |= {top, rest} if share["share_id"] in hidden_shares else set()
        known.pairs |= {(top, whole), (rest, whole)}
        chosen = {cell for cell in answers if (share["scale"], cell[CATEGORY]) in rules.top_answers()}
        known.add({top: 1, rest: 1, whole: -1}, 0, 0)
        known.add(dict.fromkeys(chosen, 1) | {top: -1}, 0, 0)
        known.add(dict.fromkeys(set(answers) - chosen, 1) | {rest: -1}, 0, 0)


def _read_shares(known: Known, rows: list[dict], hidden_facts: set[int], rules: Rules) -> None:
    """Printed percentages: bounds on the count, whether the papers print the count or not."""
    for row in rows:
        if not row["used"] or rules.topics.share_row(row) is None:
            continue
        part, whole = _part_and_whole(row, rules)
        if whole not in known.counts:
            continue
        _read_part(known, row, part, whole)
        if part not in known.counts:
            continue
        known.pairs.add((part, whole))
        known.share_rows.append((row["fact_id"], part, whole, row["decimals"]))
        if row["fact_id"] not in hidden_facts:
            known.shown.add((part, whole))
            for bound in share_bounds({part: 1}, {whole: 1}, row["value"], 0.5 * 10.0 ** -row["decimals"]):
                known.add(*bound)


def _read_part(known: Known, row: dict, part: Cell, whole: Cell) -> None:
    """A count that only its share tells of: it is hidden as such, and its true number is one that fits."""
    if part in known.counts:
        return
    possible = possible_counts(row, known.counts[whole])
    if possible:
        nearest = round(row["value"] * known.counts[whole] / 100)
        known.counts[part] = nearest if nearest in possible else possible[0]
        known.hidden.add(part)


def _part_and_whole(row: dict, rules: Rules) -> tuple[Cell, Cell | None]:
    """The cell that a share counts, and the cell that it is a share of."""
    topic, cell = row["topic"], cell_of(row, rules.topics)
    protection = rules.topics.protection(topic)
    if protection == SURVEYS:
        is_top = row["category"] == TOP_THREE
        part = (f"{'topp' if is_top else 'svar'} {topic}", *cell[1:4], None if is_top else row["category"], *cell[5:])
        return part, (f"n {topic}", *cell[1:4], None, *cell[5:])
    if protection == INDICATORS:
        return tuple((f"{measure} {topic}", *cell[1:]) for measure in ("utfall_taljare", "utfall_namnare"))
    whole = base_cell(row, rules.topics)
    counted = {"andel deltagare": "avslut", "andel aktualisering": "aktualiserade"}.get(cell[NAME])
    return ((counted, *cell[1:]) if counted else cell), whole


def _read_sums(known: Known, rules: Rules) -> None:
    """What sums by definition; where the papers leave a part out, the others are at most the whole."""
    for terms in sums_by_definition(known.counts, rules.groups(), rules.codes["totals"]):
        given = {cell: factor for cell, factor in terms.items() if cell in known.counts}
        for sign in (1, -1):
            alone = [cell for cell, factor in terms.items() if factor == sign]
            if len(alone) == 1 and alone[0] in given:
                whole = alone[0]
                known.add({cell: -sign * factor for cell, factor in given.items()}, -MANY, 0)
                known.pairs |= {(cell, whole) for cell in given if cell != whole}
        if len(given) == len(terms):
            known.add(terms, 0, 0)
    for part, whole in known.pairs:
        known.add({part: 1, whole: -1}, -MANY, 0)


def _read_claims(known: Known, facts: list[dict], goals: list[dict]) -> None:
    """The papers' words about whether a goal was reached, and whether more ended than the year before."""
    level = {(goal["period"], goal["category"]): goal["value"] for goal in goals}
    for row in facts:
        ended = ("avslutade", row["period"], row["platform"], None, None, "T", None)
        goal = level.get((row["period"], row["category"]))
        if row["measure"] == "natt_enligt_papperet" and goal is not None:
            reached = ("avslut", row["period"], row["platform"], None, row["category"], "T", None)
            bounds = (0, 100 * MANY) if row["value"] == 1 else (-100 * MANY, -A_LITTLE * 10)
            known.add({reached: 100, ended: -goal}, *bounds)
        if row["measure"] == "fler_avslutade_enligt_texten" and row["period"].isdigit():
            before = (ended[NAME], str(int(row["period"]) - 1), *ended[2:])
            known.add({ended: 1, before: -1}, *((1, MANY) if row["value"] == 1 else (-MANY, -1)))
