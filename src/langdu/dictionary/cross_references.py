"""What dictionaries write of other words inside a sense, as a reader wants to see it.

CC-CEDICT writes 個|个[ge4] and Taiwan pr. [xing4]; shown are 个 gè and Taiwan pr. xìng.
"""

from __future__ import annotations

import re

from langdu.dictionary.pinyin_fields import syllables_of
from langdu.pinyin import marked

_WORD = r"[^\s|\[\]()/,;:\"“”'a-z]+"
_TWO_FORMS = re.compile(rf"(?P<traditional>{_WORD})\|(?P<simplified>{_WORD})")
_PINYIN = re.compile(r"(?P<space> ?)\[(?P<pinyin>[A-Za-zü:0-9·, ]+)\]")


def shown(sense: str, word: str = "", *, traditional: bool = False) -> str:
    """A sense as it is shown.

    Args:
        sense: as the dictionary has it.
        word: the word that it is of, in simplified characters; another traditional form of it is shown as that.
        traditional: whether words stand in traditional characters.
    """

    def form(match: re.Match[str]) -> str:
        return match["traditional" if traditional or match["simplified"] == word else "simplified"]

    return _PINYIN.sub(_marked, _TWO_FORMS.sub(form, sense))


def _marked(match: re.Match[str]) -> str:
    written = with_marks(match["pinyin"])
    if written == " ".join(match["pinyin"].split()):
        return match[0]  # nothing of it is pinyin
    before = match["space"] or (" " if match.start() else "")
    return before + written.replace("xx5", "…")


def with_marks(pinyin: str) -> str:
    """Pinyin with tone marks and capitals as it has them; what cannot be read of it as it was."""
    words: list[str] = []
    for written in pinyin.replace("u:", "ü").split():
        found = syllables_of(written)
        if written.lower() == "r5" and words:
            words[-1] += "r"
        elif len(found) == 1 and written[-1].isdigit():
            plain = marked(found[0])
            words.append(plain[:1].upper() + plain[1:] if written[0].isupper() else plain)
        else:
            words.append(written)
    return " ".join(words)
