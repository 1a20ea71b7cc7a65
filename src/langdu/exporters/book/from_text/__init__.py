"""A book made from a text: its pages, and the package document that names them."""
