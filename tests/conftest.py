"""What all tests share: a database that the production code builds from the real record, never the reader's own
file.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard.chart_forms import bring_up_to_date
from finsam_data.building.version import build
from finsam_data.database import Database

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


def made_once(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder of this worker's own with what `make` puts into a folder: the first worker makes it, the others copy."""
    shared = temporary.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else temporary.getbasetemp()
    made = shared / f"made-{name}"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            new = temporary.mktemp(f"new-{name}")
            make(new)
            new.rename(made)
    return Path(shutil.copytree(made, temporary.mktemp(name), dirs_exist_ok=True))


@pytest.fixture(scope="session", autouse=True)
def database_file(tmp_path_factory) -> Path:
    """The built file, with the charts' forms beside it. FINSAM_DATABASE points at it for the whole session, so that no
    test ever touches build/finsam.duckdb.
    """
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("FINSAM_DATA", raising=False)
        environment.delenv("FINSAM_MODE", raising=False)

        def make(folder: Path) -> None:
            environment.setenv("FINSAM_DATABASE", str(folder / "finsam.duckdb"))
            build(DATA, folder / "finsam.duckdb")
            bring_up_to_date()

        file = made_once(tmp_path_factory, "build", make) / "finsam.duckdb"
        environment.setenv("FINSAM_DATABASE", str(file))
        bring_up_to_date()
        yield file


@pytest.fixture(scope="session")
def database(database_file) -> Database:
    """The data layer's own reader on the built file."""
    return Database(database_file)


@pytest.fixture(scope="session")
def public_file(tmp_path_factory) -> Path:
    """The same record built in the mode that hides small groups."""
    made = made_once(tmp_path_factory, "public", lambda folder: build(DATA, folder / "finsam.duckdb", "publik"))
    return made / "finsam.duckdb"


@pytest.fixture
def data_copy(tmp_path) -> Path:
    """A copy of data/ that a test may damage."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="session")
def record_rows() -> pd.DataFrame:
    """Every row of the CSV files as pandas reads it, without the product's own reader: text columns, value as number,
    file and line.
    """
    tables = []
    for file in sorted(file for file in DATA.glob("*/*.csv") if file.parent.name != "codes"):
        topic, table = file.parent.name, pd.read_csv(file, dtype=str, keep_default_na=False)
        tables.append(
            table.assign(topic=topic, source_id=file.stem, file=f"{topic}/{file.name}", line=range(2, len(table) + 2))
        )
    rows = pd.concat(tables, ignore_index=True)
    rows["number"] = pd.to_numeric(rows["value"].replace("", None))
    return rows


# the files whose tests look at every view: making the views once takes a worker longer than most files take
LOOK_AT_EVERY_VIEW = (
    "test_views",
    "test_charts",
    "test_office_charts",
    "test_minutes",
    "test_csv_file",
    "test_survey_views",
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """A file's tests stay on one worker, and so do the files that look at every view, so that these are made once."""
    from xdist.scheduler import LoadFileScheduling

    class ByWhatIsMade(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            return "every view" if Path(file).stem in LOOK_AT_EVERY_VIEW else file

    return ByWhatIsMade(config, log)
