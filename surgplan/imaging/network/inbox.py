"""Where received studies land: collected in a hidden folder, shown by a rename when a delivery has ended."""

from __future__ import annotations

import contextlib
import filecmp
import hashlib
import os
import shutil
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from surgplan.base.errors import Refused, StorageFailed
from surgplan.imaging.network.identity import Identity
from surgplan.imaging.network.instance_file import Pieces, sweep, write_whole
from surgplan.imaging.network.uids import is_uid

Taken = Literal["new", "again", "differs"]
"""An image nobody had, one we have already, or one that has the UID of another we have."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken before a sender is told to stop."""

    instance_bytes: int = 2 << 30
    """The largest image."""
    study_instances: int = 50_000
    """The most images of a study."""
    free_bytes: int = 2 << 30
    """What is left free of the disk."""


@dataclass
class _Delivery:
    """A study that is coming in."""

    count: int = 0
    last: float = 0.0
    """When its last image came."""
    open: set[int] = field(default_factory=set)
    """The connections that bring it."""
    ended_well: bool = False
    """Whether a connection that brought some of it was released, and none broke since."""


class Inbox:
    """A folder of received studies, `folder/<study>/<series>/<SOP instance>.dcm`; safe for several threads.

    A study is shown when the connection that brought it was released and nothing of it came for `settle_s`, or when nothing
    came for `quiet_s` on a connection that stays open. One whose connection broke waits for the sender to push it again.
    """

    def __init__(self, folder: Path, limits: Limits, settle_s: float, quiet_s: float) -> None:
        self.folder = Path(folder)
        self._staging = self.folder / ".receiving"
        self._differing = self.folder / ".differing"
        self.limits = limits
        self._settle_s, self._quiet_s = settle_s, quiet_s
        self._lock = threading.RLock()
        try:
            self._staging.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as exc:
            raise StorageFailed(f"{folder} can't be written ({exc.strerror or exc}); choose another folder") from exc
        self._deliveries = {path.name: self._found(path) for path in self._staging.iterdir() if is_uid(path.name)}

    def _found(self, path: Path) -> _Delivery:
        """What an earlier run had begun to receive."""
        for series in path.iterdir():
            sweep(series, ".incoming-*")
            sweep(series, ".arriving-*")
        return _Delivery(count=sum(1 for _ in path.glob("*/*.dcm")))

    @property
    def waiting(self) -> dict[str, int]:
        """Studies that are not shown yet, with the number of their images."""
        with self._lock:
            return {uid: delivery.count for uid, delivery in self._deliveries.items() if delivery.count}

    def take(self, identity: Identity, pieces: Pieces, connection: int) -> Taken:
        """Keep an image that a connection brings; Refused beyond the limits, StorageFailed where the disk says no."""
        with self._lock:
            delivery = self._deliveries.setdefault(identity.study_uid, _Delivery())
            if delivery.count >= self.limits.study_instances:
                raise Refused(f"the study has more than {self.limits.study_instances} images")
            delivery.open.add(connection)
            delivery.ended_well = False
            delivery.last = time.monotonic()
            where = Path(identity.study_uid, identity.series_uid)
            name = f"{identity.sop_uid}.dcm"
            place = self._staging / where
            try:
                place.mkdir(parents=True, exist_ok=True)
            except OSError as exc:
                raise StorageFailed(f"{place} can't be made ({exc.strerror or exc})") from exc
            arriving = place / f".arriving-{identity.sop_uid}"
            write_whole(arriving, pieces, self.limits.free_bytes)
            for known in (place / name, self.folder / where / name):
                if known.exists():
                    return self._compared(arriving, known, where, identity)
            os.replace(arriving, place / name)
            delivery.count += 1
            return "new"

    def _compared(self, arriving: Path, known: Path, where: Path, identity: Identity) -> Taken:
        """An image whose UID we have: dropped if it is the same, else kept apart, out of every import's way."""
        if filecmp.cmp(arriving, known, shallow=False):
            arriving.unlink()
            return "again"
        digest = hashlib.sha256(arriving.read_bytes()).hexdigest()[:8]
        apart = self._differing / where
        apart.mkdir(parents=True, exist_ok=True)
        os.replace(arriving, apart / f"{identity.sop_uid}-{digest}.dcm")
        return "differs"

    def ended(self, connection: int, well: bool) -> list[tuple[str, int]]:
        """A connection is over: the studies it brought, with the number of images that wait, if it broke."""
        broken = []
        with self._lock:
            for uid, delivery in self._deliveries.items():
                if connection in delivery.open:
                    delivery.open.discard(connection)
                    delivery.ended_well = well
                    if not well:
                        broken.append((uid, delivery.count))
        return broken

    def show_ready(self, now_all: bool = False) -> list[tuple[str, int]]:
        """Show the studies that are done, with the number of their images; `now_all` waits for no more to come of them."""
        shown = []
        with self._lock:
            for uid, delivery in list(self._deliveries.items()):
                still = time.monotonic() - delivery.last
                settled = not delivery.open and delivery.ended_well and (now_all or still >= self._settle_s)
                silent = bool(delivery.open) and still >= self._quiet_s
                if settled or silent:
                    with contextlib.suppress(StorageFailed):  # tried again at the next look
                        shown += [(uid, delivery.count)] if self._show(uid) else []
                        delivery.count = 0
                        if not delivery.open:
                            del self._deliveries[uid]
        return shown

    def _show(self, uid: str) -> bool:
        """Move a study to its place; whether there was anything to move."""
        source, target = self._staging / uid, self.folder / uid
        try:
            found = any(source.glob("*/*.dcm"))
            if found:
                _move_into(source, target)
            shutil.rmtree(source, ignore_errors=True)
        except OSError as exc:
            raise StorageFailed(f"{target} can't be written ({exc.strerror or exc})") from exc
        return found


def _move_into(source: Path, target: Path) -> None:
    """Rename a folder to its place in one step; where that exists already, what it does not have yet."""
    if not target.exists():
        os.replace(source, target)
        return
    for child in source.iterdir():
        if child.is_dir():
            _move_into(child, target / child.name)
        elif not child.name.startswith("."):
            os.replace(child, target / child.name)
