"""The page Mötet: the agenda, presenting, handing out, and what was shown before."""
