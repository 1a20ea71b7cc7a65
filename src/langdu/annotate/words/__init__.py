"""Words and what the dictionaries say of them: a compiled table, our own list, and the likeliest way through."""
