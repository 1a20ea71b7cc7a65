"""Archives that may hold a dictionary of several formats: what is inside decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.dictionary.formats.base import DictionaryFormat, PublishedDictionary
from langdu.dictionary.formats.cedict import read_cedict
from langdu.dictionary.formats.files import files_of
from langdu.dictionary.formats.stardict import read_stardict
from langdu.dictionary.formats.yomitan import INDEX, read_yomitan

if TYPE_CHECKING:
    from pathlib import Path


class PackedFormat(DictionaryFormat):
    """Zips, tars and folders."""

    def read(self, path: Path) -> PublishedDictionary:
        """See `DictionaryFormat`."""
        files = files_of(path)
        if files.named(INDEX):
            return read_yomitan(files)
        if files.named(".ifo"):
            return read_stardict(files)
        if files.named(".u8", ".txt"):
            return read_cedict(files)
        raise files.bad("there is no dictionary of Yomitan, StarDict or CC-CEDICT in it", "choose another file")
