"""The views of Resultat about outcomes: against the goals, per platform, over time, women and men, the initiatives that
stand apart.

A view is a pure function: it asks the data layer, words the answer and returns figures.
"""

from dashboard.kit.cached import ask, prepared
from dashboard.kit.choices.group import Choice, outcomes_by_name
from dashboard.kit.choices.what_exists import not_given, nothing, what_exists
from dashboard.kit.figures.chart_columns import cell_share, few, matrix
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.tables import cells
from dashboard.kit.figures.words import short_name
from dashboard.subjects.participants import chart_columns, tables, words
from dashboard.subjects.participants.bases import base_of
from finsam_data.questions import participants, register
from finsam_data.swedish import number

FUNNEL_KEY = (
    "Streckad linje är hela förbundet. Om bara slumpen skilde plattformarna åt hamnade 95 av 100 i det mörkare fältet "
    "och 998 av 1 000 innanför det ljusare."
)


def outcomes(choice: Choice) -> list[Figure | Notice]:
    """Where those who finished went, against the goals."""
    selection = {"period": choice.period, "group_code": choice.group_code}
    shares = ask(participants.outcome_shares, **selection, sex=choice.sex)
    if shares["share"].isna().all() and not shares["is_hidden"].any():
        return [nothing("Utfall mot målen", choice)]
    # the papers' own judgements are about women and men together
    claims = ask(participants.claims_about_goals, **selection)[: None if choice.sex == "T" else 0]
    return [
        Figure(
            key="utfall", heading=words.outcomes(shares, choice), measure=words.population(shares, choice),
            legend=words.chart_key(shares), form="share_rows", rows=chart_columns.share_rows(shares, _mark_below_n()),
            table=tables.shares(shares), answer=shares, calculation=words.how_shares_are_read(shares),
            notes=words.goal_notes(shares, claims),
        )
    ]  # fmt: skip


def platforms(choice: Choice, name: str) -> list[Figure | Notice]:
    """All platforms for one outcome: bars with intervals and, beside them, the funnel that says what chance can do."""
    question = {"period": choice.period, "outcome": prepared(outcomes_by_name)[name], "sex": choice.sex}
    rows = ask(participants.platform_outcomes, **question)
    known = rows[rows["share"].notna()].copy()
    if known.empty:
        return [nothing("Plattformarna", choice, "has_platforms")]
    known["short"] = known["label"].map(short_name)
    limits = ask(participants.funnel_limits, **question)
    without = [short_name(label) for label in rows.loc[rows["share"].isna(), "label"]]
    missing = [f"{not_given()}: {', '.join(without)}."] if without else []
    common = {
        "measure": f"Andel {rows['outcome_in_sentence'].iloc[0]} av {base_of(known)}, per plattform. "
        f"{choice.period_label}, {choice.sex_in_words}.",
        "table": tables.shares(known, "short", "Plattform"),
        "answer": known,
    }
    bars = Figure(
        key="plattformar", heading=words.platforms(known, name, choice.period_label), form="share_rows",
        legend=words.chart_key(known), rows=chart_columns.share_rows(known, _mark_below_n(), "short"),
        calculation=words.how_shares_are_read(known), **common,
    )  # fmt: skip
    if limits.empty:
        return [
            Notice(
                f"{name} per plattform {choice.when}",
                "Hela förbundets andel saknas, så plattformarna kan inte jämföras med den.",
            ),
            bars,
        ]
    funnel = Figure(
        key="tratt", heading=words.funnel(rows, name, choice.period_label), legend=FUNNEL_KEY,
        form="funnel",
        rows=chart_columns.funnel(known, limits), notes=missing,
        calculation=f"{words.how_shares_are_read(known, with_intervals=False)} Gränserna är beräknade.", **common,
    )  # fmt: skip
    return [funnel, bars]


def over_time(choice: Choice, name: str) -> list[Figure | Notice]:
    """How many and how large a share went on to studies, or elsewhere, over time. The board has asked for it."""
    outcome = prepared(outcomes_by_name)[name]
    series = ask(participants.outcome_over_time, group_code=choice.group_code, outcome=outcome, sex=choice.sex)
    if series["share"].isna().all():
        return [nothing(f"{name} över tid", choice)]
    in_sentence = series["outcome_in_sentence"].iloc[0]
    return [
        Figure(
            key="over_tid", heading=words.over_time(series, in_sentence, choice), form="over_time",
            rows=chart_columns.over_time(series), table=tables.shares(series, heading="Period"), answer=series,
            measure=f"Andel av {base_of(series)}. {choice.group_label}, "
            f"{choice.sex_in_words}.",
            legend=f"Under diagrammet står antalet. {words.chart_key(series)}".strip(),
            calculation=words.how_series_is_read(series),
            notes=words.over_time_notes(series),
        )
    ]  # fmt: skip


def women_and_men(choice: Choice) -> list[Figure | Notice]:
    """Women and men side by side, with the difference and whether it can be told from chance."""
    rows = ask(participants.women_and_men, period=choice.period, group_code=choice.group_code)
    if rows["difference"].isna().all():
        return [
            Notice(
                f"Kvinnor och män redovisas inte för {choice.group_in_sentence} {choice.when}",
                what_exists(choice, "has_sexes"),
            )
        ]
    of_whom = base_of(rows.assign(share=rows["women_share"], n=float("nan")), "label")
    return [
        Figure(
            key="kvinnor_och_man", heading=words.women_and_men(rows, choice), form="two_groups",
            rows=chart_columns.women_and_men(rows), table=tables.women_and_men(rows), answer=rows,
            measure=f"Andel av {of_whom}. {choice.group_label}, "
            f"{choice.when}. Skillnaden är kvinnors andel minus mäns, räknad före avrundning.",
            legend="Linjerna är 95-procentiga intervall.",
            calculation="Andelarna är beräknade. Skillnaden kan skiljas från slump när dess 95-procentiga intervall "
            "(Newcombe) inte rymmer noll.",
        )
    ]  # fmt: skip


def separate(choice: Choice) -> list[Figure | Notice]:
    """The initiatives that are reported apart, outside the goals."""
    rows = ask(participants.separate_initiatives, period=choice.period, sex=choice.sex)
    if rows["share"].isna().all():
        title = f"De särredovisade insatserna har inga redovisade utfall {choice.when}"
        return [Notice(title, what_exists(choice, "has_separate"))]
    known = rows[rows["n"].notna()].copy()
    known["initiative_n"] = [
        f"{row.initiative} (n = {number(row.n)}{few(row.n, _mark_below_n())})" for row in known.itertuples()
    ]
    texts = [cell_share(row.share, row.is_hidden) for row in known.itertuples()]
    known["short_label"] = known["label"].str.replace("Annan behovsanpassad lösning", "Annan lösning")
    return [
        Figure(
            key="sarredovisade", heading=words.separate(rows, choice.period_label), form="matrix",
            rows=matrix(known, "initiative_n", "short_label", texts),
            table=cells(known, texts, {"initiative_n": "Insats", "label": "Utfall"}),
            measure=f"Andel av {base_of(known)}. {choice.period_label}, "
            f"{choice.sex_in_words}.{words.where_separate_are_counted(rows)}",
            answer=known, calculation=words.how_shares_are_read(known, with_intervals=False),
        )
    ]  # fmt: skip


def _mark_below_n() -> int:
    return int(ask(register.build_facts)["mark_below_n"].iloc[0])
