"""Resultat's view Plattformar, plainly."""

import charts
import numpy as np
import pandas as pd
import streamlit as st
import words

import data

OUTCOMES = {"Arbete": "arbete", "Studier": "studier", "Annan lösning": "annan-losning", "Avbrott": "avbrott"}
IN_SENTENCE = {
    "arbete": "till arbete",
    "studier": "till studier",
    "annan-losning": "till annan behovsanpassad lösning",
    "avbrott": "avbrott",
}

area, group, period, sex = words.choose(with_platform=True)
views = [
    "Utfall",
    "Plattformar",
    "Över tid",
    "Kvinnor och män",
    "Flöde",
    "Annan lösning",
    "Aktualisering",
    "Särredovisade",
]
tabs = st.tabs(views, default="Plattformar")
with tabs[1]:
    name = (
        st.segmented_control("Utfall", list(OUTCOMES), default="Arbete", key="utfall", bind="query-params") or "Arbete"
    )
    outcome = OUTCOMES[name]
    groups = data.query(
        "SELECT group_code, groups.label, areas.colour FROM groups JOIN areas USING (area) WHERE kind = 'platform'"
    )
    shares = data.shares([*groups["group_code"], "hela-forbundet"], [period["period"]], sex)
    shares = shares[shares["outcome"] == outcome]
    whole = shares.loc[shares["group_code"] == "hela-forbundet", "share"]
    platforms = (
        shares[shares["group_code"] != "hela-forbundet"]
        .drop(columns=["colour", "label"])
        .merge(groups, on="group_code")
    )
    platforms["short"] = platforms["group_label"].str.removeprefix("Samordningsteamet i ")
    known = platforms[platforms["share"].notna()]
    missing = groups.loc[~groups["group_code"].isin(known["group_code"]), "label"]
    when = words.when(period["label"])
    subtitle = f"Andel {IN_SENTENCE[outcome]} av dem som avslutade, per plattform. "
    subtitle += f"{period['label']}, {words.SEX_IN_WORDS[sex]}."
    if known.empty:
        st.title(f"Plattformarna: inga uppgifter {when}")
    else:
        p = whole.iloc[0] if len(whole) else float("nan")
        if pd.isna(p):
            st.title(f"{name} per plattform {when}")
        else:
            n = np.arange(max(1, np.floor(known["n"].min() * 0.6)), np.ceil(known["n"].max() * 1.1) + 1)
            spread = (p * (1 - p) / n) ** 0.5
            limits = pd.DataFrame({"n": n, "whole": p})
            for limit, z in (("95", 1.959963984540054), ("998", 3.090232306167813)):
                limits[f"low_{limit}"], limits[f"high_{limit}"] = (
                    np.clip(p - z * spread, 0, 1),
                    np.clip(p + z * spread, 0, 1),
                )
            far = (known["share"] - p).abs() > 1.959963984540054 * (p * (1 - p) / known["n"]) ** 0.5
            outside = list(known.loc[far, "short"])
            if outside:
                st.title(
                    f"{name} {when}: {' och '.join(outside)} skiljer sig från förbundet mer än slumpen gör troligt"
                )
            else:
                st.title(f"{name} {when}: skillnaderna mellan plattformarna ryms inom slumpen")
            st.markdown(f"{subtitle} Streckad linje är hela förbundet.")
            st.altair_chart(charts.funnel(known, limits), width="stretch")
            if len(missing):
                st.markdown(f"*Utan redovisade utfall: {', '.join(missing)}.*")
            words.source(known["fact_ids"], "Andelar och gränser är beräknade ur antalen.", "tratt")
            words.table_and_file(words.table_of(known, "short"), "tratt")
        st.header(f"{name}: varje plattform med sitt intervall")
        st.markdown(subtitle)
        st.altair_chart(charts.bars(known, "short"), width="stretch")
        words.source(known["fact_ids"], "Antalen är avlästa, andelarna beräknade.", "plattformar")
        words.table_and_file(words.table_of(known, "short"), "plattformar")
