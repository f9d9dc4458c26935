"""Helårsekvivalenter: map, profile and position of a municipality, what drove the change, municipalities like ours,
ranking.
"""

from dashboard import page
from dashboard.catalogue import PAGES

page.show(PAGES["full_year_equivalents"])
