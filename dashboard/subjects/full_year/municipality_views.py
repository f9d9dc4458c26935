"""The views of Helårsekvivalenter about one municipality: its profile, its position among all, what drove the change.

A view is a pure function: it asks the data layer, words the answer and returns figures. The numbers in its sentences
are computed from the answer that the figure shows. `year` is one of basis.years_with_a_year_before; empty means the
latest.
"""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.figures import chart_columns
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.subjects.full_year.basis import Basis, about, basis, leading_to, of_papers, relative, share_words, signed
from finsam_data.questions import full_year
from finsam_data.record.settings.colours import colour
from finsam_data.record.settings.forbund import forbund
from finsam_data.swedish import MISSING, NO_BREAK, is_missing, lower_first, number, percent, points

OF_KIND = {
    "avläst": "Andelarna är avlästa.",
    "beräknad": "Andelarna är 2019 års minus den tryckta förändringen.",
    "ungefärlig": "Andelarna är ungefärliga: totalens andel delad som antalen.",
}
APPROXIMATE = (
    "Andelar med ca är ungefärliga: papperen trycker inte befolkningen, så totalandelen har delats som antalen."
)


def _nothing(area: Area, base: Basis) -> list[Notice]:
    return [
        Notice(
            f"{area.label}: summan för {base.year} saknas",
            "Ekonomiskt bistånd är inte rapporterat för någon månad det året, så summan går inte att räkna. Välj ett "
            "annat år.",
        )
    ]


def profile(area: Area, year: str = "") -> list[Figure | Notice]:
    """Each benefit against riket, its change in persons, percent and points, then the composition."""
    base = basis(year)
    rows = ask(full_year.benefits, area=area.area, year=base.year)
    total = rows[rows["kind"] == "total"].iloc[0]
    if is_missing(total["share"]):
        return _nothing(area, base)
    benefits = rows[rows["kind"] == "benefit"].reset_index(drop=True)
    notes, fact_ids = of_papers(area.area, area.label, base.year)
    return [
        Figure(
            key="profil", form="value_rows", origin=base.origin, notes=notes,
            heading=f"{area.label} {base.when}: {number(total['count'])} helårsekvivalenter, "
            f"{share_words(total['share'], total['share_kind'])} av befolkningen; riket "
            f"{percent(total['country_share'], 1)}",
            measure=f"Helårsekvivalenter som andel av befolkningen 20–64 år, {base.when}.",
            legend=f"Staplar: {area.inside}. Mörkt streck: riket.",
            rows=pd.DataFrame({
                "position": range(1, len(benefits) + 1), "value": benefits["share"],
                "reference": benefits["country_share"], "colour": benefits["colour"],
                "heading": [
                    f"{row.label}: {number(row.count)} ({share_words(row.share, row.share_kind)})"
                    for row in benefits.itertuples()
                ],
                "label": benefits["label"], "number_format": chart_columns.percent_format(1),
                "remark": [
                    f"riket {share_words(row.country_share, row.country_share_kind)}" for row in benefits.itertuples()
                ],
            }),
            table=pd.DataFrame({
                "Ersättning": benefits["label"], "Antal": [number(row.count) for row in benefits.itertuples()],
                "Andel": [share_words(row.share, row.share_kind) for row in benefits.itertuples()],
                "Riket": [share_words(row.country_share, row.country_share_kind) for row in benefits.itertuples()],
            }),
            answer=leading_to(benefits, fact_ids, base.year),
            calculation=base.calculation(f"{_counts_are(area)} {APPROXIMATE}"),
        ),
        _changes(area, base, rows[rows["kind"].isin(["benefit", "total"])].reset_index(drop=True), fact_ids),
        _composition(area, base, rows, fact_ids),
    ]  # fmt: skip


def _counts_are(area: Area) -> str:
    return f"Antalen är summor av {forbund().together}s." if area.is_whole else "Antalen är avlästa."


