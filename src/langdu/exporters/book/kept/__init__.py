"""A book made from an EPUB: its own pages, styles, pictures and contents, with ruby and overlays added."""
