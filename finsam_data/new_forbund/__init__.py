"""Starting the record of a förbund: what the product knows is copied, what the förbund has begins empty."""
