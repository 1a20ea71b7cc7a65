"""The learner's words as cards: of a drill, and of an export."""
