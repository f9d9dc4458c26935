"""Ekonomi: the result against the budget, what the platforms cost, the capital, who pays."""
