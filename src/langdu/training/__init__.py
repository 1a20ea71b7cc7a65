"""Training the network of `polyphone`: needs torch and g2pM, which langdu itself does not. See `__main__`."""
