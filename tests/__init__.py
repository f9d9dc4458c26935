"""The tests mirror the tree. As a package they can share what conftest.py and the typed tables hold."""
