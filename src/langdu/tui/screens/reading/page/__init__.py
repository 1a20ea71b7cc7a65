"""The page of the reader: its keys, and what is copied from it."""
