"""The page Tänk om: its scenario, its controls, its five boards."""
