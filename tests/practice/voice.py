"""The natural voice as a learner: what it says, right or wrong."""

from __future__ import annotations

import os
from functools import cache

import numpy as np

from langdu.model import Pause, Prosody, Say, Span, Utterance
from langdu.pinyin import parse
from langdu.practice.recording.sound import Sound, prepared
from langdu.speech import VoiceStore
from langdu.speech.registry import engine


def said(pinyin: str, rate: float = 0.85) -> Sound:
    """These syllables, exactly in these tones, as the natural voice says them (the `baker` fixture must be there)."""
    return _said(pinyin, rate, os.path.realpath(os.environ["LANGDU_DATA_DIR"] + "/voices/baker"))


@cache
def _said(pinyin: str, rate: float, folder: str) -> Sound:
    syllables = [parse(written) for written in pinyin.split()]
    says = [Say(Span(i, i + 1), syllable) for i, syllable in enumerate(syllables)]
    utterance = Utterance(Span(0, len(says) + 1), (*says, Pause(Span(len(says), len(says) + 1), 0.45, "。")))
    speaks = _engine(folder)
    pcm = b"".join(chunk.pcm for chunk in speaks.speak(utterance, Prosody(rate)))
    return prepared(np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(2**15), speaks.sample_rate)


@cache
def _engine(folder: str):
    store = VoiceStore()
    voice = store.get("baker")
    return engine(voice, store.folder(voice))
