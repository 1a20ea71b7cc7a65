"""A word said alone, and cut from its sentence where a voice is not to be trusted with single words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import Chunk, Mark, Say
from langdu.session.words.look_up.hearing import said
from tests.session.words.look_up.test_card import met
from tests.tui.fakes import FakeSpeaker, voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Prosody, Utterance

#: Samples of a syllable.
SYLLABLE = 200


class Counting(FakeSpeaker):
    """Says each syllable as samples of one loudness: the first 1, the second 2, …"""

    rates: list[float]

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        self.rates = [prosody.rate]
        units = [unit for unit in utterance.units if isinstance(unit, Say)]
        for number, unit in enumerate(units, 1):
            pcm = (1000 * number).to_bytes(2, "little") * SYLLABLE
            yield Chunk(
                pcm, self.sample_rate, (Mark(unit.span, (number - 1) * SYLLABLE, number * SYLLABLE, "engine", ""),)
            )


def loudness(pcm: bytes) -> list[int]:
    """The loudness in the middle of each syllable."""
    samples = [int.from_bytes(pcm[at : at + 2], "little") for at in range(0, len(pcm), 2)]
    return [samples[at] // 1000 for at in range(SYLLABLE // 2, len(samples), SYLLABLE)]


def test_a_word_is_said_without_its_sentence() -> None:
    pcm = said(met("他去银行取钱。", "银"), Counting(voice("b", 100)), 1.0)
    assert loudness(pcm) == [1, 2]


def test_a_voice_that_is_not_trusted_with_words_says_the_sentence_and_the_word_is_cut_from_it() -> None:
    pcm = said(met("他去银行取钱。", "银"), Counting(voice("b", 100, says_words=False)), 1.0)
    assert loudness(pcm) == [3, 4]


def test_slowly_is_slower_than_the_speed_that_is_read_at() -> None:
    speaker = Counting(voice("b", 100))
    said(met("他去银行取钱。", "银"), speaker, 1.5)
    at_speed = speaker.rates[0]
    said(met("他去银行取钱。", "银"), speaker, 1.5, slow=True)
    assert speaker.rates[0] < at_speed == 1.5
