"""Speech as bytes, without loss and about half as long: how it is kept on the disk, and sent from other machines.

The sound is FLAC, which libsndfile gives back sample by sample; before it stand the marks and notes, as a worker sends
them, and before all the SHA-256 of the rest.
"""

from __future__ import annotations

import hashlib
import io
import struct
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from langdu.model import Chunk, Speech
from langdu.speech.worker import protocol

DIGEST_BYTES = 32
LENGTH = struct.Struct(">I")


class Damaged(ValueError):
    """Bytes that are no speech, or not the whole of it."""


def packed(speech: Speech) -> bytes:
    """The speech, to be read by `unpacked`."""
    told = protocol.chunk_payload(Chunk(b"", speech.sample_rate, speech.marks, speech.notes))
    rest = LENGTH.pack(len(told)) + told + _thread().submit(_flac, speech.pcm, speech.sample_rate).result()
    return hashlib.sha256(rest).digest() + rest


def unpacked(data: bytes) -> Speech:
    """What was packed.

    Raises:
        Damaged: it is not whole.
    """
    rest = data[DIGEST_BYTES:]
    if hashlib.sha256(rest).digest() != data[:DIGEST_BYTES]:
        raise Damaged("the checksum is another one")
    try:
        (length,) = LENGTH.unpack_from(rest)
        told = protocol.read_chunk(rest[LENGTH.size : LENGTH.size + length])
        pcm = _thread().submit(_pcm, rest[LENGTH.size + length :]).result()
    except (struct.error, RuntimeError, protocol.ProtocolError) as error:
        raise Damaged(str(error)) from error
    return Speech(pcm, told.sample_rate, told.marks, told.notes)


@cache
def _thread() -> ThreadPoolExecutor:
    """Where libsndfile works: it swallows what a signal raises in its calls back, and signals reach the main thread."""
    return ThreadPoolExecutor(1, "packing")


def _flac(pcm: bytes, sample_rate: int) -> bytes:
    import numpy as np
    import soundfile

    if not pcm:
        return b""
    out = io.BytesIO()
    soundfile.write(out, np.frombuffer(pcm, "<i2"), sample_rate, "PCM_16", format="FLAC")
    return out.getvalue()


def _pcm(flac: bytes) -> bytes:
    import soundfile

    if not flac:
        return b""
    with soundfile.SoundFile(io.BytesIO(flac)) as file:
        return bytes(file.buffer_read(dtype="int16"))
