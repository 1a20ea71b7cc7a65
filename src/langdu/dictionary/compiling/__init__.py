"""How the files in `data` are compiled: before a release, never at run time."""
