"""The manifests of the voices to install: what they say and what their engines take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu import plugins
from langdu.speech import manifest
from langdu.speech.catalogue import packaged_dir

if TYPE_CHECKING:
    from langdu.model import Voice

OPTIONAL = ("piper", "sherpa", "kokoro", "edge")
VOICES = [
    voice
    for folder in (packaged_dir(), packaged_dir() / "own")
    for path in sorted(folder.glob("*.toml"))
    for voice in manifest.read(path)
    if voice.engine in OPTIONAL
]
every_voice = pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.id)


def test_every_optional_engine_has_a_voice() -> None:
    assert {voice.engine for voice in VOICES} == set(OPTIONAL)
    assert len(VOICES) == len({voice.id for voice in VOICES}) == 15
    assert set(OPTIONAL) <= set(plugins.names("engines"))


@every_voice
def test_the_files_that_the_parameters_name_are_its_files(voice: Voice) -> None:
    named = {
        value
        for key, value in voice.parameters.items()
        if key in ("model", "config", "voices", "styles", "lexicon", "tokens", "vocoder")
    }
    assert named == {file.name for file in voice.files}
    assert voice.extra == ("" if voice.engine == "kokoro" else voice.engine)  # its packages are langdu's own


@every_voice
def test_what_is_downloaded_has_a_sum_and_what_has_none_is_brought_by_the_user(voice: Voice) -> None:
    for file in voice.files:
        if file.sha256:
            assert file.parts or file.source.startswith("https://") or (packaged_dir() / file.name).is_file()
        else:
            assert file.source.startswith("file:")
    if not any(file.parts for file in voice.files):  # wheels are smaller than what is in them
        assert voice.download_size == sum(file.size for file in voice.files)


@every_voice
def test_online_and_text_are_edges_alone_and_auto_never_takes_it(voice: Voice) -> None:
    online = voice.engine == "edge"
    assert voice.online == online
    assert (voice.hint == "text") == online
    assert not online or voice.quality < manifest.read(packaged_dir() / "espeak.toml")[0].quality


def test_the_language_is_that_of_the_voice() -> None:
    for voice in VOICES:
        if voice.engine == "edge":
            assert str(voice.parameters["voice"]).startswith(f"{voice.language}-")


def test_voices_that_are_not_for_commerce_say_so() -> None:
    assert {v.id for v in VOICES if "non-commercial" in v.licence} == {"matcha-baker", "piper-xiao-ya"}
