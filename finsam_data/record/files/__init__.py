"""Reading the files of data/: CSV, YAML, and the form that a YAML file must have."""
