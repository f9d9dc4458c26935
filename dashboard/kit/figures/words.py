"""Words that several subjects use of a figure."""

from dashboard.kit.cached import ask
from finsam_data.questions import register
from finsam_data.record.settings.platform_names import short_name
from finsam_data.swedish import lower_first

__all__ = ["in_sentence", "notes_of", "short_name"]


def in_sentence(label: str) -> str:
    """A group or an outcome in the middle of a sentence: `hela förbundet`, but `Jobbtorget`, which is a name."""
    describes = label.startswith(("Hela ", "Särredovisade ")) or short_name(label) != label
    return lower_first(label) if describes else label


def notes_of(figure: str, period: str) -> list[str]:
    """What the record's own codes say of a figure in a period, where they say something."""
    return list(ask(register.figure_notes, figure=figure, period=period)["note"])
