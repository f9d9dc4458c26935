"""Målgrupp & omvärld: who the participants are, and the partners' registers for the municipalities."""

from dashboard import page
from dashboard.catalogue import PAGES

page.show(PAGES["surroundings"])
