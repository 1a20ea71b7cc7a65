"""langdu as a user runs it: a process with a home of its own, its streams, files and exit status. POSIX only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"
#: Seconds after which a process that should have ended is said to hang.
PATIENCE = 120
#: The program, in a line for the shell.
L = f"{sys.executable} -m langdu"


@dataclass(frozen=True)
class Done:
    """How a process ended, and what it wrote."""

    status: int
    out: str
    err: str

    def told(self) -> str:
        """The one line that says why it failed; a traceback or a second line is a failure of the test."""
        lines = [line for line in self.err.splitlines() if line.startswith("langdu: ")]
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


@dataclass(frozen=True)
class User:
    """Somebody with an empty home folder, who works in it."""

    home: Path

    def runs(self, *words: str | bytes, stdin: str | bytes = b"", **env: str) -> Done:
        """`langdu WORDS`, away from any terminal."""
        return self._done([*L.split(" "), *words], stdin, env)

    def types(self, line: str, stdin: str | bytes = b"", **env: str) -> Done:
        """A line of bash in which `$L` is the program; its status is `$?` of the last command."""
        return self._done(["bash", "-c", line], stdin, {"L": L, **env})

    def starts(self, *words: str, **env: str) -> subprocess.Popen[bytes]:
        """`langdu WORDS`, to be waited for."""
        nowhere = subprocess.DEVNULL
        everything = self.environment(env)
        return subprocess.Popen([*L.split(" "), *words], stdout=nowhere, stderr=nowhere, cwd=self.home, env=everything)

    def writes(self, name: str, content: str | bytes) -> Path:
        """A file in the home folder."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def sets(self, content: str | bytes) -> Path:
        """The file of settings."""
        return self.writes("config/config.toml", content)

    def environment(self, env: dict[str, str]) -> dict[str, str]:
        """What such a user's processes find: nothing of the tests' own; a variable that is empty is not there."""
        own = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "LANGDU_DATA_DIR": str(self.home / "data"),
            "LANGDU_CONFIG_DIR": str(self.home / "config"),
            "PYTHONPATH": str(SRC),
            "OPENBLAS_NUM_THREADS": "1",
        }
        return {name: value for name, value in {**own, **env}.items() if value}

    def _done(self, argv: list[str | bytes], stdin: str | bytes, env: dict[str, str]) -> Done:
        done = subprocess.run(
            argv,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=self.home,
            env=self.environment(env),
            start_new_session=True,  # no controlling terminal
            timeout=PATIENCE,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def status_of(process: subprocess.Popen[bytes]) -> int:
    """How a process ended; one that does not within `PATIENCE` is killed, and the test fails."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def children(pid: int) -> list[int]:
    """The processes that one has started, on Linux."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            if path.read_text().rpartition(")")[2].split()[1] == str(pid):
                found.append(int(path.parent.name))
    return found


def ended(pids: list[int]) -> bool:
    """Whether they are gone, within `PATIENCE`."""
    end = time.monotonic() + PATIENCE
    while any(_is_alive(pid) for pid in pids):
        if time.monotonic() > end:
            return False
    return True


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
