"""The pages and their charts."""
