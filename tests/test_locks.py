"""One process at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from langdu.locks import alone

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from langdu.locks import alone

with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


class GivenUp(Exception):
    pass


def give_up() -> None:
    raise GivenUp


def test_another_process_waits_and_a_killed_one_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(GivenUp), alone(path, give_up):
            pass
        holder.kill()
        holder.wait()
        with alone(path):
            assert path.exists()
    assert not path.exists()


def test_never_two_at_once(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        for _ in range(5):
            with alone(tmp_path / ".lock"):
                inside.append(number)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 20
    assert max(most) == 1
