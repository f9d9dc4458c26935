"""The tables of the tertial report and of the annual report's appendix: women, men, total and percent per platform, for
any period of the record.

What the kansli otherwise types by hand. Pure: a period in, bytes out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.handouts.contents import (
    Progress,
    data_version,
    findings_behind,
    locators_in_short,
    one_line,
    places_behind,
)
from dashboard.handouts.pdf.typeset import typeset, words
from dashboard.kit.cached import ask
from finsam_data.questions import participants, register
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import HIDDEN, number, percent

SEX_COLUMNS = ("women", "men", "total")


@dataclass(frozen=True)
class ReportTable:
    """One table: its heading, and per line the label, the counts (None is missing, `..` hidden), the share and the rows
    of the record.
    """

    title: str
    labels: tuple[str, ...]
    counts: tuple[tuple[float | str | None, ...], ...]
    shares: tuple[float | None, ...]
    has_share: tuple[bool, ...]
    fact_ids: tuple[tuple[int, ...], ...]

    @property
    def rows(self) -> list[list[str]]:
        """The lines as texts: label, women, men, total, percent; `–` for missing, nothing where a share has no
        meaning.
        """
        return [
            [
                label,
                *(count if isinstance(count, str) else number(count) for count in counts),
                percent(share) if has_share else "",
            ]
            for label, counts, share, has_share in zip(
                self.labels, self.counts, self.shares, self.has_share, strict=True
            )
        ]

    @property
    def source(self) -> str:
        """Which papers and sections the table stands on."""
        every = tuple(sorted({fact_id for ids in self.fact_ids for fact_id in ids}))
        is_read = any(
            share is not None and counts[-1] is None for share, counts in zip(self.shares, self.counts, strict=True)
        )
        how = "avlästa i hela procent" if is_read else "beräknade ur antalen"
        return (
            "Källa: "
            + ". ".join(f"{source}: {places}" for source, places in places_behind(every))
            + f". Andelarna är {how}."
        )

    @property
    def findings(self) -> list[str]:
        """What in the papers does not hold together here."""
        return list(findings_behind(tuple(sorted({fact_id for ids in self.fact_ids for fact_id in ids})))["title"])


@dataclass(frozen=True)
class Report:
    """All tables of one period with their heading."""

    title: str
    period_label: str
    tables: tuple[ReportTable, ...]


def periods() -> dict[str, str]:
    """Period label → code, for every period that has tables, latest first."""
    codes = ask(register.code_table)
    known = codes[codes["what"] == "period"]
    return {
        row.label: row.code
        for row in reversed(list(known.itertuples()))
        if len(ask(participants.annual_table, period=row.code))
    }


def heads() -> list[str]:
    """The headings of every table."""
    return [words()[name] for name in ("line", "women", "men", "total", "percent")]


def report_of(period: str) -> Report:
    """The tables of a period. Raises KeyError for a period that the record does not know."""
    codes = ask(register.code_table)
    known = codes[codes["what"] == "period"].set_index("code").loc[period]
    kind = words()["annual_year" if known["kind"] == "year" else "annual_tertial"]
    label = known["label"]
    title = f"{kind} {label if known['kind'] == 'year' else label.lower()}: {words()['annual_title']}"
    groups = ask(participants.annual_table, period=period).groupby("group_code", sort=False)
    tables = tuple(_table(place, rows, label) for place, (_, rows) in enumerate(groups, 1))
    return Report(title, label, tables)


def _table(place: int, rows: pd.DataFrame, period_label: str) -> ReportTable:
    return ReportTable(
        title=f"{words()['table']} {place}. {rows['group_label'].iloc[0]}, {period_label}", labels=tuple(rows["label"]),
        counts=tuple(zip(*(_counts(rows, sex) for sex in SEX_COLUMNS), strict=True)),
        shares=tuple(None if pd.isna(share) else float(share) for share in rows["share"]),
        has_share=tuple(map(bool, rows["has_share"])),
        fact_ids=tuple(
            tuple(map(int, ids)) if pd.api.types.is_list_like(ids) else () for ids in rows["fact_ids"]
        ),
    )  # fmt: skip


def _counts(rows: pd.DataFrame, sex: str) -> Iterator[float | str | None]:
    for value, hidden in zip(rows[sex], rows[f"{sex}_hidden"], strict=True):
        yield HIDDEN if hidden else None if pd.isna(value) else float(value)


def as_pdf(period: str, progress: Progress | None = None) -> bytes:
    """The tables as a PDF that claims PDF/UA-1."""
    report = report_of(period)
    tables = []
    for place, table in enumerate(report.tables):
        if progress:
            progress(place, len(report.tables), table.title)
        tables.append({"title": table.title, "rows": table.rows, "source": table.source, "findings": table.findings})
    content = {
        "title": report.title, "author": forbund().name, "foot": report.title,
        "intro": one_line(words()["annual_intro"]),
        "version": data_version(), "head": heads(), "tables": tables,
    }  # fmt: skip
    return typeset("annual.typ", content, {})


def where(fact_ids: tuple[int, ...]) -> tuple[str, str]:
    """(papers, places with line numbers) of one line of a table."""
    if not fact_ids:
        return "", ""
    rows = ask(register.figures_behind, fact_ids=fact_ids)
    return "; ".join(dict.fromkeys(rows["source"])), locators_in_short(rows["locator"])
