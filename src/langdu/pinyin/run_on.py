"""Run-on pinyin, `naogengshi`, cut into syllables."""

from __future__ import annotations

from functools import lru_cache

from langdu.pinyin.marks import unmarked
from langdu.pinyin.spelling import is_legal

LONGEST_SYLLABLE_LETTERS = 7  # zhuangr and its tone digit make eight; an apostrophe never stands inside


def segment(run: str) -> list[str] | None:
    """The fewest legal syllables that `run` consists of, or None.

    Of two ways with as few, the one whose later syllables begin with a consonant, as pinyin's apostrophe rule
    has it (fangan is fan gan, not fang an).
    """
    best: list[tuple[int, int, list[str]] | None] = [None] * (len(run) + 1)
    best[0] = (0, 0, [])
    for start in range(len(run)):
        state = best[start]
        if state is None:
            continue
        if run[start] in "'’":
            best[start + 1] = min(filter(None, (best[start + 1], state)), key=lambda s: s[:2])
            continue
        for end in range(start + 1, min(start + LONGEST_SYLLABLE_LETTERS + 1, len(run)) + 1):
            piece = run[start:end]
            if _is_piece(piece):
                vowels = state[1] + (start > 0 and piece[0].lower() in "aeoāáǎàēéěèōóǒò")
                found = (state[0] + 1, vowels, [*state[2], piece])
                known = best[end]
                if known is None or found[:2] < known[:2]:
                    best[end] = found
    end_state = best[len(run)]
    return end_state[2] if end_state is not None and run else None


@lru_cache(maxsize=65536)
def _is_piece(piece: str) -> bool:
    """Legal, and not one of the erhua and nasal spellings that would eat the neighbour's letters."""
    letters, _ = unmarked(piece.lower().rstrip("012345"))
    if letters in ("m", "n", "ng", "hm", "hng") or (letters.endswith("r") and letters != "er"):
        return False
    return is_legal(piece)
