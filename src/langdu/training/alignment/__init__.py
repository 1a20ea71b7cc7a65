"""Training the networks of `practice.alignment`: needs torch, which langdu itself does not."""
