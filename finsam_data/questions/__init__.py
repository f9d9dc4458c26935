"""One function per question, by subject; each is answered by the query file of the same name."""
