"""The frozen values that every layer speaks in: `document`, `reading`, `speech`, then `practice`."""

from langdu.model.asset import Asset, AssetFile, AssetPart
from langdu.model.document import (
    BLOCK_KINDS,
    SPOKEN_KINDS,
    Block,
    BlockKind,
    Blocks,
    Document,
    Place,
    Rewrite,
    Sentence,
    Token,
    TokenKind,
)
from langdu.model.practice import (
    Alignment,
    Extra,
    ExtraKind,
    Judged,
    Placed,
    Range,
    Report,
    Target,
    Verdict,
)
from langdu.model.reading import Correction, Evidence, GlossPolicy, Hint, Origin, Reading, Stage
from langdu.model.section import CueTime, Section, SetAside, SetAsideKind, nested
from langdu.model.span import Span
from langdu.model.speech import (
    Boundary,
    Chunk,
    Fate,
    Latin,
    Mark,
    Note,
    Pause,
    Prosody,
    Say,
    Speech,
    Tally,
    Unit,
    Utterance,
)
from langdu.model.syllable import NEUTRAL, UNKNOWN, Syllable
from langdu.model.text import HANZI, clean, is_hanzi, one_line
from langdu.model.timeline import ExportInfo, TimedSentence
from langdu.model.voice import STOP_GAP, Voice

__all__ = [
    "BLOCK_KINDS", "HANZI", "NEUTRAL", "SPOKEN_KINDS", "STOP_GAP", "UNKNOWN",
    "Alignment", "Asset", "AssetFile", "AssetPart", "Block", "BlockKind", "Blocks", "Boundary", "Chunk", "Correction",
    "CueTime",
    "Document",
    "Evidence", "ExportInfo", "Extra",
    "ExtraKind", "Fate", "GlossPolicy", "Hint", "Judged", "Latin", "Mark", "Note", "Origin", "Pause", "Place",
    "Placed", "Prosody", "Range", "Reading", "Report", "Rewrite", "Say", "Section", "Sentence", "SetAside",
    "SetAsideKind", "Span", "Speech", "Stage", "Syllable",
    "Tally", "Target", "TimedSentence", "Token", "TokenKind", "Unit", "Utterance", "Verdict", "Voice",
    "clean", "is_hanzi", "nested", "one_line",
]  # fmt: skip
