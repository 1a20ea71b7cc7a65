"""The speech that is kept, as its command tells and clears it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from langdu.cli import main
from langdu.speech.rendering.disk_cache import SpeechCache

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_cache_tells_its_size_and_is_cleared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, cache = tmp_path / "雨.txt", tmp_path / "kept"
    text.write_text("雨停了。鸟叫了。\n", "utf-8")
    named = ["--cache", str(cache)]
    assert main(["export", str(text), "--voice", "silence", "-o", str(tmp_path / "a.json"), *named]) == 0
    SpeechCache(cache).begin("one that was killed")
    capsys.readouterr()
    assert main(["cache", "--json", *named]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["bytes"] > 0
    assert (told["entries"], told["room"], told["unfinished"], told["folder"]) == (2, 1000 << 20, 1, str(cache))
    assert main(["cache", "show", *named]) == 0
    assert "2 sentences" in capsys.readouterr().out
    assert main(["cache", "clear", *named]) == 0
    assert "2 sentences taken away" in capsys.readouterr().out
    assert main(["cache", "show", "--json", *named]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["entries"], told["unfinished"]) == (0, 0)
    assert text.exists()
