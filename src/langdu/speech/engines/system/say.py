"""One job for pyttsx3 in a process of its own: `python -m langdu.speech.engines.system.say`.

Its engines cannot be used twice in a process, print to standard output, and come back before their file is
complete. The job is a JSON object on standard input: {"path", "text", "voice", "words_per_minute"} writes speech
to `path`; {"path"} alone writes the system's voices there, as JSON: [[id, name, [language…], gender]…].
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

#: Seconds to wait for a file to be complete, and between two looks at it.
FILE_TIMEOUT_SECONDS, POLL_SECONDS = 20.0, 0.05
#: Seconds to wait for eSpeak to take note of its settings; it takes some milliseconds.
SETTLING = 0.5
#: Seconds that a job may take at all; the worker that waits for it may be dead.
LONGEST_JOB_SECONDS = 60.0
#: Looks without a change after which a file is complete.
STEADY = 3


def main() -> NoReturn:
    """Do the job and end the process: eSpeak and NSSpeechSynthesizer crash when Python takes them down."""
    watch = threading.Timer(LONGEST_JOB_SECONDS, os._exit, (2,))
    watch.daemon = True  # a failure ends the process at once
    watch.start()
    job = json.load(sys.stdin)
    path = Path(job["path"])
    engine = _engine()
    if "text" not in job:
        path.write_text(json.dumps([_row(voice) for voice in engine.getProperty("voices")]), "utf-8")
        os._exit(0)
    on_linux = sys.platform.startswith("linux")
    if on_linux:
        engine.runAndWait()  # settings then go to eSpeak at once
    engine.setProperty("voice", job["voice"])
    engine.setProperty("rate", job["words_per_minute"])
    if on_linux:
        _settle(engine, job["words_per_minute"])
    engine.save_to_file(job["text"], str(path))
    engine.runAndWait()
    sys.stdout.flush()
    os._exit(0 if _is_complete(path) else 1)


def _engine() -> Any:
    if sys.platform.startswith("linux"):
        _load_espeak()
    import pyttsx3

    return pyttsx3.init()


def _settle(engine: Any, words_per_minute: int) -> None:
    """Wait until eSpeak has taken note of its settings and is idle.

    pyttsx3 stops what eSpeak is doing when its loop begins; where that was the setting of the speed, one utterance in
    eighty was said at the normal one.
    """
    with suppress(ImportError, AttributeError):
        from pyttsx3.drivers import _espeak

        end = time.monotonic() + SETTLING
        while time.monotonic() < end and (engine.getProperty("rate") != words_per_minute or _espeak.IsPlaying()):
            time.sleep(POLL_SECONDS / 10)


def _load_espeak() -> None:
    """Load libespeak-ng out of the wheel, so that pyttsx3, which asks for it by name, finds it loaded."""
    from langdu.speech.engines.espeak.library import paths

    library, data = paths()
    os.environ["ESPEAK_DATA_PATH"] = str(data)
    ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)


def _row(voice: Any) -> list[Any]:
    languages = [_text(language) for language in voice.languages or () if language]
    return [_text(voice.id), _text(voice.name or ""), languages, _text(voice.gender or "")]


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _is_complete(path: Path) -> bool:
    """Wait until the file is there and grows no more."""
    end, size, steady = time.monotonic() + FILE_TIMEOUT_SECONDS, 0, 0
    while time.monotonic() < end:
        now = path.stat().st_size if path.exists() else 0
        steady = steady + 1 if now and now == size else 0
        if steady == STEADY:
            return True
        size = now
        time.sleep(POLL_SECONDS)
    return False


if __name__ == "__main__":
    main()
