"""From a sentence to what a voice is asked to say, and what became of its hints."""
