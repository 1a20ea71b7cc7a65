"""`python -m langdu`."""

import sys

from langdu.cli import main

if __name__ == "__main__":
    sys.exit(main())
