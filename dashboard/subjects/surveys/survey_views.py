"""The view Enkäter: how people answered each question, against the goal, and participants beside staff. Pure views."""

import pandas as pd

from dashboard.kit.cached import ask
from dashboard.kit.choices.area import Area
from dashboard.kit.choices.what_exists import not_given
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.figures.words import short_name
from dashboard.subjects.surveys import chart_columns, tables
from dashboard.subjects.surveys.choices import Survey
from finsam_data.questions import register, surveys
from finsam_data.swedish import counted_in_words, in_words, is_missing, lower_first, percent, percent_against

COUNTING_WORDS = ("ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju")
IN_SENTENCE = {"deltagare": "deltagarna", "personal": "personalen", "styrgrupp": "styrgrupperna"}


def answers(area: Area, survey: Survey) -> list[Figure | Notice]:
    """One figure per chosen question; participants beside staff where the reader asks for that."""
    if not survey.respondent:
        return _side_by_side(area, survey.period)
    results = ask(surveys.results, period=survey.period, respondent=survey.respondent, area=area.area)
    without = ask(surveys.without_answers, period=survey.period, respondent=survey.respondent, area=area.area)
    if results.empty:
        return [
            Notice(f"Inga enkätsvar från {IN_SENTENCE[survey.respondent]} i {area.label}", _why_none(survey, without))
        ]
    return [_question(area, survey, results[results["item"] == item], without) for item in survey.items]


def _question(area: Area, survey: Survey, results: pd.DataFrame, without: pd.DataFrame) -> Figure | Notice:
    item, name = results["item"].iloc[0], results["description"].iloc[0].partition(":")[0]
    if results["share"].isna().all():
        return Notice(
            f"{name}: svaren är dolda",
            "Så få svarade att svaren inte visas öppet. Välj Alla kommuner för att se större grupper.",
        )
    distribution = ask(
        surveys.distribution, period=survey.period, respondent=survey.respondent, item=item, area=area.area
    )
    return Figure(
        key=f"enkat_{item.replace('.', '_')}", form="answer_rows", heading=_heading(results, distribution),
        measure=f"Fråga {item} till {IN_SENTENCE[survey.respondent]}, {_place(area)}, {survey.period}.",
        legend=_legend(results), rows=chart_columns.answer_rows(results, distribution, _mark_below_n()),
        table=tables.table(results, distribution), answer=chart_columns.as_answer(results, distribution),
        calculation="Antalen är avlästa eller återställda, andelar och intervall beräknade.",
        notes=_notes(results, distribution, without),
    )  # fmt: skip


def _heading(results: pd.DataFrame, distribution: pd.DataFrame) -> str:
    """`Rätt stöd för att kunna få ett arbete: en av fem plattformar når målet 80 %`, or the single platform's share."""
    known = results[results["share"].notna()]
    description = results["description"].iloc[0]
    first = known.iloc[0]
    if first["signal"] == "not_judged":
        return _spread(distribution.loc[distribution["is_top"], "answer"].iloc[0], known)
    goal = f"målet {percent(first['goal'])}"
    if len(known) == 1:
        verdict = ("nås" if first["signal"].startswith("reached") else "nås inte") + (
            ", men osäkert" if first["signal"].endswith("uncertain") else ""
        )
        return (
            f"{description}: {percent_against(first['share'], first['goal'])} {_where(first['platform_label'])}, "
            f"{goal} {verdict}"
        )
    reached, surely = int(known["signal"].str.startswith("reached").sum()), int((known["signal"] == "reached").sum())
    units = "styrgrupper" if (known["respondent"] == "styrgrupp").all() else "plattformar"
    certainty = f", {COUNTING_WORDS[surely]} säkert" if surely < reached else ""
    whole = (
        f"{COUNTING_WORDS[len(known)]} {units}"
        if len(known) == len(results)
        else f"de {COUNTING_WORDS[len(known)]} {units} som kan visas"
    )
    return f"{description}: {COUNTING_WORDS[reached]} av {whole} når {goal}{certainty}"


def _spread(answer: str, known: pd.DataFrame) -> str:
    """`Redo att arbeta eller studera: 25 % i Malå, 67 % i Norsjö`: the lowest and the highest."""
    ends = known.sort_values("share").iloc[[0, -1]] if len(known) > 1 else known
    said = [f"{percent(row.share)} {_where(row.platform_label)}" for row in ends.itertuples()]
    return f"{answer}: från {said[0]} till {said[1]}" if len(said) > 1 else f"{answer}: {said[0]}"


def _where(platform_label: str) -> str:
    """`på Jobbtorget`, `i Malå`, `i styrgruppen`."""
    name = short_name(platform_label)
    return "i styrgruppen" if "styrgrupp" in name else f"i {name}" if name != platform_label else f"på {name}"


