"""The meeting as PDF."""
