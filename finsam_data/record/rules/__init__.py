"""What rows and code tables of the record must hold; every fault says file, row and remedy."""
