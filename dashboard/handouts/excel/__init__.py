"""The meeting as Excel."""
