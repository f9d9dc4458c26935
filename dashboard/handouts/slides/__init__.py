"""A meeting as slides, and its charts as large drawings."""
