"""Label maps in a case's file, brick by brick, so that an edit stores only the bricks it touched."""

from __future__ import annotations

import json
from collections import deque
from weakref import WeakKeyDictionary, WeakValueDictionary

import numpy as np

from surgplan.base.errors import CaseDamaged
from surgplan.case.bricks import EDGE as EDGE
from surgplan.case.bricks import Bricks
from surgplan.case.bricks import Mask as Mask
from surgplan.case.document import BlobId
from surgplan.case.operation import Blobs

_kept: WeakKeyDictionary[Blobs, WeakValueDictionary[BlobId, Bricks]] = WeakKeyDictionary()
"""Label maps somebody holds, by store and by the hash of their index, so that a window's tools need not read them again."""
_latest: WeakKeyDictionary[Blobs, deque[Bricks]] = WeakKeyDictionary()
"""Those written last are held a while: whoever asked for an edit reads what it gave, and finds the bricks it shares."""
LATEST = 4


def write_labels(blobs: Blobs, mask: Mask) -> BlobId:
    """Store a boolean array [k, j, i] and return the id of its index; empty and full bricks cost nothing."""
    return write_bricks(blobs, Bricks.of(mask))


def write_bricks(blobs: Blobs, bricks: Bricks, edited: BlobId | None = None) -> BlobId:
    """Store a label map; bricks it shares with the one it was `edited` from, as `read_bricks` gave that, cost nothing."""
    before = None if edited is None else read_bricks(blobs, edited)
    known = [] if edited is None else _index(blobs, edited)[1]
    words = ["0" if brick is False else "1" if brick is True else "" for brick in bricks.bricks]
    new: dict[int, bytes] = {}
    for n, brick in enumerate(bricks.bricks):
        if isinstance(brick, bytes):
            if before is not None and brick is before.bricks[n]:
                words[n] = known[n]
            else:
                new[n] = brick
    for n, name in zip(new, blobs.put_all(list(new.values())), strict=True):
        words[n] = name
    index = blobs.put(json.dumps({"shape": list(bricks.shape), "bricks": words}, separators=(",", ":")).encode())
    _kept.setdefault(blobs, WeakValueDictionary())[index] = bricks
    _latest.setdefault(blobs, deque(maxlen=LATEST)).append(bricks)
    return index


def held_bricks(blobs: Blobs, labels: BlobId) -> Bricks | None:
    """A stored label map if it is at hand, without reading; None if it is not."""
    return _kept.setdefault(blobs, WeakValueDictionary()).get(labels)


def _index(blobs: Blobs, labels: BlobId) -> tuple[tuple[int, int, int], list[str]]:
    """Shape, and what each brick is."""
    try:
        index = json.loads(blobs.get(labels))
        k, j, i = (int(n) for n in index["shape"])
        bricks = [str(brick) for brick in index["bricks"]]
    except (ValueError, KeyError, TypeError) as exc:
        raise CaseDamaged(f"the label map {labels[:12]} has no readable index; open an earlier revision") from exc
    if min(k, j, i) < 1 or len(bricks) != int(np.prod([-(-n // EDGE) for n in (k, j, i)])):
        raise CaseDamaged(f"the label map {labels[:12]} lacks bricks; open an earlier revision")
    return (k, j, i), bricks


def brick_ids(blobs: Blobs, labels: BlobId) -> set[BlobId]:
    """The blobs a label map is made of, beside its index; CaseDamaged if the index makes no sense."""
    return set(_index(blobs, labels)[1]) - {"0", "1"}


def read_bricks(blobs: Blobs, labels: BlobId) -> Bricks:
    """The label map that was stored; CaseDamaged if its index or a brick makes no sense."""
    kept = _kept.setdefault(blobs, WeakValueDictionary())
    there = kept.get(labels)
    if there is not None:
        return there
    shape, words = _index(blobs, labels)
    found = Bricks(shape, tuple(word == "1" if word in ("0", "1") else bytes(blobs.get(word)) for word in words))
    sizes = (int(np.prod([min(EDGE, n - c) for n, c in zip(shape, corner, strict=True)])) for corner in found.corners)
    if any(isinstance(brick, bytes) and len(brick) != -(-size // 8) for brick, size in zip(found.bricks, sizes, strict=True)):
        raise CaseDamaged(f"a brick of the label map {labels[:12]} has the wrong size; open an earlier revision")
    kept[labels] = found
    return found


def read_labels(blobs: Blobs, labels: BlobId) -> Mask:
    """The boolean array [k, j, i] that `write_labels` stored; CaseDamaged if the index makes no sense."""
    return read_bricks(blobs, labels).dense()
