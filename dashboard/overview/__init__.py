"""Översikt, the start page: its smaller parts."""
