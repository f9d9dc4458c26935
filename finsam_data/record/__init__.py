"""The record in data/: its rows, codes, rules, findings and settings, read and checked."""
