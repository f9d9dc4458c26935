"""Tänk om: what the members pay, what the money gives and how the capital goes, if something changes. Nothing here
touches the record.
"""

from dashboard import page
from dashboard.catalogue import PAGES
from dashboard.kit.guard import fragment
from dashboard.subjects.what_if import state

# read the data here first: an error is then shown by app.py, which does not see errors inside a fragment's rerun
state.today()
# when a reader moves a slider, only the fragment runs again, not the whole page
fragment(page.show)(PAGES["what_if"])
