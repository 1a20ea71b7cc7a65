"""Looking words up: from the shell, in memory, and how many a second."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from langdu.dictionary import Dictionaries, words_of_level
from langdu.dictionary.making import cedict_table
from langdu.dictionary.search import by_meaning, by_pinyin
from langdu.dictionary.shelf import own_path
from langdu.dictionary.storage.table import DictionaryTable
from tests.bench import PASSAGE, Figure, best_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIMES = 9
DEFINE_SECONDS, SEARCH_SECONDS, MEMORY_MB = 0.25, 0.5, 20.0
#: Memory of the reading model with a page, then with the dictionaries after a thousand look-ups on top of it.
MEMORY = """
import sys
from pathlib import Path
from langdu.session import book_from_text
def resident():
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024
book = book_from_text(sys.argv[1], "bench")
sentences = [one for block in range(len(book.blocks)) for one in book.sentences(block)]
before = resident()
from langdu.dictionary import Dictionaries, words_of_level
own = Dictionaries.installed()
for word in words_of_level("HSK 2021", 4)[:1000]:
    own.facts(word)
for at in range(len(sys.argv[1])):
    own.around(sys.argv[1], at)
print(before, resident())
"""


def run(shared: Path) -> Iterator[Figure]:
    del shared
    with tempfile.TemporaryDirectory() as folder:
        home = os.environ | {"LANGDU_DATA_DIR": folder, "LANGDU_CONFIG_DIR": folder}
        yield from _commands(home)
        yield from _memory(home)
    yield from _speed()


def _commands(home: dict[str, str]) -> Iterator[Figure]:
    for words, limit in ((["银行"], DEFINE_SECONDS), (["yinhang"], SEARCH_SECONDS), (["bank"], SEARCH_SECONDS)):
        command = [sys.executable, "-m", "langdu", "define", *words]
        seconds = best_of(
            TIMES, lambda command=command: subprocess.run(command, check=True, capture_output=True, env=home)
        )
        yield Figure(
            f"langdu define {' '.join(words)}", seconds * 1000, "ms", f"best of {TIMES}, limit {limit * 1000:.0f}"
        )


def _memory(home: dict[str, str]) -> Iterator[Figure]:
    if not sys.platform.startswith("linux"):
        return
    done = subprocess.run([sys.executable, "-c", MEMORY, PASSAGE], check=True, capture_output=True, text=True, env=home)
    before, after = map(float, done.stdout.split())
    yield Figure(
        "memory over the reading model", after - before, "MB", f"{before:.0f} without it, limit {MEMORY_MB:.0f}"
    )


def _speed() -> Iterator[Figure]:
    words = words_of_level("HSK 2021", 5)
    own = Dictionaries({"cc-cedict": DictionaryTable(own_path())})
    start = time.perf_counter()
    for word in words:
        own.facts(word)
    seconds = time.perf_counter() - start
    yield Figure(
        "look-ups, each word once", len(words) / seconds, "a second", f"{seconds / len(words) * 1000:.2f} ms each"
    )
    places = range(len(PASSAGE))
    seconds = best_of(3, lambda: [own.around(PASSAGE, at) for at in places])
    yield Figure("words around a place", seconds / len(places) * 1000, "ms", "of the card's 60")
    for name, search, asked in (("pinyin", by_pinyin, "shishi"), ("meaning", by_meaning, "water")):
        seconds = best_of(3, lambda search=search, asked=asked: search(own, asked))
        yield Figure(f"search by {name}", seconds * 1000, "ms", asked)
    yield Figure("CC-CEDICT's table", own_path().stat().st_size / 1e6, "MB", "in the wheel")
    yield from _compiling()


def _compiling() -> Iterator[Figure]:
    try:
        from langdu.dictionary.compiling.build import lines

        text = lines()
    except ModuleNotFoundError:  # the package that CC-CEDICT's text comes in
        return
    start = time.perf_counter()
    content = cedict_table(text)
    same = content == own_path().read_bytes()
    yield Figure(
        "compiling a new edition", time.perf_counter() - start, "s", "the same bytes" if same else "OTHER BYTES"
    )
