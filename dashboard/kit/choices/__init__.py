"""The reader's choices: municipality, platform, period, sex; kept in the address and shared by all pages."""
