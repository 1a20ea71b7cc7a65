"""A text read aloud: what is said next, and who says it."""
