"""Annotated text: glosses to hints, transcripts to hints, and readings back to every spelling."""

from langdu.gloss.fold import Folded, fold
from langdu.gloss.refine import refine
from langdu.gloss.writers import FORMS, closing, opening, write

__all__ = ["FORMS", "Folded", "closing", "fold", "opening", "refine", "write"]
