"""What a reader downloads of one figure: the chart as a picture, the answer as CSV. Pure."""
