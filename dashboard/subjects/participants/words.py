"""The findings as sentences. Every heading is computed from the answer that the figure below it shows, never typed."""

import pandas as pd

from dashboard.kit.figures.words import in_sentence, short_name
from dashboard.subjects.participants.bases import OTHER_BASE, base_of, of_base, of_goal_base
from finsam_data.swedish import (
    NO_BREAK,
    decimals_of_difference,
    in_words,
    is_missing,
    number,
    of,
    percent,
    percent_against,
    points,
    upper_first,
)

COUNTING_WORDS = ("inget", "ett", "två", "tre", "fyra", "fem", "sex", "sju")


def outcomes(shares: pd.DataFrame, choice) -> str:
    """`Ett av tre mål nåddes i Malå 2019, men osäkert: 34,6 % gick till arbete, målet var 35 %`; without goals,
    or with some hidden, only the first share.
    """
    known = shares[shares["share"].notna()]
    if known.empty:
        return f"Utfallen{about(choice)} {choice.when} är dolda: gruppen är för liten för att visas öppet"
    judged = known[known["goal"].notna() & (known["signal"] != OTHER_BASE)]
    first = known.iloc[0]
    share = f"{percent_against(first['share'], first['goal'])}{of_base(first)} {gerund(first['label_in_sentence'])}"
    goal = (
        f", målet var{NO_BREAK}{percent(first['goal'])}{of_goal_base(first)}" if not is_missing(first["goal"]) else ""
    )
    if judged.empty or (shares["is_hidden"] & shares["goal"].notna()).any():
        who = ", ".join([_name(choice)] * (not choice.is_whole) + [choice.sex_in_words] * (choice.sex != "T"))
        return f"{upper_first(who)}: {share} {choice.when}{goal}" if who else f"{share} {choice.when}{goal}"
    reached = int(judged["signal"].str.startswith("reached").sum())
    counted = (
        f"{COUNTING_WORDS[reached].capitalize()} av {COUNTING_WORDS[len(judged)]} mål nåddes{about(choice)} "
        f"{choice.when}"
    )
    return f"{counted}{how_surely(reached, int((judged['signal'] == 'reached').sum()))}: {share}{goal}"


def how_surely(reached: int, surely: int) -> str:
    """How many of the reached goals are reached for certain, where it is not all: `, ett av dem säkert`."""
    if reached == surely:
        return ""
    return ", men osäkert" if reached == 1 else f", {COUNTING_WORDS[surely]} av dem säkert"


def place(choice) -> str:
    """`i Malå`, `på Jobbtorget`; nothing for the whole."""
    if choice.is_whole:
        return ""
    name = _name(choice)
    return f"{'på' if name.endswith(('torget', 'plattformen')) else 'i'} {name}"


def _name(choice) -> str:
    """The group's short name: `Malå`, `Skellefteå`."""
    return in_sentence(short_name(choice.group_label)).partition(" (")[0]


def about(choice) -> str:
    """` i Malå`, ` för kvinnor på Jobbtorget`; nothing for all in the whole."""
    sex = "" if choice.sex == "T" else f" för {choice.sex_in_words}"
    return f"{sex} {place(choice)}".rstrip()


def gerund(label_in_sentence: str) -> str:
    """The verb phrase of an outcome: `till arbete` → `gick till arbete`; `avbröt` is a verb already."""
    return f"gick {label_in_sentence}" if label_in_sentence.startswith("till ") else label_in_sentence


def when(period_label: str) -> str:
    """`2019`, or `tertial 2 2020` in the middle of a sentence."""
    return period_label[0].lower() + period_label[1:]


def population(shares: pd.DataFrame, choice) -> str:
    """Measure, population, period and n under an outcome figure."""
    usual = shares[shares["other_base"].isna()]
    n = usual["n"].dropna()
    size = f" n{NO_BREAK}={NO_BREAK}{number(n.iloc[0])}." if len(n) else ""
    return f"Andel av {base_of(shares, 'label')}. {choice.group_label}, {choice.when}, {choice.sex_in_words}.{size}"


def chart_key(shares: pd.DataFrame) -> str:
    """What the lines of a chart of shares mean, for those that it has."""
    marks = {"goal": "rött streck är målet", "low": "mörk linje är det 95-procentiga intervallet"}
    parts = [words for column, words in marks.items() if shares[column].notna().any()]
    return f"{upper_first(in_words(parts))}." if parts else ""


