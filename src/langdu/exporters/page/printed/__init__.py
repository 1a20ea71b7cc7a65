"""Sheets for paper: the text with pinyin over it, or with room to write one of the two."""
