"""The pronunciation of words that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import Prosody, is_hanzi
from langdu.session.text import pipeline
from langdu.speech.rendering import jobs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langdu.model import Syllable
    from langdu.speech import Speaker


def said(text: str, speaker: Speaker) -> bytes:
    """A short text as a voice says it: mono, signed 16 bit, at the voice's sample rate.

    Raises:
        LangduError: the voice failed.
    """
    lines = pipeline.from_text(text, "text")
    blocks = pipeline.annotated_blocks(lines, range(len(lines.blocks)), (), "weigh")
    utterances = (utterance for sentences in blocks for sentence in sentences for utterance in speaker.plan(sentence))
    return jobs.said(((utterance, speaker) for utterance in utterances), Prosody()).pcm


def spoken(words: Sequence[str]) -> Mapping[str, tuple[Syllable, ...]]:
    """Each word as it is said, sandhi done; words that are not all hanzi, or have no reading, are left out."""
    lines = pipeline.from_text("\n".join(word for word in words if word and all(map(is_hanzi, word))), "words")
    found = pipeline.annotated_blocks(lines, range(len(lines.blocks)), (), "weigh")
    read = {}
    for sentence in (sentence for block in found for sentence in block):
        said = tuple(syllable for reading in sentence.readings for syllable in reading.spoken)
        if said and all(syllable.tone for syllable in said):
            read[sentence.text] = said
    return {word: read[word] for word in words if word in read}
