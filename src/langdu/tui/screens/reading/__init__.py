"""The reader and what opens over it."""
