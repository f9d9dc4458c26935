"""The data layer: from the curated record in data/ to answers for the pages. Nothing here imports streamlit or altair.

Reading order for a newcomer: record/ (what a row must look like), building/ (what the figures must satisfy, and how the
file is made), database.py (how it is read), then questions/ with one function per question.
"""
