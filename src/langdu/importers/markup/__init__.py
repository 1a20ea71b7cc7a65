"""Formats of marked-up text: each feeds the one builder in `flow.py`."""
