"""What words mean, how they are read, their level and how common they are.

A dictionary is a table (`storage/table.py`) that is mapped into memory; langdu brings CC-CEDICT as one, and makes
one of each dictionary that the user adds (`formats/`, `shelf.py`). Nothing is read before it is asked for.
"""

from langdu.dictionary.frequency import how_common, per_million
from langdu.dictionary.installed import Dictionaries
from langdu.dictionary.levels import level_name, levels, words_of_level

__all__ = ["Dictionaries", "how_common", "level_name", "levels", "per_million", "words_of_level"]
