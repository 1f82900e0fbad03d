"""New UIDs, pseudonyms and shifts of dates: always the same for whoever holds the secret, chance to everybody else."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from surgplan.base.errors import BadInput, StorageFailed

SECRET_BYTES = 32
LONGEST_SHIFT_DAYS = 3650


@dataclass(frozen=True)
class Keys:
    """What everything new is worked out with."""

    secret: bytes = field(repr=False)

    @classmethod
    def drawn(cls) -> Keys:
        """Keys for once: nobody can ever link what they make."""
        return cls(secrets.token_bytes(SECRET_BYTES))

    @classmethod
    def of_file(cls, path: Path) -> Keys:
        """The keys of a file, which is made, readable by its owner alone, where there is none."""
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            secret = path.read_bytes()
            if len(secret) != SECRET_BYTES:
                raise BadInput(f"{path.name} is no key file: it holds {len(secret)} bytes, not {SECRET_BYTES}") from None
            return cls(secret)
        except OSError as exc:
            raise StorageFailed(f"the key file {path} can't be written: {exc.strerror}; choose another place") from exc
        with os.fdopen(handle, "wb") as file:
            keys = cls.drawn()
            file.write(keys.secret)
        return keys

    def uid(self, old: str) -> str:
        """The UID that stands for an old one: 2.25 and 128 bits (PS3.5 B.2)."""
        return f"2.25.{int.from_bytes(self._mixed('uid', old)[:16], 'big')}"

    def pseudonym(self, person: str) -> str:
        """Ten hex digits for a person's key."""
        return self._mixed("person", person).hex()[:10]

    def days(self, person: str) -> int:
        """How many days a person's dates are set back, one at least."""
        return 1 + int.from_bytes(self._mixed("days", person)[:8], "big") % LONGEST_SHIFT_DAYS

    def _mixed(self, kind: str, text: str) -> bytes:
        return hmac.new(self.secret, f"{kind}|{text}".encode(), hashlib.sha256).digest()
