"""Commands for those who develop the dashboard: programs that the tests need, pictures of the pages, made-up data."""
