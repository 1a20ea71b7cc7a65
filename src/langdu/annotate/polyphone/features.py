"""What the network is told of a text, as arrays: one row a character, one a target, one a candidate.

A target is a character that the network can judge, a candidate one of its readings. Sentences lie end to end with a
line feed behind each, so that a whole document is one batch.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.vocabulary import BETWEEN
from langdu.annotate.words import table
from langdu.annotate.words.hashes import codes
from langdu.model import LONGEST_WORD_CHARACTERS
from langdu.pinyin.inventory import sound_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from langdu.annotate.polyphone.vocabulary import PolyphoneVocabulary
    from langdu.annotate.words.segment import Segmented

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

SEPARATOR = "\n"
#: Buckets of hashed pairs of characters, and of hashed surroundings.
PAIRS, SURROUNDINGS = 1 << 16, 1 << 20
#: Kinds of a character's place in a word: its place by how far the word is trusted.
PLACES = 16
#: Evidence for a candidate: see `_evidence`.
EVIDENCE = 8
#: Characters on either side that surroundings are hashed of.
CONTEXT_CHARACTERS = 6
#: Characters of a sentence that are looked at together; longer ones are the work of careless people.
LONGEST_PIECE = 200


@dataclass(frozen=True, slots=True)
class Features:
    """A batch.

    Attributes:
        chars: the character's number in the vocabulary; 0 unknown, 1 between sentences.
        starts, lengths: where each sentence begins and how many characters it has; long ones are cut to pieces.
        syllables: the reading that its word gives it, by the vocabulary.
        places: what place it has in its word, below `PLACES`.
        before, behind: hash of the pair with the character before and behind, below `PAIRS`.
        targets: where the targets stand.
        kinds: each target's number among the vocabulary's polyphones.
        evidence: targets by candidates by `EVIDENCE`.
        surroundings: targets by candidates by hashes, below `SURROUNDINGS`.
    """

    chars: Ints
    starts: Ints
    lengths: Ints
    syllables: Ints
    places: Ints
    before: Ints
    behind: Ints
    targets: Ints
    kinds: Ints
    evidence: Floats
    surroundings: Ints


def features(
    words: Segmented, vocabulary: PolyphoneVocabulary, hints: Mapping[int, int], asked: NDArray[np.bool_] | None = None
) -> Features:
    """The features of a segmented text.

    Args:
        words: sentences with a `SEPARATOR` behind each.
        vocabulary: the network's.
        hints: toneless hints, a sound of `pinyin.inventory` for a place of the text.
        asked: which characters to judge; all that can be by default.
    """
    points = codes(words.text)
    chars = vocabulary.chars(points)
    kinds = vocabulary.kinds(points)
    targets = np.flatnonzero(kinds if asked is None else (kinds > 0) & asked)
    kinds = kinds[targets]
    starts, lengths = _sentences(points)
    before, behind = pairs(chars)
    return Features(
        chars=chars,
        starts=starts,
        lengths=lengths,
        syllables=vocabulary.syllables[words.syllables],
        places=words.places.astype(np.int64) * 4 + np.minimum(words.trust, 3),
        before=before,
        behind=behind,
        targets=targets,
        kinds=kinds,
        evidence=_evidence(words, vocabulary.candidates[kinds], targets, hints),
        surroundings=_surroundings(chars, words, vocabulary.candidates[kinds], targets),
    )


def condensed(found: Features) -> tuple[Features, Ints]:
    """The batch without the sentences in which nothing is asked, and which of its characters are left."""
    row = np.searchsorted(found.starts, found.targets, side="right") - 1
    used, place = np.unique(row, return_inverse=True)
    lengths = found.lengths[used]
    ends = np.cumsum(lengths + 1)
    starts = ends - lengths - 1
    left = np.arange(ends[-1]) + np.repeat(found.starts[used] - starts, lengths + 1)
    kept = {name: getattr(found, name)[left] for name in ("chars", "syllables", "places", "before", "behind")}
    targets = found.targets - found.starts[row] + starts[place]
    return replace(found, starts=starts, lengths=lengths, targets=targets, **kept), left


def _sentences(points: NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """Where sentences, or pieces of `LONGEST_PIECE` of them, begin, and how long they are."""
    ends = np.flatnonzero(points == ord(SEPARATOR))
    begins = np.append(0, ends[:-1] + 1)
    pieces = [np.arange(begin, end, LONGEST_PIECE) for begin, end in zip(begins, ends, strict=True) if end > begin]
    starts = np.concatenate(pieces) if pieces else np.zeros(0, np.int64)
    stops = ends[np.searchsorted(ends, starts)]
    return starts, np.minimum(stops - starts, LONGEST_PIECE)


def pairs(chars: Ints) -> tuple[Ints, Ints]:
    """Hashes of each character with the one before it, and with the one behind."""
    return _pair(np.roll(chars, 1), chars), _pair(chars, np.roll(chars, -1))


def _pair(first: Ints, second: Ints) -> Ints:
    mixed = first * 7919 + second * 104729
    return (mixed ^ (mixed >> 7)) % PAIRS


def _evidence(words: Segmented, candidates: Ints, targets: Ints, hints: Mapping[int, int]) -> Floats:
    """What speaks for each candidate.

    0 it is the character's commonest reading and it stands alone; 1 its word says so; 2 the same where dictionaries
    agree; 3 the same of our own words; 4 the longest overlapping word that says so, a fraction of
    `LONGEST_WORD_CHARACTERS`; 5 the longest that says otherwise; 6 the hint says so; 7 the hint says otherwise.
    """
    evidence = np.zeros((*candidates.shape, EVIDENCE), np.float32)
    said, place, trust = _bare(words.syllables)[targets, None], words.places[targets, None], words.trust[targets, None]
    agrees = candidates == said
    evidence[..., 0] = agrees & (place == 0)
    evidence[..., 1] = agrees & (place > 0)
    evidence[..., 2] = agrees & (trust >= 2)
    evidence[..., 3] = agrees & (trust == 7)
    _add_hits(evidence, words, candidates, targets)
    if hints:
        hinted = np.array([hints.get(at, 0) for at in targets.tolist()])[:, None]
        evidence[..., 6] = (hinted > 0) & (sound_of(candidates) == hinted)
        evidence[..., 7] = (hinted > 0) & (sound_of(candidates) != hinted)
    return evidence


def _bare(syllables: NDArray[np.uint16]) -> Ints:
    """The syllables without erhua: whether 儿 is taken up is not the network's to say."""
    return syllables.astype(np.int64) & ~1


