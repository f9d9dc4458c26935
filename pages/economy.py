"""Ekonomi: the result against the budget, line by line, what each platform cost, the capital, who pays, the
statements.
"""

from dashboard import page
from dashboard.catalogue import PAGES

page.show(PAGES["economy"])
