"""One request to the Edge read-aloud service, by the package edge-tts; what goes wrong is told in one plain line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from langdu.errors import EngineFailed, LangduError
from langdu.speech.engines.common import waves
from langdu.speech.engines.edge.words import SpokenWord

if TYPE_CHECKING:
    from langdu.signal.arrays import Samples

#: The service's sound, in Hz, and what it counts time in, to the second.
SAMPLE_RATE, TICKS = 24000, 10_000_000
#: Seconds for a connection, for the next piece of an answer, and for an answer.
CONNECT_TIMEOUT_SECONDS, PIECE_TIMEOUT_SECONDS, ANSWER_TIMEOUT_SECONDS = 10, 15, 45.0
OTHER = "use a voice that is on this machine"


def ask(text: str, voice: str, rate: float) -> tuple[Samples, list[SpokenWord]]:
    """The samples of `text`, mono at `SAMPLE_RATE`, and the words in them.

    Raises:
        EngineFailed: there is no network, the service refuses, or its answer is not whole.
    """
    import asyncio

    try:
        mp3, words = asyncio.run(asyncio.wait_for(_ask(text, voice, rate), ANSWER_TIMEOUT_SECONDS))
    except LangduError:
        raise
    except Exception as error:  # the network's edge: aiohttp's, asyncio's, the package's, JSON's
        raise _told(error) from error
    return _decoded(mp3), words


async def _ask(text: str, voice: str, rate: float) -> tuple[bytes, list[SpokenWord]]:
    import edge_tts

    request = edge_tts.Communicate(
        text,
        voice,
        rate=f"{round((rate - 1) * 100):+d}%",
        boundary="WordBoundary",
        connect_timeout=CONNECT_TIMEOUT_SECONDS,
        receive_timeout=PIECE_TIMEOUT_SECONDS,
    )
    mp3, words = bytearray(), []
    async for message in request.stream():
        if message["type"] == "audio":
            mp3 += message["data"]
        else:
            start, length = message["offset"], message["duration"]
            words.append(SpokenWord(message["text"], _samples(start), _samples(start + length)))
    if request.state["chunk_audio_bytes"]:  # counted until the service says that the turn has ended
        raise EngineFailed("the Edge service broke off in the middle of its answer", remedy=f"try again, or {OTHER}")
    return bytes(mp3), words


def _samples(ticks: float) -> float:
    return ticks / TICKS * SAMPLE_RATE


def _decoded(mp3: bytes) -> Samples:
    """The samples of an MP3, decoded in memory."""
    import soundfile

    try:
        samples, rate = soundfile.read(io.BytesIO(mp3), dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as error:
        raise EngineFailed(
            "the Edge service sent no sound that can be read", remedy=f"try again, or {OTHER}"
        ) from error
    return waves.resample(samples.mean(1), SAMPLE_RATE / rate)


def _told(error: Exception) -> EngineFailed:
    """What went wrong, in plain words."""
    import aiohttp
    from edge_tts.exceptions import NoAudioReceived, SkewAdjustmentError

    if isinstance(error, aiohttp.ClientResponseError | SkewAdjustmentError):
        status = getattr(error, "status", 403)
        return EngineFailed(f"the Edge service refuses ({status})", remedy=f"run pip install -U edge-tts, or {OTHER}")
    if isinstance(error, TimeoutError):
        return EngineFailed("the Edge service does not answer", remedy=f"check the network, or {OTHER}")
    if isinstance(error, aiohttp.ClientError | OSError):
        return EngineFailed("the Edge service cannot be reached", remedy=f"check the network, or {OTHER}")
    if isinstance(error, NoAudioReceived):
        return EngineFailed("the Edge service sent no sound", remedy=f"try another text, or {OTHER}")
    return EngineFailed(
        "the Edge service's answer is not understood", remedy=f"run pip install -U edge-tts, or {OTHER}"
    )
