"""Words that several subjects use of a figure. Pure functions."""


def short_name(label: str) -> str:
    """`Samordningsteamet i Vännäs` → `Vännäs`."""
    return label.removeprefix("Samordningsteamet i ")
