"""The model of characters with several readings: a small network over the words and signs around them."""
