"""What practice shows: pitch, levels, verdicts, cards."""
