"""Speech as jobs, and what was said kept: in memory for a while, on the disk for longer."""
