"""Uppföljning: do people experience that it helps? Social goals, surveys, the board's grades and what to follow up, one finding at a time."""

from pages.shared import views
from pages.shared.catalogue import PAGES

views.show(PAGES["social_follow_up"])
