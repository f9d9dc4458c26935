"""The meeting: its model, what its points show, and the one that the reader is building."""
