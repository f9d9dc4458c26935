"""An auditor, written apart from the product, who tries to work out what the mode `publik` hides.

The auditor knows every figure that is not hidden, every sum that holds, and that counts are whole numbers from 0. For
each hidden count between 1 and 4 a linear program gives the smallest and the largest value that fit. A single value is
a leak.
"""

import math

import numpy as np
from scipy.optimize import linprog

TOPICS = ("deltagare", "aktualisering")


def cell_of(row):
    return tuple(row[name] for name in ("measure", "period", "platform", "item", "category", "sex"))


def whole_numbers(share, decimals, n):
    """The smallest and largest count of n that the printed percentage allows."""
    half = 0.5 * 10.0**-decimals
    return math.ceil((share - half) * n / 100 - 1e-9), math.floor((share + half) * n / 100 + 1e-9)


class Audit:
    """What somebody can conclude from the rows of `facts` whose fact_id is not in `hidden`. `with_shares` lets
    percentages speak too.
    """

    def __init__(self, facts, hidden, groups, with_shares=True):
        rows = [row for row in facts if row["topic"] in TOPICS and row["used"] and row["value"] is not None]
        counts = [row for row in rows if row["unit"] == "antal"]
        self.truth = {cell_of(row): (int(row["value"]), int(row["value"])) for row in counts}
        self.hidden = {cell_of(row) for row in counts if row["fact_id"] in hidden}
        self.visible = {cell: bounds[0] for cell, bounds in self.truth.items() if cell not in self.hidden}
        self.bounds = dict.fromkeys(self.hidden, (0, None))
        self.limits = []
        if with_shares:
            for row in rows:
                if row["unit"] == "procent":
                    self._read_share(row, row["fact_id"] in hidden)
        self.unknown = sorted(self.bounds, key=str)
        self.column = {cell: number for number, cell in enumerate(self.unknown)}
        self.equations = [relation for relation in self._relations(groups) if self._holds(relation)]

    def _base(self, row):
        return (
            "avslutade" if row["topic"] == "deltagare" else "aktualiserade",
            row["period"],
            row["platform"],
            None,
            None,
            row["sex"],
        )

    def _read_share(self, row, is_hidden):
        """A percentage of a visible base bounds its count, whether the count is printed or not."""
        n = self.visible.get(self._base(row))
        if not n:
            return
        low, high = whole_numbers(row["value"], row["decimals"], n)
        if row["measure"] == "langsiktig-losning":
            if not is_hidden:
                self.limits.append(
                    (("avslut", row["period"], row["platform"], None, "avbrott", row["sex"]), n - high, n - low)
                )
            return
        measure = "avslut" if row["topic"] == "deltagare" else "aktualiserade"
        cell = (measure, row["period"], row["platform"], row["item"], row["category"], row["sex"])
        true_low, true_high = self.truth.get(cell, (low, high))
        if cell in self.visible or low > high or not low <= true_low <= high:
            # a share that no whole number gives (Vännäs 2018) tells nobody anything
            return
        self.truth[cell] = (true_low, true_high)
        self.bounds[cell] = (0, None) if is_hidden else (low, high)

    def _relations(self, groups):
        """Every sum that holds by definition, as {cell: factor} with the sum 0."""
        cells = list(self.truth)
        for measure, period, platform, item, category, sex in cells:
            here = (measure, period, platform, item, category, sex)
            if sex == "T":
                yield {(*here[:5], "K"): 1, (*here[:5], "M"): 1, here: -1}
            if platform in groups:
                yield {(measure, period, part, item, category, sex): 1 for part in groups[platform]} | {here: -1}
            if measure == "avslutade" and item is None:
                yield {
                    cell: 1 for cell in cells if cell[:4] == ("avslut", period, platform, None) and cell[5] == sex
                } | {here: -1}
                yield {("deltagare", *here[1:]): 1, here: -1, ("kvar", *here[1:]): -1}
            if measure == "nya" and item is None:
                yield {("ja_i_beredning", *here[1:]): 1, here: -1}
            if measure == "aktualiserade" and item is None:
                yield {cell: 1 for cell in cells if cell[:3] == here[:3] and cell[3] and cell[5] == sex} | {here: -1}

    def _holds(self, relation):
        """Only sums that are true in the papers help; the others would mislead."""
        if len(relation) < 2 or not all(cell in self.truth for cell in relation):
            return False
        low = sum(factor * self.truth[cell][0 if factor > 0 else 1] for cell, factor in relation.items())
        high = sum(factor * self.truth[cell][1 if factor > 0 else 0] for cell, factor in relation.items())
        return low <= 0 <= high

    def _row(self, relation):
        row, rest = np.zeros(len(self.unknown)), 0
        for cell, factor in relation.items():
            if cell in self.column:
                row[self.column[cell]] += factor
            else:
                rest -= factor * self.visible[cell]
        return row, rest

    def leaks(self):
        """{cell: value} of the hidden counts 1 to 4 that have one possible value."""
        equal = [(row, rest) for row, rest in map(self._row, self.equations) if row.any()]
        below = []
        for total, low, high in self.limits:
            parts = {
                cell: 1
                for cell in self.truth
                if cell[:4] == total[:4] and cell[5] == total[5] and cell[4].startswith("avbrott")
            }
            row, rest = self._row(parts)
            below += [(row, high + rest), (-row, -low - rest)]
        found = {}
        for cell in self.unknown:
            low, high = self.truth[cell]
            if low == high and 1 <= low <= 4 and cell in self.hidden | self._hidden_shares():
                smallest, largest = (self._extreme(cell, sign, equal, below) for sign in (1, -1))
                if largest is not None and math.floor(largest + 1e-6) <= math.ceil(smallest - 1e-6):
                    found[cell] = low
        return found

    def _hidden_shares(self):
        return {cell for cell, bounds in self.bounds.items() if bounds == (0, None)}

    def _extreme(self, cell, sign, equal, below):
        """The smallest (sign 1) or largest (-1) value of a cell, or None when there is no limit. Only what hangs
        together with it is asked.
        """
        near = self._component(self.column[cell], [row for row, _ in equal] + [row for row, _ in below])
        pick = [(row[near], rest) for row, rest in equal if row[near].any()]
        pick_below = [(row[near], rest) for row, rest in below if row[near].any()]
        goal = np.where(near == self.column[cell], sign, 0)
        answer = linprog(
            goal,
            A_eq=np.array([row for row, _ in pick]) if pick else None, b_eq=[rest for _, rest in pick] or None,
            A_ub=np.array([row for row, _ in pick_below]) if pick_below else None,
            b_ub=[rest for _, rest in pick_below] or None,
            bounds=[self.bounds[self.unknown[number]] for number in near],
        )  # fmt: skip
        assert answer.status in (0, 3), f"the auditor contradicts itself about {cell}: {answer.message}"
        return None if answer.status == 3 else sign * answer.fun

    def _component(self, start, rows):
        seen, edge = {start}, [start]
        while edge:
            number = edge.pop()
            for row in rows:
                if row[number]:
                    new = set(np.flatnonzero(row)) - seen
                    seen |= new
                    edge += new
        return np.array(sorted(seen))
