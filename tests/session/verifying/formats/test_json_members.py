"""JSON that is read piece by piece says what it says as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from langdu.session.verifying.formats import json_members
from langdu.session.verifying.formats.json_members import elements, members

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: dict[str, Any] = {
    "voice": "某人“”\n",
    "rate": 16000,
    "none": [],
    "sentences": [{"text": "你好，[{", "from": 1.25}, {"text": '\\"]}', "from": -3e-7}],
    "numbers": [123456, 7],
    "yes": True,
    "duration": 98.7654,
}


@pytest.mark.parametrize("block", [1, 2, 7, 1 << 16])
@pytest.mark.parametrize("indent", [None, 2])
def test_whatever_the_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, indent: int | None) -> None:
    monkeypatch.setattr(json_members, "BLOCK_CHARACTERS", block)
    path = tmp_path / "a.json"
    path.write_text(json.dumps(WHOLE, ensure_ascii=False, indent=indent), "utf-8")
    told: dict[str, Any] = {}
    for name, value in members(path):
        if name in ("none", "sentences", "numbers"):
            told.setdefault(name, []).extend([value] if value is not None else [])
        else:
            told[name] = value
    assert told == WHOLE
    assert list(elements(path, "sentences")) == WHOLE["sentences"]
    assert list(elements(path, "numbers")) == WHOLE["numbers"]
    assert list(elements(path, "other")) == []


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a"', '{"a": }', '{"a": [1, 2', '{"a": [1 2]}', '{"a": 1 "b": 2}', "{1: 2}", '{"a": "b']
)
def test_what_is_broken_is_a_value_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(ValueError):  # noqa: PT011
        list(members(tmp_path / "a.json"))


def test_a_string_without_an_end_is_not_looked_for_through_the_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_members, "LONGEST_CHARACTERS", 1000)
    monkeypatch.setattr(json_members, "BLOCK_CHARACTERS", 100)
    (tmp_path / "a.json").write_text('{"a": "' + "很" * 5000 + '"}', "utf-8")
    with pytest.raises(ValueError, match="Unterminated"):
        list(members(tmp_path / "a.json"))
