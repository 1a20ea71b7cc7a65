"""The screen of the settings: what it shows of each, what one may choose, and how a change is seen at once."""
