"""How the table of words is compiled from the dictionaries: before a release, never at run time."""
