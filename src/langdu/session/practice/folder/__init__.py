"""A folder of recordings, judged at once: a teacher's class."""
