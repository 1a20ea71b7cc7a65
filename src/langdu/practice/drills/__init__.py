"""What there is to drill: words by tone pair, minimal pairs, sandhi, neutral tone, erhua, numbers, and words of a book.

How to add a drill: put its words into a table in data/ (what each column is stands in its first lines), name the kind
in `items.KINDS` with a title, and read the table in `tables.py`. The tests check every word's pinyin against the
dictionary.
"""

from langdu.practice.drills.items import KINDS, AnswerChoice, Card, DrillItem, DrillWord, Question, cards
from langdu.practice.drills.quiz import labelled, question
from langdu.practice.drills.tables import items

__all__ = [
    "KINDS",
    "AnswerChoice",
    "Card",
    "DrillItem",
    "DrillWord",
    "Question",
    "cards",
    "items",
    "labelled",
    "question",
]
