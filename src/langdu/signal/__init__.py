"""Arrays of sound: 16-bit integers and floats, filters, sample rates. It knows nothing else."""
