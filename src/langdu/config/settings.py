"""The settings there are, and what each may be."""

from __future__ import annotations

from dataclasses import dataclass

RATE_LIMITS = (0.5, 2.0)
VOLUME_LIMITS = (0, 100)
LATENCY_LIMITS = (-200, 1000)
REPEAT_LIMITS = (1, 9)
GAP_LIMITS = (0.0, 3.0)
CACHE_MB_LIMITS = (0, 1_000_000)
#: Cells of a line of text at most, and blank cells beside it at least.
TEXT_WIDTH_LIMITS = (16, 400)
MARGIN_LIMITS = (1, 60)
#: How what is read can stand out.
HIGHLIGHTS = ("background", "underline", "bold", "reverse")
#: How many speeds there may be.
SPEEDS = 9
#: Whose pinyin is shown: all; of words that are new or being learned; of words above a level of HSK; of words whose
#: tones were missed; none until it is asked for.
PINYIN_FOR = ("all", "unknown", "hsk1", "hsk2", "hsk3", "hsk4", "hsk5", "hsk6", "missed", "none")
LIMITS: dict[str, tuple[float, float]] = {
    "rate": RATE_LIMITS,
    "volume": VOLUME_LIMITS,
    "latency": LATENCY_LIMITS,
    "repeat": REPEAT_LIMITS,
    "gap": GAP_LIMITS,
    "cache_mb": CACHE_MB_LIMITS,
    "text_width": TEXT_WIDTH_LIMITS,
    "margin": MARGIN_LIMITS,
}
CHOICES: dict[str, tuple[str, ...]] = {
    "gloss": ("weigh", "force", "ignore"),
    "ruby": ("above", "below", "pinyin", "off"),
    "pinyin_for": PINYIN_FOR,
    "form": ("citation", "spoken"),
    "notation": ("pinyin", "words", "zhuyin"),
    "script": ("written", "simplified", "traditional"),
    "line_spacing": ("airy", "compact"),
    "paragraphs": ("spaced", "indented"),
    "sentence_style": HIGHLIGHTS,
    "syllable_style": HIGHLIGHTS,
    "movement": ("scroll", "page"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may set once for all runs; options on the command line win."""

    voice: str = "auto"
    dialogue_voice: str = ""
    rate: float = 1.0
    gloss: str = "weigh"
    ruby: str = "above"
    pinyin_for: str = "all"
    form: str = "citation"
    tones: str = "off"
    device: str = ""
    volume: int = 100
    latency: int = 0
    repeat: int = 1
    gap: float = 0.0
    microphone: str = ""
    keep_recordings: bool = False
    speeds: tuple[float, ...] = ()
    cache_mb: int = 1000
    notation: str = "pinyin"
    script: str = "written"
    word_spacing: bool = False
    line_spacing: str = "airy"
    text_width: int = 96
    margin: int = 2
    paragraphs: str = "spaced"
    sentence_style: str = "background"
    syllable_style: str = "background"
    movement: str = "scroll"
    sentence_pause: bool = False


def within(key: str, value: float) -> bool:
    """Whether a number is in the range of its setting."""
    low, high = LIMITS[key]
    return low <= value <= high
