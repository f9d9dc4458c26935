"""What every subject uses: figures, charts, choices, the cache."""
