"""An opened text: its document, its sentences, the place in it."""
