"""The training of the networks of tones."""
