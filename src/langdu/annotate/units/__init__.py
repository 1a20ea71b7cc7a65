"""Words as a learner looks them up, after GB/T 13715-1992: phrases cut, numbers and names joined, the user's cuts kept.

The words that help to read (`annotate.words`) are often phrases: 这件, 太贵, 价格上涨.
"""

from langdu.annotate.units.boundaries import units
from langdu.annotate.units.cuts import by_strength, divided

__all__ = ["by_strength", "divided", "units"]
