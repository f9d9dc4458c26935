"""Filters, Swedish numbers and the parts that both pages share."""

import math

import pandas as pd
import streamlit as st

import data

SEXES = {"Totalt": "T", "Kvinnor": "K", "Män": "M"}
SEX_IN_WORDS = {"T": "kvinnor och män", "K": "kvinnor", "M": "män"}
NO_BREAK = "\u00a0"


def choose(with_platform: bool = False) -> tuple[str, str, pd.Series, str]:
    """Draws the filters. Returns the municipality's label, its group, the period (code and label) and the sex."""
    areas = data.query("SELECT label FROM areas WHERE sort_order BETWEEN 1 AND 6 ORDER BY sort_order")["label"]
    periods = data.query("FROM periods ORDER BY sort_order")
    columns = st.columns([1, 1, 1, 1, 2] if with_platform else [1, 1, 1, 3])
    area = columns[0].selectbox("Kommun", ["Alla kommuner", *areas], key="kommun", bind="query-params")
    if with_platform:
        platforms = data.query("SELECT label FROM groups WHERE kind = 'platform' ORDER BY sort_order")["label"]
        columns[1].selectbox("Plattform", ["Alla plattformar", *platforms], key="plattform", bind="query-params")
    labels = list(periods["label"])
    period_label = columns[-3].selectbox("År", labels, index=labels.index("2019"), key="ar", bind="query-params")
    sex = SEXES[columns[-2].selectbox("Kön", list(SEXES), key="kon", bind="query-params")]
    groups = data.query(
        "SELECT group_code FROM groups JOIN areas USING (area) WHERE areas.label = $area ORDER BY groups.sort_order",
        area=area,
    )
    group = "hela-forbundet" if area == "Alla kommuner" else groups["group_code"].iloc[0]
    return area, group, periods[periods["label"] == period_label].iloc[0], sex


def number(value) -> str:
    """`1 993`, or `–` for what is missing."""
    return "–" if pd.isna(value) else f"{value:,.0f}".replace(",", NO_BREAK)


def percent(share, decimals: int = 0) -> str:
    """`26 %`, or `–` for what is missing."""
    if pd.isna(share):
        return "–"
    rounded = math.floor(share * 100 * 10**decimals + 0.5 + 1e-9) / 10**decimals
    return f"{rounded:.{decimals}f}".replace(".", ",") + f"{NO_BREAK}%"


def percent_against(share, goal) -> str:
    """Whole percent, but one decimal where rounding would hide on which side of the goal it lies."""
    return percent(share, 1 if percent(share) == percent(goal) and share != goal else 0)


def when(label: str) -> str:
    """`2019`, or `tertial 2 2020` in the middle of a sentence."""
    return label[0].lower() + label[1:]


def share_text(row) -> str:
    """`26 % (88 av 336)`."""
    if pd.isna(row.share):
        return "uppgift saknas"
    count = "" if pd.isna(row.count) else number(row.count) + NO_BREAK
    return f"{percent_against(row.share, row.goal)} ({count}av{NO_BREAK}{number(row.n)})"


def signal(row) -> tuple[str, str]:
    """The symbol and the words for a goal: reached or not, and how sure."""
    if pd.isna(row.goal) or row.outcome == "avbrott":
        return "–", "inget mål"
    if pd.isna(row.share):
        return "–", "underlag saknas"
    certain = not row.low <= row.goal <= row.high
    goal = f"mål{NO_BREAK}{percent(row.goal)}"
    if row.share >= row.goal:
        return ("●", f"nått, {goal}") if certain else ("○", f"nått, men osäkert, {goal}")
    return ("▲", f"ej nått, {goal}") if certain else ("△", f"ej nått, men osäkert, {goal}")


def interval(row) -> str:
    """`intervall 22–31 %`."""
    return "" if pd.isna(row.low) else f"intervall {percent(row.low).split(NO_BREAK)[0]}–{percent(row.high)}"


def source(fact_ids, calculation: str, key: str) -> None:
    """The source line under a figure and the list of places behind it."""
    ids = sorted({int(fact_id) for ids in fact_ids for fact_id in ids})
    behind = data.query(data.BEHIND, ids=ids)
    places = []
    for title, rows in behind.groupby("source", sort=False):
        sections = list(rows["locator"].str.rpartition(", r. ")[0].unique())
        places.append(f"{title}: {'; '.join(sections[:3])}")
    st.caption(f"Källa: {'. '.join(places)}. {calculation}")
    with st.popover("Källa", key=f"source_{key}"):
        st.dataframe(behind, hide_index=True)


def table_of(shares: pd.DataFrame, label: str) -> pd.DataFrame:
    """The table behind a chart."""
    return pd.DataFrame({
        "Utfall": shares[label], "Antal": shares["count"].map(number), "Av avslutade (n)": shares["n"].map(number),
        "Andel": [percent(share, 1) for share in shares["share"]],
        "95 % intervall": [interval(row) for row in shares.itertuples()],
        "Mål": shares["goal"].map(percent), "Signal": [" ".join(signal(row)) for row in shares.itertuples()],
    })  # fmt: skip


def table_and_file(table: pd.DataFrame, key: str) -> None:
    """The table behind a chart, to see and to download."""
    with st.popover("Visa som tabell", key=f"table_{key}"):
        st.dataframe(table, hide_index=True)
    with st.popover("Ladda ner", key=f"files_{key}"):
        st.download_button(
            "Tabell (CSV)", table.to_csv(index=False, sep=";"), f"{key}.csv", "text/csv", key=f"csv_{key}"
        )
