"""Arrays of sound: 16-bit integers and floats, filters, sample rates, and the files that hold them. Nothing else."""