def how_shares_are_read(shares: pd.DataFrame, with_intervals: bool = True) -> str:
    """`Antalen är avlästa, andelarna beräknade: 88 / 336 = 26,2 %.`, or that the shares were read."""
    known = shares[shares["share"].notna()]
    if known.empty:
        return ""
    row = known.iloc[int((known["share"] > 0).argmax())]
    if row["share_is_read"]:
        return f"Andelarna är avlästa i hela procent{', intervallen beräknade' if with_intervals else ''}."
    counts = "avlästa" if known["is_read"].fillna(False).all() else "delvis beräknade"
    example = f"{number(row['count'])} / {number(row['n'])} = {percent(row['share'], 1)}".replace(" ", NO_BREAK)
    return f"Antalen är {counts}, andelarna beräknade: {example}."


def how_series_is_read(series: pd.DataFrame) -> str:
    """`Andelarna är beräknade ur antalen; 2018 är avlästa i hela procent.`"""
    read = [when(label) for label in series.loc[series["share_is_read"].fillna(False).astype(bool), "label"]]
    return f"Andelarna är beräknade ur antalen{f'; {in_words(read)} är avlästa i hela procent' if read else ''}."


def goal_notes(shares: pd.DataFrame, claims: pd.DataFrame) -> list[str]:
    """Where the paper's own words about a goal differ from the arithmetic, and what the goals of the period stand
    on.
    """
    notes = []
    for claim in claims.itertuples():
        row = shares[shares["outcome"] == claim.outcome].iloc[0]
        if is_missing(row["share"]) or row["signal"] in ("no_goal", "goal_unknown", "no_data", OTHER_BASE):
            continue
        if row["signal"].startswith("reached") != bool(claim.claimed):
            verdict = "nås" if claim.claimed else "inte nås"
            notes.append(
                f"Papperet skriver att målet {claim.label_in_sentence} {verdict} (”{claim.printed}”). "
                f"{of(row['count'], row['n'])} är {percent(row['share'], 1)} mot målet {percent(row['goal'])}."
            )
    if shares["goal"].notna().any():
        notes += [note for note in shares["goal_note"].head(1) if not is_missing(note)]
    return notes


def funnel(platforms: pd.DataFrame, outcome_label: str, period_label: str) -> str:
    """How many platforms lie outside the limits, by name."""
    known = platforms[platforms["place"] != "okänd"]
    outside = [short_name(label) for label in known.loc[known["place"] == "utanför", "label"]]
    if known.empty:
        return f"{outcome_label}: plattformarna går inte att jämföra {when(period_label)}"
    if not outside:
        return f"{outcome_label} {when(period_label)}: skillnaderna mellan plattformarna ryms inom slumpen"
    return (
        f"{outcome_label} {when(period_label)}: {in_words(outside)} skiljer sig från förbundet mer än slumpen gör "
        "troligt"
    )


def platforms(known: pd.DataFrame, outcome_label: str, period_label: str) -> str:
    """`Arbete 2019: tre av sju plattformar nådde målet 35 %, inget av dem säkert`; without a goal the lowest and the
    highest share.
    """
    judged = known[known["goal"].notna() & (known["signal"] != OTHER_BASE)]
    if judged.empty:
        low, high = known.loc[known["share"].idxmin()], known.loc[known["share"].idxmax()]
        ends = [f"{percent(row['share'])} ({row['short']})" for row in (low, high)]
        return f"{outcome_label} {when(period_label)}: från {ends[0]} till {ends[1]}"
    reached = judged[judged["signal"].str.startswith("reached")]
    surely = int((reached["signal"] == "reached").sum())
    certainty = (
        ""
        if surely == len(reached)
        else ", men osäkert"
        if len(reached) == 1
        else f", {number(surely) if surely else 'ingen'} av dem säkert"
    )
    counted = f"{number(len(reached)) if len(reached) else 'ingen'} av {number(len(judged))} plattformar nådde målet"
    return f"{outcome_label} {when(period_label)}: {counted} {percent(judged['goal'].iloc[0])}{certainty}"


