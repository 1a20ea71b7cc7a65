"""`langdu words`: words you know, a file an action."""
