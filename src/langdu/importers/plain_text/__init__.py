"""Plain text: what in it is no text, its chapters, its notes."""
