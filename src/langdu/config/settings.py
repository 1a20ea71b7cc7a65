"""The settings there are. A new one is a field here and no more: all else that knows settings derives from it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from langdu.config.setting import Setting, declared, described

RATE_LIMITS = (0.5, 2.0)
VOLUME_LIMITS = (0, 100)
LATENCY_LIMITS = (-200, 1000)
REPEAT_LIMITS = (1, 9)
GAP_LIMITS = (0.0, 3.0)
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
#: The theme that fits the terminal.
AUTO_THEME = "auto"
#: Names of colours: langdu's own, then Textual's, the last two in the terminal's own 16.
THEMES = (
    "night", "paper", "contrast", "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula",
    "tokyo-night", "monokai", "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato",
    "solarized-light", "solarized-dark", "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark",
    "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
#: The headings, in the order in which they are shown.
VOICE, PINYIN, PAGE, SOUND, PRACTICE, STORAGE = "Voice", "Pinyin", "Page", "Sound", "Practice", "Storage"
GROUPS = (VOICE, PINYIN, PAGE, SOUND, PRACTICE, STORAGE)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may set once for all runs; options on the command line win."""

    voice: str = declared(
        "auto", "Who reads: an id of `langdu voices`; auto is the best one that is installed.", VOICE, names="voice"
    )
    dialogue_voice: str = declared(
        "", "Who says what people in a text say: ids with commas; none is the voice.", VOICE, names="voices"
    )
    rate: float = declared(1.0, "How fast the voice reads.", VOICE, limits=RATE_LIMITS, step=0.1)
    gloss: str = declared(
        "weigh", "How far pinyin in the text is trusted.", PINYIN, choices=("weigh", "force", "ignore")
    )
    ruby: str = declared(
        "above",
        "Where the pinyin is; pinyin is without characters.",
        PINYIN,
        choices=("above", "below", "pinyin", "off"),
    )
    pinyin_for: str = declared(
        "all", "Which words have pinyin; hsk1: those above HSK 1; missed: their tones.", PINYIN, choices=PINYIN_FOR
    )
    form: str = declared(
        "citation", "Tones as in a dictionary, or as they are spoken.", PINYIN, choices=("citation", "spoken")
    )
    tones: str = declared("off", "A palette of tone colours.", PINYIN, names="palette")
    notation: str = declared(
        "pinyin", "Pinyin by character, pinyin by word, or zhuyin.", PINYIN, choices=("pinyin", "words", "zhuyin")
    )
    script: str = declared(
        "written",
        "Characters as they are written, or in one script.",
        PAGE,
        choices=("written", "simplified", "traditional"),
    )
    word_spacing: bool = declared(False, "A gap between words.", PAGE)
    line_spacing: str = declared(
        "airy", "A blank row between lines where the screen has room, or none.", PAGE, choices=("airy", "compact")
    )
    text_width: int = declared(96, "Cells of a line at most.", PAGE, limits=TEXT_WIDTH_LIMITS, step=4)
    margin: int = declared(2, "Blank cells beside the text at least.", PAGE, limits=MARGIN_LIMITS)
    paragraphs: str = declared(
        "spaced", "A blank row between paragraphs, or an indent.", PAGE, choices=("spaced", "indented")
    )
    sentence_style: str = declared("background", "How the sentence that is read stands out.", PAGE, choices=HIGHLIGHTS)
    syllable_style: str = declared("background", "How the syllable that is said stands out.", PAGE, choices=HIGHLIGHTS)
    movement: str = declared(
        "scroll", "The text scrolls with the voice, or a page is turned.", PAGE, choices=("scroll", "page")
    )
    theme: str = declared(AUTO_THEME, "The colours; auto fits the terminal.", PAGE, names="theme")
    device: str = declared("", "A part of a sound device's name; none is the system's.", SOUND, names="device")
    volume: int = declared(100, "How loud, in percent.", SOUND, limits=VOLUME_LIMITS, step=5)
    latency: int = declared(
        0, "Milliseconds that the highlight waits for a Bluetooth headset.", SOUND, limits=LATENCY_LIMITS, step=10
    )
    sentence_pause: bool = declared(False, "Stop after each sentence until space.", PRACTICE)
    repeat: int = declared(1, "How often each sentence is said.", PRACTICE, limits=REPEAT_LIMITS)
    gap: float = declared(
        0.0, "The pause to say it yourself, as a multiple of its length.", PRACTICE, limits=GAP_LIMITS, step=0.5
    )
    microphone: str = declared("", "A part of a microphone's name; none is the system's.", PRACTICE, names="microphone")
    keep_recordings: bool = declared(False, "Keep what you say in practice as files.", PRACTICE)
    speeds: tuple[float, ...] = declared(
        (),
        "The speed of the first time, the second …, as in [0.7, 0.85, 1.0].",
        PRACTICE,
        limits=RATE_LIMITS,
        most=SPEEDS,
    )
    cache_mb: int = declared(
        1000,
        "Megabytes of speech that are kept for the next export.",
        STORAGE,
        limits=(0, 1_000_000),
        hidden=True,
        step=100,
    )


SETTINGS: dict[str, Setting] = {one.name: described(one) for one in fields(Settings)}
LIMITS: dict[str, tuple[float, float]] = {
    key: one.limits for key, one in SETTINGS.items() if one.limits is not None and one.kind == "number"
}
CHOICES: dict[str, tuple[str, ...]] = {key: one.choices for key, one in SETTINGS.items() if one.choices}


def within(key: str, value: float) -> bool:
    """Whether a number is in the range of its setting."""
    low, high = LIMITS[key]
    return low <= value <= high


def grouped() -> tuple[tuple[str, tuple[Setting, ...]], ...]:
    """The settings under their headings."""
    headings = dict.fromkeys((*GROUPS, *(one.group for one in SETTINGS.values())))
    groups = ((heading, tuple(one for one in SETTINGS.values() if one.group == heading)) for heading in headings)
    return tuple(group for group in groups if group[1])


def shown() -> tuple[tuple[str, tuple[Setting, ...]], ...]:
    """Those of them that the screen of the settings has."""
    groups = ((heading, tuple(one for one in settings if not one.hidden)) for heading, settings in grouped())
    return tuple(group for group in groups if group[1])
