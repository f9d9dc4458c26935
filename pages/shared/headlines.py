"""The findings as sentences. Every heading is computed from the answer that the figure below it shows, never typed."""

import pandas as pd

from finsam_data.swedish import NO_BREAK, in_words, is_missing, number, of, percent, percent_against, points

COUNTING_WORDS = ("inget", "ett", "två", "tre", "fyra")


def outcomes(shares: pd.DataFrame, period_label: str) -> str:
    """`Ett av tre mål nåddes 2019: 26 % gick till arbete, målet var 35 %`; without goals, or with some hidden, only the first share."""
    known = shares[shares["share"].notna()]
    if known.empty:
        return f"Utfallen {when(period_label)} är dolda: gruppen är för liten för att visas öppet"
    judged = known[known["goal"].notna()]
    first = known.iloc[0]
    share = f"{percent_against(first['share'], first['goal'])} {gerund(first['label_in_sentence'])}"
    goal = "" if is_missing(first["goal"]) else f", målet var{NO_BREAK}{percent(first['goal'])}"
    if judged.empty or (shares["is_hidden"] & shares["goal"].notna()).any():
        return f"{share} {when(period_label)}{goal}"
    reached = int(judged["signal"].str.startswith("reached").sum())
    total = COUNTING_WORDS[len(judged)]
    counted = f"{COUNTING_WORDS[reached].capitalize()} av {total} mål nåddes {when(period_label)}"
    return f"{counted}: {share}{goal}"


def gerund(label_in_sentence: str) -> str:
    """`till arbete` → `gick till arbete`; `avbröt` stays."""
    return f"gick {label_in_sentence}" if label_in_sentence.startswith("till ") else label_in_sentence


def when(period_label: str) -> str:
    """`2019`, or `tertial 2 2020` in the middle of a sentence."""
    return period_label[0].lower() + period_label[1:]


def population(shares: pd.DataFrame, choice) -> str:
    """Measure, population, period and n under an outcome figure."""
    n = shares["n"].dropna()
    size = f" n{NO_BREAK}={NO_BREAK}{number(n.iloc[0])}." if len(n) else ""
    key = " Rött streck är målet, mörk linje det 95-procentiga intervallet." if shares["goal"].notna().any() else ""
    return f"Andel av dem som avslutade. {choice.group_label}, {choice.when}, {choice.sex_in_words}.{size}{key}"


def how_shares_are_read(shares: pd.DataFrame) -> str:
    """`Antalen är avlästa, andelarna beräknade: 88 / 336 = 26,2 %.`, or that the shares were read."""
    known = shares[shares["share"].notna()]
    if known.empty:
        return ""
    row = known.iloc[int((known["share"] > 0).argmax())]
    if row["share_is_read"]:
        return "Andelarna är avlästa i hela procent, intervallen beräknade."
    counts = "avlästa" if known["is_read"].fillna(False).all() else "delvis beräknade"
    example = f"{number(row['count'])} / {number(row['n'])} = {percent(row['share'], 1)}".replace(" ", NO_BREAK)
    return f"Antalen är {counts}, andelarna beräknade: {example}."


def goal_notes(shares: pd.DataFrame, claims: pd.DataFrame) -> list[str]:
    """Where the paper's own words about a goal differ from the arithmetic, and what the goals of the period stand on."""
    notes = []
    for claim in claims.itertuples():
        row = shares[shares["outcome"] == claim.outcome].iloc[0]
        if is_missing(row["share"]) or row["signal"] in ("no_goal", "no_data"):
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
    return f"{outcome_label} {when(period_label)}: {in_words(outside)} skiljer sig från förbundet mer än slumpen gör troligt"


def short_name(label: str) -> str:
    """`Samordningsteamet i Vännäs` → `Vännäs`."""
    return label.removeprefix("Samordningsteamet i ")


def flow(volumes: pd.DataFrame, choice) -> str:
    """`Vuxentorget 2019: 393 deltog, 81 avslutades och 312 var kvar`, as far as the papers say."""
    counts = dict(zip(volumes["measure"], volumes["value"], strict=True))
    words = {"deltagare": "deltog", "avslutade": "avslutades", "kvar": "var kvar"}
    parts = [f"{number(counts[measure])} {word}" for measure, word in words.items() if not is_missing(counts.get(measure))]
    return f"{choice.group_label} {choice.when}: {in_words(parts)}" if parts else f"Flödet {choice.when} för {choice.group_label}"


def referral_counts(counts: pd.DataFrame, period_label: str) -> str:
    """`Av 90 aktualiserade kom 31 från Arbetsförmedlingen`; without the whole where a part is not known."""
    known = counts[counts["count"].notna()]
    if known.empty:
        return f"Antalet aktualiserade per part {when(period_label)} är dolt"
    top = known.loc[known["count"].idxmax()]
    whole = f"Av {number(counts['count'].sum())} aktualiserade" if len(known) == len(counts) else f"Av de aktualiserade {when(period_label)}"
    return f"{whole} kom {number(top['count'])} från {top['label']}"


