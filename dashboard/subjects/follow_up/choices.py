"""What the reader chooses when things are followed up: the day that they are judged on, and whose they are.

See dashboard/kit/choices/control.py for what a control is.
"""

from dataclasses import dataclass

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.control import Control
from dashboard.kit.choices.field import Field
from finsam_data.questions import follow_up, register
from finsam_data.record.rules.register_rules import is_date
from finsam_data.swedish import day_in_words

# their names in the address
DAY, WHO = "dag", "organisation"
ALL_ORGANISATIONS = "Alla organisationer"
# the first meeting whose minutes are in the papers lies inside, and so does any day that a board looks ahead to
FIRST_DAY, LAST_DAY = "2019-01-01", "2039-12-31"


@dataclass(frozen=True)
class Scope:
    """The day that points are judged on (`2020-10-30`) and whose are shown: the code of an organisation, or `` for
    all.
    """

    day: str
    organisation: str
    organisation_label: str

    @property
    def sentence(self) -> str:
        """The choice repeated as a sentence, for print."""
        return f"Läget den {day_in_words(self.day)}" + (
            f", ansvarig: {self.organisation_label}" if self.organisation else ""
        )


@dataclass(frozen=True)
class ChooseScope(Control):
    """The choice of a day, the latest paper's to begin with, and of an organisation that answers for something in the
    register.
    """

    register: str

    def fields(self) -> tuple[Field, ...]:
        """The day as text (a calendar would name its buttons in English) and the organisations."""
        latest = prepared(_latest)
        advice = (
            f"Skriv en dag mellan {FIRST_DAY} och {LAST_DAY}, till exempel {latest}. Nu visas läget den "
            f"{day_in_words(latest)}."
            if latest
            else ""
        )
        return (
            Field("Läget den dag", DAY, start=latest, kind="text", accepts=day_in, advice=advice, longest=10,
                placeholder="ÅÅÅÅ-MM-DD"),
            Field("Ansvarig", WHO, (ALL_ORGANISATIONS, *prepared(_organisations, self.register)), width=320),
        )  # fmt: skip

    def choice(self, values: dict[str, str]) -> Scope:
        """The day and the organisation."""
        label = values[WHO]
        return Scope(values[DAY], prepared(_organisations, self.register).get(label, ""), label)


def day_in(text: str) -> str | None:
    """The day between the first and the last that a text means, also with a full stop or a line break after it."""
    text = text.strip().rstrip(".,;:)]>\"”’'").strip()
    return text if is_date(text) and FIRST_DAY <= text <= LAST_DAY else None


def _organisations(register: str) -> dict[str, str]:
    rows = ask(follow_up.organisations, register=register)
    return dict(zip(rows["label"], rows["code"], strict=True))


def _latest() -> str | None:
    return next(map(str, ask(register.build_facts)["latest_source_date"].dropna()), None)
