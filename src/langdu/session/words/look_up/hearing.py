"""A word said by the voice that reads, while the reading waits."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from langdu.errors import LangduError

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Place, Span
    from langdu.session.practice.playback import Playback
    from langdu.session.reading.controller import ReadingController
    from langdu.session.words.look_up.word_in_sentence import WordInSentence
    from langdu.speech import Speaker

log = logging.getLogger("langdu.session")
SAMPLE = 2


class WordVoice:
    """Says words with the voice and the player of a reading, which goes on afterwards where it was.

    Args:
        controller: who reads.
        tell: called with what goes wrong, from a thread of this object.
        resumed: called when the reading goes on, from a thread of this object.

    Called from the screen's thread.
    """

    def __init__(
        self, controller: ReadingController, tell: Callable[[str], None], resumed: Callable[[], None] = lambda: None
    ) -> None:
        self._controller, self._tell, self._resumed = controller, tell, resumed
        self._playback: Playback | None = None
        self._turn = 0
        self._saying = threading.Lock()
        #: What was read when the first word was asked for, and whether it was played or held.
        self._waiting: tuple[Place, Span | None, bool] | None = None

    def hear(self, word: WordInSentence, *, slow: bool = False) -> str:
        """Say a word, or syllables of one; the one asked for last is heard.

        Returns:
            Why it cannot be said; empty if it can.
        """
        if self._controller.only_voice:
            return f"a word alone needs a voice: {self._controller.only_voice}"
        if self._controller.voice is None:
            return "the voice is still coming; try again in a moment"
        if not word.readings:
            return "this is not read aloud"
        self._wait()
        lent = self._controller.lend()
        if lent is None:
            return "the voice is still coming; try again in a moment"
        speaker, player = lent
        playback = self._playback = self._playback or _playback()
        playback.player = player
        self._turn = playback.take_turn()
        threading.Thread(target=self._hear, args=(playback, self._turn, word, speaker, slow), daemon=True).start()
        return ""

    def _wait(self) -> None:
        """Keep what is being read, unless it waits already."""
        state, now = self._controller.state, self._controller.now()
        if state == "stopped":
            return
        place = None if now is None else now.place
        self._waiting = None if now is None or place is None else (place, now.span, state == "playing")

    def _hear(self, playback: Playback, turn: int, word: WordInSentence, speaker: Speaker, slow: bool) -> None:
        from langdu.session.practice.playback import PlaybackClip

        try:
            with self._saying:
                if turn != self._turn:
                    return
                pcm = said(word, speaker, self._controller.rate, slow=slow)
            playback.play(turn, [PlaybackClip("word", pcm)], speaker.sample_rate)
        except LangduError as error:
            self._tell(str(error))
        except Exception as error:  # a thread's edge: it must be told, and must not end the reader
            log.exception("saying a word")
            self._tell(f"it cannot be said: {type(error).__name__}: {error}")
        if turn == self._turn:
            self._go_on()

    def _go_on(self) -> None:
        """Go on with what waits, unless something else is read by now."""
        waiting, self._waiting = self._waiting, None
        if waiting is None or self._controller.state != "stopped":
            return
        place, span, was_playing = waiting
        self._controller.play(place, span)
        if not was_playing:
            self._controller.pause()
        self._resumed()

    def close(self) -> None:
        """Say no more, and leave the reading as it is."""
        self._turn, self._waiting = -1, None
        if self._playback is not None:
            self._playback.silence()


def _playback() -> Playback:
    from langdu.session.practice.playback import Playback

    return Playback(lambda: None)


def said(word: WordInSentence, speaker: Speaker, rate: float, *, slow: bool = False) -> bytes:
    """A word as a voice says it: alone, or cut from its sentence where the voice is not to be trusted with words.

    Returns:
        Mono, signed 16 bit, at the voice's sample rate.

    Raises:
        LangduError: the voice failed.
    """
    from langdu.model import Prosody
    from langdu.session.practice.practising import SLOW
    from langdu.session.practice.rendering import cut
    from langdu.session.words.look_up.word_in_sentence import alone
    from langdu.speech.rendering import jobs

    prosody = Prosody(max(0.5, min(2.0, rate * SLOW if slow else rate)))
    sentence = alone(word) if speaker.voice.says_words else word.sentence
    speech = jobs.said([(utterance, speaker) for utterance in speaker.plan(sentence)], prosody)
    marks = [mark for mark in speech.marks if mark.span.overlaps(word.span)]
    if speaker.voice.says_words or not marks:
        return speech.pcm
    return cut(speech.pcm, speaker.sample_rate, marks[0].start, marks[-1].end)
