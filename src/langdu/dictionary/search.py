"""Words found by their pinyin or by their meaning: all entries are gone through, which takes a fifth of a second."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from langdu.dictionary.frequency import per_million
from langdu.dictionary.pinyin_fields import syllables_as_written, syllables_of
from langdu.dictionary.storage.lines import entry_line
from langdu.hanzi import folded
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
#: What a writer of pinyin puts between two syllables.
_DIVIDED = re.compile(r"[^\W\d_][1-5]?[ '’·-]+[^\W\d_]")
#: What part of a word's readings the second is of the first, the third of the second, where nobody counted.
SELDOMER = 0.1
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
    if not syllables_of(asked):
        return ()
    wanted = _wanted(asked)
    pattern = re.compile(rf"^[^\t\n]*\t[^\t\n]*\t{_GAP.join(map(re.escape, _letters(asked)))}{_GAP}\t.*", re.M | re.I)
    lines = (entry_line(match[0]) for text in dictionaries.texts() for match in pattern.finditer(text))
    found: dict[str, EntryLine] = {}
    for line in lines:
        if not wanted or _agrees(line, wanted):
            found.setdefault(folded(line.word), line)
    ranks = {word: _rank(dictionaries, word, line) for word, line in found.items()}
    return tuple(sorted(found, key=lambda word: (-ranks[word], len(word), word)))


def _rank(dictionaries: Dictionaries, word: str, line: EntryLine) -> float:
    """How often a word is read as an entry has it, about: 见 is seldom xiàn."""
    read = list(dict.fromkeys(entry.syllables for entry in dictionaries.entries(word)))
    said = syllables_of(line.pinyin)
    return (per_million(word) or 0.0) * SELDOMER ** (read.index(said) if said in read else len(read))


def _letters(asked: str) -> str:
    zhuyin = "".join(map(plain, syllables_of(asked))) if is_zhuyin(asked) else ""
    bare = zhuyin or unmarked_all(asked.lower().replace("u:", "v"))
    return "".join(char for char in bare if char.isalpha()).replace("v", "ü")


def unmarked_all(text: str) -> str:
    """Letters without tone marks, ü as v."""
    return "".join(unmarked(char)[0] for char in text)


def _wanted(asked: str) -> tuple[Syllable, ...]:
    """The syllables asked for where their tones or their ends are written, xī'an or xi an; else none."""
    found = syllables_as_written(asked)
    is_divided = _DIVIDED.search(asked.strip()) is not None
    return found if is_divided or any(syllable.tone for syllable in found) else ()


def _agrees(line: EntryLine, wanted: tuple[Syllable, ...]) -> bool:
    """Whether an entry of the letters asked for has the same syllables, and the tones that are written."""
    said = syllables_of(line.pinyin)
    return len(said) == len(wanted) and all(
        want.tone in (UNKNOWN, have.tone) for have, want in zip(said, wanted, strict=True)
    )


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
