"""The word card."""
