"""The table behind each chart, in Swedish: what ”Visa som tabell” shows, at most four columns so that it fits a phone,
and the CSV.

Pure functions.
"""

import pandas as pd

CSV_NAMES = {
    "meeting_date": "Sammanträde", "paragraph": "Paragraf", "number": "Nummer", "title": "Vad", "owner": "Ansvarig",
    "convener": "Sammankallande",
    "state_label": "Läge", "due": "Dag enligt papperet", "due_by": "Sista dag", "lone_date": "Ensamt datum",
    "approved_by": "Godkänd av",
    "kr": "Kronor", "answer_date": "Svarets dag", "answer_text": "Svar", "locator": "Plats i papperet",
    "month": "Månad", "item_label": "Uppgift", "paper_count": "Papperet", "scb_count": "SCB nu",
    "area_label": "Kommun", "period": "Period", "category_label": "Del", "sex": "Kön", "value": "Värde",
    "count_before": "Antal året före", "change": "Förändring", "change_share": "Förändring, andel",
    "change_points": "Förändring, andelar",
    "printed_change": "Tryckt förändring", "country_share": "Riket, andel", "country_change_share": "Riket, förändring",
    "country_change_points": "Riket, förändring, andelar", "level": "Andel av befolkningen",
    "part_ill_health": "Ohälsans del",
    "part_unemployment": "Arbetslöshetens del", "part_assistance": "Biståndets del", "part": "Del av trygghetssystemen",
    "country_part": "Riket, del av trygghetssystemen", "quarter": "Undre kvartil", "three_quarters": "Övre kvartil",
    "place": "Plats",
    "place_before": "Plats året före", "step": "Steg", "distance": "Avstånd", "platform_label": "Plattform",
    "question": "Fråga", "answer": "Svar", "initiative": "Insats", "label": "Post",
    "count": "Antal", "n": "Avslutade", "share": "Andel", "low": "Intervall från", "high": "Intervall till",
    "goal": "Mål",
    "answered_n": "Svarande", "response_rate": "Svarsfrekvens", "participants_count": "Deltagare, antal",
    "participants_n": "Deltagare, svarande", "participants_share": "Deltagare, andel", "staff_count": "Personal, antal",
    "staff_n": "Personal, svarande", "staff_share": "Personal, andel",
    "signal_label": "Signal", "base": "Aktualiserade", "break_reason": "Varför perioden inte jämförs",
    "women_count": "Kvinnor, antal",
    "women_n": "Kvinnor, avslutade", "women_share": "Kvinnor, andel", "men_count": "Män, antal",
    "men_n": "Män, avslutade",
    "indicator": "Indikator", "respondent_label": "Vem", "goal_area_label": "Målområde",
    "base_n": "Svarande eller avslutade",
    "goal_number": "Mål, antal", "result_number": "Utfall, antal", "earlier_share": "Tidigare andel",
    "reason": "Om jämförelsen",
    "index_share": "Index", "goals": "Antal mål", "weight": "Vikt", "weight_reached": "Vikt, nådda",
    "weight_missed": "Vikt, ej nådda",
    "goal_label": "Strategiskt mål", "grade": "Betyg", "largest": "Skalans högsta steg",
    "grade_label": "Betyg med ord", "pulled_down": "Drog ner",
    "weight_order": "Ordning", "of_whom": "Av vilka", "highest": "Högsta värde", "effect": "Styrelsens ord",
    "men_share": "Män, andel", "difference": "Skillnad", "difference_low": "Skillnad från",
    "difference_high": "Skillnad till",
    "actual": "Utfall, kr", "budget": "Budget, kr", "forecast": "Prognos, kr", "off_budget": "Mot budget, kr",
    "off_budget_share": "Mot budget, andel", "cost": "Kostnad, kr", "each": "Kostnad per person, kr",
    "each_low": "Per person från, kr",
    "each_high": "Per person till, kr", "amount": "Belopp, kr", "allocated": "Medlemsavgifter, kr",
    "year_2019": "2019, kr", "year_2018": "2018, kr",
    "paid": "Bidrag 2019, kr", "paid_before": "Bidrag 2018, kr", "share_of_kind": "Andel av kommunernas",
    "fewest": "Invånare, minst",
    "most": "Invånare, mest", "bound": "Papperens ord", "largest_capital": "Trappans steg, kr",
    "before": "Utgångsläge, kr",
}  # fmt: skip


def as_csv(answer: pd.DataFrame) -> bytes:
    """What the question gave, with Swedish headings and typed values: UTF-8 with a byte order mark, semicolons, decimal
    commas.
    """
    columns = [column for column in CSV_NAMES if column in answer.columns]
    counts = {
        column: answer[column].round().astype("Int64")
        for column in columns
        if column in ("count", "n", "base") or column.endswith(("_count", "_n"))
    }
    # whole kronor are written without decimals
    counts |= {
        column: answer[column].astype("Int64")
        for column in columns
        if CSV_NAMES[column].endswith(", kr") and _is_whole(answer[column])
    }
    heads = {column: csv_heading(column, answer[column]) for column in columns}
    return (
        answer[columns]
        .assign(**counts)
        .rename(columns=heads)
        .to_csv(index=False, sep=";", decimal=",")
        .encode("utf-8-sig")
    )


def _is_whole(values: pd.Series) -> bool:
    return bool((values.dropna() % 1 == 0).all())


def csv_heading(column: str, values: pd.Series) -> str:
    """The Swedish heading of a column in files. A platform's place is where it lies in the funnel, not a rank."""
    return "Läge mot slumpen" if column == "place" and not pd.api.types.is_numeric_dtype(values) else CSV_NAMES[column]


def cells(answer: pd.DataFrame, texts: list[str], names: dict[str, str]) -> pd.DataFrame:
    """A grid as a list: one row per cell, with the two label columns of `names` and the share as the chart writes
    it.
    """
    return answer[list(names)].rename(columns=names).assign(Andel=texts)
