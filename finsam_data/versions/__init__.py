"""The built versions: which there are, and which one is read."""
