"""The text with its ruby."""
