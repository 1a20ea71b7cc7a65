"""Voice manifests: data, never code. Read and checked here, so that the rest may trust a `Voice`.

The keys are the fields of `langdu.model.Voice`, a `[parameters]` table of the engine's own, and a `[[files]]` table for
each file: its name, its source, its size and SHA-256, and with `pypi:` the wheel's `archive_sha256`; or instead of a
source a `[[files.parts]]` table for each part. A file with `listed` is packed of many small ones.

With a `[[speakers]]` table for each, the manifest is of a family: voices that share its files, each with its own `id`,
`name`, `gender`, perhaps `quality`, `sample` and `says_words`, and parameters.
"""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from langdu.assets.source import BARE, SHA256, SOURCE
from langdu.errors import VoiceMissing
from langdu.model import AssetFile, AssetPart, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ID = re.compile(r"[a-z][a-z0-9-]*")
#: What `--voice` takes and no voice can be called.
TAKEN = ("auto",)
CHOICES: dict[str, tuple[str, ...]] = {
    "gender": ("female", "male", "neutral"),
    "hint": ("pinyin", "phonemes", "text"),
    "marks": ("engine", "aligned", "estimated"),
    "sandhi": ("langdu", "engine"),
}


#: What a speaker may say otherwise than the manifest.
OWN = ("id", "name", "gender", "quality", "sample", "says_words")


def read(path: Path) -> tuple[Voice, ...]:
    """The voice that a manifest describes, or the voices of a family.

    Raises:
        VoiceMissing: the file cannot be read, or is not a manifest; says which key is wrong.
    """
    try:
        return parse(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise VoiceMissing(
            f"the voice's manifest cannot be used: {error}", where=str(path), remedy="mend or remove it"
        ) from error


def parse(table: Mapping[str, Any]) -> tuple[Voice, ...]:
    """The voices in a manifest's table.

    Raises:
        ValueError: a key is missing, unknown, or has a value that it cannot have.
    """
    common = {key: value for key, value in table.items() if key != "speakers"}
    if "speakers" not in table:
        return (_voice(common),)
    return tuple(_voice(_spoken_by(common, speaker)) for speaker in table["speakers"])


def _spoken_by(common: Mapping[str, Any], speaker: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := sorted(set(speaker) - {*OWN, "parameters"}):
        raise ValueError(f"unknown key speakers.{unknown[0]}")
    if "id" not in speaker:
        raise ValueError("speakers.id is missing")
    parameters = {**common.get("parameters", {}), **speaker.get("parameters", {})}
    return {**common, "family": common.get("id", ""), **speaker, "parameters": parameters}


def _voice(table: Mapping[str, Any]) -> Voice:
    values = _typed(Voice, table)
    values["files"] = tuple(_file(entry) for entry in table.get("files", ()))
    voice = Voice(**values)
    _check_names(voice)
    for name, choices in CHOICES.items():
        if getattr(voice, name) not in choices:
            raise ValueError(f"{name} = {getattr(voice, name)!r} is none of {', '.join(choices)}")
    if type(voice.effort) not in (int, float) or not 0 <= voice.effort < math.inf:
        raise ValueError(f"effort = {voice.effort!r} is not a number from 0 on")
    if not 8000 <= voice.sample_rate <= 48000:
        raise ValueError(f"sample_rate = {voice.sample_rate} is not between 8000 and 48000")
    if any(not isinstance(value, str | int | float) for value in voice.parameters.values()):
        raise ValueError("a parameter is neither text nor a number nor true or false")
    if len({file.name for file in voice.files}) < len(voice.files):
        raise ValueError("two files have the same name")
    return voice


def _check_names(voice: Voice) -> None:
    for name in ("id", "engine"):
        _matches(ID, name, getattr(voice, name))
    if voice.id in TAKEN:
        raise ValueError(f"id = {voice.id!r} has a meaning of its own")
    for name in ("extra", "family"):
        if getattr(voice, name):
            _matches(ID, name, getattr(voice, name))


def _file(entry: Mapping[str, Any]) -> AssetFile:
    parts = tuple(_part(part) for part in entry.get("parts", ()))
    file = AssetFile(**{**_typed(AssetFile, entry), "parts": parts})
    _matches(BARE, "files.name", file.name)
    if parts:
        _matches(SHA256, "files.sha256", file.sha256)
        if file.source or file.size <= 0:
            raise ValueError("a file of parts has a size and no source of its own")
        return file
    source = _matches(SOURCE, "files.source", file.source)
    if file.listed:
        _check_listed(file)
    if source["name"]:
        _matches(SHA256, "files.archive_sha256", file.archive_sha256)
    if not source["beside"] or file.sha256:
        _matches(SHA256, "files.sha256", file.sha256)
    if file.size < 0 or (file.size == 0 and not source["beside"]):
        raise ValueError(f"files.size = {file.size} is not positive")
    return file


def _check_listed(file: AssetFile) -> None:
    _matches(BARE, "files.listed", file.listed)
    if not (file.source.startswith("https://") and file.source.endswith("/")):
        raise ValueError(f"files.source = {file.source!r} is no https address of a folder, with a slash at its end")


def _part(entry: Mapping[str, Any]) -> AssetPart:
    part = AssetPart(**_typed(AssetPart, entry))
    if not _matches(SOURCE, "files.parts.source", part.source)["name"]:
        raise ValueError(f"files.parts.source = {part.source!r} is no pypi: source")
    _matches(SHA256, "files.parts.archive_sha256", part.archive_sha256)
    return part


def _matches(pattern: re.Pattern[str], key: str, value: str) -> re.Match[str]:
    found = pattern.fullmatch(value)
    if found is None:
        raise ValueError(f"{key} = {value!r} is not of the form {pattern.pattern}")
    return found


#: What a field's annotation, which is text, asks of a TOML value, and what that is called.
_TYPES: dict[str, type] = {"str": str, "int": int, "bool": bool}
_CALLED = {str: "text", int: "a whole number", bool: "true or false"}


def _typed(model: type[Voice | AssetFile | AssetPart], table: Mapping[str, Any]) -> dict[str, Any]:
    known = {field.name: field for field in fields(model)}
    if unknown := sorted(set(table) - set(known)):
        raise ValueError(f"unknown key {unknown[0]!r}")
    for name, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and name not in table:
            raise ValueError(f"{name} is missing")
        kind = _TYPES.get(str(field.type), str if required else None)
        if name in table and kind is not None and type(table[name]) is not kind:
            raise ValueError(f"{name} = {table[name]!r} is not {_CALLED[kind]}")
    return {name: value for name, value in table.items() if name in known}
