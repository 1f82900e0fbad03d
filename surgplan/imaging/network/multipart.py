"""The parts of a multipart answer, one after another as they arrive (RFC 2046 section 5.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email.message import Message
from typing import BinaryIO

from surgplan.base.errors import BadInput

LARGEST_HEAD_BYTES = 16 << 10
"""The header lines of a part are no longer."""
SPOOL_BYTES = 1 << 20


def boundary_of(content_type: str) -> bytes:
    """The boundary that a Content-Type names; BadInput where it is not multipart."""
    message = Message()
    message["Content-Type"] = content_type
    found = message.get_boundary()
    if message.get_content_maintype() != "multipart" or not found or len(found) > 70:
        raise BadInput("the server's answer is not in parts, as DICOMweb has it")
    return found.encode("latin-1", "replace")


def parts(
    chunks: Iterator[bytes], boundary: bytes, new_file: Callable[[], BinaryIO], largest_bytes: int
) -> Iterator[tuple[str, BinaryIO]]:
    """Each part as its media type and a file of its body, which is closed when the next part is asked for.

    BadInput where a part is larger than allowed, or the answer ends before its last boundary.
    """
    mark = b"\r\n--" + boundary
    stream = _Stream(chunks, b"\r\n")  # so that the first boundary begins like the others
    stream.copy_until(mark, None, LARGEST_HEAD_BYTES)
    while stream.peek(2) != b"--":
        head = stream.take_until(b"\r\n\r\n", LARGEST_HEAD_BYTES)
        kind = re.search(rb"(?im)^content-type:[ \t]*([^\r\n]+)", head)
        with new_file() as body:
            stream.copy_until(mark, body, largest_bytes)
            body.seek(0)
            yield (kind[1].decode("latin-1").strip() if kind else ""), body


class _Stream:
    """Bytes that arrive in chunks, searched for marks that may lie across two of them."""

    def __init__(self, chunks: Iterator[bytes], first: bytes) -> None:
        self._chunks = chunks
        self._held = bytearray(first)

    def _more(self) -> None:
        for chunk in self._chunks:
            if chunk:
                self._held += chunk
                return
        raise BadInput("the server's answer ends in the middle")

    def peek(self, count: int) -> bytes:
        while len(self._held) < count:
            self._more()
        return bytes(self._held[:count])

    def take_until(self, mark: bytes, largest: int) -> bytes:
        """Everything up to a mark, which is left out."""
        while (at := self._held.find(mark)) < 0:
            if len(self._held) > largest:
                raise BadInput("the server's answer has header lines without end")
            self._more()
        taken = bytes(self._held[:at])
        del self._held[: at + len(mark)]
        return taken

    def copy_until(self, mark: bytes, to: BinaryIO | None, largest: int) -> None:
        """Write everything up to a mark into a file."""
        count = 0
        while (at := self._held.find(mark)) < 0:
            safe = len(self._held) - len(mark) + 1
            if safe > 0:
                count += safe
                if count > largest:
                    raise BadInput("a part of the server's answer is too large")
                if to is not None:
                    to.write(memoryview(self._held)[:safe].tobytes())
                del self._held[:safe]
            self._more()
        if to is not None:
            to.write(bytes(self._held[:at]))
        del self._held[: at + len(mark)]
