"""Resultat: every platform and year in the papers, women, men and total, one finding at a time."""

from pages.shared import views
from pages.shared.catalogue import PAGES

views.show(PAGES["results"])
