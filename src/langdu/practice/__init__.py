"""Hearing a learner: where each syllable is, how its pitch runs, which tone it is, and what to try next."""
