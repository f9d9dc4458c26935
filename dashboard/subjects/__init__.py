"""One package per subject, named as in queries/ and finsam_data/questions/: its views, words, charts and choices."""
