"""A wheel by pip, so that the user's mirrors and proxies hold; it is kept closed, and nothing of it is installed."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import InstallFailed
from langdu.subprocesses import hidden

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger("langdu.assets")
#: How often pip tries again; without one it does not say that there is no connection.
RETRIES = 2
#: Seconds between two looks at what pip has fetched.
POLL_SECONDS = 0.1


def fetch_wheel(
    requirement: str, sha256: str, folder: Path, progress: Callable[[int], None], check: Callable[[], None]
) -> Path:
    """Have pip fetch a wheel.

    Args:
        requirement: `NAME==VERSION`.
        sha256: of the wheel; pip refuses any other.
        folder: where to; a new one.
        progress: called with the bytes that are here.
        check: called often; raises to give up.

    Raises:
        InstallFailed: it could not be fetched, or is another than the manifest's.
    """
    folder.mkdir()
    wanted = folder / "requirements.txt"
    wanted.write_text(f"{requirement} --hash=sha256:{sha256}\n", "utf-8")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download"]
    command += ["--no-deps", "--require-hashes", "--only-binary=:all:", "--no-cache-dir", "--quiet"]
    command += [f"--retries={RETRIES}", "--progress-bar=off", "--dest", str(folder), "--requirement", str(wanted)]
    _run(command, folder, progress, check)
    found = list(folder.glob("*.whl"))
    if len(found) != 1:
        raise InstallFailed("pip fetched no wheel", where=requirement, remedy="try again")
    return found[0]


def _run(command: list[str], folder: Path, progress: Callable[[int], None], check: Callable[[], None]) -> None:
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
                check()
                progress(folder_size(folder))
                time.sleep(POLL_SECONDS)
        finally:
            pip.kill()
        reader.join(timeout=2)
    if pip.returncode:
        raise _pip_error(b"".join(said).decode("utf-8", "replace"))


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
        "this is fetched with pip, and this Python has none",
        where=sys.executable,
        remedy="run python -m ensurepip, or install pip with your package manager",
    )


def folder_size(folder: Path) -> int:
    """The bytes in `folder`, while another process may write to it."""
    total = 0
    for inside, _, names in os.walk(folder):  # which passes over a folder that has gone; rglob raises
        for name in names:
            try:
                total += os.lstat(Path(inside, name)).st_size
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
