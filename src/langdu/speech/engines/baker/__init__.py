"""FastSpeech2 and MB-MelGAN: quick and natural, for non-commercial use."""
