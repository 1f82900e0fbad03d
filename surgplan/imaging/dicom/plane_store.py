"""Where the planes of a volume are put as they are decoded: an array, or in a child a file that its parent maps."""

from __future__ import annotations

import itertools
import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import StorageFailed
from surgplan.imaging.carried import mapped
from surgplan.imaging.dicom.room import room

_names = itertools.count()


class PlaneStore:
    """Planes of one shape and type, each put once, in any order, from threads or from forked copies of this process."""

    def __init__(self, shape: tuple[int, int, int], dtype: np.dtype[Any]) -> None:
        self.shape, self.dtype = shape, dtype
        folder = room()
        self._path = None if folder is None else folder / f"planes{next(_names)}"
        if self._path is None:
            self._array: NDArray[Any] = np.empty(shape, dtype)
        else:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)

    @property
    def in_file(self) -> bool:
        """Whether forked copies share what is put."""
        return self._path is not None

    def put(self, number: int, plane: NDArray[Any]) -> None:
        """Put plane `number`; StorageFailed if there is no room."""
        if self._path is None:
            self._array[number] = plane
            return
        data = np.ascontiguousarray(plane, self.dtype).data.cast("B")
        at = number * len(data)
        try:
            while data:
                written = os.pwrite(self._file, data, at)
                data, at = data[written:], at + written
        except OSError as exc:
            raise StorageFailed(f"there is no room for the scan ({exc.strerror}); make some in {self._path.parent}") from exc

    def array(self) -> NDArray[Any]:
        """All planes, once each was put."""
        if self._path is None:
            return self._array
        os.close(self._file)
        return mapped(self._path, self.dtype, self.shape)

    def discard(self) -> None:
        """Give back the room."""
        if self._path is not None:
            os.close(self._file)
            self._path.unlink()
