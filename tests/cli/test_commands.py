"""The commands, as a user types them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from langdu import __version__
from langdu.cli import main, with_command
from langdu.session.reading.aloud import Aloud
from langdu.session.reading.shadowing import Shadowing

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "银行门口\n\n银行的行长长大了。他说:“今天有35个人。”\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "bank.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_alone_means_the_reader() -> None:
    assert with_command(["book.txt"]) == ["read", "book.txt"]
    assert with_command(["-"]) == ["read", "-"]
    assert with_command(["explain", "好"]) == ["explain", "好"]
    assert with_command(["--version"]) == ["--version"]
    assert with_command([]) == ["--help"]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--version"])
    assert done.value.code == 0
    assert capsys.readouterr().out == f"langdu {__version__}\n"


def test_explain_tells_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "银行行长"]) == 0
    out = capsys.readouterr().out
    assert "háng" in out
    assert "zhǎng" in out
    assert "银行" in out


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("inline", "银(yín)行(háng)"),
        ("bracket", "银[yin2]行[hang2]"),
        ("ruby", "<ruby>银<rt>yín</rt></ruby>"),
        ("pinyin", "yínháng"),
        ("pinyin-words", "yínháng de hángzhǎng zhǎngdà le."),
        ("zhuyin", "ㄧㄣˊ"),
        ("inline-zhuyin", "银(ㄧㄣˊ)行(ㄏㄤˊ)的(˙ㄉㄜ)"),
        ("furigana", "{银|yín}{行|háng}{的|de}"),
        ("aozora", "｜银《yín》｜行《háng》"),
        ("xpinyin", "\\xpinyin{银}{yin2}\\xpinyin{行}{hang2}"),
        ("ruby-zhuyin", "<ruby>银<rt>ㄧㄣˊ</rt></ruby>"),
        ("word", '<w:t xml:space="preserve">yín</w:t></w:r></w:rt><w:rubyBase>'),
        ("above", "yín háng de háng zhǎng zhǎng dà le.\n银行的行长长大了。\n"),
        ("below", "银行的行长长大了。\nyín háng de háng zhǎng zhǎng dà le.\n"),
        ("tsv", "银行的行长长大了。\tyín háng de háng zhǎng zhǎng dà le.\n"),
    ],
)
def test_annotate(text: Path, capsys: pytest.CaptureFixture[str], form: str, expected: str) -> None:
    assert main(["annotate", str(text), "--to", form]) == 0
    assert expected in capsys.readouterr().out.replace(" ", "" if form == "pinyin" else " ")


def test_annotate_to_json(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(text), "--to", "json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["kind"] for row in rows] == ["heading", "body", "body"]
    assert rows[1]["text"] == "银行的行长长大了。"
    assert [r["citation"] for r in rows[1]["readings"]] == [
        ["yin2"], ["hang2"], ["de5"], ["hang2"], ["zhang3"], ["zhang3"], ["da4"], ["le5"]
    ]  # fmt: skip
    for row in rows:
        assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in row["readings"])


def test_export_with_the_silent_voice(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import soundfile

    outputs = [tmp_path / name for name in ("out.wav", "out.srt", "out.json")]
    assert main(["export", str(text), "--voice", "silence", *(w for o in outputs for w in ("-o", str(o)))]) == 0
    timeline = json.loads(outputs[2].read_text("utf-8"))
    assert timeline["duration"] == pytest.approx(soundfile.info(outputs[0]).duration, abs=0.001)
    assert [row["text"] for row in timeline["sentences"]] == ["银行门口", "银行的行长长大了。", "他说:“今天有35个人。”"]
    assert "3 sentences" in capsys.readouterr().err


def test_export_of_some_sentences(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert main(["export", str(text), "--voice", "silence", "--sentences", "2:2", "-o", str(out)]) == 0
    assert [row["index"] for row in json.loads(out.read_text("utf-8"))["sentences"]] == [1]


def test_two_engines_write_the_same_as_one(text: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        for ending in ("wav", "json"):
            out = str(tmp_path / f"{jobs}.{ending}")
            assert main(["export", str(text), "--voice", "espeak", "--jobs", jobs, "-o", out]) == 0
    assert (tmp_path / "1.wav").read_bytes() == (tmp_path / "2.wav").read_bytes()
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_nobody_gets_the_stopgap_voice_without_being_told(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(text), "-o", str(tmp_path / "out.wav")]) == 0
    assert "langdu voices install baker" in capsys.readouterr().err


def test_read_plainly(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(text), "--plain", "--voice", "silence", "--rate", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "银行门口"
    assert "yín" in lines[1]
    assert "他说:“今天有35个人。”" in lines


@pytest.mark.parametrize(("pinyin_for", "line"), [("unknown", "银行 yín háng, 门口 mén kǒu"), ("none", "")])
def test_plain_lines_have_pinyin_for_the_words_that_were_asked_for(
    pinyin_for: str, line: str, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--voice", "silence", "--rate", "2", "--pinyin-for", pinyin_for]
    assert main(["read", str(text), "--plain", *options]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["银行门口", line]


def test_reading_plainly_a_repeated_sentence_stands_there_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "short.txt").write_text("好。来。", "utf-8")
    made: list[Shadowing] = []
    shadow = Aloud.shadow
    monkeypatch.setattr(Aloud, "shadow", lambda self, plan: (made.append(plan), shadow(self, plan))[1])
    options = ["--repeat", "2", "--gap", "0.5", "--speeds", "1.5,2"]
    file = str(tmp_path / "short.txt")
    assert main(["read", "--plain", file, "--voice", "silence", "--rate", "2", *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert made == [Shadowing(2, 0.5, (1.5, 2.0))]
    assert [line for line in lines if "。" in line] == ["好。", "来。"]


@pytest.mark.parametrize(
    ("option", "says"),
    [
        (["--volume", "101"], "101 is not a whole number from 0 to 100"),
        (["--latency", "5000"], "5000 is not a whole number from -200 to 1000"),
        (["--repeat", "10"], "10 is not a whole number from 1 to 9"),
        (["--gap", "4"], "4 is not a number from 0 to 3"),
        (["--speeds", "0.7,x"], "x is not a number from 0.5 to 2"),
        (["--speeds", "0.7,3"], "3 is not a number from 0.5 to 2"),
    ],
)
def test_options_out_of_range(text: Path, capsys: pytest.CaptureFixture[str], option: list[str], says: str) -> None:
    assert main(["read", "--plain", str(text), *option]) == 2
    assert says in capsys.readouterr().err


def test_a_sound_device_that_is_not_there_ends_with_5(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--plain", str(text), "--voice", "espeak", "--device", "no such loudspeaker"]) == 5
    assert capsys.readouterr().err.splitlines()[-1].startswith("langdu: there is no sound device")


def test_doctor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    findings = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert findings["packages"]["works"]
    assert findings["voice espeak"]["works"]
    assert findings["voice baker"]["remedy"] == "langdu voices install baker"
    assert "sound" in findings


@pytest.mark.parametrize(("where", "begins"), [("2", "银行的行长长大了。"), ("60%", "他说"), ("c1", "银行门口")])
def test_an_export_from_a_place_goes_to_the_end(text: Path, tmp_path: Path, where: str, begins: str) -> None:
    out = tmp_path / "out.json"
    assert main(["export", str(text), "-o", str(out), "--voice", "silence", "--at", where]) == 0
    sentences = json.loads(out.read_text("utf-8"))["sentences"]
    assert sentences[0]["text"].startswith(begins)
    assert sentences[-1]["text"].startswith("他说")


def test_a_place_that_is_not_there_writes_nothing(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert main(["export", str(text), "-o", str(out), "--voice", "silence", "--at", "没有"]) != 0
    assert not out.exists()


@pytest.mark.parametrize("other", [("--chapter", "1"), ("--sentences", "1:2")])
def test_an_export_has_one_way_to_say_what_it_keeps(text: Path, tmp_path: Path, other: tuple[str, str]) -> None:
    out = tmp_path / "out.json"
    assert main(["export", str(text), "-o", str(out), "--at", "2", *other]) == 2
    assert not out.exists()
