"""Texts in two languages: which lines and paragraphs translate the Chinese before them."""
