"""PDF: from the places of its words to paragraphs."""
