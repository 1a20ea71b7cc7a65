"""The vocabulary that the network is trained with: characters, syllables, and each polyphone's candidates."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from langdu.hanzi import folded
from langdu.model import is_hanzi
from langdu.pinyin import is_legal, parse, readings
from langdu.pinyin.build_readings import archaic
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.training.polyphones.examples.corpus import TrainingSentence

#: Candidates a polyphone may have, and characters the network knows.
MOST, CHARS = 10, 7000


def tables(examples: Sequence[TrainingSentence], polyphones: dict[str, list[str]]) -> dict[str, NDArray[Any]]:
    """The arrays of a `PolyphoneVocabulary`; `counts`, how often each candidate was labelled by hand.

    Args:
        examples: all that will be trained on.
        polyphones: g2pM's characters with several readings.
    """
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    chars: Counter[str] = Counter()
    for example in examples:
        for gold in example.golds:
            if gold.weight == 1:
                seen[example.text[gold.place]][gold.number] += 1
        chars.update(example.text)
    basic = [char for char in {*seen, *polyphones} if len(char) == 1 and ord(char) < 1 << 16]
    candidates = {char: known for char in basic if len(known := _candidates(char, seen, polyphones)) > 1}
    order = sorted(candidates)
    rows = np.zeros((len(order) + 1, MOST), np.uint16)
    counts = np.zeros(rows.shape, np.uint32)
    for row, char in enumerate(order, 1):
        rows[row, : len(candidates[char])] = candidates[char]
        counts[row, : len(candidates[char])] = [seen[char][number] for number in candidates[char]]
    order_of_chars: list[str] = [char for char, _ in chars.most_common() if ord(char) < 1 << 16 and char != "\n"]
    order_of_chars += [char for char in polyphones if char not in chars and len(char) == 1 and ord(char) < 1 << 16]
    return {
        "chars": np.array([ord(char) for char in order_of_chars[:CHARS]], np.uint16),
        "polyphones": np.array([ord(char) for char in order], np.uint16),
        "syllables": np.array(sorted({int(n) for n in rows.ravel() if n} | _all_readings(order_of_chars)), np.uint16),
        "candidates": rows,
        "counts": counts,
    }


def _candidates(char: str, seen: dict[str, Counter[int]], polyphones: dict[str, list[str]]) -> list[int]:
    """What was seen, most often first; then what g2pM knows and is not archaic."""
    known = [number for number, _ in seen[char].most_common()] if char in seen else []
    for text in polyphones.get(char, ()):
        if is_legal(text) and (char, text) not in archaic():
            known.append(number_of(parse(text)))
    return list(dict.fromkeys(known))[:MOST]


def _all_readings(chars: Iterable[str]) -> set[int]:
    return {number_of(syllable) for char in chars if is_hanzi(char) for syllable in readings(folded(char))}
