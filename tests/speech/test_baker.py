"""The symbols and frames of the natural voice; its sound is in test_engines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.errors import InstallFailed, VoiceMissing
from langdu.model import Prosody, Say, Span
from langdu.pinyin import numbered, plain
from langdu.signal.loudness import loudness
from langdu.speech.engines.baker import model as baker_model
from langdu.speech.engines.baker.engine import PART_SYLLABLES, Baker, parts
from langdu.speech.engines.baker.level import level
from langdu.speech.engines.baker.phones import phrase
from tests.speech.engines.sounds import ALL
from tests.speech.making import NORMAL, utterance, whole

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = {"hua", "hao", "zhi", "lv", "si", "ai", "bu", "da", "liu"}


def symbols(text: str) -> str:
    return " ".join(phrase(utterance(text).units, KNOWN).symbols)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hao3", "sil h ao3 #3 sil"),
        ("hao3 hao3", "sil h ao3 #0 h ao3 #3 sil"),
        ("hao3 ， hao3 。", "sil h ao3 #3 h ao3 #3 sil"),
        ("， hao3", "sil h ao3 #3 sil"),
        ("huar1", "sil h ua1 er5 #3 sil"),
        ("zhi1 si4 lü4 ai2", "sil zh iii1 #0 s ii4 #0 l v4 #0 ^ ai2 #3 sil"),
        ("@W", "sil d a2 #0 b u5 #0 l iou5 #3 sil"),
        ("hao3/ hao3 hao3| hao3", "sil h ao3 #1 h ao3 #0 h ao3 #2 h ao3 #3 sil"),
        ("hao3| ， hao3", "sil h ao3 #3 h ao3 #3 sil"),
    ],
)
def test_symbols(text: str, expected: str) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize("count", [10, 40, 120, 500])
@pytest.mark.parametrize("text", ["hao3 ", "hao3 hao3 ， ", "@W hao3 "])
def test_no_more_is_said_in_one_pass_than_the_voice_says_well(text: str, count: int) -> None:
    units = utterance(text * count).units[:count]
    apart = parts(units)
    assert [unit for part in apart for unit in part] == list(units)
    made = [phrase(part, KNOWN) for part in apart]
    assert all(
        0 < sum(symbol[-1].isdigit() and symbol[0] != "#" for symbol in m.symbols) <= PART_SYLLABLES for m in made
    )


def test_a_letters_syllables_belong_to_one_unit() -> None:
    made = phrase(utterance("@W hao3").units, KNOWN)
    assert [owner for owner in made.owners if owner is not None] == [0] * 6 + [1] * 2


#: What the voice has no sound for, and what it puts together from sounds that it never learned together.
NEAREST = {"hm", "hng", "m", "n", "ng", "ê", "yai", "yo"}
TOGETHER = {"biang", "bong", "cei", "diang", "din", "fiao", "len", "lvan", "lvn", "nun", "sei"}


def test_every_toned_syllable_is_said_nothing_dropped_or_doubled_and_what_is_approximated_is_told(baker: Path) -> None:
    table = json.loads((baker / baker_model.SYMBOLS).read_text("utf-8"))
    told: dict[str, set[str]] = {}
    for syllable in ALL:
        made = phrase([Say(Span(0, 1), syllable)], table["pinyin_dict"])
        own = [s for s, owner in zip(made.symbols, made.owners, strict=True) if owner == 0]
        assert all(symbol in table["symbol_to_id"] for symbol in own), numbered(syllable)
        assert [s[-1] for s in own[1:]] == [str(syllable.tone), *["5"] * syllable.erhua]
        bare = plain(replace(syllable, erhua=False))
        for note in made.notes:
            told.setdefault(note.what.split(": ")[1], set()).add(bare)
    assert list(told.values()) == [NEAREST, TOGETHER]


def test_chunks_are_the_whole(baker: Path) -> None:
    model = baker_model.BakerModel(baker)
    mel, durations = model.mel(phrase(utterance("hao3 hao3 hao3 hao3 hao3").units, KNOWN).symbols, 2.0)
    count = mel.shape[1]
    assert sum(durations) == count
    together = model.samples(mel, 0, count)
    apart = [*model.samples(mel, 0, 36), *model.samples(mel, 36, 77), *model.samples(mel, 77, count)]
    assert abs(together - apart).max() < 1e-4


@pytest.mark.parametrize("seconds", [0.1, 0.25, 0.8])
def test_a_pause_is_as_long_as_asked(seconds: float, baker: Path) -> None:
    asked = utterance("hao3 hao3 ， hao3 hao3")
    units = tuple(replace(u, seconds=seconds) if hasattr(u, "seconds") else u for u in asked.units)
    _, marks, _ = whole(Baker(baker, {}).speak(replace(asked, units=units), NORMAL))
    assert (marks[2].start - marks[1].end) / 24000 == pytest.approx(seconds, rel=0.25)


def test_no_syllable_is_swallowed(baker: Path) -> None:
    """The network gives 了 in 起了一层 no frame at all where no word's end is marked."""
    said = utterance("qi3 le5 yi1 ceng2 bao2 wu4 。")
    _, there, _ = whole(Baker(baker, {}).speak(said, NORMAL))
    assert min(mark.end - mark.start for mark in there) >= 5 * baker_model.HOP


def test_loudness_is_told_before_there_is_a_sample(baker: Path) -> None:
    model = baker_model.BakerModel(baker)
    mel, _ = model.mel(phrase(utterance("qing1 chen2 hu2 mian4 shang4").units, model.known).symbols, 1.0)
    heard = loudness(model.samples(mel, 0, mel.shape[1]), baker_model.SAMPLE_RATE)
    assert level(mel) == pytest.approx(heard, abs=0.7)


def test_pitch_leaves_the_length_alone(baker: Path) -> None:
    engine, text = Baker(baker, {}), utterance("hao3 hao3 hao3 。")
    normal, high = (len(whole(engine.speak(text, Prosody(1.0, pitch)))[0]) for pitch in (0.0, 4.0))
    assert high == pytest.approx(normal, rel=0.06)


def test_damaged_files_are_told(tmp_path: Path, baker: Path) -> None:
    (tmp_path / baker_model.SYMBOLS).write_text("{")
    with pytest.raises(VoiceMissing, match="langdu voices remove baker"):
        Baker(tmp_path, {})


def test_another_network_is_not_patched(tmp_path: Path, baker: Path) -> None:
    (tmp_path / baker_model.PUBLISHED).write_bytes((baker / baker_model.VOCODER).read_bytes())
    with pytest.raises(InstallFailed, match="not the one that is known"):
        baker_model.patch(tmp_path)
