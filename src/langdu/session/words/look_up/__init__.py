"""The card of a word: what it means, how it is read and why, what else it could be."""
