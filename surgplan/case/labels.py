"""Label maps in bricks of 64^3 voxels, so that an edit stores only the bricks it touched."""

from __future__ import annotations

import json
from itertools import product

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import CaseDamaged
from surgplan.case.document import BlobId
from surgplan.case.operation import Blobs

EDGE = 64
"""Voxels along the side of a brick."""

Mask = NDArray[np.bool_]


def write_labels(blobs: Blobs, mask: Mask) -> BlobId:
    """Store a boolean array [k, j, i] and return the id of its index; empty and full bricks cost nothing."""
    bricks: list[str] = []
    for k, j, i in product(*(range(0, n, EDGE) for n in mask.shape)):
        brick = mask[k : k + EDGE, j : j + EDGE, i : i + EDGE]
        if not brick.any():
            bricks.append("0")
        elif brick.all():
            bricks.append("1")
        else:
            bricks.append(blobs.put(np.packbits(brick).tobytes()))
    return blobs.put(json.dumps({"shape": list(mask.shape), "bricks": bricks}, separators=(",", ":")).encode())


def _index(blobs: Blobs, labels: BlobId) -> tuple[tuple[int, ...], list[tuple[int, ...]], list[str]]:
    """Shape, first corner of each brick, and what each brick is."""
    try:
        index = json.loads(blobs.get(labels))
        shape = tuple(int(n) for n in index["shape"])
        corners = list(product(*(range(0, n, EDGE) for n in shape)))
        bricks = [str(brick) for brick in index["bricks"]]
    except (ValueError, KeyError, TypeError) as exc:
        raise CaseDamaged(f"the label map {labels[:12]} has no readable index; open an earlier revision") from exc
    if len(bricks) != len(corners):
        raise CaseDamaged(f"the label map {labels[:12]} lacks bricks; open an earlier revision")
    return shape, corners, bricks


def brick_ids(blobs: Blobs, labels: BlobId) -> set[BlobId]:
    """The blobs a label map is made of, beside its index; CaseDamaged if the index makes no sense."""
    return set(_index(blobs, labels)[2]) - {"0", "1"}


def read_labels(blobs: Blobs, labels: BlobId) -> Mask:
    """The boolean array [k, j, i] that `write_labels` stored; CaseDamaged if the index makes no sense."""
    shape, corners, bricks = _index(blobs, labels)
    mask = np.zeros(shape, dtype=bool)
    for (k, j, i), brick in zip(corners, bricks, strict=True):
        view = mask[k : k + EDGE, j : j + EDGE, i : i + EDGE]
        if brick == "1":
            view[...] = True
        elif brick != "0":
            bits = np.unpackbits(np.frombuffer(blobs.get(brick), dtype=np.uint8), count=view.size)
            view[...] = bits.reshape(view.shape).astype(bool)
    return mask
