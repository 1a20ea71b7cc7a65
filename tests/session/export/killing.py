"""Exports in a process of their own, killed when they are so far."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from langdu.exporters import endings
from tests.outside.program import PATIENCE, SRC

if TYPE_CHECKING:
    from pathlib import Path

#: Sentences of the text; each is another one, so that none is known because another was said.
SENTENCES = 12
_NUMERALS = "一二三四五六七八九十"
#: The program, which kills itself before it puts the file whose number, from 0, is its first argument.
DIES_AT_PUT = """
import os, sys
from langdu import files
from langdu.cli import program
count, put = [int(sys.argv.pop(1))], files.PartialFile.put
def dying(self):
    if count[0] == 0:
        os.kill(os.getpid(), 9)
    count[0] -= 1
    put(self)
files.PartialFile.put = dying
program()
"""
#: What a process of this module is told on standard error besides how far it is.
Progress = dict[str, Any]


class Ended(NamedTuple):
    """How an export ended: its status, how far it was at last, and what else it said."""

    status: int
    last: Progress
    said: str


def text() -> str:
    """A text of two chapters, with a gloss, a number, Latin and a line that is not spoken."""
    lines = ["第一章 早晨", "", "清早的银(yín)行(háng)开门了，她在写Python。", "——", ""]
    for number in range(SENTENCES):
        if number == SENTENCES // 2:
            lines += ["", "第二章 晚上", ""]
        sign = _NUMERALS[number // 10] + _NUMERALS[number % 10]
        lines.append(f"第{sign}只猫走过{number + 2}座桥。")
    return "\n".join(lines) + "\n"


class KillableExport:
    """The same export, again and again.

    Args:
        folder: where its files and its cache are; the text is there already as `a.txt`.
        outputs: endings, dots included; None for all, and none where `options` say what is written.
        cache: another cache than the folder's own.
        most_bytes: the longest file that it may write.
        options: more words of the command.
    """

    def __init__(
        self,
        folder: Path,
        outputs: tuple[str, ...] | None = None,
        *,
        cache: Path | None = None,
        most_bytes: int = 0,
        options: tuple[str, ...] = ("--force",),
    ) -> None:
        self.folder, self._most = folder, most_bytes
        self._outputs = endings() if outputs is None else outputs
        self.cache, self._options = cache or folder / "cache", options

    def begin(self, dies_at_put: int | None = None) -> subprocess.Popen[str]:
        """Begin it, or begin it once more; it dies before it puts the file of that number, counted from 0."""
        named = [word for ending in self._outputs for word in ("-o", f"a{ending}")]
        words = [
            "export",
            "a.txt",
            *self._options,
            "--voice",
            "silence",
            "--progress",
            "json",
            "--cache",
            str(self.cache),
        ]
        program = ["-m", "langdu"] if dies_at_put is None else ["-c", DIES_AT_PUT, str(dies_at_put)]
        command = [sys.executable, *program, *words, *named]
        if self._most:
            command = ["bash", "-c", f'ulimit -f {self._most // 1024}; exec "$@"', "bash", *command]
        home = {"HOME": str(self.folder), "LANGDU_DATA_DIR": str(self.folder / "data")}
        env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(SRC), "OPENBLAS_NUM_THREADS": "1"}
        env["PYTHONDONTWRITEBYTECODE"] = "1"  # a limit of the longest file would cut those off
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.folder,
            env={**env, **home},
        )

    def run(self, *, stop_after: int = 0, stop_by: int = signal.SIGKILL, dies_at_put: int | None = None) -> Ended:
        """Run it, and stop it after so many sentences; 0 not at all."""
        process, last, said, count = self.begin(dies_at_put), Progress(), "", 0
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("{"):
                last, count = json.loads(line), count + 1
                if count == stop_after:
                    process.send_signal(stop_by)
            else:
                said += line
        return Ended(process.wait(PATIENCE), last, said)

    def files(self) -> dict[str, bytes]:
        """What is there, by its name."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
