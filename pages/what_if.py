"""Tänk om: what the members pay, what the money gives and how the capital goes, if something changes. Nothing here touches the record."""

from pages.shared import views
from pages.shared.catalogue import PAGES

views.show(PAGES["what_if"])
