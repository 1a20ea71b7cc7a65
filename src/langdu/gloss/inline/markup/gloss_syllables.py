"""What a gloss says of the characters that it is known to be for, as ruby, braces and LaTeX tell."""

from __future__ import annotations

import re

from langdu.gloss.inline.neutral import in_gloss
from langdu.gloss.matching.align import ER, Aligned, along
from langdu.pinyin import parse, segment, sounds
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin

_ZHUYIN_SYLLABLE = re.compile("˙?[ㄅ-ㄙㄪ-ㄬ]?[ㄧㄨㄩ]?[ㄚ-ㄥㄝ]?ㄦ?(?:[ˉˊˇˋ]|˙(?![ㄅ-ㄬ]))?")
_APART = re.compile(r"[\s\-·]+")


def said(chars: str, written: str) -> list[Aligned]:
    """The syllable and spelling of each of `chars`; nothing if `written` does not fit them.

    It fits if each character can be read so, or else if it has as many legal syllables as they are.
    """
    written = " ".join(written.split())
    laid = along(chars, written)
    if laid and laid[0].place == 0:
        return in_gloss(chars, laid)
    pieces = syllables(written)
    places = [place for place in range(len(chars)) if not _is_taken_up(chars, place, pieces)]
    if len(pieces) != len(places):
        return []
    return in_gloss(chars, [piece._replace(place=place) for place, piece in zip(places, pieces, strict=True)])


def behind(chars: str, written: str) -> tuple[list[Aligned], bool]:
    """What a gloss says of the last of `chars`, as many as it has syllables, and whether they can be read so."""
    laid = along(chars, written)
    if laid:
        return in_gloss(chars, laid), True
    pieces = syllables(written)
    if not 0 < len(pieces) <= len(chars) or (pieces[-1].syllable.erhua and chars[-1] in ER):
        return [], False
    laid = [piece._replace(place=len(chars) - len(pieces) + i) for i, piece in enumerate(pieces)]
    if len(laid) == 1:
        return laid, False
    # A word of which the dictionary knows half: 龟兹(qiūcí) where it lacks one of the two.
    toned = all(part.syllable.tone for part in laid)
    return (laid, True) if toned and agreeing(chars, laid) * 2 >= len(laid) else ([], False)


def syllables(written: str) -> list[Aligned]:
    """`written` cut into syllables, numbered; nothing if it has something else in it."""
    cut = _pieces(written)
    parsed = [_parsed(piece) for piece in cut]
    return [part._replace(place=i) for i, part in enumerate(parsed) if part] if all(parsed) else []


def agreeing(chars: str, parts: list[Aligned]) -> int:
    """How many of the parts are something that their character can be read as."""
    return sum(part.syllable.initial + part.syllable.final in _known(chars[part.place]) for part in parts)


def _known(char: str) -> frozenset[str]:
    return frozenset(s.initial + s.final for s in map(parse, sounds(char)))


def _is_taken_up(chars: str, place: int, pieces: list[Aligned]) -> bool:
    """Whether this is a 儿 that has no syllable of its own: 花儿 is ㄏㄨㄚㄦ."""
    return bool(pieces) and len(pieces) < len(chars) and place > 0 and chars[place] in ER and _is_erhua(place, pieces)


def _is_erhua(place: int, pieces: list[Aligned]) -> bool:
    return pieces[min(place, len(pieces)) - 1].syllable.erhua


def _pieces(written: str) -> list[str]:
    parts = _APART.split(written)
    if is_zhuyin(written):
        cut = [piece for part in parts for piece in _ZHUYIN_SYLLABLE.findall(part) if piece]
        return cut if "".join(cut) == "".join(parts) else [written]
    return [piece for part in parts for piece in ([part] if _is_syllable(part) else segment(part) or [part])]


def _is_syllable(part: str) -> bool:
    return _parsed(part) is not None


def _parsed(piece: str) -> Aligned | None:
    try:
        syllable = from_zhuyin(piece) if is_zhuyin(piece) else parse(piece)
    except ValueError:
        return None
    return Aligned(0, syllable, piece)
