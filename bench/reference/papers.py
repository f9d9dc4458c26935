"""The papers that the figures come from: here only so that the links have somewhere to go."""

import streamlit as st

import data

st.title("Papperen")
st.dataframe(data.query("SELECT title, date FROM sources ORDER BY date"))
