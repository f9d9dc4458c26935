"""Tänk om: the scenario, its boards of controls, and the views of what it gives."""
