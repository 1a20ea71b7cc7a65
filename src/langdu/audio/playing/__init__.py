"""Sound to a device, and where on its stream the speaker is."""
