"""Measures the dashboard's speed against the same pages in plain Streamlit (bench/reference): `python -m bench`."""
