"""Words found by their pinyin or by their meaning: all entries are gone through, which takes a fifth of a second."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from langdu.dictionary.frequency import per_million
from langdu.dictionary.pinyin_fields import syllables_as_written, syllables_of
from langdu.dictionary.storage.lines import entry_line
from langdu.model import UNKNOWN
from langdu.pinyin import plain
from langdu.pinyin.from_zhuyin import is_zhuyin
from langdu.pinyin.marks import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.dictionary.installed import Dictionaries
    from langdu.dictionary.storage.lines import EntryLine
    from langdu.model import Syllable

#: Between the letters of pinyin in a table.
_GAP = "[1-5 '·]*"
_WORD = re.compile(r"[^\W_]")
#: Senses that say less about a word than others.
_ASIDE = re.compile(
    r"\((?:old|archaic|dialect|literary|Tw|slang|Internet slang)\b|^(?:surname|variant of|see|abbr\. for) "
)


def by_pinyin(dictionaries: Dictionaries, asked: str) -> tuple[str, ...]:
    """The words that are read so, the commonest first.

    Args:
        dictionaries: those that are asked.
        asked: `yinhang`, `yín háng`, `yin2hang2` or Zhuyin; tones that are not written are any.
    """
    wanted = syllables_of(asked)
    if not wanted:
        return ()
    toned = _toned(asked)
    letters = _letters(asked)
    pattern = re.compile(rf"^[^\t\n]*\t[^\t\n]*\t{_GAP.join(map(re.escape, letters))}{_GAP}\t.*", re.M | re.I)
    lines = (entry_line(match[0]) for text in dictionaries.texts() for match in pattern.finditer(text))
    found = {line.word: _agreement(line, toned) for line in lines if not toned or _agreement(line, toned)}
    return tuple(sorted(found, key=lambda word: (-found[word], -(per_million(word) or 0.0), len(word), word)))


def _letters(asked: str) -> str:
    zhuyin = "".join(map(plain, syllables_of(asked))) if is_zhuyin(asked) else ""
    bare = zhuyin or unmarked_all(asked.lower().replace("u:", "v"))
    return "".join(char for char in bare if char.isalpha()).replace("v", "ü")


def unmarked_all(text: str) -> str:
    """Letters without tone marks, ü as v."""
    return "".join(unmarked(char)[0] for char in text)


def _toned(asked: str) -> tuple[Syllable, ...]:
    """The syllables asked for if a tone of theirs is written; else none."""
    found = syllables_as_written(asked)
    return found if any(syllable.tone for syllable in found) else ()


def _agreement(line: EntryLine, toned: tuple[Syllable, ...]) -> int:
    """How many of the tones asked for the entry has, if it has all that are written and the same syllables; else 0."""
    said = syllables_of(line.pinyin)
    if len(said) != len(toned) or any(
        want.tone not in (UNKNOWN, have.tone) for have, want in zip(said, toned, strict=True)
    ):
        return 0
    return 1 + len(toned)


def by_meaning(dictionaries: Dictionaries, asked: str) -> tuple[str, ...]:
    """The words that mean it, the best match first.

    Args:
        dictionaries: those that are asked.
        asked: an English word or phrase.
    """
    phrase = " ".join(asked.lower().split())
    scores: dict[str, float] = {}
    for line in _lines_with(dictionaries, phrase) if _WORD.search(phrase) else ():
        score = max((_score(sense, at, phrase) for at, sense in enumerate(line.senses)), default=0.0)
        if score:
            scores[line.word] = max(scores.get(line.word, 0.0), score)
    return tuple(sorted(scores, key=lambda word: (-scores[word] * _weight(word), word)))


def _lines_with(dictionaries: Dictionaries, phrase: str) -> Iterator[EntryLine]:
    """The entries in whose line a phrase is, in small letters or capitals."""
    for text in dictionaries.texts():
        if phrase in text.lower():
            yield from (entry_line(line) for line in text.split("\n") if phrase in line.lower())


def _score(sense: str, at: int, phrase: str) -> float:
    """How well a sense says the phrase and nothing else, from 0 to 1; the first senses of an entry count for more."""
    bare_sense = re.sub(r"\([^)]*\)|\[[^]]*\]", "", sense.lower())
    glosses = [re.sub(r"^(?:to|a|an|the) ", "", gloss.strip()) for gloss in re.split("[;,]", bare_sense)]
    bare = re.sub(r"^(?:to|a|an|the) ", "", phrase)
    best = max((len(bare) / len(gloss) for gloss in glosses if _has(gloss, bare)), default=0.0)
    return best / (1 + 0.1 * at) * (0.3 if _ASIDE.search(sense) else 1.0)


def _has(gloss: str, phrase: str) -> bool:
    return re.search(rf"(?<![\w'-]){re.escape(phrase)}(?![\w'-])", gloss) is not None


def _weight(word: str) -> float:
    """What a word counts for being common: a word of 1,000 in a million twice one of 1."""
    return 3.0 + math.log10(max(per_million(word) or 0.0, 0.01))
