"""A storage receiver: scanners and archives push studies to it, and they land in an inbox."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from pynetdicom import AE, evt

from surgplan.base.errors import BadInput, Refused, StorageFailed
from surgplan.imaging.network.identity import Identity, identify
from surgplan.imaging.network.inbox import Inbox, Limits
from surgplan.imaging.network.instance_file import file_head
from surgplan.imaging.network.server import Tls, checked_ae, checked_port
from surgplan.imaging.network.store_server import StoreServer, finish, start
from surgplan.imaging.network.tls import server_context
from surgplan.imaging.network.well_formed import check_whole

LOOK_S = 0.1
"""How often the inbox is looked at for studies that are done."""
MOST_CONNECTIONS = 10


@dataclass(frozen=True, slots=True)
class Receiving:
    """How studies are received."""

    folder: Path
    """The inbox."""
    port: int = 11112
    listen: str = "127.0.0.1"
    """The address listened on; 0.0.0.0 for every network of this computer."""
    ae: str = "SURGPLAN"
    """Our application entity title, which a sender must call."""
    allowed: tuple[str, ...] = ()
    """AE titles that may send; none named means any."""
    tls: Tls | None = None
    limits: Limits = field(default_factory=Limits)
    settle_s: float = 3.0
    """A study is shown when so long after a good end nothing more came of it."""
    quiet_s: float = 60.0
    """The same on a connection that stays open."""
    silence_s: float = 90.0
    """A connection that says nothing for so long is ended."""

    def checked(self) -> Receiving:
        """Itself; BadInput, in words, for a value that can't be right."""
        checked_port(self.port, "receiver", "port")
        checked_ae(self.ae, "receiver", "AE title")
        for title in self.allowed:
            checked_ae(title, "receiver", "allowed AE title")
        if self.tls is not None:
            self.tls.checked("receiver")
        return self


Tell = Callable[[dict[str, Any]], None]
"""Told of each event: {event, from, study?, ...}, with nothing in it about a patient."""


@dataclass
class _Visit:
    """One connection."""

    number: int
    caller: str
    kept: int = 0
    again: int = 0
    differing: int = 0
    refused: int = 0
    over: bool = False
    reasons: set[str] = field(default_factory=set)


