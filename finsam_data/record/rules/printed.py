"""Whether a value can be read out of what the paper prints: digits, number words, fractions, months, and a sign that is
a minus or a word.

A row says `printed` only about what stands there. A word that somebody coded as a number (reached as 1) is derived, and
a lost sign restored.
"""

import re

_UNITS = [
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton",
    "sjutton", "arton", "nitton", "tjugo",
]  # fmt: skip
_TENS = {
    "trettio": 30,
    "fyrtio": 40,
    "femtio": 50,
    "sextio": 60,
    "sjuttio": 70,
    "åttio": 80,
    "nittio": 90,
    "hundra": 100,
}
_ORDINALS = ["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"]
_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_WORDS = {
    **{word[:length]: number for number, word in enumerate(_MONTHS, 1) for length in (3, len(word))},
    **{word: number for number, word in enumerate(_UNITS)}, **_TENS,
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
    # words as the scan prints them: å, ä and ö have lost their dots and rings
    "tva": 2, "atta": 8, "ett": 1, "ingen": 0, "inget": 0, "inga": 0, "dubbelt": 2, "dubbla": 2,
    "tregradig": 3, "fyrgradig": 4, "femgradig": 5, "sexgradig": 6,
    "hälften": 50, "tredjedel": 33.3, "fjärdedel": 25,
}  # fmt: skip
# a minus belongs to its number unless another number stands before it: then it is a span, 25–29 or 300 - 350
_NUMBER = re.compile(r"(?<![0-9])(?<![0-9][,.])(?:(?<![0-9] )[-−–] ?)?[0-9]+(?:[,.][0-9]+)?")
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)")
_NONE = re.compile(r"\binte\b.*\bnågo[nt]\b")
_LESS = re.compile(r"minsk|färre|mindre|lägre|underskott|underbalans|sjunk|sänk|nedgång|\bner\b")


def is_readable(printed: str, value: float) -> bool:
    """Whether `printed` states `value`, with its sign."""
    text = printed.lower().replace("\N{NO-BREAK SPACE}", " ")
    numbers = _numbers(text)
    return any(abs(value - number) < 1e-9 for number in numbers) or (
        # a decrease may be said in words
        value < 0 and _LESS.search(text) is not None and any(abs(value + number) < 1e-9 for number in numbers)
    )


def _numbers(text: str) -> set[float]:
    """Every number that the text states. A space between digits may part thousands or two numbers: both are read."""
    found = set()
    for reading in (
        text,
        re.sub(r"(?<=[0-9]) (?=[0-9])", "", text),
        re.sub(r"(?<=[0-9]) ?([,.]) ?(?=[0-9])", r"\1", text),
    ):
        found |= {float(re.sub(r"[-−–] ?", "-", match).replace(",", ".")) for match in _NUMBER.findall(reading)}
    found |= {round(100 * int(part) / int(whole), 1) for part, whole in _FRACTION.findall(text) if int(whole)}
    found |= {float(_WORDS[word]) for word in re.findall(r"[a-zåäö]+", text) if word in _WORDS}
    return found | ({0.0} if _NONE.search(text) else set())
