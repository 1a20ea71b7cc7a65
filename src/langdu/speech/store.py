"""The voices there are, which of them are installed, and installing them.

A voice's files live in a folder of their own under `voices` in the data folder. A folder appears and goes in
one rename, so that a voice is installed whole or not at all.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.config import data_dir
from langdu.errors import InstallFailed, LangduError, VoiceMissing
from langdu.speech import manifest, process
from langdu.speech.registry import engine_class
from langdu.speech.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from langdu.model import Voice

#: Seconds that preparing a voice's files may take.
PREPARING = 300.0
#: Seconds after which what a killed installation left behind is swept away.
STALE = 3600.0


def manifests_dir() -> Path:
    """Where the manifests are: in the package, or in a checkout beside `src`."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "voices"
    return packaged if packaged.is_dir() else package.parents[1] / "voices"


class VoiceStore:
    """The voices of this installation.

    Args:
        folder: where voices' files go; by default `voices` in the data folder.
        manifests: where the manifests are; by default those that langdu brings.
    """

    def __init__(self, folder: Path | None = None, manifests: Path | None = None) -> None:
        self._root = folder or data_dir() / "voices"
        self._manifests = manifests or manifests_dir()

    @cached_property
    def _voices(self) -> dict[str, Voice]:
        found = (manifest.read(path) for path in sorted(self._manifests.glob("*.toml")))
        return {voice.id: voice for voice in sorted(found, key=lambda v: (-v.quality, v.id))}

    def voices(self) -> tuple[Voice, ...]:
        """All there are, the best first."""
        return tuple(self._voices.values())

    def get(self, voice_id: str) -> Voice:
        """The voice called `voice_id`; `auto` is the best that can speak here.

        Raises:
            VoiceMissing: there is none of that name.
        """
        if voice_id == "auto":
            return self.best()
        if voice_id not in self._voices:
            raise VoiceMissing(f"there is no voice {voice_id!r}", remedy=f"there are auto, {', '.join(self._voices)}")
        return self._voices[voice_id]

    def folder(self, voice: Voice) -> Path | None:
        """Where the voice's files are; None for a voice that has none."""
        return self._root / voice.id if voice.files else None

    def installed(self, voice: Voice) -> bool:
        """Whether all its files are there, whole as far as sizes tell."""
        folder = self._root / voice.id
        try:
            return all((folder / file.name).stat().st_size == file.size for file in voice.files)
        except OSError:
            return False

    def best(self) -> Voice:
        """The best voice that is installed and whose engine this machine can run.

        Raises:
            VoiceMissing: there is none at all.
        """
        for voice in self.voices():
            if self.installed(voice) and engine_class(voice.engine).missing() is None:
                return voice
        raise VoiceMissing("no voice works here", remedy="see langdu doctor")

    def works(self, voice: Voice) -> str | None:
        """Whether this machine can run the voice's engine, installed or not: None, or why not and what to do.

        Takes no time but for engines that only a trial tells of (the system's), which are started.
        """
        engine = engine_class(voice.engine)
        if (problem := engine.missing()) or not engine.needs_trial or not self.installed(voice):
            return problem
        return self.try_out(voice)

    def try_out(self, voice: Voice) -> str | None:
        """Start an installed voice's engine and see: None, or why it does not start."""
        with Speaker(voice, self.folder(voice)) as speaker:
            return speaker.check()

    def install(
        self,
        voice: Voice,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Fetch, check and prepare a voice's files; at once if it is installed already.

        Args:
            voice: which.
            progress: called with the bytes fetched and the bytes to fetch.
            cancelled: asked often; True stops and cleans up.

        Raises:
            InstallFailed: it could not be done, or was cancelled; nothing is left behind.
        """
        if self.installed(voice):
            return
        if problem := engine_class(voice.engine).missing():
            raise InstallFailed(problem, where=f"voice {voice.id}")
        total = voice.download_size or sum(file.size for file in voice.files)
        with self._guarded(voice), self._workshop(voice) as work:
            ready = work / "ready"
            ready.mkdir()
            self._fetch(voice, work, ready, lambda done: progress(min(done, total), total), cancelled)
            process.prepare(voice.engine, ready, PREPARING)
            self._put(ready, self._root / voice.id)
            progress(total, total)

    def remove(self, voice: Voice) -> bool:
        """Delete a voice's files; whether there were any.

        Raises:
            InstallFailed: they cannot be deleted.
        """
        folder = self._root / voice.id
        if not folder.exists():
            return False
        with self._guarded(voice), self._workshop(voice) as work:
            folder.rename(work / "old")
        return True

    def _fetch(
        self,
        voice: Voice,
        work: Path,
        ready: Path,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        from langdu.speech.fetch import Fetch

        needed = voice.download_size + 2 * sum(file.size for file in voice.files)
        if shutil.disk_usage(work).free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        transfers = Fetch(work, progress, cancelled)
        for file in voice.files:
            transfers.get(file, ready / file.name)

    def _put(self, ready: Path, target: Path) -> None:
        if target.exists():  # a damaged one, or another installation was faster
            target.rename(ready.parent / "old")
        ready.rename(target)

    @contextmanager
    def _workshop(self, voice: Voice) -> Iterator[Path]:
        """A folder beside the voices' for what is under way, gone afterwards."""
        self._root.mkdir(parents=True, exist_ok=True)
        for left in self._root.glob(".tmp-*"):
            if left.stat().st_mtime < time.time() - STALE:
                shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=f".tmp-{voice.id}-", dir=self._root))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)

    @contextmanager
    def _guarded(self, voice: Voice) -> Iterator[None]:
        where = f"voice {voice.id}"
        try:
            yield
        except InstallFailed as error:
            raise InstallFailed(error.what, where=error.where or where, remedy=error.remedy) from error
        except (LangduError, subprocess.TimeoutExpired) as error:
            raise InstallFailed(str(error), where=where, remedy="try again") from error
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            what = "the disk is full" if full else f"{error.strerror or error} ({error.filename or self._root})"
            remedy = "free some space" if full else "check the folder's permissions"
            raise InstallFailed(what, where=where, remedy=f"{remedy}, or set LANGDU_DATA_DIR") from error
