"""From what a user names to a text that is open."""
