"""C-GET and C-MOVE: the images of a series, on our connection or on one the server opens to us."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any

from pydicom.dataset import Dataset
from pynetdicom import evt
from pynetdicom.association import Association
from pynetdicom.presentation import PresentationContext, build_context, build_role

from surgplan.base.errors import BadInput, NetworkFailed, StorageFailed, SurgplanError
from surgplan.imaging.network import answers
from surgplan.imaging.network.association import associated, broke_off
from surgplan.imaging.network.identity import Identity, identify
from surgplan.imaging.network.instance_file import Pieces, file_head
from surgplan.imaging.network.interrupt import Watch
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.store_server import listening
from surgplan.imaging.network.uids import STUDY_GET as GET
from surgplan.imaging.network.uids import STUDY_MOVE as MOVE
from surgplan.imaging.network.uids import TRANSFER_SYNTAXES, UNCOMPRESSED

Keep = Callable[[Identity, Pieces], None]
"""Takes an image, or raises BadInput for one it won't have."""

USUAL_CLASSES = (
    "1.2.840.10008.5.1.4.1.1.2",  # CT
    "1.2.840.10008.5.1.4.1.1.2.1",  # enhanced CT
    "1.2.840.10008.5.1.4.1.1.4",  # MR
    "1.2.840.10008.5.1.4.1.1.4.1",  # enhanced MR
    "1.2.840.10008.5.1.4.1.1.66.4",  # segmentation
    "1.2.840.10008.5.1.4.1.1.481.3",  # RT structure set
)
"""Asked for where the server does not tell what a series is made of."""
MOST_CONTEXTS = 127
"""PS3.8 allows 128 presentation contexts in an association; one is the question itself."""

IDLE_ANSWERS = 2000
"""A server that says "pending" so often without an image in between never ends."""

TROUBLE = {
    0xA701: "it is out of resources",
    0xA702: "it could not send the images",
    0xA801: "it does not know our AE title as a place to send to; have it added there",
    0xA900: "it does not understand the question",
    0x0122: "it does not offer this",
}


def retrieve(server: DimseServer, questions: Sequence[Dataset], classes: Sequence[str], keep: Keep, watch: Watch) -> None:
    """Have the images sent that each of the questions names, and hand them to `keep`; NetworkFailed where the server fails.

    What was not sent is not an error here: the caller knows what it asked for.
    """
    taken = Taker(keep, watch)
    if server.retrieve == "move":
        turned_away: list[str] = []
        context = build_context(MOVE, list(UNCOMPRESSED))
        with listening(server, taken, turned_away.append), associated(server, [context], watch, MOVE) as assoc:
            for keys in questions:
                try:
                    _follow(server, assoc, functools.partial(assoc.send_c_move, keys, server.our_ae, MOVE), taken, watch)
                finally:
                    if turned_away and not taken.count and not watch.stopped:
                        raise NetworkFailed(f"server {server.name} sent no image, and {turned_away[0]}")
        return
    contexts = [build_context(GET, list(UNCOMPRESSED)), *_storage_contexts(classes)]
    roles = [build_role(each, scp_role=True) for each in dict.fromkeys(str(c.abstract_syntax) for c in contexts[1:])]
    handlers = [(evt.EVT_C_STORE, taken)]
    with associated(server, contexts, watch, GET, handlers, roles) as assoc:
        for keys in questions:
            _follow(server, assoc, functools.partial(assoc.send_c_get, keys, GET), taken, watch)


def _storage_contexts(classes: Sequence[str]) -> list[PresentationContext]:
    """A context for each pair of class and transfer syntax, so that the server may send each image as it has it."""
    wanted = list(dict.fromkeys(classes)) or list(USUAL_CLASSES)
    each = max(1, MOST_CONTEXTS // len(wanted))
    split = TRANSFER_SYNTAXES if each >= len(TRANSFER_SYNTAXES) else TRANSFER_SYNTAXES[: each - 1]
    contexts = [build_context(sop_class, syntax) for sop_class in wanted[:MOST_CONTEXTS] for syntax in split]
    if len(split) < len(TRANSFER_SYNTAXES):  # too many classes: the rarer syntaxes share one
        contexts += [build_context(c, list(TRANSFER_SYNTAXES[len(split) :])) for c in wanted[:MOST_CONTEXTS]]
    return contexts[:MOST_CONTEXTS]


class Taker:
    """The handler of C-STORE on whichever connection the images come."""

    def __init__(self, keep: Keep, watch: Watch) -> None:
        self._keep = keep
        self._watch = watch
        self._lock = threading.Lock()
        self.count = 0
        self.trouble: SurgplanError | None = None
        """What stops everything, such as a full disk."""

    def __call__(self, event: evt.Event) -> int:
        """The status of one image."""
        if self._watch.stopped or self.trouble is not None:
            return 0xA700
        request: Any = event.request
        data: BytesIO = request.DataSet
        syntax = str(event.context.transfer_syntax)
        try:
            data.seek(0)
            identity = identify(data, syntax)
            if (identity.sop_uid, identity.sop_class) != (
                str(request.AffectedSOPInstanceUID),
                str(request.AffectedSOPClassUID),
            ):
                raise BadInput("the image is another than its announcement")
            with self._lock:
                self._keep(identity, (file_head(identity, syntax), data.getbuffer()))
                self.count += 1
        except StorageFailed as exc:
            self.trouble = exc
            return 0xA700
        except BadInput:
            return 0xA900
        return 0x0000


def _follow(
    server: DimseServer, assoc: Association, begin: Callable[[], Iterator[tuple[Dataset, Any]]], taken: Taker, watch: Watch
) -> None:
    """Follow the answers to a retrieve to their end."""
    idle, count, moment = 0, 0, time.monotonic()
    try:
        replies = begin()
    except RuntimeError as exc:
        raise broke_off(server, "it sent images") from exc
    except ValueError as exc:
        raise NetworkFailed(f"server {server.name} does not offer C-{server.retrieve.upper()}; try the other way") from exc
    for status, _ in replies:
        watch.check()
        if taken.trouble is not None:
            raise taken.trouble
        if "Status" not in status:
            raise broke_off(server, "it sent images")
        code = int(status.Status)
        if code not in (0xFF00, 0xFF01):
            if code not in (0x0000, 0xFE00, 0xB000):
                remark = answers.text(status, "ErrorComment")
                why = f"{TROUBLE.get(code, 'it failed')} (status {code:04X}{', ' + repr(remark) if remark else ''})"
                raise NetworkFailed(f"server {server.name} did not send the images: {why}")
            return
        if taken.count > count:
            idle, count, moment = 0, taken.count, time.monotonic()
        idle += 1
        if idle > IDLE_ANSWERS or (server.retrieve == "get" and time.monotonic() - moment > server.answer_s):
            raise NetworkFailed(f"server {server.name} keeps answering without sending an image; it was stopped")