def _add_hits(evidence: Floats, words: Segmented, candidates: Ints, targets: Ints) -> None:
    """Each overlapping word's word on each candidate."""
    number = np.full(len(words.text), -1)
    number[targets] = np.arange(len(targets))
    hits = words.hits
    sure = table.trust(hits.values) > 0
    for offset in range(int(hits.lengths.max()) if len(hits.lengths) else 0):
        inside = np.flatnonzero((hits.lengths > offset) & sure)
        rows = number[hits.starts[inside] + offset]
        inside, rows = inside[rows >= 0], rows[rows >= 0]
        weight = (hits.lengths[inside] / LONGEST_WORD_CHARACTERS).astype(np.float32)[:, None]
        agrees = candidates[rows] == _bare(hits.syllables[inside, offset])[:, None]
        np.maximum.at(evidence[..., 4], rows, weight * agrees)
        np.maximum.at(evidence[..., 5], rows, weight * ~agrees)


def _surroundings(chars: Ints, words: Segmented, candidates: Ints, targets: Ints) -> Ints:
    """Hashes of the characters around each target, as far as its sentence goes, with each of its candidates."""
    # The line feed before a sentence is part of it: that nothing stands before a character says something too.
    led = np.append(BETWEEN, chars)
    padded, sentence = (
        np.pad(led, CONTEXT_CHARACTERS),
        np.pad(np.cumsum(led == BETWEEN), CONTEXT_CHARACTERS, constant_values=-1),
    )
    at = targets + 1 + CONTEXT_CHARACTERS

    def near(offset: int) -> Ints:
        return np.asarray(np.where(sentence[at + offset] == sentence[at], padded[at + offset], 0))

    groups = [(-1,), (1,), (-2,), (2,), (-2, -1), (1, 2), (-1, 1), (-3, -2, -1), (1, 2, 3), (-2, -1, 1), (-1, 1, 2)]
    around = {offset: near(offset) for offset in range(-CONTEXT_CHARACTERS, CONTEXT_CHARACTERS + 1)}
    hashed = [_slot(slot, *(around[offset] for offset in group)) for slot, group in enumerate(groups, 1)]
    hashed.append(_slot(14, _words(chars, words, targets)))
    hashed += [_slot(20, near_it) for offset, near_it in around.items() if offset]
    keys = np.stack(hashed, 1)[:, None, :] * 2654435761 + candidates[:, :, None] * (40503 * 65537)
    keys = (keys ^ (keys >> 15)) * 2246822519
    return np.asarray((keys ^ (keys >> 13)) % SURROUNDINGS)


def _slot(slot: int, *values: Ints) -> Ints:
    hashed = np.full_like(values[0], slot * 1000003)
    for value, factor in zip(values, (7919, 3246599, 22088083), strict=False):
        hashed = hashed + value * factor
    return hashed


def _words(chars: Ints, words: Segmented, targets: Ints) -> Ints:
    """A hash of the word that each target stands in, and of its place there; 0 for one alone."""
    hashed = np.zeros(len(chars), np.int64)
    chosen = words.hits[words.way]
    whole = np.zeros(len(chosen.starts), np.int64)
    longest = int(chosen.lengths.max()) if len(chosen.lengths) else 0
    for offset in range(longest):
        inside = chosen.lengths > offset
        whole[inside] = (whole[inside] * 31 + chars[chosen.starts[inside] + offset] * (offset + 7)) % (1 << 40)
    for offset in range(longest):
        inside = chosen.lengths > offset
        hashed[chosen.starts[inside] + offset] = whole[inside] * 8 + min(offset, 7)
    return hashed[targets]
