"""The keys of the practice screen: what they call, and what the help page and the line of hints say of them."""

from __future__ import annotations

from langdu.tui.keys import Key

#: The key, the screen's action, and what it does.
BINDINGS: tuple[tuple[str, str, str], ...] = (
    ("space", "hear", "Hear it"),
    ("s", "slowly", "Hear it slowly"),
    ("t", "syllable", "Hear the syllable"),
    ("r", "record", "Record, stop"),
    ("enter", "stop", "Stop recording"),
    ("m", "mine", "Hear mine"),
    ("b", "both", "Hear both"),
    ("right,l", "cursor(1)", "Next syllable"),
    ("left,h", "cursor(-1)", "Syllable before"),
    ("down,j,n", "step(1)", "Next sentence"),
    ("up,k", "step(-1)", "Sentence before"),
    ("v", "by_voice", "Stop by voice or by key"),
    ("w", "keep", "Keep this recording"),
    ("C", "calibrate", "Calibrate"),
    ("d", "theme", "Dark, light, high contrast"),
    ("question_mark", "help", "Help"),
    ("escape,q", "leave", "Back"),
)
HEARING = (
    Key("space", "hear the sentence"),
    Key("s", "hear it slowly"),
    Key("t", "hear the syllable at the cursor"),
    Key("m", "hear your own recording"),
    Key("b", "hear the voice, then yourself"),
)
SAYING = (
    Key("r", "record; stop"),
    Key("enter", "stop"),
    Key("v", "end a recording when you fall silent, or only at the key"),
    Key("w", "keep this recording as a file"),
    Key("C", "calibrate: measure your pitch range, once, in a minute and a half"),
)
MOVING = (
    Key("← →  h l", "the syllable before, the next"),
    Key("↑ ↓  k j", "the sentence before, the next"),
    Key("d", "dark, light, high contrast"),
    Key("?", "this page"),
    Key("esc  q", "back"),
)
SIGNS = (
    Key("✓ ? ✗ –", "right; not sure; wrong, with the tone that was heard; left out"),
    Key("·", "neutral tone: shown, never judged"),
    Key("voice", "how the pitch of the voice runs, in semitones from its middle"),
    Key("you", "how yours runs, over the tone's shape in grey"),
)
GROUPS = (("Hearing it", HEARING), ("Saying it", SAYING), ("Moving", MOVING), ("What is shown", SIGNS))
CLOSING = "Verdicts are of tones. A native speaker is told wrong now and then too: hear both before you believe it."
#: The most wanted first; those that fit are shown, in this order.
HINTS = (
    ("space", "hear"),
    ("r", "record"),
    ("m", "mine"),
    ("b", "both"),
    ("↑ ↓", "sentence"),
    ("← →", "syllable"),
    ("s", "slowly"),
    ("C", "calibrate"),
    ("?", "help"),
    ("t", "syllable"),
    ("q", "back"),
)
