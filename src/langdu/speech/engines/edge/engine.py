"""Microsoft's voices by the read-aloud service of its Edge browser: online, and fed with text.

What is read is sent to Microsoft: the store has the user's consent before this engine is used, and nothing is sent
before something is to be said. The service takes no pinyin, so that planning gives it homophones; it tells when it
speaks each word, and inside a word marks are estimated. Its pauses are cut or lengthened to those asked for. The same
text gives the same sound as long as Microsoft keeps to it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from langdu.errors import EngineFailed
from langdu.model import Chunk, Pause
from langdu.signal.pcm import pcm16
from langdu.speech.engine import Engine
from langdu.speech.engines.common import waves
from langdu.speech.engines.common.clause_engine import placed, trimmed
from langdu.speech.engines.common.keepalive import patiently
from langdu.speech.engines.common.loudness import levelled
from langdu.speech.engines.common.settings import EngineSettings, lacking, require
from langdu.speech.engines.edge import service as edge_service
from langdu.speech.engines.edge import words as edge_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Prosody, Unit, Utterance
    from langdu.model.speech import MarkOrigin
    from langdu.signal.arrays import Samples
    from langdu.speech.engine import Parameters


class Edge(Engine):
    """Takes no files. Parameter: `voice`, the service's name, as zh-CN-XiaoxiaoNeural."""

    sample_rate = edge_service.SAMPLE_RATE

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        require(self.missing(), "edge")
        settings = EngineSettings("edge", folder, parameters, ("voice",))
        self._voice = settings.matching("voice", r"zh-[A-Z]{2}(-[a-z]+)?-\w+Neural", "zh-CN-XiaoxiaoNeural")

    @classmethod
    def missing(cls) -> str | None:
        """The package edge-tts may not be there."""
        return lacking("the package edge-tts", "edge_tts")

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """One request; then a chunk for each stretch between two pauses."""
        units = utterance.units
        text, places = edge_words.written(units)
        if not places:
            yield Chunk(self._silence(units, prosody), self.sample_rate)
            return
        samples, words = yield from patiently(lambda: self._ask(text, prosody), self.sample_rate)
        times, origins = edge_words.edges(places, text, words, waves.sounding(samples))
        yield from self._chunks(units, samples, times, origins, prosody)

    def _ask(self, text: str, prosody: Prosody) -> tuple[Samples, list[edge_words.SpokenWord]]:
        """The answer at the common level, at the pitch that is asked for."""
        bend = 2 ** (prosody.pitch / 12)  # said slower, then played faster
        samples, words = edge_service.ask(text, self._voice, prosody.rate / bend)
        if not len(samples):
            raise EngineFailed("the Edge service sent no sound")
        samples = levelled(waves.resample(samples, 1 / bend), self.sample_rate)
        return samples, [edge_words.SpokenWord(word.text, word.start / bend, word.end / bend) for word in words]

    def _chunks(
        self,
        units: Sequence[Unit],
        samples: Samples,
        times: Sequence[tuple[float, float]],
        origins: Sequence[MarkOrigin],
        prosody: Prosody,
    ) -> Iterator[Chunk]:
        at, said, cut = 0, 0, 0
        for silent, group in groupby(units, lambda unit: isinstance(unit, Pause)):
            if silent:
                pcm = self._silence(list(group), prosody)
                at += len(pcm) // 2
                yield Chunk(pcm, self.sample_rate)
                continue
            spoken = [unit for unit in group if not isinstance(unit, Pause)]
            own = times[said : said + len(spoken)]
            following = times[said + len(spoken)][0] if said + len(spoken) < len(times) else len(samples)
            end = round((own[-1][1] + following) / 2) if following < len(samples) else len(samples)
            edges = [*(start - cut for start, _ in own), own[-1][1] - cut]
            piece, found = trimmed(samples[cut : max(end, cut)], edges, self.sample_rate)
            marks = placed(spoken, found, origins[said : said + len(spoken)], at)
            yield Chunk(pcm16(piece), self.sample_rate, marks)
            at, said, cut = at + len(piece), said + len(spoken), max(end, cut)

    def _silence(self, pauses: Sequence[Unit], prosody: Prosody) -> bytes:
        seconds = sum(unit.seconds for unit in pauses if isinstance(unit, Pause))
        return bytes(2 * round(seconds / prosody.rate * self.sample_rate))
