"""Many texts as one book: a folder, a zip archive."""
