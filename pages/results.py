"""Resultat: every platform and year in the papers, women, men and total, one finding at a time."""

from dashboard import page
from dashboard.catalogue import PAGES

page.show(PAGES["results"])
