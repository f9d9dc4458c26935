"""Tests of the built versions."""
