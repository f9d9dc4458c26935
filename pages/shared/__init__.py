"""What several pages need. Pages import from here; nothing here imports a page."""