class Receiver:
    """A running receiver; `close` ends it."""

    def __init__(self, settings: Receiving, tell: Tell) -> None:
        self.settings = settings.checked()
        self._tell_raw = tell
        self._telling = threading.Lock()
        self._inbox = Inbox(settings.folder, settings.limits, settings.settle_s, settings.quiet_s)
        self._visits: dict[Any, _Visit] = {}
        self._closing = threading.Event()
        ae = AE(ae_title=settings.ae)
        ae.require_called_aet = True
        ae.require_calling_aet = list(settings.allowed)
        ae.maximum_associations = MOST_CONNECTIONS
        secured = server_context(settings.tls) if settings.tls is not None else None
        handlers: list[Any] = [
            (evt.EVT_ACCEPTED, self._accepted),
            (evt.EVT_REJECTED, self._rejected),
            (evt.EVT_C_ECHO, lambda event: 0x0000),
            (evt.EVT_C_STORE, self._store),
            (evt.EVT_RELEASED, lambda event: self._over(event, True)),
            (evt.EVT_ABORTED, lambda event: self._over(event, False)),
            (evt.EVT_CONN_CLOSE, lambda event: self._over(event, False)),
        ]
        self._server: StoreServer = start(
            settings.listen,
            settings.port,
            ae,
            handlers,
            secured,
            settings.silence_s,
            settings.limits.instance_bytes,
            lambda words: self._tell(event="failed connection", reason=words),
        )
        self._tell(event="listening", ae=settings.ae, address=settings.listen, port=settings.port, tls=secured is not None)
        for uid, count in self._inbox.waiting.items():
            self._tell(event="unfinished", study=uid, images=count)
        self._keeper = threading.Thread(target=self._keep_looking, name="surgplan inbox", daemon=True)
        self._keeper.start()

    def close(self) -> None:
        """Stop listening, end what is open, show what is done; what was on its way waits for the next push."""
        if self._closing.is_set():
            return
        self._closing.set()
        finish(self._server)
        for assoc in list(self._visits):
            self._end(assoc, False)
        self._keeper.join()
        self._show(now_all=True)
        self._tell(event="stopped")

    def _tell(self, **event: Any) -> None:
        with self._telling:
            self._tell_raw(event)

    def _accepted(self, event: evt.Event) -> None:
        visit = _Visit(self._inbox.connected(), _title(event))
        self._visits[event.assoc] = visit
        self._tell(event="connected", connection=visit.number, sender=visit.caller, address=str(event.assoc.requestor.address))

    def _rejected(self, event: evt.Event) -> None:
        self._tell(event="refused connection", sender=_title(event), address=str(event.assoc.requestor.address))

    def _store(self, event: evt.Event) -> int:
        """Take one image; the status that tells the sender what became of it (PS3.4 table B.2-1)."""
        visit = self._visits.get(event.assoc)
        if visit is None or self._closing.is_set():
            return 0xA700
        request: Any = event.request
        data: BytesIO = request.DataSet
        syntax = str(event.context.transfer_syntax)
        identity: Identity | None = None
        try:
            data.seek(0)
            found = identify(data, syntax)
            announced = (str(request.AffectedSOPInstanceUID), str(request.AffectedSOPClassUID))
            if (found.sop_uid, found.sop_class) != announced:
                return self._refuse(visit, 0xA900, "the image is another than its announcement", None)
            identity = found
            check_whole(data.getbuffer(), syntax)
            taken = self._inbox.take(identity, (file_head(identity, syntax), data.getbuffer()), visit.number)
        except BadInput as exc:
            return self._refuse(visit, 0xC000, str(exc), identity)
        except (Refused, StorageFailed) as exc:
            return self._refuse(visit, 0xA700, str(exc), identity)
        except Exception as exc:  # pynetdicom would tell the sender, but the inbox has to know as well
            return self._refuse(visit, 0xC211, f"it could not be taken ({type(exc).__name__})", identity)
        finally:
            if visit.over:  # the connection was lost while its last image was written
                self._inbox.ended(visit.number, False)
        visit.kept += taken == "new"
        visit.again += taken == "again"
        if taken == "differs":
            visit.differing += 1
            self._tell(event="kept apart", connection=visit.number, study=identity.study_uid, reason="same UID, other content")
        return 0x0000

    def _refuse(self, visit: _Visit, status: int, reason: str, identity: Identity | None) -> int:
        visit.refused += 1
        self._inbox.refused(visit.number, identity)
        if reason not in visit.reasons and len(visit.reasons) < 20:  # a sender of ten thousand bad images needs no such log
            visit.reasons.add(reason)
            self._tell(event="refused image", connection=visit.number, reason=reason)
        return status

    def _over(self, event: evt.Event, well: bool) -> None:
        self._end(event.assoc, well)

    def _end(self, assoc: Any, well: bool) -> None:
        visit = self._visits.pop(assoc, None)
        if visit is None:
            return
        visit.over = True
        unfinished = self._inbox.ended(visit.number, well)
        counts = {"new": visit.kept, "again": visit.again, "differing": visit.differing, "refused": visit.refused}
        self._tell(event="ended" if well else "broke off", connection=visit.number, **counts)
        for uid, count in unfinished:
            self._tell(event="unfinished", study=uid, images=count)

    def _keep_looking(self) -> None:
        while not self._closing.wait(LOOK_S):
            self._show()

    def _show(self, now_all: bool = False) -> None:
        for uid, count in self._inbox.show_ready(now_all):
            self._tell(event="landed", study=uid, images=count, folder=str(self._inbox.folder / uid))


def _title(event: evt.Event) -> str:
    """The calling AE title, as it may stand in a log line."""
    return "".join(c for c in str(event.assoc.requestor.ae_title) if c.isprintable())[:16].strip()
