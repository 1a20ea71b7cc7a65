"""A service of Microsoft, online."""
