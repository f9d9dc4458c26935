"""Makes the table that is printed, and the JSON file with all that was measured."""

import json
import math
import os
import platform
import statistics
import time
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
# the side that each side's numbers are compared with; `files` has no other side
COMPARED_WITH = {"product": "reference", "national": "papers", "files": None}
# one line of the table: its words, its numbers' key in the raw numbers, how they become one number, the unit, and the
# largest ratio that meets the aim
ROWS = [
    ("cold start to the first chart, median", "cold_start", "p50", "ms", 0.75),
    ("page load of a new reader, median", "load Översikt", "p50", "ms", 0.70),
    ("page load, Plattformar, median", "load Plattformar", "p50", "ms", 0.70),
    ("filter click, p50", "click Översikt", "p50", "ms", 0.55),
    ("filter click, p95", "click Översikt", "p95", "ms", 0.55),
    ("filter click, Plattformar, p50", "click Plattformar", "p50", "ms", 0.55),
    ("filter click, Plattformar, p95", "click Plattformar", "p95", "ms", 0.55),
    ("slider to result, Tänk om, p50", "slide Tänk om", "p50", "ms", 0.50),
    ("slider to result, Tänk om, p95", "slide Tänk om", "p95", "ms", 0.50),
    ("server CPU per click", "cpu Översikt", "p50", "ms", None),
    ("server CPU per click, Plattformar", "cpu Plattformar", "p50", "ms", None),
    ("25 readers, p50", "readers", "p50", "ms", None),
    ("25 readers, p95", "readers", "p95", "ms", 0.10),
    ("server memory after the clicks", "memory", "p50", "MB", None),
    ("server memory after 25 readers", "memory_readers", "p50", "MB", None),
    ("build, median", "build", "p50", "ms", 1.50),
    ("size of the file", "file", "p50", "MB", 1.50),
    ("page load, Helårsekvivalenter, median", "load Profil", "p50", "ms", 1.50),
    ("filter click, Helårsekvivalenter, p50", "click Profil", "p50", "ms", 1.50),
    ("filter click, Helårsekvivalenter, p95", "click Profil", "p95", "ms", 1.50),
    ("12 views as PowerPoint, median", "PowerPoint", "p50", "ms", None),
    ("12 views as PDF, median", "PDF", "p50", "ms", None),
    ("12 views as Excel, median", "Excel", "p50", "ms", None),
]


def percentile(numbers: list[float], share: float) -> float:
    """The nearest-rank percentile: the smallest number that at least `share` of all do not exceed."""
    return sorted(numbers)[max(0, math.ceil(share * len(numbers)) - 1)]


SUMMARIES = {"p50": statistics.median, "p95": lambda numbers: percentile(numbers, 0.95)}


def table(raw: dict[str, dict[str, list[float]]]) -> list[dict]:
    """One row for each of ROWS that was measured: both sides' values, their ratio, and whether it meets the aim."""
    rows = []
    for name, key, summary, unit, aim in ROWS:
        side = next(iter(raw.get(key, {})), None)
        other = COMPARED_WITH.get(side)
        # a run that failed halfway has measured only one of the two sides
        if side not in COMPARED_WITH or not all(raw[key].values()) or (other and other not in raw[key]):
            continue
        value = SUMMARIES[summary](raw[key][side])
        compared = SUMMARIES[summary](raw[key][other]) if other else None
        ratio = value / compared if other else None
        met = None if aim is None else ratio <= aim
        rows.append({"measure": name, "side": side, "value": value, "compared_with": other, "compared": compared,
            "unit": unit, "ratio": ratio,
                     "aim": aim, "met": met, "n": len(raw[key][side])})  # fmt: skip
    return rows


def as_text(rows: list[dict]) -> str:
    """The table as text in columns of fixed width."""
    lines = [f"{'measure':<40} {'n':>4} {'side':>9} {'value':>11} {'against':>9} {'value':>11} {'ratio':>6}  aim"]
    for row in rows:
        aim = "" if row["aim"] is None else f"≤ {row['aim']:.2f} {'met' if row['met'] else 'MISSED'}"
        value, compared = (
            f"{_short(number)} {row['unit']}" if number is not None else ""
            for number in (row["value"], row["compared"])
        )
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.2f}"
        against = f"{row['compared_with'] or '':>9} {compared:>11} {ratio:>6}  {aim}"
        lines.append(f"{row['measure']:<40} {row['n']:>4} {row['side']:>9} {value:>11} {against}".rstrip())
    return "\n".join(lines)


def _short(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value >= 20 else f"{value:.1f}"


def conditions(load_before: tuple, seconds: float, quick: bool) -> dict:
    """What the numbers depend on: the machine, its load, and the versions of the packages."""
    packages = {name: version(name) for name in ("streamlit", "altair", "duckdb", "pandas", "playwright")}
    return {
        "at": time.strftime("%Y-%m-%d %H:%M:%S"), "quick": quick, "seconds": round(seconds),
        "processors": os.cpu_count(),
        "python": platform.python_version(), "load_average_before": load_before, "load_average_after": os.getloadavg(),
        "packages": packages,
    }  # fmt: skip


def keep(raw: dict, rows: list[dict], about: dict, remarks: list[str]) -> Path:
    """Writes everything to a new file in bench/results and returns its path."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{time.strftime('%Y%m%d-%H%M%S')}.json"
    file.write_text(
        json.dumps({"conditions": about, "remarks": remarks, "table": rows, "raw": raw}, ensure_ascii=False, indent=1),
        encoding="utf-8",
    )
    return file
