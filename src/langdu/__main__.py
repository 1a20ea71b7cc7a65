"""`python -m langdu`."""

import sys

from langdu.cli import program

if __name__ == "__main__":
    sys.exit(program())