def _legend(results: pd.DataFrame) -> str:
    """What the numbers, sides and lines of the bars are."""
    first = results.iloc[0]
    interval = "mörk linje under stapeln det 95-procentiga intervallet"
    if first["signal"] == "not_judged":
        key = f"{interval.capitalize()} för den första andelen."
    else:
        key = (
            f"Till höger om mittlinjen de {counted_in_words(int(first['top_steps']))} översta svaren, till vänster de "
            "andra. "
            f"Rött streck är målet {percent(first['goal'])}, {interval}."
        )
    hatched = (
        f" Randig stapel: svarsfrekvensen är under riktvärdet {percent(first['guide'])}."
        if results["is_below_guide"].any()
        else ""
    )
    return f"Talen i staplarna är antal svar. {key}{hatched}"


def _place(area: Area) -> str:
    return "alla plattformar" if area.is_whole else area.label


def _notes(results: pd.DataFrame, distribution: pd.DataFrame, without: pd.DataFrame) -> list[str]:
    """Which answers are hidden or lost, who is missing, and whether an earlier year can be compared."""
    first, notes = results.iloc[0], []
    drawn = distribution[distribution["platform"].isin(results.loc[results["share"].notna(), "platform"])]
    if drawn["is_hidden"].any():
        notes.append("Där ett svar har få personer visas bara summor.")
    lost = drawn[drawn["count"].isna() & ~drawn["is_hidden"]]
    if len(lost):
        names = in_words([short_name(label) for label in lost["platform_label"].drop_duplicates()])
        notes.append(f"{names}: papperet har förlorat hur de andra svaren fördelar sig.")
    if len(without):
        notes.append(f"Saknas i papperen: {_names(without)}.")
    earlier = results[results["has_earlier"]]
    if len(earlier):
        year, number = first["comparable_with"].split(" ")
        where = (
            "Åren står bredvid varandra i Socialt bokslut när plattformen är vald."
            if first["comparable"] == "ja"
            else ""
        )
        compared = "Kan jämföras med" if where else "Jämförs inte med"
        place = short_name(earlier["platform_label"].iloc[0])
        notes.append(f"{place}: {lower_first(compared)} {year} (fråga {number}). {first['reason']} {where}".strip())
    return notes


def _names(without: pd.DataFrame) -> str:
    said = ("" if is_missing(row.said) else f" ({lower_first(row.said)})" for row in without.itertuples())
    return in_words([short_name(label) + words for label, words in zip(without["platform_label"], said, strict=True)])


def _why_none(survey: Survey, without: pd.DataFrame) -> str:
    if without.empty:
        return (
            "En styrgrupp kan vara gemensam för flera plattformar eller kommuner. Välj Alla kommuner eller en annan "
            "kommun."
        )
    return (
        f"Saknas i papperen: {_names(without)}. Välj en annan kommun, eller andra svarande än "
        f"{IN_SENTENCE[survey.respondent]}."
    )


def _side_by_side(area: Area, period: str) -> list[Figure | Notice]:
    """Participants and staff on the same thing, platform by platform, with whether chance could be behind the
    difference.
    """
    pairs = ask(surveys.participants_and_staff, period=period, area=area.area)
    known = pairs[pairs["difference"].notna()]
    if known.empty:
        reason = f"{not_given()}: svar från både deltagare och personal. Välj en annan kommun."
        return [Notice(f"Deltagare mot personal går inte att visa för {area.label}", reason)]
    first = known.iloc[0]
    hidden = [short_name(label) for label in pairs.loc[pairs["difference"].isna(), "platform_label"]]
    return [
        Figure(
            key="deltagare_mot_personal", form="two_groups", heading=_apart(known),
            rows=chart_columns.side_by_side(known), table=tables.side_by_side_table(known), answer=known,
            measure=f"Deltagarnas egen bild (fråga {first['item']}) och personalens bild av dem (fråga "
            f"{first['other_item']}), {_place(area)}, {period}.",
            legend="Talet i rubriken är skillnaden, linjerna de 95-procentiga intervallen.",
            calculation="Antalen är avlästa eller återställda, andelarna beräknade. Skillnaden kan skiljas från slump "
            "när dess 95-procentiga intervall (Newcombe) inte rymmer noll.",
            notes=[first["caution"], *([f"Dolt, liten grupp: {in_words(hidden)}."] if hidden else [])],
        )
    ]  # fmt: skip


def _apart(known: pd.DataFrame) -> str:
    """On how many platforms staff see it otherwise than the participants themselves, beyond what chance can do; both
    shares for a single one.
    """
    label = known["pair_label"].iloc[0]
    if len(known) == 1:
        row = known.iloc[0]
        said = (
            f"{percent(row['participants_share'])} av deltagarna {_where(row['platform_label'])}, "
            f"{percent(row['staff_share'])} av personalen om dem"
        )
        return f"{label}: {said}{'' if row['told_apart'] else ', men skillnaden kan vara slump'}"
    told = known[known["told_apart"]]
    if told.empty:
        return f"{label}: deltagare och personal skiljer sig inte mer än slumpen kan göra"
    higher, lower = (COUNTING_WORDS[int(side.sum())] for side in (told["difference"] < 0, told["difference"] > 0))
    more = f"personalen ser det oftare än deltagarna själva på {higher} av {COUNTING_WORDS[len(known)]} plattformar"
    return f"{label}: {more}{'' if lower == 'ingen' else f', mer sällan på {lower}'}"


def _mark_below_n() -> int:
    return int(ask(register.build_facts)["mark_below_n"].iloc[0])
