"""Making the database: the checks, the small groups that are hidden, the file itself."""
