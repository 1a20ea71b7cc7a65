"""The Edge engine, on a stand-in for the service on this machine."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from langdu.errors import EngineFailed, VoiceMissing
from langdu.model import Latin, Pause, Prosody, Say, Span, Utterance
from langdu.pinyin import parse
from langdu.speech.engines.edge import service as edge_service
from langdu.speech.engines.edge.engine import Edge
from tests.speech.making import NORMAL, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Unit
    from tests.speech.tiny.edge import LocalEdge, Service

pytest.importorskip("edge_tts")
VOICE = {"voice": "zh-CN-XiaoxiaoNeural"}
UNITS: tuple[Unit, ...] = (
    *(Say(Span(i, i + 1), parse(p), c) for i, (c, p) in enumerate(zip("我们在家", ("wo3", "men5", "zai4", "jia1"), strict=True))),
    Pause(Span(4, 5), 0.25, "，"),
    Say(Span(5, 6), parse("kan4"), "看"),
    Latin(Span(6, 9), "R&D"),
    Pause(Span(9, 10), 0.5, "。"),
)  # fmt: skip
ASKED = Utterance(Span(0, 10), UNITS)


@pytest.fixture
def service(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    from tests.speech.tiny.edge import ADDRESS, Service

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Service(getattr(request, "param", "well")) as found:
        monkeypatch.setenv(ADDRESS, found.address)
        yield found


def engine() -> LocalEdge:
    from tests.speech.tiny.edge import LocalEdge

    return LocalEdge(None, VOICE)


def test_nothing_is_sent_before_there_is_something_to_say(service: Service) -> None:
    found = engine()
    assert whole(found.speak(Utterance(Span(0, 0), ()), NORMAL))[0] == b""
    assert len(whole(found.speak(Utterance(Span(0, 1), (UNITS[4],)), NORMAL))[0]) == 2 * 6000
    assert service.asked == []


def test_text_and_signs_are_sent_and_no_markup_of_the_texts_own(service: Service) -> None:
    whole(engine().speak(ASKED, Prosody(1.5)))
    assert "我们在家，看 R&amp;D 。" in service.asked[0]
    assert "rate='+50%'" in service.asked[0]
    assert "zh-CN, XiaoxiaoNeural" in service.asked[0]
    assert len(service.asked) == 1


def test_words_are_marked_as_the_service_tells_and_pauses_as_asked(service: Service) -> None:
    pcm, marks, _ = whole(engine().speak(ASKED, NORMAL))
    assert [mark.label for mark in marks] == ["wo3", "men5", "zai4", "jia1", "kan4", "R&D"]
    assert [mark.origin for mark in marks[:5]] == ["estimated"] * 4 + ["engine"]
    assert [(mark.end - mark.start) / 24000 for mark in marks[:3]] == pytest.approx([0.2] * 3, abs=0.03)
    assert (marks[4].start - marks[3].end) / 24000 == pytest.approx(0.25, abs=0.03)
    assert (len(pcm) // 2 - marks[-1].end) / 24000 == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("service", ["silent"], indirect=True)
def test_without_words_marks_are_estimated(service: Service) -> None:
    _, marks, _ = whole(engine().speak(ASKED, NORMAL))
    assert len(marks) == 6
    assert {mark.origin for mark in marks} == {"estimated"}


def test_pitch_is_asked_for_slower_and_played_faster(service: Service) -> None:
    plain = len(whole(engine().speak(ASKED, NORMAL))[0])
    high = len(whole(engine().speak(ASKED, Prosody(1.0, 12.0)))[0])
    assert "rate='-50%'" in service.asked[1]
    assert high == pytest.approx(plain, rel=0.05)


@pytest.mark.parametrize(
    ("service", "told"),
    [
        ("refuses", r"the Edge service refuses \(403\); run pip install -U edge-tts, or use a voice that is on"),
        ("breaks off", "the Edge service broke off in the middle of its answer; try again"),
        ("nothing", "the Edge service sent no sound"),
        ("nonsense", "the Edge service's answer is not understood"),
        ("garbage", "the Edge service sent no sound that can be read"),
    ],
    indirect=["service"],
)
def test_what_the_service_does_wrong_is_told_in_one_line(service: Service, told: str) -> None:
    with pytest.raises(EngineFailed, match=told) as caught:
        whole(engine().speak(ASKED, NORMAL))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("service", ["hangs"], indirect=True)
def test_a_service_that_does_not_answer_is_given_up(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge_service, "ANSWER_TIMEOUT_SECONDS", 0.05)
    with pytest.raises(EngineFailed, match="does not answer; check the network"):
        whole(engine().speak(ASKED, NORMAL))


def test_without_a_network_the_engine_says_so(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.speech.tiny.edge import ADDRESS

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv(ADDRESS, f"ws://127.0.0.1:{closed.getsockname()[1]}/edge/v1?a=b")
        with pytest.raises(EngineFailed, match="cannot be reached; check the network"):
            whole(engine().speak(ASKED, NORMAL))


@pytest.mark.parametrize("voice", ["", "en-US-JennyNeural", "zh-CN-XiaoxiaoNeural'/>"])
def test_a_voice_that_is_none_of_mandarin_is_refused(voice: str) -> None:
    with pytest.raises(VoiceMissing, match="it is like zh-CN-XiaoxiaoNeural"):
        Edge(None, {"voice": voice})


def test_the_missing_package_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.speech.engines.common.settings.find_spec", lambda module: None)
    with pytest.raises(VoiceMissing, match=r"edge-tts is not installed; pip install 'langdu\[edge\]'"):
        Edge(None, VOICE)
