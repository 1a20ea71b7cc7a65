"""The pages of a kept book: read, mended, searched for sentences, and marked."""
