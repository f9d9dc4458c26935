"""Releases a version: builds it in a folder of its own, with everything that pages read, and only then points at it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from finsam_data.building.version import build, record_version
from finsam_data.database import Database, is_whole
from finsam_data.faults import Fault, RecordRefused, WriteFailed
from finsam_data.paths import ROOT
from finsam_data.questions import register
from finsam_data.record.settings.settings import read_settings
from finsam_data.versions.pointer import DATABASE, VERSIONS, file_of, is_file, point_at, pointed_at, remove_old
from finsam_data.versions.views import FAILURE, keep_views, kept_views
from finsam_data.writing import new_folder, remove

NOT_SHOWN = (
    "ta bort det som lades till senast och bygg igen; säg till den som sköter programmet, för felet är programmets. "
    "python -m tools.every_view visar det"
)


def release(folder: Path, place: Path) -> dict:
    """Builds the record in `folder` and lets readers have it. Returns {facts, findings, version, mode, warnings, new}:
    `new` is whether anything had to be built. `place` is the folder of the versions, or one file to build instead.

    Raises RecordRefused with every fault, and WriteFailed; readers then keep what they have.
    """
    if is_file(place):
        return build(folder, place) | {"new": True}
    name = record_version(folder, read_settings(folder).mode)
    is_new = not is_whole(file_of(place, name))
    if is_new:
        with new_folder(place / VERSIONS, "Databasen") as new:
            # the record may have changed since: the version is called what was built
            name = build(folder, new / DATABASE)["version"]
            _run("dashboard.chart_forms", new / DATABASE)
            views_before, _ = kept_views(file_of(place, pointed_at(place) or "-").parent)
            keep_views(new, _tried_views(new / DATABASE), views_before)
            _put(new, file_of(place, name).parent)
    point_at(place, name)
    remove_old(place, name)
    return _summary(file_of(place, name)) | {"new": is_new}


def _tried_views(file: Path) -> list[list[str]]:
    """[name, kind, what it says] of every view. Raises RecordRefused where one fails: readers would meet it."""
    views = json.loads(_run("dashboard.every_view", file).splitlines()[-1])
    failed = [name for name, kind, _ in views if kind == FAILURE]
    if failed:
        faults = [Fault("underlaget", None, None, f"vyn {name} går inte att visa", NOT_SHOWN) for name in failed]
        raise RecordRefused(faults)
    return views


def _run(module: str, file: Path) -> str:
    """What one of the dashboard's own commands prints of a database. It runs in a process of its own: the data layer
    knows no charts and no views. Raises WriteFailed with what it says when it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", module], cwd=ROOT, capture_output=True, text=True, check=False,
        env=os.environ | {"FINSAM_DATABASE": str(file.resolve())},
    )  # fmt: skip
    if done.returncode != 0:
        raise WriteFailed(done.stderr.strip())
    return done.stdout


def _put(new: Path, target: Path) -> None:
    """Moves a finished version to its place, unless another build of the same was quicker."""
    if is_whole(target / DATABASE):
        return
    # what lies there is damaged
    remove(target)
    try:
        new.replace(target)
    except OSError:
        if not is_whole(target / DATABASE):
            raise


def _summary(file: Path) -> dict:
    database = Database(file)
    try:
        facts = register.build_facts(database).iloc[0]
        warnings = register.warnings(database)["text"].to_list()
    finally:
        database.close()
    return {
        "facts": facts["fact_count"], "findings": facts["finding_count"], "version": facts["data_version"],
        "mode": facts["mode"], "warnings": warnings + kept_views(file.parent)[1],
    }  # fmt: skip
