"""A figure: the finding, its chart and table, where it comes from, its downloads."""
