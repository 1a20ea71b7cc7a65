"""Sound files of all sorts, decoded in pieces: what libsndfile reads by it, what phones record by PyAV (FFmpeg)."""
