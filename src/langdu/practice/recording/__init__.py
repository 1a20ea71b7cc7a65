"""A recording made ready, and what is wrong with it."""
