"""The mode `publik`: which figures are hidden, and taking them and the words about them out of the database."""
