"""What a text says, word by word, with the meanings of its words and what is told of those that no dictionary has."""

from langdu.session.defining.text_words import TextWord, text_words
from langdu.session.defining.unlisted import as_full_name, family_name_at, is_surname, may_be_name, parts

__all__ = ["TextWord", "as_full_name", "family_name_at", "is_surname", "may_be_name", "parts", "text_words"]
