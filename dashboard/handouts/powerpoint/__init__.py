"""The meeting as PowerPoint."""
