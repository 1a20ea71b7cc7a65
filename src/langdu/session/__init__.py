"""The one place where the stages are joined: open a text, read it, say it, keep it."""

from langdu.session.text.book import Book
from langdu.session.text.open import CLIPBOARD, WITHOUT_PATH, book_from_text, is_file_name, open_book

__all__ = ["CLIPBOARD", "WITHOUT_PATH", "Book", "book_from_text", "is_file_name", "open_book"]
