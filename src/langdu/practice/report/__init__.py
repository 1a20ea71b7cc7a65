"""What is told of a recording, and of many."""
