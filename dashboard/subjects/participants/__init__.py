"""Resultat: what happened to the people who took part."""
