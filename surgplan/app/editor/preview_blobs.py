"""A place for what a preview puts, so that nothing of it reaches the case's file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surgplan.case.document import BlobId
from surgplan.case.operation import Blobs
from surgplan.case.store import sha256


class PreviewBlobs:
    """Reads what the case's file has, keeps in memory what is put."""

    def __init__(self, behind: Blobs) -> None:
        self._behind = behind
        self._put: dict[BlobId, bytes] = {}

    def get(self, blob: BlobId) -> bytes:
        """The bytes of a name."""
        own = self._put.get(blob)
        return self._behind.get(blob) if own is None else own

    def pieces(self, blob: BlobId) -> Iterator[bytes]:
        """The bytes of a name, piece by piece."""
        own = self._put.get(blob)
        return self._behind.pieces(blob) if own is None else iter((own,))

    def put(self, data: bytes | memoryview) -> BlobId:
        """Keep bytes in memory."""
        name = sha256(data)
        self._put.setdefault(name, bytes(data))
        return name

    def put_all(self, data: Sequence[bytes | memoryview]) -> list[BlobId]:
        """Keep several in memory."""
        return [self.put(one) for one in data]

    def settle(self) -> None:
        """Give the case's file everything that was put: the preview is to be done."""
        self._behind.put_all(list(self._put.values()))
