"""Whisper, by faster-whisper (extra `listen`): runs on the processor alone, one thread, and asks no network."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from langdu.errors import EngineFailed, VoiceMissing
from langdu.session.verifying.listening.model import WHISPER, model_folder
from langdu.session.verifying.listening.recogniser import Recogniser

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.signal.arrays import Samples

#: Makes it write simplified characters and signs.
PROMPT = "以下是普通话的句子。"


class Whisper(Recogniser):
    """A model in CTranslate2's form: `model.bin`, `config.json`, `tokenizer.json`, `vocabulary.json` or `.txt`."""

    def __init__(self, model: Path | None) -> None:
        if find_spec("faster_whisper") is None:
            raise VoiceMissing("the package faster-whisper is not installed", remedy="pip install 'langdu[listen]'")
        folder = model or model_folder(WHISPER)
        if not (folder / "model.bin").is_file():
            remedy = (
                "name the folder of another with --model (Whisper in CTranslate2's form, model.bin inside)"
                if model
                else f"add --fetch-model ({WHISPER.size_mb} MB), or name the folder of one with --model"
            )
            raise VoiceMissing("there is no model of the recogniser", where=str(folder), remedy=remedy)
        from faster_whisper import WhisperModel

        try:
            self._model = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
            )
        except (RuntimeError, OSError, ValueError) as error:
            what, remedy = f"the recogniser's model cannot be used: {error}", "fetch it again, or name another"
            raise VoiceMissing(what, where=str(folder), remedy=remedy) from error

    def text(self, samples: Samples) -> str:
        """See `Recogniser`."""
        try:
            segments, _ = self._model.transcribe(
                samples, language="zh", condition_on_previous_text=False, initial_prompt=PROMPT
            )
            return "".join(segment.text for segment in segments).replace(
                PROMPT, ""
            )  # what it says where it hears nothing
        except (RuntimeError, ValueError) as error:
            raise EngineFailed(f"the recogniser failed: {error}", remedy="try another model with --model") from error
