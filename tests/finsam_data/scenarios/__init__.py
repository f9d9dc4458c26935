"""Tests of the arithmetic behind Tänk om."""
