"""What the reading screen has behind it."""
