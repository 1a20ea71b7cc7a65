"""What a theme's colours become: readable on every ground, in as many colours as the terminal has."""
