"""Tänk om's board Medlemsbidrag, plainly: the same controls and words, the arithmetic written out, everything anew at
every rerun.
"""

import math

import charts
import pandas as pd
import streamlit as st
import words

import data

MEMBERS = """
SELECT members.label, members.kind, members.area, paid.value AS paid, share.value AS share,
    list_filter([paid.fact_id, share.fact_id], lambda id: id IS NOT NULL) AS fact_ids
FROM members
LEFT JOIN fact AS paid ON paid.item = members.item AND paid.topic = 'bidrag' AND paid.measure = 'utfall'
    AND paid.period = '2019' AND paid.unit = 'kr'
    AND paid.used
LEFT JOIN fact AS share ON share.item = members.item AND share.topic = 'bidrag' AND share.measure = 'andel'
    AND share.period = '2019' AND share.used
    AND share.category IS NULL
ORDER BY sort_order
"""
FULL_YEAR = "SELECT area, \"count\" FROM full_year WHERE item = 'totalt' AND period = '2019'"


def kr(amount: float) -> str:
    """`5 725 000 kr`."""
    return words.number(amount) + words.NO_BREAK + "kr"


def against(row) -> str:
    """`439 kr mindre (−21,2 %)`."""
    change = row.amount - row.today
    if not change:
        return "oförändrat"
    share = round(change / row.today, 3)
    in_percent = f" ({'+' if share > 0 else '−'}{words.percent(abs(share), 1)})" if share else ""
    return f"{kr(abs(change))} {'mer' if change > 0 else 'mindre'}{in_percent}"


def pair(label: str, key: str, low: int, high: int, value: int, step: int, unit: str) -> int:
    """A slider and a number field that follow each other."""

    def follow(source: str, target: str) -> None:
        st.session_state[target] = st.session_state[source]

    slide, type_in = st.columns([3, 1])
    slide.slider(
        label,
        low,
        high,
        value,
        step,
        key=f"{key}_slider",
        format=f"%d {unit}",
        on_change=follow,
        args=(f"{key}_slider", f"{key}_field"),
    )
    type_in.number_input(f"{label}, exakt", low, high, value, key=f"{key}_field", label_visibility="collapsed",
        on_change=follow,
                         args=(f"{key}_field", f"{key}_slider"))  # fmt: skip
    return st.session_state[f"{key}_slider"]


def key_of(who: pd.DataFrame, weights) -> pd.Series:
    """Each municipality's part by the three weights, not yet out of their sum."""
    supported = who["area"].map(full_year)
    return (
        weights[0] * who["share"] / who["share"].sum()
        + weights[1] * supported / supported.sum()
        + weights[2] / len(who)
    )


def put(column: str, state: int, who: pd.DataFrame, key: pd.Series) -> None:
    """What everybody pays when the state pays `state`, in a column of the members."""
    exact = state / 2 * key / key.sum()
    amounts = exact.apply(math.floor)
    left = math.floor(state / 2) - amounts.sum()
    amounts[(exact - amounts).sort_values(ascending=False).index[:left]] += 1
    members.loc[who.index, column] = amounts
    members.loc[members["kind"] == "stat", column] = state
    members.loc[members["kind"] == "region", column] = state / 2


TODAY = 5_725_000
members = data.query(MEMBERS)
full_year = data.query(FULL_YEAR).set_index("area")["count"]
own = members[members["kind"] == "kommun"].copy()
names = data.query("SELECT name FROM shape ORDER BY name")["name"]
columns = st.columns([3, 1, 1, 1, 1])
columns[0].text_input("Scenariots namn")
columns[1].button("Jämför", disabled=True)
columns[2].button("Återställ scenariot", disabled=True)
columns[3].download_button("Excel", members.drop(columns="fact_ids").to_csv(), "tank-om.csv")
with columns[4].popover("Länk"):
    st.text_input("Scenariots kod")
