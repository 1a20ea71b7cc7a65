"""The one place where the stages are joined: open a text, read it, say it, keep it."""

from langdu.session.text.book import Book
from langdu.session.text.open import book_from_text, open_book

__all__ = ["Book", "book_from_text", "open_book"]
