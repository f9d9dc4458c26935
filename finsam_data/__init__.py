"""The data layer: from the curated record in data/ to answers for the pages.

Nothing here imports streamlit or altair. Reading order for a newcomer: record.py (what a row must look like), checks.py
(what the figures must satisfy), build.py (how the file is made), database.py (how it is read), then one module per
subject with one function per question.
"""
