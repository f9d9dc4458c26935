"""The proof that nothing hidden in the mode `publik` can be worked out, from the tables or from the texts."""
