"""What a recogniser hears, against what is to be said; and what is told when there is none."""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from langdu import plugins
from langdu.assets.fetch import Fetch
from langdu.cli import main
from langdu.errors import InstallFailed, VoiceMissing
from langdu.model import AssetFile
from langdu.session import book_from_text
from langdu.session.export import ExportOptions, export
from langdu.session.verifying import verify
from langdu.session.verifying.content import SpokenPassage
from langdu.session.verifying.listening import Ears, Recogniser, recogniser
from langdu.session.verifying.listening.model import WHISPER, RecogniserModel, fetch, model_folder
from langdu.session.verifying.listening.slices import slices
from langdu.session.verifying.listening.syllables import distance, syllables_in, syllables_of
from langdu.session.verifying.listening.whisper import Whisper
from langdu.speech import VoiceStore

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "银(yín)行(háng)在左边。今天有12%的人去那儿。\n\n她喜欢猫，也喜欢花。\n"
RIGHT = ["银行在左边。", "今天有百分之十二的人去那儿", "他喜欢毛也喜欢花"]


class Scripted(Recogniser):
    """Hears one line after the other, and how long it was listening."""

    lines: tuple[str, ...] = tuple(RIGHT)

    def __init__(self, model: Path | None) -> None:
        del model
        self._left = list(self.lines)
        self.seconds: list[float] = []

    def text(self, samples: Any) -> str:
        self.seconds.append(len(samples) / 16_000)
        return self._left.pop(0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export."""
    folder = tmp_path_factory.mktemp("heard")
    book = book_from_text(TEXT, "a")
    outputs = tuple(folder / f"a.{ending}" for ending in ("json", "wav", "mp3", "srt", "html", "epub"))
    export(book, ExportOptions(VoiceStore().get("silence"), None, outputs))
    book.close()
    return folder


def heard(monkeypatch: pytest.MonkeyPatch, lines: list[str], *paths: Path) -> tuple[Any, Scripted]:
    monkeypatch.setattr(Scripted, "lines", tuple(lines))
    hears = Scripted(None)
    return verify([paths], None, Ears(hears)), hears


@pytest.mark.parametrize("ending", ["wav", "mp3", "html", "epub"])
def test_homophones_tones_and_figures_are_no_errors(folder: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    report, hears = heard(monkeypatch, RIGHT, folder / f"a.{ending}", folder / "a.json")
    assert report.defects == ()
    assert (report.hearing.sentences, report.hearing.errors, report.hearing.misheard) == (3, 0, ())
    rows = json.loads((folder / "a.json").read_text("utf-8"))["sentences"]
    for seconds, row in zip(hears.seconds, rows, strict=True):
        assert row["to"] - row["from"] <= seconds + 0.002 <= row["to"] - row["from"] + 0.9


def test_without_a_timeline_the_text_of_the_cues_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, _ = heard(monkeypatch, RIGHT, folder / "a.wav", folder / "a.srt")
    assert (report.hearing.sentences, report.hearing.errors) == (3, 0)


def test_what_is_heard_otherwise_is_told_with_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [RIGHT[0], "今天有百分之四的狗去那儿", "他喜欢猫"]
    report, _ = heard(monkeypatch, lines, folder / "a.wav", folder / "a.json")
    assert report.defects == ()
    (told,) = report.hearing.misheard
    assert (told.file, told.sentence, told.heard) == ("a.wav", 3, "他喜欢猫")
    assert told.text.strip() == "她喜欢猫，也喜欢花。"
    assert told.error_rate == 0.5
    assert report.hearing.errors == 3 + 4


@pytest.mark.parametrize("nothing", ["", "Thank you.", "请订阅我的频道"])
def test_a_sentence_of_which_nothing_is_heard_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, nothing: str
) -> None:
    report, _ = heard(monkeypatch, [RIGHT[0], nothing, RIGHT[2]], folder / "a.wav", folder / "a.json")
    (defect,) = report.defects
    assert (defect.check, defect.sentence) == ("speech", 2)
    assert defect.what == "nothing is heard of 今天有的人去那儿"


def test_the_command_listens_with_a_recogniser_by_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(plugins.BUILT_IN["recognisers"], "scripted", f"{__name__}:Scripted")
    listen = ["verify", str(folder / "a.wav"), "--listen", "--recogniser", "scripted"]
    monkeypatch.setattr(Scripted, "lines", (RIGHT[0], "今天有百分之四的狗去那儿", "他喜欢猫"))
    assert main(listen) == 0
    shown = capsys.readouterr().out
    assert "a.wav: sentence 3, 0:0" in shown
    assert "50% heard otherwise: 她喜欢猫，也喜欢花。 -> 他喜欢猫" in shown
    assert "3 sentences were listened to" in shown
    monkeypatch.setattr(Scripted, "lines", (RIGHT[0], "", RIGHT[2]))
    assert main([*listen, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["missing"][0]["check"] == "speech"
    assert told["hearing"]["sentences"] == 3
    assert main([*listen[:-1], "nobody"]) == 2
    assert "there are whisper, scripted" in capsys.readouterr().err
    assert main(["verify", str(folder / "a.wav"), "--fetch-model"]) == 2


def test_what_is_not_there_is_said_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGDU_DATA_DIR", str(tmp_path))
    where = "langdu.session.verifying.listening.whisper.find_spec"
    monkeypatch.setattr(where, lambda _name: None)
    with pytest.raises(VoiceMissing, match=r"faster-whisper is not installed; pip install 'langdu\[listen\]'"):
        recogniser("whisper", None)
    monkeypatch.setattr(where, lambda name: name)
    with pytest.raises(VoiceMissing, match="--fetch-model"):
        recogniser("whisper", None)
    with pytest.raises(VoiceMissing, match=r"model\.bin"):
        recogniser("whisper", tmp_path)


def test_a_model_is_fetched_once_and_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGDU_DATA_DIR", str(tmp_path))
    model = RecogniserModel("tiny", "Tiny", "MIT", (AssetFile("a", size=3), AssetFile("b", size=1)))
    contents, calls = {"a": b"abc", "b": b""}, list[str]()

    def get(_fetch: Fetch, file: AssetFile, target: Path) -> None:
        calls.append(file.name)
        if not contents[file.name]:
            raise InstallFailed("no connection", where=file.name)
        target.write_bytes(contents[file.name])

    monkeypatch.setattr(Fetch, "get", get)
    with pytest.raises(InstallFailed, match="no connection"):
        fetch(model)
    assert not model_folder(model).exists()
    contents["b"] = b"x"
    assert (fetch(model) / "a").read_bytes() == b"abc"
    calls.clear()
    fetch(model)
    assert calls == []
    (model_folder(model) / "a").write_bytes(b"")
    assert (fetch(model) / "a").read_bytes() == b"abc"


def test_a_slice_has_its_passage_and_nothing_of_its_neighbours() -> None:
    samples = np.arange(4000, dtype="f4")  # a sample a millisecond
    blocks = [(start / 1000, samples[start : start + 300], 1000) for start in range(0, 4000, 300)]
    passages = [SpokenPassage("一", *times) for times in ((0.05, 1.0), (1.0, 1.5), (2.0, 3.0), (3.5, 9.0), (9.0, 9.5))]
    found = [(round(cut[0]), round(cut[-1])) if len(cut) else None for _, cut, _ in slices(passages, blocks)]
    assert found == [(0, 999), (1000, 1649), (1850, 3149), (3350, 3999), None]


def test_syllables_have_no_tones() -> None:
    assert syllables_of("我有12个。") == ["wo", "you", "shi", "er", "ge"]
    assert syllables_in(["yin2", "hang2", "Python", "huar1", "lü4"]) == ["yin", "hang", "hua", "er", "lv"]
    assert distance(["a", "b", "c"], ["a", "c", "d"]) == 2


@pytest.mark.usefixtures("baker")
def test_whisper_hears_what_the_natural_voice_says(voices_home: Path, tmp_path: Path) -> None:
    model = voices_home / "recognisers" / WHISPER.id
    if find_spec("faster_whisper") is None or not model.is_dir():
        pytest.skip("no recogniser: langdu verify --listen --fetch-model fetches it")
    store = VoiceStore()
    baker = store.get("baker")
    book = book_from_text("今天早上我吃了两个包子。外面下雨了，别忘了带伞。", "a")
    paths = (tmp_path / "a.wav", tmp_path / "a.json")
    export(book, ExportOptions(baker, store.folder(baker), paths))
    book.close()
    report = verify([paths], None, Ears(Whisper(model)))
    assert report.defects == ()
    assert report.hearing.errors <= 2
