"""What a learner knows of words: statuses, saved words, look-ups, tones."""

from langdu.library.words.statuses import WordStatuses
from langdu.library.words.tones import WordToneLog

__all__ = ["WordStatuses", "WordToneLog"]
