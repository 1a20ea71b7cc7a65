"""langdu in a web browser: a server on this machine, a reader of its own for each page."""

from langdu.serve.server import LOOPBACK, ReaderServer, address, free_port

__all__ = ["LOOPBACK", "ReaderServer", "address", "free_port"]
