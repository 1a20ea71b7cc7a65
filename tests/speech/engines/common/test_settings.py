"""A manifest's parameters, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.errors import VoiceMissing
from langdu.speech.engines.common.settings import EngineSettings, lacking, require

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = ("speed", "speaker", "kind", "voice", "model")


def of(folder: Path | None = None, **parameters: str | int | float | bool) -> EngineSettings:
    return EngineSettings("test", folder, parameters, KNOWN)


def test_what_is_right_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").touch()
    found = of(tmp_path, speed=2, speaker=3, kind="b", voice="zh_1", model="a.onnx")
    assert found.number("speed", 1.0, 0.5, 2.0) == 2.0
    assert found.whole("speaker", 0, 0, 9) == 3
    assert found.choice("kind", ("a", "b")) == "b"
    assert found.matching("voice", r"zh_\d", "zh_1") == "zh_1"
    assert found.file("model") == tmp_path / "a.onnx"
    assert of().choice("kind", ("a", "b")) == "a"


def test_what_is_wrong_is_named_and_what_would_be_right(tmp_path: Path) -> None:
    wrong = of(tmp_path, speed="fast", speaker=True, kind="c", voice="en", model="../a.onnx")
    with pytest.raises(VoiceMissing, match=r"speed = 'fast'; it is a number from 0\.5 to 2"):
        wrong.number("speed", 1.0, 0.5, 2.0)
    with pytest.raises(VoiceMissing, match="speaker = True; it is a whole number from 0 to 9"):
        wrong.whole("speaker", 0, 0, 9)
    with pytest.raises(VoiceMissing, match="kind = 'c'; it is one of a, b"):
        wrong.choice("kind", ("a", "b"))
    with pytest.raises(VoiceMissing, match="voice = 'en'; it is like zh_1"):
        wrong.matching("voice", r"zh_\d", "zh_1")
    with pytest.raises(VoiceMissing, match=r"model = '\.\./a\.onnx'"):
        wrong.file("model")


def test_unknown_keys_and_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceMissing, match="unknown parameter 'wings'; it knows speed"):
        of(wings=True)
    with pytest.raises(VoiceMissing, match=r"a\.onnx is not there; install the voice again"):
        of(tmp_path, model="a.onnx").file("model")
    with pytest.raises(VoiceMissing, match="folder is not known"):
        of(model="a.onnx").file("model")


def test_a_missing_package_is_told_with_the_command_that_mends_it() -> None:
    assert lacking("the package numpy", "numpy") is None
    problem = lacking("the package nothing", "numpy", "no_such_module")
    with pytest.raises(VoiceMissing, match=r"the package nothing is not installed; pip install 'langdu\[piper\]'"):
        require(problem, "piper")
