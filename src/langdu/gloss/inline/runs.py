"""Whether what looks like a gloss is one: each by itself, and each by the company it keeps.

A bracket after a character is a gloss only if it is one. Capitals (爱(AI), 的(DE)) never are; a syllable with its
tone always is; one without is if the character can be read so, or if it stands in a run of glosses most of which
are sound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import hint, is_capital
from langdu.gloss.inline.markup.gloss_syllables import agreeing, said
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from langdu.gloss.matching.align import Aligned
    from langdu.model import Hint

#: So many glosses in a row, most of them sound, make the others in it credible.
RUN = 3
#: Glosses farther apart than this, in code points, do not stand in one run.
APART = 8


@dataclass(frozen=True, slots=True)
class GlossCandidate:
    """What may be a gloss.

    Attributes:
        start: where the characters that it is for begin, in the block's text.
        end: behind it.
        gaps: what would fold away.
        parts: what it says, places counted from `start`.
        written: all of it.
        agrees: whether its characters can be read so.
    """

    start: int
    end: int
    gaps: tuple[tuple[int, int], ...]
    parts: tuple[Aligned, ...]
    written: str
    agrees: bool

    @property
    def is_toned(self) -> bool:
        """Whether a tone is written on any of it."""
        return any(part.syllable.tone for part in self.parts)

    def removed(self, offset: int) -> list[Span]:
        """What folds away, in the source."""
        return [Span(offset + start, offset + end) for start, end in self.gaps]

    def hints(self, offset: int) -> list[Hint]:
        """What it says, in the source."""
        return [hint(offset + self.start + part.place, part.syllable, part.written) for part in self.parts]


def explicit(text: str, start: int, end: int, gloss: str, gaps: tuple[tuple[int, int], ...]) -> GlossCandidate | None:
    """A candidate whose characters are known, `text[start:end]`; None if the gloss does not fit them."""
    chars = text[start:end]
    parts = said(chars, gloss)
    if not parts:
        return None
    return GlossCandidate(start, gaps[-1][1], gaps, tuple(parts), gloss, agreeing(chars, parts) == len(parts))


def trusted(text: str, candidates: list[GlossCandidate]) -> list[GlossCandidate]:
    """Those of the candidates, in order, that are glosses."""
    return [candidate for run in _runs(text, candidates) for candidate in run if _is_gloss(candidate, run)]


def _runs(text: str, candidates: list[GlossCandidate]) -> list[list[GlossCandidate]]:
    """Candidates that follow each other with at most a sign and its echo between them."""
    runs: list[list[GlossCandidate]] = []
    for candidate in candidates:
        between = text[runs[-1][-1].end : candidate.start] if runs else None
        if between is not None and len(between) <= APART and HANZI.search(between) is None:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _is_gloss(candidate: GlossCandidate, run: list[GlossCandidate]) -> bool:
    if candidate.written.isupper() and len(candidate.written) > 1:
        return False
    if candidate.agrees:
        return candidate.is_toned or not is_capital(candidate.written)
    if candidate.is_toned and not is_capital(candidate.written):
        return True
    return len(run) >= RUN and sum(c.agrees for c in run) * 2 > len(run)
