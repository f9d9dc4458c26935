"""From raw numbers to the table that is printed and the JSON that is kept."""

import json
import math
import os
import platform
import statistics
import time
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
# measure, where its numbers are, how they become one, unit, the aim for product / reference
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
]


def percentile(numbers: list[float], share: float) -> float:
    """The nearest-rank percentile: the smallest number that at least `share` of all do not exceed."""
    return sorted(numbers)[max(0, math.ceil(share * len(numbers)) - 1)]


SUMMARIES = {"p50": statistics.median, "p95": lambda numbers: percentile(numbers, 0.95)}


def table(raw: dict[str, dict[str, list[float]]]) -> list[dict]:
    """One row per measure that was taken on both sides: product, reference, ratio, aim and whether it is met."""
    rows = []
    for name, key, summary, unit, aim in ROWS:
        if not raw.get(key) or not all(raw[key].values()):
            continue
        product, reference = (SUMMARIES[summary](raw[key][side]) for side in ("product", "reference"))
        ratio = product / reference
        met = None if aim is None else ratio <= aim
        rows.append({"measure": name, "product": product, "reference": reference, "unit": unit, "ratio": ratio, "aim": aim, "met": met,
                     "n": len(raw[key]["product"])})  # fmt: skip
    return rows


def as_text(rows: list[dict]) -> str:
    """The table in fixed columns."""
    lines = [f"{'measure':<40} {'n':>4} {'product':>12} {'reference':>12} {'ratio':>6}  aim"]
    for row in rows:
        aim = "" if row["aim"] is None else f"≤ {row['aim']:.2f} {'met' if row['met'] else 'MISSED'}"
        values = " ".join(f"{_short(row[side])} {row['unit']:<2}".rjust(12) for side in ("product", "reference"))
        lines.append(f"{row['measure']:<40} {row['n']:>4} {values} {row['ratio']:>6.2f}  {aim}".rstrip())
    return "\n".join(lines)


def _short(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value >= 20 else f"{value:.1f}"


def conditions(load_before: tuple, seconds: float, quick: bool) -> dict:
    """What the numbers depend on: the machine, its load, the versions."""
    packages = {name: version(name) for name in ("streamlit", "altair", "duckdb", "pandas", "playwright")}
    return {
        "at": time.strftime("%Y-%m-%d %H:%M:%S"), "quick": quick, "seconds": round(seconds), "processors": os.cpu_count(),
        "python": platform.python_version(), "load_average_before": load_before, "load_average_after": os.getloadavg(), "packages": packages,
    }  # fmt: skip


def keep(raw: dict, rows: list[dict], about: dict, remarks: list[str]) -> Path:
    """Writes everything to a new file in bench/results and returns it."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{time.strftime('%Y%m%d-%H%M%S')}.json"
    file.write_text(json.dumps({"conditions": about, "remarks": remarks, "table": rows, "raw": raw}, ensure_ascii=False, indent=1), encoding="utf-8")
    return file
