"""Commands for the installation: voices, settings, what works here."""
