"""What every engine must do (tests/speech/test_engines.py), asked of the engines whose real voices are downloads."""

from __future__ import annotations

import os
from contextlib import contextmanager
from types import FunctionType
from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.signal.loudness import loudness
from langdu.speech import Speaker
from langdu.speech.engines.common.loudness import TARGET
from tests.speech import test_engines, tiny
from tests.speech.conftest import ROOT
from tests.speech.making import NORMAL, utterance, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def speaker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Speaker]:
    """One worker a voice; whatever a test does to it, the next must find it well."""
    name = request.param
    for package in tiny.NEEDS[name]:
        pytest.importorskip(package)
    folder = tmp_path_factory.mktemp(name)
    with pytest.MonkeyPatch.context() as patch, _service(name) as address:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), str(ROOT)]))
        patch.setenv("NO_PROXY", "127.0.0.1")
        patch.setenv("LANGDU_TEST_EDGE", address)
        with Speaker(tiny.voice(name, folder), folder) as found:
            yield found


@contextmanager
def _service(name: str) -> Iterator[str]:
    """The address of a stand-in for the Edge service, for the voice that asks it."""
    if name != "tiny-edge":
        yield ""
        return
    from tests.speech.tiny.edge import Service

    with Service() as service:
        yield service.address


every_tiny = pytest.mark.parametrize("speaker", tiny.NAMES, indirect=True)


def _is_for_all(mark: pytest.Mark) -> bool:
    return mark.name == "parametrize" and mark.args[0] == "speaker" and mark.args[1] == test_engines.ENGINES


def _ours(test: FunctionType) -> Callable[..., None]:
    """The same test, of the tiny voices."""
    copy = FunctionType(test.__code__, test.__globals__, test.__name__, test.__defaults__, test.__closure__)
    copy.pytestmark = [mark for mark in test.pytestmark if not _is_for_all(mark)]  # type: ignore[attr-defined]
    copy.__annotations__ = {}
    return every_tiny(copy)


for _name, _test in list(vars(test_engines).items()):
    if isinstance(_test, FunctionType) and any(map(_is_for_all, getattr(_test, "pytestmark", ()))):
        globals()[_name] = _ours(_test)


@every_tiny
def test_every_voice_is_as_loud_as_the_others(speaker: Speaker) -> None:
    pcm, _, _ = whole(speaker.speak(utterance(test_engines.SENTENCE), NORMAL))
    assert loudness(np.frombuffer(pcm, "<i2").astype(np.float32) / 32768, speaker.sample_rate) == pytest.approx(
        TARGET, abs=1.0
    )


# Recordings of a human say what was recorded, and tell what was not.
@pytest.mark.parametrize("speaker", [name for name in tiny.NAMES if name != "tiny-reference"], indirect=True)
def test_nothing_is_lost_and_what_is_approximated_is_told_of_its_own_characters(speaker: Speaker) -> None:
    asked = utterance(test_engines.ODD)
    _, _, notes = whole(speaker.speak(asked, NORMAL))
    assert not [note for note in notes if note.fate != "approximated"]
    assert {note.span for note in notes} <= {unit.span for unit in asked.units}


def test_there_are_tests_here() -> None:
    assert sum(name.startswith("test_") for name in globals()) > 6
