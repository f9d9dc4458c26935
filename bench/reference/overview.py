"""Översikt, plainly."""

import charts
import pandas as pd
import streamlit as st
import words

import data

LATEST = "2020T2"
COUNTING = ("inget", "ett", "två", "tre", "fyra")
TILES = {"deltagare": "Deltagare", "nya": "Nya", "avslutade": "Avslutade", "kvar": "Kvar"}
TERTIAL_TILES = {
    "aktualiserade": "Aktualiserade",
    "ja_i_beredning": "Ja i beredningen",
    "avslutade": "Avslutade",
    "kvar": "Kvar",
}

area, group, period, sex = words.choose()
periods = data.query("FROM periods ORDER BY sort_order")
before = periods[periods["sort_order"] < period["sort_order"]]
earlier = before.iloc[-1] if len(before) else None
asked = [period["period"], LATEST] + ([] if earlier is None else [earlier["period"]])
all_shares = data.shares([group], list(dict.fromkeys(asked)), sex)
volumes = data.query(data.VOLUMES, group=group, periods=list({period["period"], LATEST}), sex=sex)
shares = all_shares[all_shares["period"] == period["period"]]
known = shares[shares["share"].notna()]
when = words.when(period["label"])

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    if known.empty:
        st.title(f"{area}: inga redovisade utfall {when}")
        st.info("Välj ett annat år eller en annan kommun ovan.")
    else:
        first = known.iloc[0]
        judged = known[known["goal"].notna() & (known["outcome"] != "avbrott")]
        finding = f"{words.percent_against(first['share'], first['goal'])} gick {first['label_in_sentence']}"
        if len(judged):
            is_reached = judged["share"] >= judged["goal"]
            reached, surely = int(is_reached.sum()), int((is_reached & (judged["low"] > judged["goal"])).sum())
            certain = (
                "" if reached == surely else ", men osäkert" if reached == 1 else f", {COUNTING[surely]} av dem säkert"
            )
            where = "" if area == "Alla kommuner" else f" i {area}"
            goal = "" if pd.isna(first["goal"]) else f", målet var{words.NO_BREAK}{words.percent(first['goal'])}"
            count = f"{COUNTING[reached].capitalize()} av {COUNTING[len(judged)]} mål nåddes"
            finding = f"{count}{where} {when}{certain}: {finding}{goal}"
        else:
            finding = f"{finding} {when}"
        st.title(finding)
        st.markdown(
            f"Andel av dem som avslutade. {first['group_label']}, {when}, {words.SEX_IN_WORDS[sex]}. n = "
            f"{words.number(first['n'])}. "
            "Rött streck är målet, mörk linje det 95-procentiga intervallet."
        )
        st.altair_chart(charts.bars(shares, "label"), width="stretch")
        for claim in data.query(data.CLAIMS, period=period["period"], group=group).itertuples():
            row = shares[shares["outcome"] == claim.outcome].iloc[0]
            if pd.notna(row["share"]) and pd.notna(row["goal"]) and (row["share"] >= row["goal"]) != claim.claimed:
                st.markdown(
                    f"*Papperet skriver om målet {claim.label_in_sentence}: ”{claim.printed}”. Det stämmer inte med "
                    f"talen.*"
                )
        example = f"{words.number(first['count'])} / {words.number(first['n'])} = {words.percent(first['share'], 1)}"
        words.source(shares["fact_ids"], f"Antalen är avlästa, andelarna beräknade: {example}.", "utfall")
        words.table_and_file(words.table_of(shares, "label"), "utfall")
with narrow:
    now = volumes[volumes["period"] == period["period"]].set_index("measure")
    tiles = TILES if "deltagare" in now.index else TERTIAL_TILES
    cells = [*st.columns(2), *st.columns(2)]
    for cell, (measure, label) in zip(cells, tiles.items(), strict=True):
        cell.metric(label, words.number(now["value"].get(measure)), border=True)
    shown = now[now.index.isin(tiles)]
    derived = [f"{tiles[measure]} {text}" for measure, text in shown["calculation"].dropna().items()]
    words.source(shown["fact_ids"], f"Beräknat: {'; '.join(derived)}." if derived else "Antalen är avlästa.", "tiles")

    st.subheader(f"Sedan {words.when(earlier['label'])}" if earlier is not None else "Sedan året före")
    reason = "det är det första året i papperen."
    changed = pd.DataFrame()
    if earlier is not None:
        blocked = data.query(data.BLOCKED, period=period["period"], earlier=earlier["period"], group=group)
        reason = blocked["reason"].iloc[0] if len(blocked) else f"papperen ger inga uppgifter för {earlier['label']}."
        changed = shares.merge(
            all_shares[all_shares["period"] == earlier["period"]], on="outcome", suffixes=("", "_before")
        )
        changed = (
            changed[changed["share"].notna() & changed["share_before"].notna()] if blocked.empty else changed.iloc[:0]
        )
    for row in changed.itertuples():
        points = f"{round((row.share - row.share_before) * 100):+d}".replace("-", "−")
        st.markdown(
            f"**{row.label}:** {points} procentenheter (från {words.percent(row.share_before)}, n = "
            f"{words.number(row.n_before)})"
        )
    if changed.empty:
        st.markdown(f"Ingen jämförelse: {reason[0].lower()}{reason[1:]}")

new, look = st.columns(2, gap="large")
with new:
    st.subheader("Nytt i det senaste papperet")
    latest = all_shares[(all_shares["period"] == LATEST) & all_shares["share"].notna()]
    latest_counts = volumes[volumes["period"] == LATEST].set_index("measure")["value"]
    referred, remaining = (words.number(latest_counts.get(name)) for name in ("aktualiserade", "kvar"))
    others = f"{referred} aktualiserades och {remaining} var kvar."
    if len(latest):
        row = latest.iloc[0]
        ended = f"{words.number(row['n'])} avslutades, {words.percent(row['share'])} gick {row['label_in_sentence']}"
        st.markdown(f"Tertial 2 2020: {ended}. {others}")
    else:
        st.markdown(f"Tertial 2 2020: inga redovisade utfall. {others}")
    st.caption(f"Källa: {data.query(data.LATEST_SOURCE)['short_title'].iloc[0]}.")
with look:
    st.subheader("Att titta på")
    link = {"kommun": area, "ar": period["label"]}
    for row in known[(known["share"] < known["goal"]) & (known["outcome"] != "avbrott")].itertuples():
        share, goal = words.percent_against(row.share, row.goal), words.percent(row.goal)
        text = f"{words.signal(row)[0]} {row.label}: {share} mot målet {goal}"
        st.page_link("platforms.py", label=text, query_params=link)
    findings = data.query(
        data.FINDINGS, period=period["period"], earlier="" if earlier is None else earlier["period"], group=group
    )
    for title in findings["title"]:
        st.page_link("papers.py", label=title, query_params={"fynd": title})
