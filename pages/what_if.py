"""Tänk om: what the members pay, what the money gives and how the capital goes, if something changes. Nothing here
touches the record.
"""

from dashboard import page
from dashboard.catalogue import PAGES
from dashboard.kit.guard import fragment
from dashboard.subjects.what_if import state

# what cannot be read is said here, by the frame around all pages; a fragment's own failure would not reach it
state.today()
# let go of a handle, and only what is below runs again
fragment(page.show)(PAGES["what_if"])
