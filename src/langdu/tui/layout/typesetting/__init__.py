"""How the page is set: its style, the script that is shown, and words as groups of units."""
