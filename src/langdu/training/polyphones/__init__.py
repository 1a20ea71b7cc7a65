"""The network that reads polyphones: its examples as arrays, its training, its measure."""
