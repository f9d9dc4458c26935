"""The boards of Tänk om: the controls beside each view."""
