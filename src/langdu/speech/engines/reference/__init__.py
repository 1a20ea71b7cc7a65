"""Recordings of a human."""
