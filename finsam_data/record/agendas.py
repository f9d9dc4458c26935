"""The ready-made agendas in data/agendas: one YAML file each, in the order of their file names."""

from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.record.read_yaml import read_yaml


def read_agendas(folder: Path) -> list[dict]:
    """Every agenda below `folder` as it is written. Raises RecordRefused with every file that is not one."""
    faults: list[Fault] = []
    agendas = []
    for file in sorted((folder / "agendas").glob("*.yaml")):
        name = file.relative_to(folder).as_posix()
        agenda = read_yaml(file, name, faults)
        if isinstance(agenda, dict) and agenda.get("title") and isinstance(agenda.get("points"), list):
            agendas.append(agenda)
        elif agenda is not None:
            faults.append(Fault(name, None, None, "filen är inte en dagordning", "skriv title och points"))
    if faults:
        raise RecordRefused(faults)
    return agendas
