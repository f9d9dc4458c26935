"""Översikt: what happened to the participants, how sure is it, what is new, what to look at. The start page."""

import streamlit as st

from finsam_data import participants, register
from pages.shared import chart_tables, figures, headlines, provenance, tables, tiles
from pages.shared.cached import ask
from pages.shared.filters import choose, say_what_exists
from pages.shared.menu import pages

choice = choose(with_platform=False)
selection = {"period": choice.period, "group_code": choice.group_code, "sex": choice.sex}
mark_below_n = int(ask(register.build_facts)["mark_below_n"].iloc[0])
shares = ask(participants.outcome_shares, **selection)
claims = ask(participants.claims_about_goals, period=choice.period, group_code=choice.group_code)
volumes = ask(participants.volumes, **selection)
changes = ask(participants.change_since_year_before, **selection)

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    if shares["share"].notna().any():
        figures.show(
            figures.Figure(
                key="utfall",
                heading=headlines.outcomes(shares, choice.period_label),
                subtitle=headlines.population(shares, choice),
                form="share_rows",
                rows=chart_tables.share_rows(shares, mark_below_n),
                table=tables.shares(shares),
                fact_ids=provenance.fact_list(shares),
                calculation=headlines.how_shares_are_read(shares),
                notes=headlines.goal_notes(shares, claims, choice.period),
            ),
            is_first=True,
        )
    else:
        st.title(f"{choice.group_label}: inga redovisade utfall {choice.when}", anchor=False)
        say_what_exists(choice)
with narrow:
    tiles.volumes(volumes, choice)
    tiles.changes(changes, choice)

new, look = st.columns(2, gap="large")
with new:
    tiles.latest_paper(choice)
with look:
    tiles.things_to_look_at(shares, changes, choice, pages())
