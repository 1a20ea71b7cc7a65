"""What a text says, word by word, with the meanings of its words and what is told of those that no dictionary has."""

from langdu.session.defining.text_words import TextWord, text_words
from langdu.session.defining.unlisted import is_surname, may_be_name, parts, with_names

__all__ = ["TextWord", "is_surname", "may_be_name", "parts", "text_words", "with_names"]
