"""The arithmetic of scenarios: whole kronor and fractions, nothing else."""
