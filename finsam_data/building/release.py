"""Releases a version: builds it in a folder of its own, with everything that pages read, and only then points at it."""

import os
import subprocess
import sys
from pathlib import Path

from finsam_data.building.version import build, record_version
from finsam_data.database import Database, is_whole
from finsam_data.faults import WriteFailed
from finsam_data.paths import ROOT
from finsam_data.questions import register
from finsam_data.record.settings.settings import read_settings
from finsam_data.versions.pointer import DATABASE, VERSIONS, file_of, is_file, point_at, remove_old
from finsam_data.writing import new_folder, remove


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
            _make_chart_forms(new / DATABASE)
            _put(new, file_of(place, name).parent)
    point_at(place, name)
    remove_old(place, name)
    return _summary(file_of(place, name)) | {"new": is_new}


def _make_chart_forms(file: Path) -> None:
    """The dashboard's own command makes them, in a process of its own: the data layer knows no charts. Raises
    WriteFailed with what it says.
    """
    done = subprocess.run(
        [sys.executable, "-m", "dashboard.chart_forms"], cwd=ROOT, capture_output=True, text=True, check=False,
        env=os.environ | {"FINSAM_DATABASE": str(file.resolve())},
    )  # fmt: skip
    if done.returncode != 0:
        raise WriteFailed(done.stderr.strip())


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
        "mode": facts["mode"], "warnings": warnings,
    }  # fmt: skip
