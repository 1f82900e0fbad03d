"""Names for what is written, worked out from what it is: the same thing has the same name, another thing another."""

from __future__ import annotations

import hashlib
import re
import uuid

ROOT = "2.25."
"""The arc under which anybody may name things by a UUID (PS3.5 B.2)."""
UUID_VERSION_8 = 0x8000
VARIANT = 0x8000000000000000
VALID = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*))+", re.ASCII)
LONGEST = 64
"""Letters of a UID."""


def uid_of(*parts: str | bytes) -> str:
    """The UID of these parts: `2.25.` and a version 8 UUID made of their SHA-256.

    >>> uid_of("study", "a") == uid_of("study", "a"), uid_of("study", "a") == uid_of("studya"), len(uid_of("x")) <= 44
    (True, False, True)
    """
    found = hashlib.sha256(b"surgplan")
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    number = int.from_bytes(found.digest()[:16], "big")
    number = number & ~(0xF000 << 64) | (UUID_VERSION_8 << 64)
    number = number & ~(0xC000000000000000) | VARIANT
    return f"{ROOT}{uuid.UUID(int=number).int}"


def usable(uid: str) -> bool:
    """Whether a UID that came with a scan may stand in a new object.

    >>> usable("1.2.840.10008.1.2"), usable("1.02"), usable("")
    (True, False, False)
    """
    return len(uid) <= LONGEST and VALID.fullmatch(uid) is not None
