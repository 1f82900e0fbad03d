"""Our side of C-MOVE: for as long as a question lasts, the server may open connections to us and store images."""

from __future__ import annotations

import contextlib
import functools
import ipaddress
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from pynetdicom import AE, AllStoragePresentationContexts, evt
from pynetdicom.transport import ThreadedAssociationServer

from surgplan.base.errors import BadInput
from surgplan.imaging.network.association import LARGEST_MESSAGE_BYTES, OUR_PDU_BYTES, guard, sever
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.tls import server_context
from surgplan.imaging.network.uids import TRANSFER_SYNTAXES, UNCOMPRESSED, VERIFICATION

HANDSHAKE_S = 10.0
"""Longest wait for a caller to agree on TLS."""


class StoreServer(ThreadedAssociationServer):
    """pynetdicom's server, but a caller that dawdles over TLS keeps nobody else waiting, and trouble is told in a line."""

    def __init__(
        self,
        *args: Any,
        trouble: Callable[[str], None] = lambda words: None,
        may_call: Callable[[str], bool] = lambda address: True,
        **kwargs: Any,
    ) -> None:
        self._trouble = trouble
        self._may_call = may_call
        super().__init__(*args, **kwargs)
        self._secured: ssl.SSLContext | None = self.ssl_context
        self.ssl_context = None  # pynetdicom would shake hands in the one thread that accepts connections

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Whether a caller is heard at all, by its address."""
        return self._may_call(str(client_address[0]))

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Agree on TLS, in the thread of this one connection, then begin the association."""
        if self._secured is not None:
            request.settimeout(HANDSHAKE_S)
            request = self._secured.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """One line instead of a traceback."""
        exc = sys.exc_info()[1]
        why = getattr(exc, "reason", None) or getattr(exc, "strerror", None) or type(exc).__name__
        self._trouble(f"a connection from {client_address[0]} came to nothing: {why}")


def start(
    address: str,
    port: int,
    ae: AE,
    handlers: list[Any],
    secured: ssl.SSLContext | None,
    silence_s: float,
    largest_bytes: int = LARGEST_MESSAGE_BYTES,
    trouble: Callable[[str], None] = lambda words: None,
    may_call: Callable[[str], bool] = lambda address: True,
) -> StoreServer:
    """A running server for C-STORE and C-ECHO; BadInput where the port can't be had."""
    ae.supported_contexts = []
    for context in AllStoragePresentationContexts:
        ae.add_supported_context(str(context.abstract_syntax), list(TRANSFER_SYNTAXES))
    ae.add_supported_context(VERIFICATION, list(UNCOMPRESSED))
    ae.maximum_pdu_size = OUR_PDU_BYTES
    ae.acse_timeout = ae.dimse_timeout = ae.network_timeout = silence_s
    opened = (evt.EVT_CONN_OPEN, functools.partial(guard, silence_s=silence_s, largest_bytes=largest_bytes))
    try:
        server: Any = ae.make_server(
            (address, port),
            evt_handlers=[opened, *handlers],
            ssl_context=secured,
            server_class=StoreServer,
            trouble=trouble,
            may_call=may_call,
        )
    except OSError as exc:
        raise BadInput(
            f"port {port} of {address} can't be had ({exc.strerror or exc}); choose another, or end what uses it"
        ) from exc
    ae._servers.append(server)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return cast(StoreServer, server)


def finish(server: StoreServer) -> None:
    """End the server and whatever connections it has."""
    for assoc in server.active_associations:
        with contextlib.suppress(Exception):
            assoc.abort(block=False)
            sever(assoc)
    server.shutdown()


@contextmanager
def listening(
    server: DimseServer, store: Callable[[evt.Event], int], trouble: Callable[[str], None] = lambda words: None
) -> Iterator[StoreServer]:
    """Take what `server` and nobody else sends to our port, for the time of a `with`; `trouble` is told who was turned away."""
    ae = AE(ae_title=server.our_ae)
    ae.require_called_aet = True
    if server.sender_ae != "*":
        ae.require_calling_aet = [server.sender_ae or server.called_ae]
    known = None if server.sender_host == "*" else _addresses(server.sender_host or server.host)

    def may_call(address: str) -> bool:
        if known is None or ipaddress.ip_address(address) in known:
            return True
        trouble(f"a caller from {address} was turned away (set the server's sender_host if it sends from there)")
        return False

    def rejected(event: evt.Event) -> None:
        title = "".join(c for c in str(event.assoc.requestor.ae_title) if c.isprintable())[:16].strip()
        trouble(f"a caller with the AE title {title!r} was turned away (set the server's sender_ae if that is its own)")

    secured = server_context(server.tls) if server.tls is not None else None
    handlers: list[Any] = [(evt.EVT_C_STORE, store), (evt.EVT_REJECTED, rejected)]
    where = server.our_address or _facing(server)
    running = start(where, server.our_port, ae, handlers, secured, server.answer_s, may_call=may_call)
    try:
        yield running
    finally:
        finish(running)


def _addresses(host: str) -> set[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """Every address of a host; each of this computer's loopback where it is one."""
    try:
        found = {ipaddress.ip_address(str(each[4][0]).split("%")[0]) for each in socket.getaddrinfo(host, None)}
    except (OSError, ValueError):
        return set()
    return found | {ipaddress.ip_address("127.0.0.1")} if any(each.is_loopback for each in found) else found


def _facing(server: DimseServer) -> str:
    """The address of this computer from which the server is reached; nothing is sent to learn it."""
    try:
        family, _, _, _, there = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect(there)
            found = ipaddress.ip_address(str(probe.getsockname()[0]).split("%")[0])
    except (OSError, ValueError):
        return "127.0.0.1"  # which is no harm, since a server that can't be reached sends nothing
    return "127.0.0.1" if found.is_loopback else str(found)
