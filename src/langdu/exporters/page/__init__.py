"""Pages: one HTML file that reads itself aloud, and sheets for printing as HTML and PDF."""
