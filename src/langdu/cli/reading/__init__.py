"""Commands to read: the reader, plain lines, the shelf and its lists."""
