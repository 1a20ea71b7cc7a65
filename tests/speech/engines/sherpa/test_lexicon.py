"""A lexicon of ours from a voice's own."""

from __future__ import annotations

import pytest

from langdu.pinyin import numbered, parse, plain
from langdu.speech.engines.sherpa.lexicon import (
    ERHUA,
    NO_SOUND,
    NOT_ERHUA,
    NOTHING,
    OTHER_TONE,
    TOGETHER,
    SyllableSymbols,
    key,
    learn,
    lexicon,
)
from tests.speech.engines.sounds import ALL
from tests.speech.tiny.lexicon import entries, symbols, tokens

KINDS = ("vits", "melo", "matcha")
#: What is only near, without tone, erhua aside: in Matcha, whose symbols are whole syllables, more.
NEAR = {"ê", "yai", "ng", "hng"}
NEAR_WHOLE = NEAR | {
    "bong", "biang", "diang", "din", "tei", "nia", "len", "lvan", "lvn", "kei", "zhei", "shei", "cei", "sei",
}  # fmt: skip


def spelling(kind: str, *, leave: tuple[str, ...] = (), unknown: tuple[str, ...] = ()) -> SyllableSymbols:
    """That of a voice whose lexicon has one character a syllable, but none of the sounds `leave`."""
    lines = [f"{c} {' '.join(symbols(s, kind))}" for c, s in entries().items() if plain(s) not in leave]
    return SyllableSymbols(learn(lines), set(tokens(kind)) - set(unknown), tones_apart=kind == "melo")


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_lexicon_has_is_taken_as_it_is(kind: str) -> None:
    found = spelling(kind)
    for char, syllable in entries().items():
        assert found.of(syllable) == (tuple(symbols(syllable, kind)), ""), char


@pytest.mark.parametrize("kind", KINDS)
def test_every_syllable_has_symbols_that_the_voice_knows(kind: str) -> None:
    found, known = spelling(kind), set(tokens(kind))
    for syllable in ALL:
        entry, _ = found.of(syllable)
        assert entry, numbered(syllable)
        assert set(entry[: len(entry) // 2] if kind == "melo" else entry) <= known, numbered(syllable)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_approximated_is_told(kind: str) -> None:
    found = spelling(kind)
    told: dict[str, set[str]] = {}
    for syllable in ALL:
        told.setdefault(found.of(syllable)[1], set()).add(plain(syllable))
    assert told.keys() <= {"", TOGETHER, NO_SOUND, ERHUA}
    assert {s for s in told[NO_SOUND] if not s.endswith("r")} == (NEAR_WHOLE if kind == "matcha" else NEAR)
    assert all(s.endswith("r") for s in told[ERHUA])


@pytest.mark.parametrize(
    ("kind", "text", "entry"),
    [
        ("vits", "huar1", "h ua1 #0 ^ er5 #0"), ("melo", "huar1", "h ua AA er 1 1 5 5"), ("matcha", "huar1", "hua1 er"),
        ("vits", "ê4", "^ ei4 #0"), ("melo", "ng2", "AA eng 2 2"), ("matcha", "ng2", "eng2"),
        ("vits", "biang2", "b iang2 #0"), ("melo", "biang2", "b iang 2 2"), ("matcha", "biang2", "bang2"),
        ("matcha", "dei3", "dei3"), ("matcha", "de5", "de"), ("matcha", "cei4", "ce4"), ("matcha", "shei2", "shui2"),
        ("vits", "zhi5", "zh iii5 #0"), ("melo", "zi5", "z i0 5 5"), ("matcha", "lü4", "lv4"),
    ],
)  # fmt: skip
def test_syllables_are_written_as_the_voice_writes_them(kind: str, text: str, entry: str) -> None:
    assert spelling(kind).of(parse(text))[0] == tuple(entry.split())


def test_a_tone_that_the_voice_was_not_taught_is_another_and_told() -> None:
    found = spelling("vits", unknown=("ve5", "uai2"))
    assert found.of(parse("yue5")) == (("^", "ve4", "#0"), OTHER_TONE)
    assert found.of(parse("huai2")) == (("h", "uai4", "#0"), OTHER_TONE)


def test_a_voice_without_a_sound_has_it_from_others() -> None:
    assert spelling("vits", leave=("hang",)).of(parse("hang2")) == (("h", "ang2", "#0"), TOGETHER)


def test_a_lexicon_of_next_to_nothing_says_what_it_cannot() -> None:
    found = SyllableSymbols(learn(["八 b a1"]), {"b", "a1"}, tones_apart=False)
    assert found.of(parse("ba1")) == (("b", "a1"), "")
    assert found.of(parse("ba3")) == (("b", "a1"), OTHER_TONE)
    assert found.of(parse("bar1")) == (("b", "a1"), NOT_ERHUA)
    assert found.of(parse("zhuang1")) == ((), NOTHING)


def test_doubtful_characters_are_outvoted() -> None:
    # 行 is xíng or háng; 形 is only xíng.
    learned = learn(["行 h ang2", "形 x ing2", "刑 x ing2"])
    assert learned.entries["x", "ing", 2] == ("x", "ing2")


def test_a_character_of_several_readings_that_is_read_otherwise_is_not_believed() -> None:
    # 都 is dōu or dū; 偷 is only tōu.
    other, same = learn(["都 d u1", "偷 t ou1"]), learn(["都 d ou1", "偷 t ou1"])
    assert ("d", "ou", 1) not in other.entries
    assert same.entries["d", "ou", 1] == ("d", "ou1")
    # In whole syllables: 督 is only dū.
    assert ("d", "ou", 1) not in learn(["都 du1", "督 du1"]).entries


def test_keys_are_single_rare_characters_one_a_syllable() -> None:
    keys = {key(syllable) for syllable in ALL}
    assert len(keys) == len(ALL)
    assert all(len(char) == 1 and 0x3400 <= ord(char) <= 0x4DBF for char in keys)
    assert key(parse("ma")) == key(parse("ma5"))


def test_the_file_has_a_line_a_syllable_and_the_words() -> None:
    learned = learn(["八 b a1", "Hello h e l ou", "一下 i2 x ia4"])
    lines = lexicon(SyllableSymbols(learned, {"b", "a1"}, tones_apart=False), learned.words).splitlines()
    assert f"{key(parse('ba1'))} b a1" in lines
    assert lines[-1] == "hello h e l ou"
    assert not any("一下" in line for line in lines)
