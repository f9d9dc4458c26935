"""Tänk om: what the members pay, what the money gives and how the capital goes, if something changes. Nothing here touches the record."""

from pages.shared import views
from pages.shared.catalogue import PAGES
from pages.shared.guard import fragment
from pages.shared.what_if import state

# what cannot be read is said here, by the frame around all pages; a fragment's own failure would not reach it
state.today()
# let go of a handle, and only what is below runs again
fragment(views.show)(PAGES["what_if"])
