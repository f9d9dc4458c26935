"""Uppföljning: do people experience that it helps? Social goals, surveys, the board's grades and what to follow up, one
finding at a time.
"""

from dashboard import page
from dashboard.catalogue import PAGES

page.show(PAGES["social_follow_up"])
