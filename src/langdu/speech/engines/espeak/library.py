"""libespeak-ng by ctypes, out of the wheel `espeakng-loader`: text in, samples and events out.

Only what the engines need of speak_lib.h. The library keeps its noise generator and its voice's flutter in
static variables, so that the same text never sounds the same twice; `fresh` loads it anew, in some 3 ms.
"""

from __future__ import annotations

import ctypes as c
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from langdu.errors import EngineFailed, VoiceMissing

SYNCHRONOUS = 2
DONT_EXIT = 0x8000
UTF8, PHONEMES = 0x1, 0x100
#: Of `phonemes`: in IPA; the parts of a sound tied by the character in the next bits.
IPA, TIED = 0x2, 0x80
WORD = 1
RATE, VOLUME, PITCH = 1, 2, 3
#: Of 100, so that its English, the louder of its voices, does not clip; speech is then at some -20 dBFS.
LOUDNESS = 75


class _Id(c.Union):
    _fields_: ClassVar = [("number", c.c_int), ("name", c.c_char_p), ("string", c.c_char * 8)]


class _Event(c.Structure):
    _fields_: ClassVar = [
        ("type", c.c_int),
        ("unique_identifier", c.c_uint),
        ("text_position", c.c_int),
        ("length", c.c_int),
        ("audio_position", c.c_int),
        ("sample", c.c_int),
        ("user_data", c.c_void_p),
        ("id", _Id),
    ]


_Callback = c.CFUNCTYPE(c.c_int, c.POINTER(c.c_short), c.c_int, c.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class SpokenClause:
    """Sound, and where its words begin: (character of the text, counted from 0, sample)."""

    pcm: bytes
    words: tuple[tuple[int, int], ...]


def missing() -> str | None:
    """Why the library cannot be used, in one line; None if it can."""
    from importlib.util import find_spec

    if find_spec("espeakng_loader") is None:
        return "the package espeakng-loader is not installed; run pip install espeakng-loader"
    return None


def paths() -> tuple[Path, Path]:
    """The library and its data.

    Raises:
        VoiceMissing: they are not there.
    """
    try:
        import espeakng_loader

        library, data = Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
    except (ImportError, RuntimeError) as error:
        raise VoiceMissing(
            f"eSpeak NG is not there: {error}", remedy="run pip install --force-reinstall espeakng-loader"
        ) from error
    # The loader knows only the bare name; pyttsx3 and others look for the versioned one.
    versioned = library.with_name("libespeak-ng.so.1")
    return (versioned if versioned.exists() else library), data


class EspeakLibrary:
    """The library, loaded and initialised. One at a time in a process."""

    def __init__(self) -> None:
        self._path, self._data = paths()
        self._pcm = bytearray()
        self._words: list[tuple[int, int]] = []
        self._callback = _Callback(self._take)
        self._load()

    def _load(self) -> None:
        os.environ["ESPEAK_DATA_PATH"] = str(self._data)  # without it a plain exit(), and no traceback
        try:
            self._lib: Any = c.CDLL(str(self._path))
        except OSError as error:
            raise VoiceMissing(
                f"eSpeak NG cannot be loaded: {error}", remedy="run pip install --force-reinstall espeakng-loader"
            ) from error
        self.sample_rate = self._lib.espeak_Initialize(SYNCHRONOUS, 0, str(self._data).encode(), DONT_EXIT)
        if self.sample_rate <= 0:
            raise VoiceMissing("eSpeak NG does not start", remedy="run pip install --force-reinstall espeakng-loader")
        self._lib.espeak_SetSynthCallback(self._callback)
        self._voice = ""

    def fresh(self) -> None:
        """Forget everything that was said, by loading the library anew."""
        import _ctypes

        self._lib.espeak_Terminate()
        unload = getattr(_ctypes, "FreeLibrary" if sys.platform == "win32" else "dlclose")
        unload(self._lib._handle)
        self._load()

    def say(self, text: str, voice: str, words_per_minute: int, pitch: int = 50) -> SpokenClause:
        """Say `text`, which may have `[[phonemes]]` in it.

        Args:
            text: what to say; no pause follows it.
            voice: an eSpeak voice, such as `sit/cmn-latn-pinyin`.
            words_per_minute: 80 to 450.
            pitch: 0 to 100; 50 is the voice's own, 50 more an octave.

        Raises:
            EngineFailed: the library refused.
        """
        if voice != self._voice:
            if self._lib.espeak_SetVoiceByName(voice.encode()):
                raise EngineFailed(f"eSpeak NG has no voice {voice}")
            self._voice = voice
        self._lib.espeak_SetParameter(RATE, words_per_minute, 0)
        self._lib.espeak_SetParameter(PITCH, pitch, 0)
        self._lib.espeak_SetParameter(VOLUME, LOUDNESS, 0)
        self._pcm, self._words = bytearray(), []
        data = text.encode() + b"\0"
        if self._lib.espeak_Synth(data, c.c_size_t(len(data)), 0, 0, 0, UTF8 | PHONEMES, None, None):
            raise EngineFailed("eSpeak NG refused the text")
        return SpokenClause(bytes(self._pcm), tuple(self._words))

    def phonemes(self, text: str, voice: str, mode: int = 0) -> str:
        """What the library makes of `text`; in its own letters, or with `IPA` as `mode` in those."""
        self._lib.espeak_SetVoiceByName(voice.encode())
        self._voice = voice
        self._lib.espeak_TextToPhonemes.restype = c.c_char_p
        rest = c.pointer(c.cast(c.c_char_p(text.encode()), c.c_void_p))
        parts = []
        while rest[0]:
            parts.append((self._lib.espeak_TextToPhonemes(rest, 1, mode) or b"").decode())
        return " ".join(parts)

    def _take(self, samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            self._pcm += c.string_at(samples, 2 * count)
        i = 0
        while events[i].type:
            if events[i].type == WORD:
                self._words.append((events[i].text_position - 1, events[i].sample))
            i += 1
        return 0
