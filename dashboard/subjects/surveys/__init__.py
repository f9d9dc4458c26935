"""Enkäter: what participants, staff and steering groups answered."""
