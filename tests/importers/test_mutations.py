"""A damaged file opens or says why it does not: nothing else comes of it."""

from __future__ import annotations

import pytest

from langdu.importers import Source, load
from tests.importers.mutations import SEEDS, files, opens_or_says_why

#: Files of each format.
COUNT = 200


@pytest.mark.parametrize("ending", SEEDS)
def test_damaged_files(ending: str) -> None:
    for source in files(ending, COUNT):
        opens_or_says_why(source)


@pytest.mark.parametrize("ending", SEEDS)
def test_the_whole_file_opens(ending: str) -> None:
    assert load(Source(SEEDS[ending], f"a.{ending}", "a")).blocks
