"""The spellings of glosses inside a line, each found by its own file."""