def flow_note(between: pd.DataFrame) -> list[str]:
    """That a year does not open with what the year before left."""
    if between.empty:
        return []
    row = between.iloc[0]
    if row["difference"] == 0:
        return [f"Året börjar med de {number(row['opening'])} som var kvar efter {row['earlier_period']}."]
    return [
        f"Flödet går inte ihop mellan åren: {row['earlier_period']} lämnar {number(row['closing'])}, men året börjar med "
        f"{number(row['opening'])} (skillnad {number(row['difference'])})."
    ]


def over_time(series: pd.DataFrame, outcome_in_sentence: str, choice) -> str:
    """`Till studier: från 19 % (2017) till 22 % (2019)`, between the first and the last period that may be compared."""
    known = series[series["share"].notna()]
    verb = outcome_in_sentence[0].upper() + outcome_in_sentence[1:]
    if known.empty:
        return f"{verb}: papperen ger inga andelar för {choice.group_label}"
    longest = known.groupby("segment").filter(lambda part: len(part) == known.groupby("segment").size().max())
    part = longest[longest["segment"] == longest["segment"].iloc[-1]]
    if len(part) < 2:
        listed = [f"{percent(row.share)} {when(row.label)}" for row in known.itertuples()]
        return f"{verb}: {in_words(listed)}"
    first, last = part.iloc[0], part.iloc[-1]
    return f"{verb}: från {percent(first['share'])} {first['label']} till {percent(last['share'])} {last['label']}"


def over_time_notes(series: pd.DataFrame) -> list[str]:
    """Whether the change along the line can be told from chance (Newcombe's interval), and why the line is broken."""
    notes = []
    for _, part in series[series["share"].notna()].groupby("segment"):
        if len(part) > 1:
            first, last = part.iloc[0], part.iloc[-1]
            change = last["share"] - first["share"]
            reach = ((last["share"] - last["low"]) ** 2 + (first["high"] - first["share"]) ** 2) ** 0.5
            other_reach = ((last["high"] - last["share"]) ** 2 + (first["share"] - first["low"]) ** 2) ** 0.5
            chance = "kan vara slump" if change - reach <= 0 <= change + other_reach else "kan skiljas från slump"
            notes.append(f"Förändringen {first['label']}–{last['label']}, {points(change)}, {chance}.")
    return notes + _break_notes(series)


def _break_notes(series: pd.DataFrame) -> list[str]:
    reasons = [f"{row.label}: {row.break_reason}" for row in series.itertuples() if not is_missing(row.break_reason)]
    return [f"Linjen är bruten. {' '.join(reasons)}"] if reasons else []


def parts(rows: pd.DataFrame, choice) -> str:
    """The largest part of annan behovsanpassad lösning."""
    totals = rows.groupby("label", sort=False)["count"].sum(min_count=1).dropna()
    largest = totals.idxmax()
    return f"Av {number(totals.sum())} till annan lösning gick {number(totals.max())} till {largest[0].lower()}{largest[1:]}" if largest else ""


def referrals(shares: pd.DataFrame, period_label: str) -> str:
    """The party that refers most, on the platform with the most referred."""
    known = shares[shares["share"].notna()]
    if known.empty:
        return f"Vem som aktualiserar {when(period_label)} är dolt: grupperna är för små för att visas öppet"
    largest = known[known["base"] == known["base"].max()] if known["base"].notna().any() else known
    top = largest.loc[largest["share"].idxmax()]
    return f"{top['label']} aktualiserar mest på {short_name(top['platform_label'])} {when(period_label)}: {percent(top['share'])}"


def women_and_men(rows: pd.DataFrame, choice) -> str:
    """The first outcome that tells women and men apart, or that none does."""
    apart = rows[rows["told_apart"].fillna(False).astype(bool)]
    if apart.empty:
        return f"{choice.group_label} {choice.when}: skillnaderna mellan kvinnor och män kan vara slump"
    first = apart.iloc[0]
    what = gerund(first["label_in_sentence"])
    return f"{percent(first['women_share'])} av kvinnorna och {percent(first['men_share'])} av männen {what} {choice.when}"


def separate(rows: pd.DataFrame, period_label: str) -> str:
    """The most common outcome of each initiative."""
    known = rows[rows["share"].notna()]
    if known.empty:
        return f"De särredovisade insatserna har inga redovisade utfall {when(period_label)}"
    top = known.loc[known["share"].idxmax()]
    return f"{top['initiative']} {when(period_label)}: {percent(top['share'])} {gerund(top['label_in_sentence'])}"


def change(row) -> str:
    """`Arbete: −10 procentenheter, kan vara slump (från 33 %, n = 122)`."""
    certainty = "kan skiljas från slump" if row.told_apart else "kan vara slump"
    return f"**{row.label}:** {points(row.change)}, {certainty} (från {percent(row.earlier_share)}, n{NO_BREAK}={NO_BREAK}{number(row.earlier_n)})"
