"""The meeting: its model, what its points show, and how it is built, presented and frozen."""
