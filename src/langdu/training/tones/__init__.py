"""Training the network of tones: `python -m langdu.training.tones`."""
