"""Målgrupp & omvärld: who the participants are, and the partners' registers."""
