"""Files to documents, and blocks to sentences.

To add a format: a file beside `text.py` with a `load` that takes the same and returns a `Document`.
"""

from langdu.importers.decode import ENCODINGS, decode
from langdu.importers.line_breaks import unbroken
from langdu.importers.sentences import split
from langdu.importers.text import from_text, load, load_bytes

__all__ = ["ENCODINGS", "decode", "from_text", "load", "load_bytes", "split", "unbroken"]
