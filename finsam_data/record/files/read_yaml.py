"""Reading the record's YAML files so that what is wrong in one is said as a fault, like in a table."""

from pathlib import Path

import yaml

from finsam_data.faults import Fault
from finsam_data.page_files import PageFile
from finsam_data.record.files.plain_text import all_plain

# the same safe rules in C where the wheel has them: the findings are most of what a build reads
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path | PageFile, name: str, faults: list[Fault]):
    """The content of a YAML file with its texts plain (see plain_text.py), or None with a fault that says where it
    breaks.
    """
    try:
        return all_plain(yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader))
    except FileNotFoundError:
        faults.append(
            Fault(name, None, None, "filen saknas", "återställ den från versionshanteringen, eller skriv den")
        )
    except UnicodeDecodeError:
        faults.append(Fault(name, None, None, "filen är inte UTF-8", "spara den som UTF-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else None
        faults.append(Fault(name, row, None, "filen går inte att läsa som YAML", "se efter indrag och citattecken"))
    return None
