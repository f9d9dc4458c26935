"""Which förbund the record is of, out of data/forbund.yaml: its name, its municipalities and the groups of them that
the papers report together.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from finsam_data.faults import Fault, RecordRefused
from finsam_data.kept import kept
from finsam_data.page_files import PageFile, pages_folder
from finsam_data.record.files.form import Fields, ListOf, Text, form_faults
from finsam_data.record.files.read_yaml import read_yaml
from finsam_data.swedish import counted_in_words

NAME = "forbund.yaml"
# the whole förbund among the codes of areas: all its municipalities together
WHOLE_AREA = "UR"
COUNTRY = "SE"
GROUP_CODE = re.compile(r"[A-Z]{2}")
FORM = Fields(
    {"name": Text(), "short_name": Text(), "municipalities": ListOf(Text())},
    {"groups": ListOf(Fields({"code": Text(), "municipalities": ListOf(Text())}))},
)


@dataclass(frozen=True)
class Forbund:
    """`municipalities` are SCB's codes in the order to show them; `groups` gives those of each group by its code."""

    name: str
    short_name: str
    municipalities: tuple[str, ...]
    groups: dict[str, tuple[str, ...]]

    @property
    def all_of_them(self) -> str:
        """All its municipalities, where the word kommun is already said: `de tre`."""
        return f"de {counted_in_words(len(self.municipalities))}"

    @property
    def together(self) -> str:
        """All its municipalities in the middle of a sentence: `de tre kommunerna`, `kommunen` where it has one."""
        return "kommunen" if len(self.municipalities) == 1 else f"{self.all_of_them} kommunerna"

    def members_of(self) -> dict[str, tuple[str, ...]]:
        """The municipalities of every area code: of the whole, of each group, and each of itself."""
        return {
            WHOLE_AREA: self.municipalities,
            **self.groups,
            **{area: (area,) for area in self.municipalities},
        }


def read_forbund(folder: Path | PageFile) -> Forbund:
    """The förbund of the record in `folder`. Raises RecordRefused with every fault."""
    faults: list[Fault] = []
    stored = read_yaml(folder / NAME, NAME, faults)
    faults = faults or form_faults(stored, FORM, folder / NAME, NAME) or _meaning_faults(stored)
    if faults:
        raise RecordRefused(faults)
    groups = {group["code"]: tuple(group["municipalities"]) for group in stored.get("groups") or ()}
    return Forbund(stored["name"], stored["short_name"], tuple(stored["municipalities"]), groups)


def forbund() -> Forbund:
    """The förbund that the pages show. Raises DatabaseUnavailable."""
    return _kept(pages_folder())


@kept
def _kept(folder: PageFile) -> Forbund:
    return read_forbund(folder)


def area_faults(forbund: Forbund, areas: list[dict]) -> list[Fault]:
    """Where codes/areas.csv and forbund.yaml disagree: every municipality and group of the one has a name and a colour
    in the other, and nothing else has. `areas` are the table's rows.
    """
    known = {*forbund.members_of(), COUNTRY}
    named = {row["area"] for row in areas}
    missing = [
        Fault("codes/areas.csv", None, "area", f"området {code} saknas, fast {NAME} har det", "skriv en rad med koden")
        for code in sorted(known - named)
    ]
    remedy = f"skriv koden i {NAME}, under municipalities eller groups, eller ta bort raden"
    return missing + [
        Fault(row["in_file"], row["in_row"], "area", f"området {row['area']} finns inte i {NAME}", remedy)
        for row in areas
        if row["area"] not in known
    ]


def _meaning_faults(stored: dict) -> list[Fault]:
    own, faults = stored["municipalities"], []
    for code in own:
        if not re.fullmatch("[0-9]{4}", code) or own.count(code) > 1:
            message = f"”{code}” är ingen kommunkod, eller står två gånger"
            faults.append(
                Fault(NAME, None, "municipalities", message, 'skriv SCB:s fyra siffror inom citattecken, t.ex. "0114"')
            )
    for group in stored.get("groups") or ():
        if not GROUP_CODE.fullmatch(group["code"]) or group["code"] in (WHOLE_AREA, COUNTRY):
            message = f"”{group['code']}” går inte att ha som kod för en grupp"
            faults.append(
                Fault(NAME, None, "groups", message, f"skriv två stora bokstäver, inte {WHOLE_AREA} eller {COUNTRY}")
            )
        for code in group["municipalities"]:
            if code not in own:
                faults.append(Fault(NAME, None, "groups", f"kommunen ”{code}” är inte en av förbundets", "rätta koden"))
    return faults
