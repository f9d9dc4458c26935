"""Measures the dashboard's speed against the same pages written plainly (bench/reference). Run as `python -m bench`."""
