"""An export on a Dask cluster: real schedulers and workers, of which some die or are of another version."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from langdu.cli import main
from langdu.errors import EngineFailed, UsageError
from langdu.session import book_from_text
from langdu.session.export import ExportOptions, export
from langdu.session.export.cluster import cluster_executor, connecting, workers
from langdu.speech import VoiceStore
from langdu.speech.rendering.disk_cache import SpeechCache
from langdu.speech.rendering.jobs import SpeechJob, SpokenPart, do
from tests.speech.making import NORMAL, utterance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.session.export.cluster import ClusterExecutor

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the processes are ended by signals")
TEXT = "第一章 早晨\n\n" + "".join(f"天亮了，她数到{n}。\n\n" for n in range(1, 13))
#: What a worker loads first: it is of another version, or it dies while it says its second sentence.
OTHER_VERSION = "import langdu\nlangdu.__version__ = '0.0.9'\n"
DIES = """
import os, signal
from langdu.speech.rendering import jobs, remote
said = []
def dying(job):
    said.append(job)
    if len(said) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return jobs.do(job)
remote.do = dying
"""


class Cluster:
    """A scheduler on loopback, and the workers that a test starts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen[str]] = []
        listening = ("--host", "127.0.0.1", "--port", "0")
        _, line = self._start("Scheduler at:", "dask_scheduler", *listening)
        self.address = line.split()[-1]

    def worker(self, preload: str = "", **env: str) -> subprocess.Popen[str]:
        """A worker with one thread that the scheduler knows."""
        more = ()
        if preload:
            file = self.folder / f"preload{len(self._started)}.py"
            file.write_text(preload)
            more = ("--preload", str(file))
        words = (self.address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", *more)
        process, _ = self._start("Registered to:", "dask_worker", *words, **env)
        return process

    def _start(self, until: str, program: str, *words: str, **env: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", f"distributed.cli.{program}", *words, "--no-dashboard"]
        log = self.folder / f"{len(self._started)}.log"
        here = os.environ | env
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=self.folder, env=here)
        self._started.append(process)
        assert process.stderr is not None
        with log.open("w") as kept:
            for line in process.stderr:
                kept.write(line)
                if until in line:
                    Thread(target=process.stderr.read, daemon=True).start()  # so that it never waits for a reader
                    return process, line
        raise AssertionError(log.read_text())

    def close(self) -> None:
        for process in self._started:
            process.kill()
        for process in self._started:
            process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Cluster]:
    with closing(Cluster(tmp_path)) as started:
        yield started


def exported(path: Path, executor: ClusterExecutor | None = None, **more: Any) -> bytes:
    voice = VoiceStore().get("silence")
    with closing(book_from_text(TEXT, "早晨")) as book:
        export(book, ExportOptions(voice, None, (path,), workers=2), executor=executor, **more)
    return path.read_bytes()


def on(dask: Cluster, told: Callable[[str], None] = lambda _: None) -> Any:
    return cluster_executor(dask.address, [VoiceStore().get("silence")], told)


def job() -> SpeechJob:
    return SpeechJob((SpokenPart(utterance("ni3 hao3 。"), VoiceStore().get("silence"), None),), NORMAL)


def test_a_cluster_writes_the_same_file_without_the_worker_of_another_version(
    dask: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dask.worker(OTHER_VERSION)
    dask.worker()
    text, out = tmp_path / "早晨.txt", tmp_path / "cluster.json"
    text.write_text(TEXT, "utf-8")
    words = ["export", str(text), "-o", str(out), "--voice", "silence", "--cache", str(tmp_path / "cache")]
    assert main([*words, "--cluster", dask.address]) == 0
    told = capsys.readouterr().err
    assert "it has langdu 0.0.9" in told
    assert "1 sentences at once" in told
    here = tmp_path / "here.json"
    assert main([*words[:2], "-o", str(here), *words[4:6], "--cache", str(tmp_path / "other")]) == 0
    assert out.read_bytes() == here.read_bytes()


def test_what_a_killed_worker_had_is_said_by_another_one(dask: Cluster, tmp_path: Path) -> None:
    dying = dask.worker(DIES)
    with on(dask) as executor:
        first = executor.submit(do, job())
        assert first.result().marks
        second = executor.submit(do, job())
        assert dying.wait() == -signal.SIGKILL
        dask.worker()
        assert second.result() == first.result()
        leaving = dask.worker()
        whole = exported(tmp_path / "cluster.wav", executor, progress=lambda _: leaving.kill())
        assert whole == exported(tmp_path / "here.wav")


def test_a_worker_of_another_version_that_joins_says_nothing(dask: Cluster) -> None:
    """What it was given is said by one of ours that comes later."""
    notes: SimpleQueue[str] = SimpleQueue()
    first = dask.worker()
    with on(dask, notes.put) as executor:
        done = executor.submit(do, job()).result()
        first.kill()
        first.wait()
        dask.worker(OTHER_VERSION)
        waiting = [executor.submit(do, job()) for _ in range(3)]
        assert "at once" in notes.get()
        assert "it has langdu 0.0.9" in notes.get()
        dask.worker()
        assert [future.result() for future in waiting] == [done] * 3
    assert notes.empty()


def test_an_export_that_nobody_can_go_on_with_ends_in_a_line_and_loses_nothing(
    dask: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WAIT_SECONDS", 0.5)
    cache, ours = SpeechCache(tmp_path / "cache"), dask.worker()

    def replaced(_: object) -> None:
        if ours.poll() is None:
            ours.kill()
            ours.wait()

    with on(dask) as executor, pytest.raises(EngineFailed, match="no worker of the cluster can go on") as caught:
        exported(tmp_path / "out.wav", executor, progress=replaced, cache=cache)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out.wav").exists()
    assert cache.size().entries >= 1


def test_what_a_worker_lacks_is_told(dask: Cluster) -> None:
    dask.worker(LANGDU_DATA_DIR=str(dask.folder))
    lacking = pytest.raises(EngineFailed, match="baker: not installed; langdu voices install baker")
    with lacking, cluster_executor(dask.address, [VoiceStore().get("baker")], print):
        pass


def test_a_cluster_without_workers_is_told(dask: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "FIRST_WORKER_SECONDS", 0.1)
    with pytest.raises(EngineFailed, match="no workers"), on(dask):
        pass


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "CONNECT_SECONDS", 0.2)
    with pytest.raises(EngineFailed, match="no scheduler") as caught, cluster_executor("tcp://127.0.0.1:1", [], print):
        pass
    assert "\n" not in str(caught.value)
    with pytest.raises(UsageError, match="no address"), cluster_executor("nothing://here", [], print):
        pass


def test_without_the_package_its_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'langdu\[cluster\]'"), cluster_executor("tcp://x:1", [], print):
        pass


def test_a_scheduler_that_dies_ends_the_export(dask: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "CONNECT_SECONDS", 5.0)
    dask.worker()

    def gone(_: object) -> None:
        dask._started[0].kill()
        dask._started[0].wait()

    with on(dask) as executor, pytest.raises(EngineFailed, match="the same command goes on from there"):
        exported(tmp_path / "out.wav", executor, progress=gone)


def test_a_server_of_another_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "CONNECT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(EngineFailed, match="no scheduler"), cluster_executor(address, [], print):
            pass
