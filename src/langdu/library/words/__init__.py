"""What a learner knows of words: statuses, saved words, look-ups, tones; and how texts are cut into words."""

from langdu.library.words.book_words import BookWordCounts
from langdu.library.words.cuts import Cuts
from langdu.library.words.look_ups import LookUps
from langdu.library.words.saved import SavedWords
from langdu.library.words.statuses import MarkedWord, WordStatuses
from langdu.library.words.tones import WordToneLog

__all__ = ["BookWordCounts", "Cuts", "LookUps", "MarkedWord", "SavedWords", "WordStatuses", "WordToneLog"]
