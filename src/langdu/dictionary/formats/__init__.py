"""Readers of dictionaries as others publish them."""
