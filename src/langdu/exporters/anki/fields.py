"""A sentence in the fields of its note: HTML, in which nothing of the text is markup of HTML's or Anki's."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from langdu.exporters.timed_units import pinyin_line, timed_units
from langdu.model import one_line
from langdu.pinyin import marked, zhuyin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.timed_units import TimedUnit
    from langdu.model import ExportedWord, Syllable, TimedSentence

#: With these begins what Anki plays or sets as mathematics: [sound:x.mp3], [latex], \( and \[; a zero-width space
#: parts the signs of the latter.
_ANKI = {"[": "&#91;", "\\": "\\&#8203;"}
_SIGNS = re.compile(r"[\[\\]")


def sentence_fields(timed: TimedSentence) -> dict[str, str]:
    """The fields that are filled from a sentence's text; none where nothing of it is read in pinyin."""
    units = timed_units(timed)
    if not any(unit.syllables for unit in units):
        return {}
    return {
        "Sentence": field_html(one_line(timed.text)),
        "Ruby": ruby_html(units),
        "Bopomofo": field_html(bopomofo_line(units)),
        "SentencePinyin": field_html(pinyin_line(units)),
    }


def word_fields(timed: TimedSentence, word: ExportedWord) -> dict[str, str]:
    """The fields of a word's note that are filled from its sentence and from what a dictionary says of it."""
    units = word_units(timed, word)
    return {
        "Sentence": field_html(one_line(timed.text)),
        "SentencePinyin": field_html(pinyin_line(timed_units(timed))),
        "Hanzi": field_html(one_line(word.text)),
        "Pinyin": field_html(" ".join(map(marked, word.syllables))),
        "Ruby": ruby_html(units),
        "Bopomofo": field_html(bopomofo_line(units)),
        "Meaning": "; ".join(map(field_html, map(one_line, word.senses))),
        "Traditional": "" if word.traditional == word.text else field_html(one_line(word.traditional)),
    }


def word_units(timed: TimedSentence, word: ExportedWord) -> list[TimedUnit]:
    """The units of a sentence that a word is made of."""
    return [unit for unit in timed_units(timed) if word.span.start <= unit.start < word.span.end and unit.syllables]


def field_html(text: str) -> str:
    """Text as it stands in a field."""
    return _SIGNS.sub(lambda sign: _ANKI[sign.group()], escape(text, quote=False))


def ruby_html(units: Sequence[TimedUnit]) -> str:
    """The units with pinyin over them, in the colours of the tones."""
    return "".join(map(_ruby, units)).strip()


def _ruby(unit: TimedUnit) -> str:
    text = field_html(unit.text.replace("\n", " ").replace("\u200b", ""))
    if len(unit.syllables) == 1:
        return f"<ruby{_tone(unit.syllables[0])}>{text}<rt>{marked(unit.syllables[0])}</rt></ruby>"
    said = " ".join(f"<span{_tone(syllable)}>{marked(syllable)}</span>" for syllable in unit.syllables)
    return f"<ruby>{text}<rt>{said}</rt></ruby>" if said else text


def _tone(syllable: Syllable) -> str:
    return f' class="tone{syllable.tone}"' if syllable.tone else ""


def bopomofo_line(units: Sequence[TimedUnit]) -> str:
    """The units as a line of Bopomofo, with spaces between what is said and the signs as they are."""
    line, was_said = "", False
    for unit in units:
        is_said = bool(unit.syllables) or unit.text.isalnum()
        said = " ".join(map(zhuyin, unit.syllables)) or unit.text
        line += (" " if was_said and is_said else "") + said
        was_said = is_said
    return one_line(line)
