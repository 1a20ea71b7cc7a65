"""What was just said, kept for a while: repeating a sentence, or going back to it, then costs nothing."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Chunk, Prosody, Utterance
    from langdu.speech.worker.speaker import Speaker

#: Bytes of audio kept: some three minutes of the natural voice.
ROOM = 8 << 20


class UtteranceCache:
    """The utterances said last, as far as they fit into `room` bytes. For one thread."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[tuple[str, Utterance, Prosody], tuple[Chunk, ...]] = OrderedDict()

    def get(self, speaker: Speaker, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk] | None:
        """The chunks of `utterance`, if it is remembered."""
        key = (speaker.voice.id, utterance, prosody)
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return iter(self._kept[key])

    def keep(self, speaker: Speaker, utterance: Utterance, prosody: Prosody, chunks: Sequence[Chunk]) -> None:
        """Remember a whole utterance; the oldest are forgotten for it."""
        self._kept[speaker.voice.id, utterance, prosody] = tuple(chunks)
        sizes = {key: sum(len(chunk.pcm) for chunk in kept) for key, kept in self._kept.items()}
        total = sum(sizes.values())
        while total > self._room:
            key, _ = self._kept.popitem(last=False)
            total -= sizes[key]