def _changes(area: Area, base: Basis, rows: pd.DataFrame, fact_ids: tuple[int, ...]) -> Figure:
    """The change since the year before, per benefit: persons, percent and points, with riket's percent."""
    total = rows[rows["kind"] == "total"].iloc[0]
    cells = []
    for row in rows.itertuples():
        texts = (signed(row.change), relative(row.change_share), _points(row), relative(row.country_change_share))
        for column, text in zip(("Antal", "Procent", "%-enheter", "Riket, procent"), texts, strict=True):
            cells.append({"label": row.label, "column": column, "share": None, "text": text})
    table = pd.DataFrame(cells).astype({"share": float})
    return Figure(
        key="profil_forandring", form="matrix", origin=base.origin,
        heading=f"Sedan {base.before}: {signed(total['change'])} helårsekvivalenter, "
        f"{relative(total['change_share'])} och {about(total['share_kind'])}{points(total['change_points'], 1)}; "
        f"riket {relative(total['country_change_share'])}",
        measure=f"Förändring från {base.before} till {base.when}, {area.inside}: i helårsekvivalenter, i procent av "
        f"{base.before} års antal och i procentenheter av befolkningen 20–64 år.",
        legend="Sist rikets förändring i procent.",
        rows=chart_columns.matrix(table, "label", "column", table["text"].to_list()),
        table=pd.DataFrame({
            "Ersättning": rows["label"],
            f"{base.before} → {base.year}": [
                f"{number(row.count_before)} → {number(row.count)}" for row in rows.itertuples()
            ],
            area.label: [
                f"{signed(row.change)}, {relative(row.change_share)}, {_points(row)} procentenheter"
                for row in rows.itertuples()
            ],
            "Riket": [
                f"{relative(row.country_change_share)}, {_country_points(row)} procentenheter"
                for row in rows.itertuples()
            ],
        }),
        answer=leading_to(rows, fact_ids, base.year),
        calculation=base.calculation(
            "Antal och procent är beräknade ur antalen. Totalens procentenheter är "
            f"{'ungefärliga' if about(total['share_kind']) else 'avlästa'}, ersättningarnas ungefärliga."
        ),
    )  # fmt: skip


def _points(row) -> str:
    """A change of share in points without the unit, with `ca` where the share is approximate."""
    kind = "ungefärlig" if row.kind == "benefit" and row.share_kind != "SCB" else row.share_kind
    return MISSING if is_missing(row.change_points) else about(kind) + points(row.change_points, 1).split(NO_BREAK)[0]


def _country_points(row) -> str:
    return MISSING if is_missing(row.country_change_points) else points(row.country_change_points, 1).split(NO_BREAK)[0]


def _composition(area: Area, base: Basis, rows: pd.DataFrame, fact_ids: tuple[int, ...]) -> Figure:
    order = {"ohalsa": 1, "arbetsloshet-sektor": 2, "ekonomiskt-bistand": 3}
    sectors = rows[rows["item"].isin(order)].sort_values("item", key=lambda items: items.map(order))
    first = sectors.iloc[0]
    return Figure(
        key="sammansattning", form="value_rows", origin=base.origin,
        heading=f"{area.label} {base.when}: {percent(first['part'])} av helårsekvivalenterna gäller "
        f"{lower_first(first['label'])}; i riket {percent(first['country_part'])}",
        measure=f"Andel av alla helårsekvivalenter, {base.when}.", legend="Mörkt streck: riket.",
        rows=pd.DataFrame({
            "position": range(1, len(sectors) + 1), "value": sectors["part"].array,
            "reference": sectors["country_part"].array, "colour": sectors["colour"].array,
            "heading": [f"{row.label}: {percent(row.part)}" for row in sectors.itertuples()],
            "label": sectors["label"].array, "number_format": chart_columns.percent_format(),
            "remark": [f"riket {percent(row.country_part)}" for row in sectors.itertuples()],
        }),
        table=pd.DataFrame({
            "Del": sectors["label"], area.label: [percent(part, 1) for part in sectors["part"]],
            "Riket": [percent(part, 1) for part in sectors["country_part"]],
        }),
        answer=leading_to(sectors, fact_ids, base.year), calculation="Beräknat ur antalen.",
    )  # fmt: skip


