"""Social redovisning: the social goals, the goal index and the board's grades."""
