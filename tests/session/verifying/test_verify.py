"""Exports that are whole, and exports that were broken on purpose."""

from __future__ import annotations

import base64
import io
import json
import random
import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from langdu.cli import main
from langdu.errors import BadInput
from langdu.model import HintTally
from langdu.session import book_from_text
from langdu.session.export import ExportOptions, export
from langdu.session.verifying import has_times, spoken_passages, verify
from langdu.session.verifying.sound import SoundFacts
from langdu.speech import VoiceStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from langdu.session.verifying import Defect

TEXT = (
    "第一章 早晨\n\n清早的银(yín)行(háng)门前，小王正在排队。“你好，”他说，“今天是2026年，我有12%的存款。”\n——\n\n"
    "她用Python写程序，也喜欢吃花儿做的饼。\n\n第二章 晚上\n\n雨停了，街上没有人，只有一只猫慢慢地走着。\n"
)
CUES = ("srt", "vtt", "ass", "lrc", "enhanced.lrc", "labels.txt")
TEXTS = ("json", "textgrid", "html", "epub", *CUES)
SOUNDS = ("wav", "flac", "mp3", "ogg", "opus", "m4a", "m4b")
RATE = 16000


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an export in every format."""
    folder = tmp_path_factory.mktemp("whole")
    book = book_from_text(TEXT, "早晨")
    outputs = tuple(folder / f"a.{ending}" for ending in (*TEXTS, *SOUNDS))
    export(book, ExportOptions(VoiceStore().get("silence"), None, outputs))
    book.close()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy to be broken."""
    return shutil.copytree(whole, tmp_path / "a")


def found(*paths: Path, text: str = "") -> list[Defect]:
    wanted = None
    if text:
        book = book_from_text(text, "早晨")
        wanted = spoken_passages(book)
        book.close()
    return list(verify([paths], wanted).defects)


def edited(path: Path, change: Callable[[str], str]) -> Path:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")
    return path


