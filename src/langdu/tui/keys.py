"""The keys of the reader: what they call, and what the help screen and the line of hints say of them."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """A key: how it is written and what it does."""

    keys: str
    does: str


#: The key, the reader screen's action, and what it does.
BINDINGS: tuple[tuple[str, str, str], ...] = (
    ("space", "play", "Play or pause"),
    ("right,j", "step(1)", "Next sentence"),
    ("left,k", "step(-1)", "Sentence before"),
    ("r", "repeat", "Repeat"),
    ("left_square_bracket", "speed(-1)", "Slower"),
    ("right_square_bracket", "speed(1)", "Faster"),
    ("f", "follow", "Follow the voice"),
    ("enter", "look_up", "Look the word up"),
    ("b", "play_cursor", "Read from the cursor"),
    ("comma", "cursor(-1)", "Cursor back"),
    ("full_stop", "cursor(1)", "Cursor on"),
    ("c", "conflict", "Next conflict or unsure reading"),
    ("C", "copy", "Copy the sentence"),
    ("p", "ruby", "Pinyin"),
    ("B", "notation", "By character, by word, zhuyin"),
    ("T", "script", "As written, simplified, traditional"),
    ("s", "spoken", "Tones as cited or spoken"),
    ("t", "tones", "Tone colours"),
    ("d", "theme", "Dark, light, high contrast"),
    ("e", "correct", "Correct the reading"),
    ("1", "mark_word(1)", "Word: learning 1"),
    ("2", "mark_word(2)", "Word: learning 2"),
    ("3", "mark_word(3)", "Word: learning 3"),
    ("4", "mark_word(4)", "Word: learning 4"),
    ("5", "mark_word(99)", "Word: known"),
    ("6", "mark_word(98)", "Word: ignored"),
    ("7", "mark_word(0)", "Word: new again"),
    ("8", "mark_page", "The page's new words: known"),
    ("U", "unmark", "Take the last marking back"),
    ("W", "statuses", "Statuses of words"),
    ("y", "pinyin_for", "Pinyin for which words"),
    ("Y", "hsk_level", "Pinyin above which level of HSK"),
    ("h", "peek", "Hidden pinyin"),
    ("v", "voices", "Voices"),
    ("i", "install(0)", "Install a natural voice"),
    ("I", "install(1)", "Install the other one"),
    ("9", "tune('volume', -1)", "Softer"),
    ("0", "tune('volume', 1)", "Louder"),
    ("minus", "tune('latency', -1)", "Highlight earlier"),
    ("equals_sign,plus", "tune('latency', 1)", "Highlight later"),
    ("x", "tune('repeat', 1)", "Each sentence once more"),
    ("X", "tune('repeat', -1)", "Each sentence once less"),
    ("w", "tune('gap', 1)", "Wait for you to say it"),
    ("u", "tune('speeds', 1)", "Slower first"),
    ("l", "loop", "Loop, or later"),
    ("z", "sleep", "Sleep timer"),
    ("D", "sentence_pause", "Stop after each sentence"),
    ("Z", "stop_at_chapter", "Stop at the chapter's end"),
    ("P", "practise", "Practise this sentence"),
    ("slash", "ask('search')", "Search"),
    ("n", "next", "Next match, or never ask again"),
    ("N", "before", "Match before"),
    ("colon", "ask('go')", "Go to"),
    ("o", "contents", "Contents"),
    ("backspace", "back(-1)", "Back from a jump"),
    ("tab", "back(1)", "On again"),
    ("a", "note", "Footnote"),
    ("m", "bookmark", "Bookmark"),
    ("M", "bookmark_note", "Write a note"),
    ("apostrophe", "bookmarks", "Bookmarks"),
    ("escape", "escape", "Close"),
    ("S", "settings", "Settings"),
    ("question_mark", "help", "Help"),
    ("q", "quit", "Quit"),
)
#: What the reader screen can do besides, for the palette: the action, and what it does.
WITHOUT_KEYS: tuple[tuple[str, str], ...] = (
    ("word_spacing", "Gaps between words"),
    ("line_spacing", "Airy or compact lines"),
    ("paragraphs", "Blank rows or indents between paragraphs"),
    ("text_width(1)", "Longer lines"),
    ("text_width(-1)", "Shorter lines"),
    ("margin(1)", "Wider margins"),
    ("margin(-1)", "Narrower margins"),
    ("sentence_style", "How the sentence stands out"),
    ("syllable_style", "How the syllable stands out"),
    ("movement", "Scroll, or turn pages"),
    ("copy_pinyin", "Copy the sentence with its pinyin"),
)
READING = (
    Key("space", "play, pause"),
    Key("← →  k j", "the sentence before, the next"),
    Key("r", "repeat the sentence"),
    Key("[ ]", "slower, faster (0.5 to 2.0), at the same pitch"),
    Key("9 0", "softer, louder"),
    Key("- =", "the highlight 10 ms earlier, later (Bluetooth)"),
    Key("z", "a sleep timer: stop in 15 to 90 minutes, or not"),
    Key("Z  D", "stop at the end of each chapter, of each sentence, or read on"),
    Key("b  double click", "begin at the cursor, at that character"),
    Key("f", "follow the voice again after scrolling by hand"),
)
PRACTICE = (
    Key("x  X", "each sentence once more, once less (1 to 9 times)"),
    Key("w", "after each, wait while you say it: up to 3 times as long"),
    Key("u", "slower first, then up to your speed"),
    Key("l", "a loop: from this sentence, to this one, no loop"),
    Key("P", "say it yourself, and see which tones were heard"),
)
WAYS = (
    Key("/", "search: 银行, yinhang, yin2hang2, yh, English; n N: next, before"),
    Key("o", "the contents: go to a chapter"),
    Key(":", "go to 40%, to sentence 120, to 12:30, to c3"),
    Key("backspace  tab", "back where a jump came from, on again"),
    Key("a", "the footnotes of this sentence"),
)
BOOKMARKS = (
    Key("m", "a bookmark at this sentence, or none"),
    Key("M", "write a note on this sentence, or edit it"),
    Key("'", "all bookmarks and notes: go to one, remove one"),
)
TEXT = (
    Key("↑ ↓  pgup pgdn", "scroll; home end: the beginning, the end"),
    Key("p", "pinyin above, below, alone, off"),
    Key("B", "pinyin by character, pinyin by word (yínháng), zhuyin"),
    Key("T", "characters as they are written, simplified, traditional"),
    Key("C", "the sentence to the clipboard; once more: with its pinyin"),
    Key("s", "tones as in a dictionary, as they are spoken (nǐ hǎo, ní hǎo)"),
    Key("t d", "tone colours; dark, light, high contrast"),
)
CARD = (
    Key("enter  click", "its card: meanings, readings and why; esc closes"),
    Key(", .", "the cursor a character back, on; the card goes with it"),
    Key("H  J  K", "on the card: hear the word, slowly, the syllable"),
    Key("A B C …", "on the card: another reading, join with, split off"),
    Key("S  O  P", "on the card: save it, its other places, say it yourself"),
)
WORDS = (
    Key("1 2 3 4", "the word at the cursor is being learned: from 1, seen once, to 4"),
    Key("5  6  7", "it is known; of no interest (a name); new again"),
    Key("8", "all words on the screen that have no status are known"),
    Key("U", "take the last of these back"),
    Key("W", "statuses in the text, or none"),
    Key("⠁  ⡀ ⡄ ⡆ ⡇", "signs behind pinyin: new, learning 1 to 4; known: none"),
    Key("⢸", "the tones were missed in practice or a drill; with the others, ⣼"),
    Key("y", "pinyin for all words, unknown ones, above HSK n, missed, none"),
    Key("Y", "above which level of HSK: 1 to 6"),
    Key("h  the mouse", "hidden pinyin back: in the sentence, on the page, no more"),
)
READINGS = (
    Key("e", "why the character at the cursor is read so; correct it"),
    Key("c", "the next character whose gloss was overruled or whose reading is unsure"),
)
PROGRAM = (
    Key("v", "voices: hear them, take another, install one"),
    Key("i", "install a natural voice"),
    Key("S", "settings, seen at once and kept in config.toml"),
    Key("ctrl+p", "all that can be done, by name: a few letters find it"),
    Key("?", "this page"),
    Key("q", "quit; the place is kept"),
)
GROUPS = (
    ("Reading aloud", READING),
    ("The word at the cursor", CARD),
    ("Saying it after the voice", PRACTICE),
    ("Finding one's way", WAYS),
    ("Bookmarks and notes", BOOKMARKS),
    ("The text", TEXT),
    ("Words that you know", WORDS),
    ("How a character is read", READINGS),
    ("langdu", PROGRAM),
)


#: The most wanted first; those that fit are shown, in this order.
HINTS = (
    ("space", "play"),
    ("← →", "sentence"),
    ("[ ]", "speed"),
    ("enter", "word"),
    ("p", "pinyin"),
    ("e", "correct"),
    ("?", "help"),
    ("/", "search"),
    ("ctrl+p", "all commands"),
    ("o", "contents"),
    ("m", "bookmark"),
    ("5", "known word"),
    ("t", "tones"),
    ("r", "repeat"),
    ("b", "read from here"),
    ("d", "light"),
    ("q", "quit"),
)
