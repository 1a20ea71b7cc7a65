"""Passages, lines and tables that say how another passage is read."""
