"""Uppföljning: recommendations, the development plan, decisions, and where people are less content."""
