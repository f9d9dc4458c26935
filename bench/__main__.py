"""Measures how fast the dashboard is. Run as `python -m bench`.

It compares the dashboard with a reference (bench/reference), and a dashboard with SCB's national series with one on the
papers alone. `--quick` is a short trial; `--only national` and so on measures one part.

The two sides are measured in turns, so that the machine's load is the same for both. Compare their ratios, not the
milliseconds.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser

from bench import national, readers, report
from bench.browser import (
    OVERVIEW,
    PLATFORMS,
    SLIDES,
    ClickingReader,
    SlidingReader,
    View,
    browser,
    cold_start,
    learn,
    load,
    new_reader,
)
from bench.servers import ROOT, SIDES, Server, build_database, environment_for

# measured numbers by measure and side, such as raw["load Översikt"]["product"]
Raw = dict[str, dict[str, list[float]]]
# what the page shows, by side and by option of its filter
Learned = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Size:
    """How many times each thing is measured."""

    views: tuple[View, ...] = (OVERVIEW, PLATFORMS)
    cold_starts: int = 4
    loads: int = 10
    clicks: int = 36
    slides: int = 40
    reader_rounds: int = 2
    reader_seconds: float = 10
    reader_count: int = 25
    builds: int = 3


PARTS = ("pages", "national", "files")
QUICK = Size(
    views=(replace(OVERVIEW, options=OVERVIEW.options[:3]),), cold_starts=1, loads=2, clicks=6, slides=8,
    reader_rounds=1, reader_seconds=3, builds=1
)  # fmt: skip


def main() -> int:
    """Measures, prints the table and writes the raw numbers to a file.

    Returns 0 even when an aim is missed; the table says so.
    """
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a small run, to try it out")
    parser.add_argument("--only", choices=PARTS, help="one part instead of all")
    asked = parser.parse_args()
    quick, parts = asked.quick, (asked.only,) if asked.only else PARTS
    raw: Raw = defaultdict(lambda: defaultdict(list))
    remarks: list[str] = []
    load_before, started = os.getloadavg(), time.monotonic()
    try:
        measure(QUICK if quick else Size(), parts, raw, remarks)
    finally:
        # what was measured before something failed is worth keeping too
        publish(raw, remarks, report.conditions(load_before, time.monotonic() - started, quick))
    return 0


def publish(raw: Raw, remarks: list[str], about: dict) -> None:
    """Prints the table and the conditions of the run, and writes the raw numbers to a file."""
    rows = report.table(raw)
    file = report.keep(raw, rows, about, remarks)
    load_average = " → ".join(f"{about[name][0]:.2f}" for name in ("load_average_before", "load_average_after"))
    print(
        f"\n{report.as_text(rows)}\n\n{about['processors']} processors, load average {load_average}, "
        f"{about['seconds']} s. Raw numbers: {file}"
    )
    for remark in remarks:
        print(f"Remark: {remark}")


def measure(size: Size, parts: tuple[str, ...], raw: Raw, remarks: list[str]) -> None:
    """Puts every measurement of `parts` in `raw`, and in `remarks` what the two sides do not show alike."""
    with tempfile.TemporaryDirectory() as folder, browser() as chrome:
        database = Path(folder) / "finsam.duckdb"
        build_database(database)
        if "pages" in parts:
            measure_pages(chrome, database, size, raw, remarks)
        if "national" in parts:
            say("a national delivery")
            national.measure(chrome, Path(folder), size.builds, size.loads, size.clicks, raw)
        if "files" in parts:
            say("a meeting as files")
            measure_files(database, raw)


def measure_pages(chrome: Browser, database: Path, size: Size, raw: Raw, remarks: list[str]) -> None:
    """Measures the pages of the product and of the reference."""
    with Server("product", database) as product, Server("reference", database) as reference:
        servers = [product, reference]
        for server in servers:
            server.wait_until_it_answers()
        learned = measure_view(chrome, servers, size.views[0], size.loads, size.clicks, raw, remarks)
        for view in size.views[1:]:
            measure_view(chrome, servers, view, size.loads // 2, size.clicks // 2, raw, remarks)
        measure_slides(chrome, servers, size.slides, raw, remarks)
        for server in servers:
            raw["memory"][server.side].append(server.memory_mb())
        say(f"{size.reader_count} readers at once")
        measure_readers(servers, size, raw)
    say("cold starts")
    measure_cold_starts(chrome, database, learned, size.cold_starts, raw)


def measure_files(database: Path, raw: Raw) -> None:
    """Measures how long a meeting of twelve views takes to become files, in a process of its own.

    The first round is not counted, since it also loads the libraries.
    """
    run = subprocess.run(
        [sys.executable, "-m", "bench.files"],
        cwd=ROOT,
        env=environment_for(database),
        check=True,
        capture_output=True,
        text=True,
    )
    for name, milliseconds in json.loads(run.stdout).items():
        raw[name]["files"] += milliseconds[1:]


def measure_view(
    chrome: Browser, servers: list[Server], view: View, loads: int, clicks: int, raw: Raw, remarks: list[str]
) -> Learned:
    """Measures the loads and clicks of one page, and returns what the page shows on each side."""
    say(f"learning what {view.name} shows")
    learned = {server.side: learn(chrome, server, view) for server in servers}
    remarks += differences(view, learned)
    say(f"{view.name}: new readers")
    measure_loads(chrome, servers, view, learned, loads, raw)
    say(f"{view.name}: filter clicks")
    measure_clicks(chrome, servers, view, learned, clicks, raw)
    return learned


def differences(view: View, learned: Learned) -> list[str]:
    """A sentence for each choice where product and reference differ, so that they cannot be compared."""
    product, reference = ({option: json.loads(shown) for option, shown in learned[side].items()} for side in SIDES)
    found = [f"{view.name}: only one side has a chart for {option}" for option in product.keys() ^ reference.keys()]
    for option in product.keys() & reference.keys():
        if product[option][:2] != reference[option][:2]:
            found.append(
                f"{view.name}, {option}: heading or tiles differ: {product[option][:2]} and {reference[option][:2]}"
            )
        if len(product[option][2]) != len(reference[option][2]):
            found.append(f"{view.name}, {option}: the number of charts differs")
    return found


def measure_loads(chrome: Browser, servers: list[Server], view: View, learned: Learned, count: int, raw: Raw) -> None:
    """Loads the page on each side in turns, each time as a new reader with an empty browser cache.

    Both servers have shown the page before, while it was learned.
    """
    options = [option for option in learned["product"] if option in learned["reference"]]
    for option in islice(cycle(options), count):
        for server in servers:
            milliseconds, _ = load(chrome, server, view, option, learned[server.side])
            raw[f"load {view.name}"][server.side].append(milliseconds)


def measure_clicks(chrome: Browser, servers: list[Server], view: View, learned: Learned, count: int, raw: Raw) -> None:
    """Changes the filter on each side in turns.

    The first click of each side is not counted, since the browser then fetches scripts that it has not needed before.
    """
    options = [option for option in learned["product"] if option in learned["reference"]]
    path = list(islice(cycle([*options[1:], options[0]]), count + 1))
    with new_reader(chrome) as one, new_reader(chrome) as other:
        clicking = [
            ClickingReader(context, server, view, learned[server.side])
            for context, server in zip((one, other), servers, strict=True)
        ]
        for reader in clicking:
            reader.click(path[0])
        before = {server.side: server.cpu_seconds() for server in servers}
        for option in path[1:]:
            for reader in clicking:
                raw[f"click {view.name}"][reader.server.side].append(reader.click(option))
    for server in servers:
        raw[f"cpu {view.name}"][server.side].append(
            (server.cpu_seconds() - before[server.side]) * 1000 / (len(path) - 1)
        )


def measure_slides(chrome: Browser, servers: list[Server], count: int, raw: Raw, remarks: list[str]) -> None:
    """Moves a slider on Tänk om on each side in turns, until the result is shown. The first is not counted."""
    say("Tänk om: slider to result")
    path = list(islice(cycle(SLIDES), count + 1))
    with new_reader(chrome) as one, new_reader(chrome) as other:
        sliding = [SlidingReader(context, server) for context, server in zip((one, other), servers, strict=True)]
        for place in SLIDES:
            product, reference = (json.loads(reader.learned[place]) for reader in sliding)
            # the two tracks may differ in width, so the handle may stop at amounts that are one step apart
            if [len(texts) for texts in product[2]] != [len(texts) for texts in reference[2]]:
                remarks.append(f"Tänk om, {place}: the charts hold unlike numbers of texts: {product} and {reference}")
        for reader in sliding:
            reader.slide(path[0])
        for place in path[1:]:
            for reader in sliding:
                raw["slide Tänk om"][reader.server.side].append(reader.slide(place))


def measure_readers(servers: list[Server], size: Size, raw: Raw) -> None:
    """Measures many readers at once on each side in turns; the seed makes them choose the same on both sides."""
    for seed in range(size.reader_rounds):
        for server in servers:
            raw["readers"][server.side] += readers.measure(server, size.reader_count, size.reader_seconds, seed)
    for server in servers:
        raw["memory_readers"][server.side].append(server.memory_mb())


def measure_cold_starts(chrome: Browser, database: Path, learned: Learned, count: int, raw: Raw) -> None:
    """Starts each side's server in turns, until a new reader sees the first chart; one server at a time."""
    option = OVERVIEW.options[0]
    for _ in range(count):
        for side in SIDES:
            with Server(side, database) as server:
                raw["cold_start"][side].append(cold_start(chrome, server, OVERVIEW, option, learned[side]))


def say(text: str) -> None:
    """Prints how far the run has come."""
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
