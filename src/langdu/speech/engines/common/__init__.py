"""What engines share: clauses, loudness, stretching, settings, estimated marks."""
