"""What the network of polyphones learns from, and who labels it."""
