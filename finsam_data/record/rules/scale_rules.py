"""What may be declared comparable among the questions of surveys: never two that had different numbers of answers."""

from collections import Counter

from finsam_data.faults import Fault

YES = "ja"


def scale_faults(codes: dict[str, list[dict]]) -> list[Fault]:
    """Every question that is said to be comparable with one whose scale has another number of steps."""
    steps = Counter(row["scale"] for row in codes["scales"])
    scale_of = {(row["period"], row["item"], row["respondent"]): row["scale"] for row in codes["questions"]}
    faults = []
    for row in codes["questions"]:
        period, _, item = row["comparable_with"].partition(" ")
        earlier = scale_of.get((period, item, row["respondent"]))
        own = steps[row["scale"]]
        if row["comparable"] == YES and earlier and steps[earlier] != own:
            message = (
                f"fråga {row['item']} {row['period']} har {own} svar att välja på men fråga {item} {period} har "
                f"{steps[earlier]}, så andelarna går inte att jämföra"
            )
            faults.append(
                Fault(row["in_file"], row["in_row"], "comparable", message, "skriv nej, och skälet i kolumnen reason")
            )
    return faults
