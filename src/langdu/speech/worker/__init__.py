"""The engine's process, what the reader says to it, and those who speak through it."""