tab = st.tabs(["Medlemsbidrag", "Budgetandelar", "Eget kapital", "Statens modell", "Jämförelse"])[0]
with tab:
    title = st.empty()
    narrow, wide = st.columns([2, 3], gap="large")
    with narrow:
        state = pair("Statens belopp · i dag 5 725 000 kr", "statens", 3000, 9000, 5725, 25, "tkr") * 1000
        with st.expander("Kommunernas nyckel"):
            st.segmented_control("Kommunernas fördelning", ["Nyckel", "Fria andelar"], default="Nyckel")
            weights = [
                pair(f"{label} · i dag {value} %", label, 0, 100, value, 5, "%%")
                for label, value in (
                    ("Befolkning i arbetsför ålder", 100),
                    ("Helårsekvivalenter", 0),
                    ("Lika delar", 0),
                )
            ]
        with st.expander("Om en kommun går med eller lämnar"):
            staying = [
                label
                for label, cell in zip(own["label"], st.columns(len(own)), strict=True)
                if cell.checkbox(label, True)
            ]
            st.selectbox("Går med", ["Ingen", *names])
        with st.expander("Avrundning"):
            st.selectbox(
                "Kommunernas belopp avrundas till",
                ["Hela kronor", "Hela hundratal", "Hela tusental", "Som i ett kalkylblad"],
            )
        st.button("Återställ fliken", disabled=True)
    put("today", TODAY, own, key_of(own, (100, 0, 0)))
    staying_members = own[own["label"].isin(staying)]
    key = key_of(staying_members, weights)
    put("amount", state, staying_members, key)
    total, before = 2 * state, 2 * TODAY
    changed = f"{kr(abs(total - before))} {'mer' if total > before else 'mindre'} än i{words.NO_BREAK}dag"
    municipal = members[members["kind"] == "kommun"]
    most = municipal.loc[(municipal["amount"] - municipal["today"]).abs().idxmax()]
    direction = "mer" if most["amount"] > most["today"] else "mindre"
    if total == before:
        title.title(f"Medlemmarna betalar {kr(total)}: staten hälften, regionen och kommunerna en fjärdedel var")
    else:
        title.title(f"Medlemmarna betalar {kr(total)}, {changed}. Av kommunerna ändras {most['label']} mest: "
                    f"{kr(abs(most['amount'] - most['today']))} {direction}")  # fmt: skip
    shares = (10_000 * key / key.sum()).round() / 100
    part = (
        members["kind"]
        .map({"stat": "hälften", "region": "en fjärdedel"})
        .fillna(shares.map(lambda share: f"{share:.2f}{words.NO_BREAK}%"))
    )
    part = part.str.replace(".", ",", regex=False)
    shown = pd.DataFrame({
        "position": range(1, len(members) + 1), "amount": members["amount"], "today": members["today"],
        "colour": ["#8A949B" if kind != "kommun" else "#0B4F6C" for kind in members["kind"]],
        "heading": [f"{row.label}: {kr(row.amount)} ({said})" for row,
            said in zip(members.itertuples(), part, strict=True)],
        "remark": [f"i dag {kr(row.today)}, {against(row)}" for row in members.itertuples()],
    })  # fmt: skip
    with wide:
        st.markdown(
            "Antar att regionen och kommunerna tillsammans betalar hälften var av statens belopp, som 5 § i "
            "finsamlagen "
            "säger, och att kommunerna delar sin del efter nyckeln. Svart streck är dagens värden, räknade på samma "
            "sätt."
        )
        st.altair_chart(charts.amounts(shown), width="stretch")
        words.source(
            members["fact_ids"], "Det betalade 2019 är avläst, scenariots och dagens belopp beräknade.", "bidrag"
        )
        table = pd.DataFrame(
            {
                "Medlem": members["label"],
                "Scenariot": members["amount"].map(kr),
                "Betalade 2019": members["paid"].map(kr),
            }
        )
        words.table_and_file(table, "bidrag")
