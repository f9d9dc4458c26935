"""The numbers in a Swedish sentence: digits, words, percentages, parts of a whole, bounds and ranges.

A number in a form that counts no persons (a year, the number of a table, kronor) is not one of them: the forms are in
data/number_forms.yaml.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from finsam_data.faults import Fault
from finsam_data.paths import ROOT
from finsam_data.record.files.read_yaml import read_yaml

# they belong to the language and not to a förbund's record
FORMS_FILE = ROOT / "data" / "number_forms.yaml"

WORDS = {
    word: number
    for number, words in enumerate(
        (
            "noll", "", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
            "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
        )
    )
    for word in words.split()
}  # fmt: skip
PARTS = {
    "hälften": Fraction(1, 2), "en tredjedel": Fraction(1, 3), "två tredjedelar": Fraction(2, 3),
    "en fjärdedel": Fraction(1, 4), "tre fjärdedelar": Fraction(3, 4), "en femtedel": Fraction(1, 5),
    "var tredje": Fraction(1, 3), "var fjärde": Fraction(1, 4), "var femte": Fraction(1, 5),
    "varannan": Fraction(1, 2), "samtliga": Fraction(1), "alla": Fraction(1), "ingen": Fraction(0), "inga": Fraction(0),
}  # fmt: skip
LEAST = ("minst", "över", "fler än", "mer än", "drygt", "högre än", "åtminstone", "lägst")
MOST = ("högst", "under", "färre än", "mindre än", "knappt", "närmare", "nästan", "lägre än", "som mest")

_DIGITS = r"(?<![\w,.])(?:\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:,\d+)?(?![\d])"
_WORD = r"\b(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b"
# "en person", never "en insats": only together with what is counted
_ONE = (
    r"\b(?:en|ett)(?=\s+(?:enda\s+)?(?:person|deltagare|kvinna|man|ung|svar|svarande|anställd|individ|elev"
    r"|medarbetare|av de|av dem)\b)"
)
_NUMBER = rf"(?:{_DIGITS}|{_WORD}|{_ONE})"
_PERCENT = r"(?:\s|&nbsp;)*(?:%|procentenheter|procentenhet|procent|pp\b)"
_LIST = rf"(?:\s*(?:,|och|eller|till|mot|–|-|respektive|samt)\s*{_NUMBER})*"
NUMBER = re.compile(_NUMBER, re.IGNORECASE)
PERCENT = re.compile(rf"{_LIST}{_PERCENT}", re.IGNORECASE)
OF = re.compile(
    rf"({_NUMBER})\s*(?:/|av(?:\s+(?:de|dem|totalt|alla|samtliga|sammanlagt))*)\s*({_NUMBER})", re.IGNORECASE
)
RANGE = re.compile(rf"(?:mellan\s+({_NUMBER})\s+och\s+({_NUMBER})|({_NUMBER})\s?[–-]\s?({_NUMBER}))", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """One number that a text says. `kind` is antal, procent, pp, del (a fraction in words) or av (`value` of `whole`);
    of a range or bound, low and high say between what.
    """

    kind: str
    value: float
    half: float = 0.0
    whole: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_bound(self) -> bool:
        """Whether the text says between what, and not how many."""
        return self.low is not None or self.high is not None


def forms_without_persons(file: Path = FORMS_FILE) -> tuple[list[re.Pattern], list[Fault]]:
    """(the forms, every fault of their file)."""
    faults: list[Fault] = []
    forms: list[re.Pattern] = []
    content = read_yaml(file, file.name, faults)
    if not faults and not (isinstance(content, list) and all(isinstance(form, str) for form in content)):
        faults.append(
            Fault(file.name, None, None, "filen ska vara en lista av former", "skriv en form per rad, som - 'text'")
        )
    for form in content if not faults else ():
        try:
            forms.append(re.compile(form))
        except re.error:
            faults.append(
                Fault(file.name, None, None, f"formen {form} går inte att läsa", "rätta parenteser och tecken")
            )
    return forms, faults


def numbers_in(text: str, forms: list[re.Pattern]) -> list[Said]:
    """Every number that the text says, in order; a pair such as `5 av 6` also as two numbers."""
    for form in forms:
        # as long as before, so that nothing runs together that did not
        text = form.sub(lambda match: "·" * len(match.group()), text)
    found = [
        Said("av", _value(match[1])[0], whole=_value(match[2])[0]) for match in OF.finditer(text) if _value(match[2])[0]
    ]
    for match in NUMBER.finditer(text):
        value, half = _value(match.group())
        for kind in _kinds(text[match.end() :]):
            found += _bounds(text, match, kind, value) or [Said(kind, value, half)]
    for match in RANGE.finditer(text):
        (low, _), (high, half) = (_value(number) for number in match.groups() if number)
        if low < high:
            found += [Said(kind, low, half, low=low, high=high) for kind in _kinds(text[match.end() :])]
    lowered = text.casefold()
    found += [Said("del", float(part)) for words, part in PARTS.items() if re.search(rf"\b{words}\b", lowered)]
    return found


def _value(text: str) -> tuple[float, float]:
    """The number, and half of its last decimal place."""
    word = text.casefold()
    if word in ("en", "ett"):
        return 1, 0.5
    if word in WORDS:
        return WORDS[word], 0.5
    digits = re.sub(r"\s", "", text).replace(",", ".")
    return float(digits), 0.5 * 10.0 ** -len(digits.partition(".")[2])


def _kinds(after: str) -> tuple[str, ...]:
    """What a number is, from what comes after it. In a list that ends with a percent sign it may be either."""
    match = PERCENT.match(after)
    if not match:
        return ("antal",)
    kind = "pp" if re.search(r"procentenhet|pp$", match.group(), re.IGNORECASE) else "procent"
    return (kind,) if re.match(_PERCENT, after, re.IGNORECASE) else ("antal", kind)


def _bounds(text: str, match: re.Match, kind: str, value: float) -> list[Said]:
    before = text[max(0, match.start() - 12) : match.start()].casefold().rstrip()
    after = text[match.end() : match.end() + 24].casefold()
    if before.endswith(LEAST) or re.match(r"(\s*%|\s*procent)?\s+eller (fler|mer|högre)", after):
        return [Said(kind, value, low=value)]
    if before.endswith(MOST) or re.match(r"(\s*%|\s*procent)?\s+eller (färre|mindre|lägre)", after):
        return [Said(kind, value, high=value)]
    return []
