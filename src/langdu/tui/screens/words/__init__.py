"""The word card of the reader: its keys, and the list of the places of a word."""
