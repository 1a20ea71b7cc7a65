"""How dictionaries are kept: files that are mapped into memory and read where they are asked."""
