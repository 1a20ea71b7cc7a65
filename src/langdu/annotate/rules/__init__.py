"""What neighbours, names, tones and senses decide, by rules with their tables."""
