"""Helårsekvivalenter: map, profile and position of a municipality, what drove the change, municipalities like ours, ranking."""

from pages.shared import views
from pages.shared.catalogue import PAGES

views.show(PAGES["full_year_equivalents"])
