"""What a newcomer chose in the four steps of the first start, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.library import first_start
from langdu.library.words import WordStatuses
from langdu.model import KNOWN, SYLLABUSES
from langdu.session.kept_settings import KeptSettings

if TYPE_CHECKING:
    from langdu.library import Library


@dataclass(frozen=True, slots=True)
class FirstChoices:
    """What was chosen besides a voice, which is installed meanwhile, and a text, which is opened.

    Attributes:
        level: up to which level of HSK all words are known, 0 for none, 7 for the band 7 to 9.
        pinyin_for: which words have pinyin, one of `langdu.config.PINYIN_FOR`.
    """

    level: int = 0
    pinyin_for: str = "all"


def keep(library: Library, choices: FirstChoices) -> None:
    """Keep them. May take a moment: the lists of words are read.

    Raises:
        LangduError: they cannot be kept.
    """
    first_start.done(library)
    if choices.level:
        from langdu.session.words.levels import words_to_know

        WordStatuses(library).mark(words_to_know(library, SYLLABUSES[0], choices.level), KNOWN)
    settings = KeptSettings(library)
    if choices.pinyin_for != settings.value("pinyin_for"):
        settings.set("pinyin_for", choices.pinyin_for)
