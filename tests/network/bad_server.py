"""A DIMSE server that misbehaves in a chosen way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pydicom import dcmread
from pydicom.dataset import Dataset
from pynetdicom import AE, AllStoragePresentationContexts, evt
from pynetdicom.transport import ThreadedAssociationServer

from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.uids import PATIENT_FIND, STUDY_FIND, STUDY_GET, STUDY_MOVE, VERIFICATION
from tests.network.orthanc import free_port

Handler = Callable[[evt.Event], Any]


@contextmanager
def serving(
    find: Handler | None = None, get: Handler | None = None, store: Handler | None = None, port: int = 0
) -> Iterator[DimseServer]:
    """A server with these handlers, for the time of a `with`."""
    ae = AE("BAD")
    for uid in (VERIFICATION, PATIENT_FIND, STUDY_FIND, STUDY_GET, STUDY_MOVE):
        ae.add_supported_context(uid)
    for context in AllStoragePresentationContexts:
        ae.add_supported_context(str(context.abstract_syntax), scu_role=True, scp_role=True)
    given = ((evt.EVT_C_FIND, find), (evt.EVT_C_GET, get), (evt.EVT_C_STORE, store))
    port = port or free_port()
    # pynetdicom's own start_server is half a second slow to end
    server = ae.make_server(
        ("127.0.0.1", port), server_class=ThreadedAssociationServer, evt_handlers=[(e, h) for e, h in given if h is not None]
    )
    ae._servers.append(server)  # where its shutdown looks for it
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield DimseServer("bad", "127.0.0.1", port, "BAD", connect_s=2, answer_s=2)
    finally:
        for assoc in server.active_associations:
            assoc.abort()
        server.shutdown()


def listing(files: list[Any], **changed: str) -> Handler:
    """Answers a search on the level of images with these files; `changed` replaces elements of the last."""

    def find(event: evt.Event) -> Iterator[tuple[int, Dataset | None]]:
        for number, file in enumerate(files):
            source = dcmread(file, stop_before_pixels=True)
            answer = Dataset()
            answer.QueryRetrieveLevel = "IMAGE"
            for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "SOPClassUID", "InstanceNumber"):
                setattr(answer, keyword, source[keyword].value)
            if number == len(files) - 1:
                for keyword, value in changed.items():
                    answer[keyword].validation_mode = 0
                    answer[keyword]._value = value
            yield 0xFF00, answer

    return find


def endless_find(event: evt.Event) -> Iterator[tuple[int, Dataset]]:
    """Answers for ever, deaf to C-CANCEL."""
    number = 0
    while not event.assoc.is_aborted and event.assoc.is_established:
        number += 1
        answer = Dataset()
        answer.QueryRetrieveLevel = "STUDY"
        answer.StudyInstanceUID = f"1.2.{number}"
        yield 0xFF00, answer


def silent(event: evt.Event) -> Iterator[tuple[int, None]]:
    """Says nothing for a long while."""
    last = time.monotonic() + 20
    while time.monotonic() < last and event.assoc.is_established:
        time.sleep(0.02)
    yield 0xFE00, None


def sending(files: list[Any], then: Callable[[evt.Event], None] = lambda event: None) -> Handler:
    """Answers C-GET with these files, whatever was asked, and then does something."""

    def get(event: evt.Event) -> Iterator[Any]:
        yield len(files)
        for file in files:
            yield 0xFF00, dcmread(file)
        then(event)

    return get
