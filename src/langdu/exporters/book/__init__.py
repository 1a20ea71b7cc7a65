"""EPUB 3.3 with ruby and media overlays: a book whose text lights up as it is read."""
