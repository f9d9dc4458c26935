"""Measures what a national delivery from SCB costs in time and space: the dashboard with two million invented values
against the dashboard on the papers alone.
"""

import shutil
import time
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import ClickingReader, View, learn, load, new_reader
from bench.servers import ROOT, Server, build_database
from tools.synthetic_delivery import store_synthetic

PROFILE = View(
    "Profil", "hae?hae=Profil", "Kommun", "kommun", ("Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling")
)
SIDES = ("national", "papers")


def measure(chrome: Browser, folder: Path, builds: int, loads: int, clicks: int, raw: dict) -> None:
    """Builds both databases and puts build times, file sizes, page loads and filter clicks of the two in `raw`."""
    records = {"national": Path(shutil.copytree(ROOT / "data", folder / "data")), "papers": ROOT / "data"}
    store_synthetic(records["national"] / "scb" / "2026-02-20", years=12)
    files = {side: folder / f"{side}.duckdb" for side in SIDES}
    for _ in range(builds):
        for side in SIDES:
            started = time.perf_counter()
            build_database(files[side], records[side])
            raw["build"][side].append((time.perf_counter() - started) * 1000)
    for side in SIDES:
        raw["file"][side].append(files[side].stat().st_size / 2**20)
    with (
        Server("product", files["national"], "national") as national,
        Server("product", files["papers"], "papers") as papers,
    ):
        servers = (national, papers)
        for server in servers:
            server.wait_until_it_answers()
        learned = {server.side: learn(chrome, server, PROFILE) for server in servers}
        for option in islice(cycle(PROFILE.options), loads):
            for server in servers:
                raw["load Profil"][server.side].append(load(chrome, server, PROFILE, option, learned[server.side])[0])
        path = list(islice(cycle([*PROFILE.options[1:], PROFILE.options[0]]), clicks + 1))
        with new_reader(chrome) as one, new_reader(chrome) as other:
            clicking = [
                ClickingReader(context, server, PROFILE, learned[server.side])
                for context, server in zip((one, other), servers, strict=True)
            ]
            for reader in clicking:
                reader.click(path[0])
            for option in path[1:]:
                for reader in clicking:
                    raw["click Profil"][reader.server.side].append(reader.click(option))
