"""Files that are fetched, checked and put together before they are used: of voices, and of dictionaries."""

import logging

# What is logged goes to the log file, or nowhere: never to the terminal.
logging.getLogger("langdu.assets").addHandler(logging.NullHandler())
