"""The speech that the aligners learn from: recordings, said and disguised."""
