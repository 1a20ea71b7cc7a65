"""Anki: notes as text, and packages."""
