"""The voices there are, which of them are installed, and installing them.

A voice's files live in a folder of their own under `voices` in the data folder. It appears and goes in one rename,
so that a voice is installed whole or not at all.
"""

from __future__ import annotations

import errno
import os
import shutil
from functools import cached_property
from typing import TYPE_CHECKING

from langdu.assets.agreements import Agreement, Agreements
from langdu.assets.staging import Staging
from langdu.config import config_dir, data_dir
from langdu.errors import InstallFailed, VoiceMissing
from langdu.model import STOP_GAP
from langdu.speech import catalogue, references, speeds, voice_discovery
from langdu.speech.registry import engine_class
from langdu.speech.speeds import TOO_SLOW, Speeds
from langdu.speech.worker import process
from langdu.speech.worker.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from langdu.model import Voice
    from langdu.speech.adding import Added, Read
    from langdu.speech.catalogue import Catalogue

#: Seconds that preparing a voice's files may take.
PREPARING = 300.0


class VoiceStore:
    """The voices of this installation.

    Args:
        folder: where voices' files go; by default `voices` in the data folder.
        manifests: where langdu's own manifests are; by default those that it brings.
        own: where the user's are; by default `voices` in the config folder.
    """

    def __init__(self, folder: Path | None = None, manifests: Path | None = None, own: Path | None = None) -> None:
        self._root = folder or data_dir() / "voices"
        self._manifests = manifests or catalogue.packaged_dir()
        self._own = own or config_dir() / "voices"
        self._agreements = Agreements(self._root / "agreements.json")
        self._found = self._root / "found.json"
        self._speeds = Speeds(self._root / "speeds.json")
        self._proven: set[str] = set()

    @cached_property
    def _catalogue(self) -> Catalogue:
        return catalogue.read_all(self._manifests, self._own)

    @cached_property
    def _voices(self) -> dict[str, Voice]:
        return self._ranked(voice_discovery.remembered(self._catalogue.voices, self._found))

    def _ranked(self, named: Iterable[Voice]) -> dict[str, Voice]:
        everyone = [*self._catalogue.voices.values(), *named, *references.voices(self._root)]
        return {voice.id: voice for voice in sorted(everyone, key=lambda voice: (-voice.quality, voice.id))}

    def look(self) -> None:
        """Find the voices that engines know by name on this machine, the system's for one.

        Takes some seconds at most. Until then, `voices` has those that were found the last time.
        """
        named = voice_discovery.look(self._catalogue.voices.values(), self._found)
        self._proven = {voice.engine for voice in named}
        self._voices = self._ranked(named)

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each manifest that cannot be used."""
        return self._catalogue.problems

    def voices(self) -> tuple[Voice, ...]:
        """All there are, the best first."""
        return tuple(self._voices.values())

    def get(self, voice_id: str) -> Voice:
        """The voice called `voice_id`; `auto` is the best that can speak here, a family's name its best.

        A name that an engine may know (`system:huihui`) is looked for where it is not remembered.

        Raises:
            VoiceMissing: there is none of that name.
        """
        if voice_id == "auto":
            return self.best()
        if voice_id not in self._voices and voice_id.partition(":")[0] in self._catalogue.voices:
            self.look()
        if voice_id not in self._voices and (family := self.family(voice_id)):
            return family[0]
        if voice_id not in self._voices:
            raise VoiceMissing(f"there is no voice {voice_id!r}", remedy=f"there are auto, {', '.join(self._voices)}")
        return self._voices[voice_id]

    def family(self, name: str) -> tuple[Voice, ...]:
        """The voices of one download that are called so together, the best first."""
        return tuple(voice for voice in self._voices.values() if voice.family == name != "")

    def able(self, voice_id: str, *, words: bool = False) -> Voice:
        """The voice called `voice_id`, or the best for `auto`, which can speak here.

        Args:
            voice_id: as for `get`.
            words: whether it is to say single words, which not every voice can.

        Raises:
            VoiceMissing: there is none of that name, or it cannot.
        """
        voice = self.best(words=words) if voice_id == "auto" else self.get(voice_id)
        if not self.installed(voice):
            raise VoiceMissing("not installed", where=voice.id, remedy=f"langdu voices install {voice.id}")
        if voice_id != "auto" and (problem := self.works(voice)):
            raise VoiceMissing(problem, where=voice.id, remedy="langdu doctor tells what works here")
        return voice

    def folder(self, voice: Voice) -> Path | None:
        """Where the voice's files are; None for a voice that has none."""
        return self._home(voice) if voice.files else None

    def _home(self, voice: Voice) -> Path:
        return self._root.joinpath(*voice.home.split(":"))

    def manifest(self, voice: Voice) -> Path | None:
        """The manifest that tells of the voice."""
        return self._catalogue.manifests.get(voice.id.partition(":")[0])

    def size(self, voice: Voice) -> int:
        """The bytes that its files take on the disk, those that preparing it made included."""
        folder = self._home(voice)
        return sum(path.stat().st_size for path in folder.iterdir()) if voice.files and folder.is_dir() else 0

    def agreement(self, voice: Voice) -> Agreement | None:
        """What the user agreed to already, so that `voice` can be installed without asking."""
        return self._agreements.find(voice)

    def installed(self, voice: Voice) -> bool:
        """Whether all its files are there, whole as far as sizes tell, and the text may go where it sends it."""
        if voice.online and self.agreement(voice) is None:
            return False
        folder = self._home(voice)
        try:
            sizes = [((folder / file.name).stat().st_size, file.size) for file in voice.files]
        except OSError:
            return False
        return all(size == (wanted or size) for size, wanted in sizes)

    def best(self, *, words: bool = False) -> Voice:
        """The best voice that is installed and whose engine this machine can run, quick enough to read along.

        Args:
            words: whether it is to say single words: one whose tones can be trusted there is preferred.

        Raises:
            VoiceMissing: there is none at all.
        """
        able = [v for v in self._catalogue.voices.values() if self.installed(v) and self.lacks(v) is None]
        if not able:
            raise VoiceMissing("no voice works here", remedy="see langdu doctor")
        quick = [voice for voice in able if self.real_time_factor(voice) < TOO_SLOW] or able
        fit = [voice for voice in quick if voice.says_words and voice.quality > STOP_GAP]
        return (fit or quick)[0] if words else quick[0]

    def speed(self, voice: Voice) -> str:
        """How quick a voice is here, in words: as it was measured, or before it is installed about."""
        factor = self.real_time_factor(voice) if self.installed(voice) else 0.0
        return speeds.told(factor) if factor else speeds.told(speeds.estimate(voice), estimated=True)

    def passed_over(self) -> str | None:
        """Of the best voice, if `auto` does not take it because it is too slow here: what to tell; else None."""
        chosen = self.best()
        for voice in self._catalogue.voices.values():
            if voice == chosen:
                break
            if self.installed(voice) and self.lacks(voice) is None:
                factor = f"{self.real_time_factor(voice):.1f} s for a second of speech"
                return f"{voice.name} is too slow here ({factor}), so {chosen.name} reads; --voice {voice.id} takes it"
        return None

    def real_time_factor(self, voice: Voice) -> float:
        """The seconds that an installed voice needed here for a second of speech when it was last tried; 0: unknown."""
        return self._speeds.find(voice)

    def lacks(self, voice: Voice) -> str | None:
        """What the voice's engine lacks on this machine, and the remedy; None if nothing. Takes no time."""
        try:
            problem = engine_class(voice.engine).missing()
        except VoiceMissing as error:
            problem = str(error)
        if problem and voice.extra and "pip install" not in problem:
            return f"{problem}; run pip install 'langdu[{voice.extra}]'"
        return problem

    def works(self, voice: Voice) -> str | None:
        """Whether this machine can run the voice's engine, installed or not: None, or why not and what to do.

        Takes no time but for engines that only a trial tells of (the system's), which are started.
        """
        problem = self.lacks(voice)
        if problem or not engine_class(voice.engine).needs_trial or not self.installed(voice):
            return problem
        if voice.engine in self._proven:
            return None  # it has just told of its voices
        return self.try_out(voice)

    def try_out(self, voice: Voice) -> str | None:
        """Start an installed voice's engine and see: None, or why it does not start. How quick it is is remembered."""
        with Speaker(voice, self.folder(voice)) as speaker:
            problem = speaker.check()
            if voice.files and speaker.real_time_factor:
                self._speeds.keep(voice, speaker.real_time_factor)
            return problem

    def install(
        self,
        voice: Voice,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Fetch, check and prepare a voice's files; at once if it is installed already.

        Whoever calls this has shown the voice's licence, and for a voice that goes online that it does; that the
        user agreed is remembered.

        Args:
            voice: which.
            progress: called with the bytes fetched and the bytes to fetch.
            cancelled: asked often; True stops and cleans up.

        Raises:
            InstallFailed: it could not be done, or was cancelled. Nothing is left in use; what came by HTTPS is kept
                for the next try.
        """
        if self.installed(voice):
            return
        if problem := self.lacks(voice):
            raise InstallFailed(problem, where=f"voice {voice.id}")
        total = voice.download_size or sum(file.size for file in voice.files)
        shop = Staging(self._root, voice, "voice")

        def tell(done: int) -> None:
            progress(min(done, total), total)

        with shop.exclusive(tell, cancelled):
            self._agreements.add(voice)
            if not self.installed(voice):  # it may be by now: another langdu was faster
                with shop.folder() as work:
                    self._make(voice, work, tell, cancelled)
            tell(total)
        if voice.files:
            self.try_out(voice)

    def add(self, source: Path, name: str | None, read: Read) -> Added:
        """Install a folder or zip of recorded syllables and words as a reference voice; see `adding`.

        Args:
            source: the folder or zip.
            name: what to call it; None for a name made of the source's.
            read: how words are said.

        Raises:
            UsageError: the name cannot be one.
            InstallFailed: it is taken, nothing can be used, or it could not be written. Nothing is left.
        """
        from langdu.speech import adding

        added = adding.add(self._root, source, adding.named(source, name), read)
        self._voices[added.voice.id] = added.voice
        return added

    def remove(self, voice: Voice) -> bool:
        """Delete a voice's files, and take back that it may send texts away; whether there was anything.

        Raises:
            InstallFailed: they cannot be deleted.
        """
        folder = self._home(voice)
        if not self._root.is_dir():
            return False
        shop = Staging(self._root, voice, "voice")
        with shop.exclusive():
            withdrawn = voice.online and self._agreements.withdraw(voice)
            if not voice.files or not folder.exists():
                return withdrawn
            with shop.folder() as work:
                folder.rename(work / "old")
        self._speeds.keep(voice, 0)
        return True

    def _make(self, voice: Voice, work: Path, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> None:
        from langdu.assets.fetch import Fetch

        ready = work / "ready"
        ready.mkdir()
        needed = voice.download_size + 2 * sum(file.size for file in voice.files)
        if shutil.disk_usage(work).free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        manifest = self.manifest(voice)
        transfers = Fetch(work, manifest.parent if manifest else self._own, progress, cancelled)
        for file in voice.files:
            transfers.get(file, ready / file.name)
        process.prepare(voice.engine, ready, PREPARING)
        target = self._home(voice)
        if target.exists():  # a damaged one
            target.rename(work / "old")
        ready.rename(target)
