"""Ekonomi: the result against the budget, line by line, what each platform cost, the capital, who pays, the statements."""

from pages.shared import views
from pages.shared.catalogue import PAGES

views.show(PAGES["economy"])
