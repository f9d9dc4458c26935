"""The ledger: every number in the papers is a row of the record or is said to be something else."""
