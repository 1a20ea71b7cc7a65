"""The user's own recording in the place of a voice: a text with times of its own is read along with it."""