def position(area: Area, year: str = "") -> list[Figure | Notice]:
    """The municipality among all with data: range, middle half, riket."""
    base = basis(year)
    rows = ask(full_year.spread, area=area.area, year=base.year)
    total = rows[rows["item"] == "totalt"].iloc[0]
    if is_missing(total["share"]):
        return _nothing(area, base)
    side = "under" if total["share"] < total["country_share"] else "över"
    notes, fact_ids = of_papers(area.area, area.label, base.year)
    kind = about(total["share_kind"])
    return [
        Figure(
            key="lage", form="spine", origin=base.origin, notes=[*base.covers(total["all_municipalities"]), *notes],
            heading=f"{area.label} {base.when}: helårsekvivalenterna är {kind}{percent(total['share'], 1)} av "
            f"befolkningen, {kind}{points(abs(total['share'] - total['country_share']), 1).lstrip('+')} {side} riket",
            measure=f"Helårsekvivalenter som andel av befolkningen 20–64 år, {base.when}.",
            legend=f"Punkt: {area.inside}. Mörkt streck: riket. Grått band: mittersta hälften av {base.compared}; "
            "linjen går från lägst till högst.",
            rows=pd.DataFrame({
                "position": range(1, len(rows) + 1), "low": rows["low"], "quarter": rows["quarter"],
                "three_quarters": rows["three_quarters"], "high": rows["high"], "value": rows["share"],
                "reference": rows["country_share"], "colour": colour("accent"),
                "heading": [f"{row.label}: {share_words(row.share, row.share_kind)}" for row in rows.itertuples()],
                "label": rows["label"], "number_format": chart_columns.percent_format(1),
                "remark": [
                    f"riket {percent(row.country_share, 1)} · spann {number(row.low * 100, 1)}–{percent(row.high, 1)}"
                    for row in rows.itertuples()
                ],
            }),
            table=pd.DataFrame({
                "Ersättning": rows["label"],
                area.label: [share_words(row.share, row.share_kind) for row in rows.itertuples()],
                "Riket": [percent(value, 1) for value in rows["country_share"]],
                "Mittersta hälften": [
                    f"{number(row.quarter * 100, 1)}–{percent(row.three_quarters, 1)}" for row in rows.itertuples()
                ],
            }),
            answer=leading_to(rows, fact_ids, base.year),
            calculation=base.calculation(
                f"Andelarna är avlästa{f', {forbund().together}s ungefärliga' if kind else ''}; kvartilerna är "
                "beräknade."
            ),
        )
    ]  # fmt: skip


def change(area: Area, year: str = "") -> list[Figure | Notice]:
    """What drove the change from the year before: a waterfall per benefit that adds up."""
    base = basis(year)
    rows = ask(full_year.benefits, area=area.area, year=base.year)
    rows = rows[rows["kind"].isin(["benefit", "total"])].reset_index(drop=True)
    total, benefits = rows[rows["kind"] == "total"].iloc[0], rows[rows["kind"] == "benefit"]
    if is_missing(total["change"]):
        return _nothing(area, base)
    largest = benefits.loc[benefits["change"].abs().idxmax()]
    verb = "ökade" if total["change"] > 0 else "minskade"
    notes, fact_ids = of_papers(area.area, area.label, base.year)
    return [
        Figure(
            key="forandring", form="change_rows", origin=base.origin,
            heading=f"{area.label}: helårsekvivalenterna {verb} med {number(abs(total['change']))} "
            f"({relative(total['change_share'])}) {base.before}–{base.when}, mest {lower_first(largest['label'])} "
            f"({signed(largest['change'])})",
            measure=f"Förändring i helårsekvivalenter från {base.before} till {base.when}, {area.inside}. Riket: "
            f"{relative(total['country_change_share'])}.",
            legend="Varje stapel börjar där den förra slutade.",
            rows=_change_rows(benefits, total, rows), table=_change_table(rows, base),
            answer=leading_to(rows, fact_ids, base.year),
            calculation=base.calculation("Skillnaderna är beräknade ur antalen."),
            notes=[*([] if base.delivery else _wrongly_printed(rows)), *notes],
        )
    ]  # fmt: skip


def _change_rows(benefits: pd.DataFrame, total, rows: pd.DataFrame) -> pd.DataFrame:
    """The bars of `rows`: the benefits end to end, then the total from zero."""
    ends = benefits["change"].cumsum()
    return pd.DataFrame({
        "position": range(1, len(rows) + 1), "start_value": [*(ends - benefits["change"]), 0],
        "end_value": [*ends, total["change"]], "zero": 0, "colour": [*benefits["colour"], total["colour"]],
        "heading": [f"{row.label}: {_signed_and_relative(row)}" for row in rows.itertuples()],
        "number_format": chart_columns.number_format(),
    })  # fmt: skip


def _change_table(rows: pd.DataFrame, base: Basis) -> pd.DataFrame:
    counts = [f"{number(row.count_before)} → {number(row.count)}" for row in rows.itertuples()]
    return pd.DataFrame({
        "Ersättning": rows["label"], f"{base.before} → {base.year}": counts,
        "Förändring": [_signed_and_relative(row) for row in rows.itertuples()],
        "Riket": [relative(row.country_change_share) for row in rows.itertuples()],
    })  # fmt: skip


def _signed_and_relative(row) -> str:
    """`−221 (−5,5 %)`."""
    return f"{signed(row.change)} ({relative(row.change_share)})"


def _wrongly_printed(rows: pd.DataFrame) -> list[str]:
    """Where the change that a paper prints is not the difference of its own counts."""
    wrong = rows[rows["printed_change"].notna() & (rows["printed_change"] != rows["change"])]
    return [
        f"{row.label}: papperet skriver {signed(row.printed_change)}, antalen ger {signed(row.change)}."
        for row in wrong.itertuples()
    ]
