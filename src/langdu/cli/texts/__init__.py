"""Commands for a text: annotate, explain, export, lexicon."""
