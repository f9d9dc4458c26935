"""Data & källor: findings, papers, every figure and its place."""
