"""Who speaks: the voices there are, their installation, the voices of a dialogue."""
