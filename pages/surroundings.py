"""Målgrupp & omvärld: who the participants are, and the partners' registers for the municipalities."""

from pages.shared import views
from pages.shared.catalogue import PAGES

views.show(PAGES["surroundings"])
