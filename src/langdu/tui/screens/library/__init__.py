"""The shelf and the graded texts."""
