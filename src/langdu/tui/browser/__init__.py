"""The reader in a web page: what stands where the terminal's driver does otherwise."""
