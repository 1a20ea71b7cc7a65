"""Histories for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from langdu.model.history import Answer, AttemptSyllable, Skill
from langdu.pinyin import parse

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def said(pinyin: str, heard: str, attempt: int = 1, *, days: float = 0.0, end: int = -1) -> list[AttemptSyllable]:
    """An attempt: `heard` has a tone a syllable, `?` where it is not sure; a phrase ends after syllable `end`.

    What is heard as asked is green, anything else red.
    """
    syllables = [parse(one) for one in pinyin.split()]
    tones = [0, *(syllable.tone for syllable in syllables), 0]
    return [
        AttemptSyllable(
            attempt, NOON + timedelta(days=days), i, "字", syllable, syllable, frozenset({syllable.tone}),
            int(tone) if tone != "?" else 0,
            "amber" if tone == "?" else "green" if int(tone) == syllable.tone else "red",
            0.9, tones[i], tones[i + 2], omitted=False, phrase_end=i in (end, len(syllables) - 1),
        )
        for i, (syllable, tone) in enumerate(zip(syllables, heard, strict=True))
    ]  # fmt: skip


def answer(
    asked: str, answered: str, *, skill: Skill = "listen", group: str = "2-3", seconds: float = 8.0, days: float = 0.0
) -> Answer:
    """An answer of the quiz."""
    at = NOON + timedelta(days=days)
    return Answer(at, f"{skill}:{asked}", skill, "pairs", group, asked, answered, asked == answered, seconds)
