"""What exported files say, format by format."""