def over_time(series: pd.DataFrame, outcome_in_sentence: str, choice) -> str:
    """`Till studier: från 19 % 2017 till 22 % 2019, kan vara slump`, between the first and the last period that may be
    compared; otherwise each with the word that they may not.
    """
    known = series[series["share"].notna()]
    verb = outcome_in_sentence[0].upper() + outcome_in_sentence[1:]
    if known.empty:
        return f"{verb}: papperen ger inga andelar för {choice.group_in_sentence}"
    longest = known.groupby("segment").filter(lambda part: len(part) == known.groupby("segment").size().max())
    part = longest[longest["segment"] == longest["segment"].iloc[-1]]
    if len(part) < 2:
        listed = in_words([f"{percent_against(row.share, row.goal)} {when(row.label)}" for row in known.itertuples()])
        return f"{verb}: {listed}{', men perioderna går inte att jämföra' if len(known) > 1 else ''}"
    first, last = part.iloc[0], part.iloc[-1]
    ends = [f"{percent_against(row['share'], row['goal'])} {when(row['label'])}" for row in (first, last)]
    return f"{verb}: från {ends[0]} till {ends[1]}, {chance(first, last)}"


def chance(first, last) -> str:
    """Whether the change from one period to another can be told from chance (Newcombe's interval)."""
    change = last["share"] - first["share"]
    reach = ((last["share"] - last["low"]) ** 2 + (first["high"] - first["share"]) ** 2) ** 0.5
    other_reach = ((last["high"] - last["share"]) ** 2 + (first["share"] - first["low"]) ** 2) ** 0.5
    return "kan vara slump" if change - reach <= 0 <= change + other_reach else "kan skiljas från slump"


def over_time_notes(series: pd.DataFrame) -> list[str]:
    """Whether the change along each line can be told from chance, and why the line is broken or there is none."""
    lines = [part for _, part in series[series["share"].notna()].groupby("segment") if len(part) > 1]
    notes = []
    for first, last in ((part.iloc[0], part.iloc[-1]) for part in lines):
        notes.append(
            f"Förändringen {first['label']}–{last['label']}, {points(last['share'] - first['share'])}, "
            f"{chance(first, last)}."
        )
    reasons = " ".join(
        f"{row.label}: {row.break_reason}" for row in series.itertuples() if not is_missing(row.break_reason)
    )
    return (
        [*notes, f"{'Linjen är bruten.' if lines else 'Ingen linje binder ihop perioderna.'} {reasons}"]
        if reasons
        else notes
    )


def women_and_men(rows: pd.DataFrame, choice) -> str:
    """The first outcome that tells women and men apart, or that none does."""
    apart = rows[rows["told_apart"].fillna(False).astype(bool)]
    if apart.empty:
        return f"{choice.group_label} {choice.when}: skillnaderna mellan kvinnor och män kan vara slump"
    first = apart.iloc[0]
    what = gerund(first["label_in_sentence"])
    shares = first["women_share"], first["men_share"]
    women, men = (percent(share, decimals_of_difference(*shares)) for share in shares)
    where = f" {place(choice)}".rstrip()
    return f"{women} av kvinnorna och {men} av männen{where} som avslutade {what} {choice.when}"


def separate(rows: pd.DataFrame, period_label: str) -> str:
    """The most common outcome of each initiative."""
    known = rows[rows["share"].notna()]
    if known.empty:
        return f"De särredovisade insatserna har inga redovisade utfall {when(period_label)}"
    top = known.loc[known["share"].idxmax()]
    size = of(top["count"], top["n"])
    return (
        f"{top['initiative']} {when(period_label)}: {percent(top['share'])} {gerund(top['label_in_sentence'])} ({size})"
    )


def where_separate_are_counted(rows: pd.DataFrame) -> str:
    """Whether the number of the whole counts the separate initiatives, where the papers give one: `Utanför förbundets
    904 deltagare ...`.
    """
    row = rows.iloc[0]
    if is_missing(row["whole_participants"]) or is_missing(row["separate_in_whole"]):
        return ""
    whole = f"förbundets {number(row['whole_participants'])} deltagare"
    return (
        f" De tycks vara inräknade i {whole}."
        if row["separate_in_whole"] == "ja"
        else f" Utanför {whole} och utanför målen."
    )


def change(row) -> str:
    """`Arbete: −10 procentenheter, kan vara slump (från 33 %, n = 122)`."""
    certainty = "kan skiljas från slump" if row.told_apart else "kan vara slump"
    return (
        f"{row.label}: {points(row.change)}, {certainty} (från {percent(row.earlier_share)}, "
        f"n{NO_BREAK}={NO_BREAK}{number(row.earlier_n)})"
    )
