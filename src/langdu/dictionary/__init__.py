"""What words mean, how they are read, their level and how common they are."""
