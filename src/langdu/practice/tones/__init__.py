"""Which tone a syllable has: what is measured of it, the network that judges it, and what is then told."""
