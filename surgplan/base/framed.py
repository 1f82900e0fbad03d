"""JSON values on a pipe, each after its length: nothing that is read can do more than be a value."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

MOST_BYTES = 64 << 20
"""A longer value is not taken from the other side; bulk goes through files."""


def send(pipe: BinaryIO, value: Any) -> None:
    """Write one value; ValueError if it is longer than the other side takes."""
    data = json.dumps(value, separators=(",", ":")).encode()
    if len(data) > MOST_BYTES:
        raise ValueError(f"an answer of {len(data)} bytes is too long")
    pipe.write(struct.pack(">I", len(data)) + data)
    pipe.flush()


def receive(pipe: BinaryIO) -> Any:
    """The next value; EOFError where the pipe ends or holds something else."""
    head = pipe.read(4)
    if len(head) < 4:
        raise EOFError("the other side ended")
    (length,) = struct.unpack(">I", head)
    data = pipe.read(length) if length <= MOST_BYTES else b""
    if len(data) < length or not data:
        raise EOFError("the other side ended within an answer")
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as exc:
        raise EOFError("the other side answered something else than JSON") from exc
