"""The mode `publik`: which figures are hidden, which words go with them, and the proof that nothing hidden can be
worked out from what is left.
"""
