"""Helårsekvivalenter: how many full years of support, against riket and other municipalities."""
