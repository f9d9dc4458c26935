"""The data layer: the record, its laws, the database and the answers."""