def edited_json(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    row = json.loads(path.read_text("utf-8"))
    change(row)
    path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    return path


def test_a_whole_export_has_nothing_missing_in_any_format(whole: Path) -> None:
    paths = [whole / f"a.{ending}" for ending in (*TEXTS, *SOUNDS)]
    assert found(*paths) == []
    assert found(*paths, text=TEXT) == []
    report = verify([paths])
    assert report.sentences == 6
    assert report.seconds > 8 * 15


@pytest.mark.parametrize("ending", TEXTS)
def test_each_format_is_whole_by_itself_and_against_the_text(whole: Path, ending: str) -> None:
    assert found(whole / f"a.{ending}") == []
    assert found(whole / f"a.{ending}", text=TEXT) == []


@pytest.mark.parametrize("ending", TEXTS)
def test_a_text_that_has_more_than_the_file_is_told(whole: Path, ending: str) -> None:
    longer = TEXT.replace("慢慢地走着", "慢慢地往回走着").replace("她用", "她说了很多话。她用")
    told = found(whole / f"a.{ending}", text=longer)
    assert [(defect.check, defect.what.split(": ")[1]) for defect in told] == [
        ("mark", "她说了很多话"),
        ("mark", "往回"),
    ]


def test_a_mark_that_is_missing_is_told_with_its_sentence_and_time(folder: Path) -> None:
    plain = edited_json(folder / "a.json", lambda row: row["marks"].pop(-3))
    (defect,) = found(plain)
    assert (defect.check, defect.what, defect.sentence) == ("mark", "1 character has no sound: 地", 7)
    assert defect.seconds == pytest.approx(json.loads(plain.read_text("utf-8"))["sentences"][-1]["from"])


def test_a_mark_that_is_missing_beside_glosses_is_counted(folder: Path) -> None:
    (defect,) = found(edited_json(folder / "a.json", lambda row: row["marks"].pop(6)))
    assert (defect.check, defect.sentence) == ("mark", 2)
    assert defect.what.startswith("1 character has no sound")


def test_marks_that_changed_places_are_told(folder: Path) -> None:
    def swap(row: dict[str, Any]) -> None:
        row["marks"][2], row["marks"][3] = row["marks"][3], row["marks"][2]

    assert {defect.check for defect in found(edited_json(folder / "a.json", swap))} == {"order"}


def test_a_sentence_without_any_mark_is_told(folder: Path) -> None:
    def drop(row: dict[str, Any]) -> None:
        last = row["sentences"][-1]
        row["marks"] = [mark for mark in row["marks"] if mark["start"] < last["start"]]

    (defect,) = found(edited_json(folder / "a.json", drop))
    assert defect.what.startswith("18 characters have no sound")


@pytest.mark.parametrize("ending", CUES)
def test_a_cue_that_is_missing_is_told(folder: Path, ending: str) -> None:
    line = {
        "srt": r"\d+\n.* --> .*\n[^\n]*她用[^\n]*\n(?:[^\n]+\n)*\n",
        "vtt": r"[^\n]* --> [^\n]*\n.*她.*\n(?:.+\n)*",
        "ass": r"(?m)^Dialogue.*她.*\n(?:^Dialogue.*(?:用|写|程|序，|tā|yòng|xiě|chéng|xù|Python).*\n)+",
    }
    cue = re.compile(line.get(ending, r"(?m)^.*她.*用.*\n"))
    path = edited(folder / f"a.{ending}", lambda text: cue.sub("", text, count=1))
    told = found(path, folder / "a.json")
    assert [(defect.file, defect.check, defect.sentence) for defect in told] == [(path.name, "mark", 5)]
    assert "她用写程" in told[0].what


@pytest.mark.parametrize("ending", CUES)
def test_cues_that_changed_places_are_told(folder: Path, ending: str) -> None:
    def swap(text: str) -> str:
        parting = "\n\n" if ending in ("srt", "vtt") else "\n"
        blocks = text.split(parting)
        shown = [block if ending != "ass" or block.startswith("Dialogue") else "" for block in blocks]
        first, second = (next(index for index, block in enumerate(shown) if sign in block) for sign in "第清")
        blocks[first], blocks[second] = blocks[second], blocks[first]
        return parting.join(blocks)

    assert "order" in {defect.check for defect in found(edited(folder / f"a.{ending}", swap))}


def test_an_interval_without_its_hanzi_is_told(folder: Path) -> None:
    def without(text: str) -> str:
        head, tier, rest = text.partition('name = "hanzi"')
        return head + tier + rest.replace('text = "猫"', 'text = ""', 1)

    path = edited(folder / "a.textgrid", without)
    assert [defect.what for defect in found(path)] == ["1 character has no sound: 猫"]


def test_a_page_without_a_time_or_with_a_bare_sentence_is_told(folder: Path) -> None:
    path = edited(folder / "a.html", lambda text: re.sub(r'(id="s0" data-a="0" data-t="\d+ )\d+ ', r"\1", text))
    assert [(defect.check, defect.sentence) for defect in found(path)] == [("mark", 1)]
    path = edited(folder / "a.html", lambda text: re.sub(r'<span class="s" id="s6"[^>]*>', "<span>", text))
    assert "18 characters have no sound" in " ".join(defect.what for defect in found(path))


def rewritten(path: Path, name: str, change: Callable[[bytes], bytes | None]) -> Path:
    """An archive of which the first file of such a name is another one, or is left out."""
    other = path.with_name("other.epub")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as before, zipfile.ZipFile(other, "w") as after:
        chosen = next(member for member in before.namelist() if re.search(name, member))
        for member in before.namelist():
            data = before.read(member)
            changed = change(data) if member == chosen else data
            if changed is not None:
                after.writestr(member, changed)
    return other


def test_an_overlay_that_lacks_a_sentence_is_told(folder: Path) -> None:
    book = rewritten(folder / "a.epub", r"\.smil$", lambda smil: re.sub(rb"<par id=.par2.*\n", b"", smil))
    (defect,) = found(book)
    assert (defect.check, defect.sentence) == ("mark", 2)
    assert "清早的银行门前" in defect.what


def test_overlays_that_lead_nowhere_or_go_back_are_told(folder: Path) -> None:
    book = rewritten(folder / "a.epub", r"\.smil$", lambda smil: smil.replace(b"#s2", b"#s99"))
    assert [defect.check for defect in found(book)] == ["link", "mark"]
    book = rewritten(folder / "a.epub", r"\.smil$", lambda smil: smil.replace(b'par1"><', b'par1"><!-- --><'))
    assert found(book) == []
    book = rewritten(
        folder / "a.epub",
        r"\.smil$",
        lambda smil: smil.replace(b"#s1", b"#s0").replace(b"#s2", b"#s1").replace(b"#s0", b"#s2"),
    )
    assert "order" in {defect.check for defect in found(book)}
    book = rewritten(folder / "a.epub", r"\.mp3$", lambda _: None)
    assert {defect.check for defect in found(book)} == {"link", "mark"}


def heard(folder: Path, change: Callable[[Any], Any], ending: str = "wav") -> list[Defect]:
    """What is told of a sound in the place of the silent one."""

    def of_someone(row: dict[str, Any]) -> None:
        row["voice"] = "somebody"

    timeline = edited_json(folder / "a.json", of_someone)
    frames = soundfile.info(folder / "a.wav").frames
    tone = (0.3 * np.sin(np.arange(frames) * 0.05)).astype("f4")
    soundfile.write(folder / f"a.{ending}", change(tone), RATE)
    return found(folder / f"a.{ending}", timeline)


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_sound_that_is_cut_short_is_told(folder: Path, ending: str) -> None:
    assert heard(folder, lambda tone: tone, ending) == []
    (defect,) = heard(folder, lambda tone: tone[: -RATE // 5], ending)
    assert defect.check == "length"
    (defect,) = heard(folder, lambda tone: np.concatenate((tone, tone[: RATE // 2])), ending)
    assert defect.check == "length"


@pytest.mark.parametrize("ending", SOUNDS)
def test_every_format_is_as_long_as_its_timeline(whole: Path, ending: str) -> None:
    sound = SoundFacts(whole / f"a.{ending}", f".{ending}", "a")
    duration = json.loads((whole / "a.json").read_text("utf-8"))["duration"]
    assert -0.05 <= sound.seconds - duration <= 0.05 + sound.padding


def test_sound_that_is_silent_in_the_middle_is_told(folder: Path) -> None:
    def silenced(tone: Any) -> Any:
        tone[3 * RATE : 5 * RATE] = 0.0
        return tone

    (defect,) = heard(folder, silenced)
    assert defect.check == "silence"
    assert 3 <= (defect.seconds or 0) < 3.3
    (defect,) = heard(folder, np.zeros_like)
    assert defect.what == "nothing is heard in the whole file"


def test_sound_at_full_scale_is_told_but_a_lone_peak_is_not(folder: Path) -> None:
    def peaked(tone: Any) -> Any:
        tone[1000:1002] = 1.0
        return tone

    assert heard(folder, peaked) == []
    (defect,) = heard(folder, lambda tone: np.clip(tone * 10, -1.0, 1.0))
    assert defect.check == "clipping"


SPEAKER = "Somebody"


def tone_mp3(seconds: float, change: Callable[[Any], Any]) -> bytes:
    """A piece of sound in the place of a silent one."""
    tone = (0.3 * np.sin(np.arange(round(seconds * RATE)) * 0.05)).astype("f4")
    file = io.BytesIO()
    soundfile.write(file, change(tone), RATE, format="MP3")
    return file.getvalue()


def heard_in_book(folder: Path, change: Callable[[Any], Any], *beside: Path) -> list[Defect]:
    """What is told of a book with other sound for its first chapter."""
    sound = soundfile.info(io.BytesIO(zipfile.ZipFile(folder / "a.epub").read("EPUB/audio/001.mp3")))
    others = tone_mp3(sound.frames / RATE, change)
    tone = tone_mp3(sound.frames / RATE, lambda tone: tone)
    book = rewritten(folder / "a.epub", r"audio/001\.mp3$", lambda _: others)
    book = rewritten(book, r"audio/002\.mp3$", lambda _: tone)
    book = rewritten(book, r"\.opf$", lambda package: package.replace(b"Silence, in time", SPEAKER.encode()))
    return found(book, *beside)


def silenced(start: float, end: float) -> Callable[[Any], Any]:
    def change(tone: Any) -> Any:
        tone[round(start * RATE) : round(end * RATE)] = 0.0
        return tone

    return change


def test_a_book_is_listened_to_where_its_clips_or_its_timeline_say(folder: Path) -> None:
    timeline = edited_json(folder / "a.json", lambda row: row.update(voice="somebody"))
    assert heard_in_book(folder, lambda tone: tone) == []
    assert heard_in_book(folder, lambda tone: tone, timeline) == []
    (defect,) = heard_in_book(folder, silenced(0, 2.2))
    assert (defect.check, defect.file) == ("silence", "other.epub")
    assert heard_in_book(folder, silenced(3, 4)) == []  # a clip is a sentence; less of it may be a pause
    (defect,) = heard_in_book(folder, silenced(3, 4), timeline)
    assert defect.check == "silence"
    assert 2.9 < (defect.seconds or 0) < 3.3
    (defect,) = heard_in_book(folder, np.zeros_like)
    assert defect.what == "nothing is heard in the whole file"
    (defect,) = heard_in_book(folder, np.sign, timeline)
    assert defect.check == "clipping"


def heard_in_page(folder: Path, change: Callable[[Any], Any]) -> list[Defect]:
    """What is told of a page with other sound."""

    def with_sound(match: re.Match[str]) -> str:
        sound = base64.b64encode(tone_mp3(float(match[1]) / 1000, change)).decode()
        return f'data-ms="{match[1]}" src="data:audio/mpeg;base64,{sound}"'

    page = folder / "b.html"
    shutil.copy(folder / "a.html", page)
    edited(page, lambda text: text.replace('"voice": "Silence, in time"', f'"voice": "{SPEAKER}"'))
    return found(edited(page, lambda text: re.sub(r'data-ms="(\d+)" src="[^"]*"', with_sound, text)))


def test_a_page_is_listened_to_where_its_syllables_are(folder: Path) -> None:
    assert heard_in_page(folder, lambda tone: tone) == []
    (defect,) = heard_in_page(folder, silenced(3, 4))
    assert (defect.check, defect.file) == ("silence", "b.html")
    assert 2.9 < (defect.seconds or 0) < 3.3
    (defect,) = heard_in_page(folder, np.sign)
    assert defect.check == "clipping"


def test_the_fate_of_each_hint_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify([[folder / "a.json"]]).hints == HintTally(honoured=2)

    def lose(row: dict[str, Any]) -> None:
        row["sentences"][1]["hints"][1].update(fate="lost", what="行 háng: the voice says xíng")
        row["sentences"][2]["hints"] = [
            {"start": 40, "end": 41, "fate": "lost", "what": "行 háng: the voice says xíng"}
        ]

    edited_json(folder / "a.json", lose)
    (missed,) = verify([[folder / "a.json"]]).missed_hints
    assert (missed.fate, missed.count, missed.sentence) == ("lost", 2, 2)
    assert main(["verify", str(folder / "a.json")]) == 0  # it is the voice that cannot; nothing of the text is missing
    shown = capsys.readouterr().out
    assert "lost: 行 háng: the voice says xíng (2 times)" in shown
    assert "3 hints: 1 honoured, 2 lost" in shown
    assert main(["verify", str(folder / "a.json"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["hints"] == {"honoured": 1, "approximated": 0, "lost": 2}
    assert [hint["what"] for hint in told["missed_hints"]] == ["行 háng: the voice says xíng"]


def test_files_of_other_programs_are_no_exports(tmp_path: Path) -> None:
    for name, content in (
        ("a.json", '{"sentences": 7}'),
        ("a.srt", "hello"),
        ("a.html", "<p>你好。</p>"),
        ("a.textgrid", "Praat"),
        ("a.epub", "PK"),
        ("a.ass", "[Script Info]\n"),
        ("a.lrc", "[ti:歌]\n"),
        ("a.labels.txt", "a\tb"),
    ):
        (tmp_path / name).write_text(content, "utf-8")
        with pytest.raises(BadInput, match=name):
            found(tmp_path / name)
    (tmp_path / "b.json").write_text('{"sentences": [], "marks": [], "voice": "a", "duration": 1}', "utf-8")
    (tmp_path / "b.wav").write_bytes(b"RIFF")
    with pytest.raises(BadInput, match="cannot be read as sound"):
        found(tmp_path / "b.json", tmp_path / "b.wav")
    with pytest.raises(BadInput, match="no export"):
        has_times(tmp_path / "a.docx")


@pytest.mark.parametrize("ending", TEXTS)
def test_damaged_files_are_told_and_never_end_the_program(whole: Path, tmp_path: Path, ending: str) -> None:
    chance, data = random.Random(ending), (whole / f"a.{ending}").read_bytes()
    for _ in range(12):
        at = chance.randrange(len(data))
        with_rubbish = data[:at] + chance.randbytes(3) + data[at + chance.choice((0, 3, 40)) :]
        broken = tmp_path / f"a.{ending}"
        broken.write_bytes(chance.choice((with_rubbish, data[:at])))
        try:
            found(broken)
        except BadInput as error:
            assert error.where  # noqa: PT017


def test_the_command_tells_and_its_status_says_whether_something_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(TEXT, "utf-8")
    files = [str(folder / f"a.{ending}") for ending in ("srt", "wav")]
    assert main(["verify", *files, "--text", str(folder / "a.txt")]) == 0
    assert "3 files: 6 sentences" in capsys.readouterr().out
    edited_json(folder / "a.json", lambda row: row["marks"].pop(-3))
    assert main(["verify", *files]) == 1
    assert capsys.readouterr().out.startswith("a.json: sentence 7, 0:")
    assert main(["verify", *files, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == ["a.srt", "a.wav", "a.json"]
    assert set(told["missing"][0]) == {"file", "check", "what", "sentence", "seconds"}
    assert main(["verify", str(folder / "a.txt")]) == 3
    assert main(["verify", str(folder / "b.json")]) == 3


def test_parts_of_a_text_are_one_text(tmp_path: Path) -> None:
    book = book_from_text(TEXT, "早晨")
    parts = [[tmp_path / "a1.json"], [tmp_path / "a2.json"]]
    for (path,), (first, last) in zip(parts, ((0, 3), (3, None)), strict=True):
        export(book, ExportOptions(VoiceStore().get("silence"), None, (path,), first=first, last=last))
    assert verify(parts, spoken_passages(book)).defects == ()
    (defect,) = verify(parts[:1], spoken_passages(book)).defects[:1]
    assert "她用写程序" in defect.what
    book.close()
