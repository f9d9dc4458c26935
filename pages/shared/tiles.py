"""The smaller parts of Översikt: tiles with counts, changes, the latest paper, what to look at."""

import pandas as pd
import streamlit as st

from finsam_data import participants, register
from finsam_data.swedish import HIDDEN, is_missing, number, percent, percent_against
from pages.shared import headlines, provenance
from pages.shared.cached import ask
from pages.shared.filters import WHOLE, Choice

TILES = (("deltagare", "Deltagare"), ("nya", "Nya"), ("avslutade", "Avslutade"), ("kvar", "Kvar"))


def volumes(rows: pd.DataFrame) -> None:
    """Four bordered tiles and where their figures stand."""
    by_measure = rows.set_index("measure")
    measures = list(TILES)
    if "deltagare" not in by_measure.index:
        # a tertial reports who came in, not how many took part
        measures[:2] = [("aktualiserade", "Aktualiserade"), ("ja_i_beredning", "Ja i beredningen")]
    for pair in (measures[:2], measures[2:]):
        for column, (measure, label) in zip(st.columns(2, wrap=False), pair, strict=True):
            hidden = by_measure["status"].get(measure) == "suppressed"
            column.metric(label, HIDDEN if hidden else number(by_measure["value"].get(measure)), border=True)
    shown = rows[rows["measure"].isin([measure for measure, _ in measures])]
    fact_ids = provenance.fact_list(shown)
    derived = [
        f"{label} {row.calculation}"
        for measure, label in measures
        for row in shown[shown["measure"] == measure].itertuples()
        if not is_missing(row.calculation)
    ]
    calculation = f"Beräknat: {'; '.join(derived)}." if derived else "Antalen är avlästa."
    st.caption(provenance.source_line(fact_ids, calculation))
    opened = st.popover("Källa", key="source_tiles", on_change="rerun", type="tertiary", icon=":material/search:")
    if opened.open:
        with opened:
            provenance.show_sources(fact_ids, calculation)


def changes(rows: pd.DataFrame) -> None:
    """The change per outcome, or the one reason why it cannot be said."""
    earlier = rows["earlier_label"].dropna()
    st.header(f"Sedan {headlines.when(earlier.iloc[0])}" if len(earlier) else "Sedan året före", anchor=False)
    reasons = list(dict.fromkeys(rows["reason"].dropna()))
    for row in rows[rows["change"].notna()].itertuples():
        st.markdown(headlines.change(row))
    for reason in reasons:
        which = list(rows.loc[rows["reason"] == reason, "label"])
        some = "" if len(which) == len(rows) else f" ({', '.join(which).lower()})"
        st.markdown(f"Ingen jämförelse{some}: {reason[0].lower()}{reason[1:]}")


def latest_paper(choice: Choice) -> None:
    """What the latest paper adds for the chosen group."""
    facts = ask(register.build_facts).iloc[0]
    codes = ask(register.code_table)
    latest = codes[codes["what"] == "period"].iloc[-1]
    st.header("Nytt i det senaste papperet", anchor=False)
    group = {"period": latest["code"], "group_code": choice.group_code or WHOLE, "sex": choice.sex}
    shares = ask(participants.outcome_shares, **group)
    counts = ask(participants.volumes, **group).set_index("measure")["value"]
    if shares["share"].notna().any():
        first = shares[shares["share"].notna()].iloc[0]
        st.markdown(
            f"{latest['label']}: {number(first['n'])} avslutades, {percent(first['share'])} {headlines.gerund(first['label_in_sentence'])}. "
            f"{number(counts.get('aktualiserade'))} aktualiserades och {number(counts.get('kvar'))} var kvar."
        )
    else:
        known = [
            f"{number(counts[m])} {word}" for m, word in (("aktualiserade", "aktualiserades"), ("kvar", "var kvar")) if not is_missing(counts.get(m))
        ]
        st.markdown(f"{latest['label']}: inga redovisade utfall. {' och '.join(known).capitalize()}{'.' if known else ''}")
    st.caption(f"Källa: {facts['latest_source']}.")


def things_to_look_at(shares: pd.DataFrame, changed: pd.DataFrame, choice: Choice, pages: dict) -> None:
    """Missed goals and the worst findings, each a link to its page."""
    st.header("Att titta på", anchor=False)
    link = {"kommun": choice.area_label, "ar": choice.period_label}
    missed = shares[shares["signal"].isin(["missed", "missed_uncertain"])]
    for row in missed.itertuples():
        st.page_link(
            pages["results"],
            label=f"{row.symbol} {row.label}: {percent_against(row.share, row.goal)} mot målet {percent(row.goal)}",
            query_params=link,
        )
    earlier = changed["earlier_period"].dropna()
    findings = ask(
        register.things_to_look_at,
        period=choice.period,
        earlier_period=earlier.iloc[0] if len(earlier) else "",
        group_code=choice.group_code or WHOLE,
    )
    for finding in findings.itertuples():
        st.page_link(pages["data_and_sources"], label=finding.title, query_params={"fynd": finding.title})
    if missed.empty and findings.empty:
        st.markdown("Inga missade mål och inga fynd för det valda.")
