"""The tables of a tertial or a year, as PDF, Word and Excel."""
