"""What a learner knows of words: statuses, saved words, look-ups, tones; and where text is cut into them."""

from langdu.library.words.cuts import Cuts
from langdu.library.words.statuses import WordStatuses
from langdu.library.words.tones import WordToneLog

__all__ = ["Cuts", "WordStatuses", "WordToneLog"]
