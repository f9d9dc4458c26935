"""A topic that the record does not have, put into a copy of it as an editor would."""

from pathlib import Path

SOURCE = "kallelse-2020-03-20"
HEADER = (
    "measure,period,area,platform,respondent,item,category,sex,value,unit,status,used,finding_id,section,lines,printed,"
    "note"
)
METADATA = "title: Nytt\npopulation: Alla.\nlines: 002, r. 1\ntranscription: Avskriven.\n"


def add_topic(folder: Path, topic: str, rows: list[tuple], register: bool = True) -> None:
    """Writes a table of (measure, unit, item, value) or (measure, unit, item, value, area, sex), its measures and, if
    asked, the topic itself, which counts people.
    """
    (folder / topic).mkdir()
    lines = [HEADER]
    for measure, unit, item, value, *place in rows:
        area, sex = place or ("2480", "T")
        lines.append(f"{measure},2019,{area},,,{item},,{sex},{value},{unit},printed,ja,,Tabell 1,1,{value},")
    (folder / topic / f"{SOURCE}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / topic / f"{SOURCE}.meta.yaml").write_text(METADATA, encoding="utf-8")
    for measure, unit in sorted({row[:2] for row in rows}):
        _append(folder / "codes" / "measures.csv", f"{topic},{measure},{unit},Nytt mått")
    if register:
        _append(folder / "codes" / "topics.csv", f"{topic},Ny rubrik,surroundings,ja,antal,,,,ja,Antal personer.")


def _append(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
