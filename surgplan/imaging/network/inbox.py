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
from surgplan.imaging.network.instance_file import Pieces, make_private, sweep, write_whole
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
    open: dict[int, set[str]] = field(default_factory=dict)
    """The connections that bring it, each with the series of it that came or were refused on it."""
    refused: set[tuple[int, str, str]] = field(default_factory=set)
    """Connection, series and image of what was refused and did not come on the same connection all the same."""
    incomplete: dict[str, int] = field(default_factory=dict)
    """Series that broke off or were refused in part, with the newest connection there was then."""
    ended_well: bool = False
    """Whether a connection that brought some of it has ended, as it should."""


class Inbox:
    """A folder of received studies, `folder/<study>/<series>/<SOP instance>.dcm`; safe for several threads.

    A study is shown when the connection that brought it was released and nothing of it came for `settle_s`, or when nothing
    came for `quiet_s` on a connection that stays open. A series whose connection broke, or of which an image was refused, holds
    its study back until a later connection brings that series and ends well.
    """

    def __init__(self, folder: Path, limits: Limits, settle_s: float, quiet_s: float) -> None:
        self.folder = Path(folder)
        self._staging = self.folder / ".receiving"
        self._differing = self.folder / ".differing"
        self.limits = limits
        self._settle_s, self._quiet_s = settle_s, quiet_s
        self._lock = threading.RLock()
        self._newest = 0
        self._flawed: set[int] = set()
        """Connections on which an image was refused of which nobody knows the series."""
        try:
            make_private(self._staging)
        except OSError as exc:
            raise StorageFailed(f"{folder} can't be written ({exc.strerror or exc}); choose another folder") from exc
        self._deliveries = {path.name: self._found(path) for path in self._staging.iterdir() if is_uid(path.name)}

    def _found(self, path: Path) -> _Delivery:
        """What an earlier run had begun to receive: nobody knows any more which of its series were whole."""
        series = [folder for folder in path.iterdir() if folder.is_dir()]
        for folder in series:
            sweep(folder, ".incoming-*")
            sweep(folder, ".arriving-*")
        return _Delivery(count=sum(1 for _ in path.glob("*/*.dcm")), incomplete={folder.name: 0 for folder in series})

    @property
    def waiting(self) -> dict[str, int]:
        """Studies that are not shown yet, with the number of their images."""
        with self._lock:
            return {uid: delivery.count for uid, delivery in self._deliveries.items() if delivery.count}

    def connected(self) -> int:
        """The number of a new connection."""
        with self._lock:
            self._newest += 1
            return self._newest

    def take(self, identity: Identity, pieces: Pieces, connection: int) -> Taken:
        """Keep an image that a connection brings; Refused beyond the limits, StorageFailed where the disk says no."""
        with self._lock:
            delivery = self._deliveries.setdefault(identity.study_uid, _Delivery())
            if delivery.count >= self.limits.study_instances:
                raise Refused(f"the study has more than {self.limits.study_instances} images")
            self._newest = max(self._newest, connection)
            delivery.open.setdefault(connection, set()).add(identity.series_uid)
            delivery.ended_well = False
            delivery.last = time.monotonic()
            where = Path(identity.study_uid, identity.series_uid)
            name = f"{identity.sop_uid}.dcm"
            place = self._staging / where
            try:
                make_private(place)
            except OSError as exc:
                raise StorageFailed(f"{place} can't be made ({exc.strerror or exc})") from exc
            arriving = place / f".arriving-{identity.sop_uid}"
            write_whole(arriving, pieces, self.limits.free_bytes)
            delivery.refused.discard((connection, identity.series_uid, identity.sop_uid))
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
        make_private(apart)
        os.replace(arriving, apart / f"{identity.sop_uid}-{digest}.dcm")
        return "differs"

    def refused(self, connection: int, identity: Identity | None) -> None:
        """An image of a connection was not taken; None where it can't be told which one it was."""
        with self._lock:
            if identity is None:
                self._flawed.add(connection)
                return
            delivery = self._deliveries.setdefault(identity.study_uid, _Delivery())
            delivery.open.setdefault(connection, set()).add(identity.series_uid)
            delivery.refused.add((connection, identity.series_uid, identity.sop_uid))
            delivery.last = time.monotonic()
            with contextlib.suppress(OSError):  # the folder of its series tells a later run that it is not whole
                make_private(self._staging / identity.study_uid / identity.series_uid)

    def ended(self, connection: int, well: bool) -> list[tuple[str, int]]:
        """A connection is over: the studies of it that are not whole, with the number of images that wait."""
        unfinished = []
        with self._lock:
            well = well and connection not in self._flawed
            self._flawed.discard(connection)
            for uid, delivery in self._deliveries.items():
                brought = delivery.open.pop(connection, None)
                if brought is None:
                    continue
                lost = {series for number, series, _ in delivery.refused if number == connection} if well else brought
                delivery.refused = {each for each in delivery.refused if each[0] != connection}
                for series in brought - lost:
                    if delivery.incomplete.get(series, connection) < connection:
                        del delivery.incomplete[series]
                delivery.incomplete |= dict.fromkeys(lost, self._newest)
                delivery.ended_well = delivery.ended_well or well
                if delivery.incomplete:
                    unfinished.append((uid, delivery.count))
            for uid, each in list(self._deliveries.items()):
                if not (each.open or each.incomplete or each.count or each.ended_well):
                    del self._deliveries[uid]
        return unfinished

    def show_ready(self, now_all: bool = False) -> list[tuple[str, int]]:
        """Show the studies that are done, with the number of their images; `now_all` waits for no more to come of them."""
        shown = []
        with self._lock:
            for uid, delivery in list(self._deliveries.items()):
                still = time.monotonic() - delivery.last
                settled = not delivery.open and delivery.ended_well and (now_all or still >= self._settle_s)
                silent = bool(delivery.open) and still >= self._quiet_s
                whole = not (delivery.incomplete or delivery.refused or self._flawed & delivery.open.keys())
                if whole and (settled or silent):
                    with contextlib.suppress(StorageFailed):  # tried again at the next look
                        shown += [(uid, delivery.count)] if self._show(uid) else []
                        delivery.count = 0
                        delivery.open = {
                            connection: set() for connection in delivery.open
                        }  # what is shown can't break any more
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
