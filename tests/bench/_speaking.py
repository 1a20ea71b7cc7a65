"""What a voice says of texts, as the judge takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Voice
    from langdu.practice.recording.sound import Sound
    from langdu.speech import VoiceStore
    from langdu.speech.engine import Engine


def said(store: VoiceStore, voice: Voice, texts: Sequence[str]) -> list[Sound]:
    """Each text as the installed voice says it."""
    from langdu.speech.registry import engine

    speaks = engine(voice, store.folder(voice))
    return [_said(speaks, voice, text) for text in texts]


def _said(speaks: Engine, voice: Voice, text: str) -> Sound:
    from langdu.model import Prosody
    from langdu.practice.recording.sound import prepared
    from langdu.session.text import pipeline
    from langdu.speech import plan

    document = pipeline.from_text(text, "bench")
    sentences = [s for block in range(len(document.blocks)) for s in pipeline.annotated(document, block, (), "weigh")]
    pcm = b"".join(c.pcm for s in sentences for u in plan(s, voice) for c in speaks.speak(u, Prosody()))
    return prepared(np.frombuffer(pcm, "<i2").astype(np.float32) / 32768, voice.sample_rate)
