"""The reference: Översikt, Resultat's view Plattformar and Tänk om's board Medlemsbidrag, as plainly as Streamlit
allows. Measured, never shown.

The same questions, words and choices as the product, default settings, charts built at each rerun, no caching but the
connection.
"""

import streamlit as st

import data

st.set_page_config(page_title="Samordningsförbundet Umeåregionen", layout="wide")
page = st.navigation(
    [
        st.Page("overview.py", title="Översikt", url_path="oversikt", default=True),
        st.Page("platforms.py", title="Resultat", url_path="resultat"),
        st.Page("what_if.py", title="Tänk om", url_path="tank-om"),
        st.Page("papers.py", title="Data & källor", url_path="data-och-kallor"),
    ],
    position="top",
)
page.run()
st.divider()
build = data.query("FROM build").iloc[0]
latest = data.query(data.LATEST_SOURCE)["short_title"].iloc[0]
st.caption(
    f"Samordningsförbundet Umeåregionen. Siffrorna kommer ur fem papper, det senaste {latest}. Dataversion "
    f"{build['data_version']}."
)
