"""An association with a DIMSE server: opened with time-outs and limits, closed whatever happens."""

from __future__ import annotations

import contextlib
import functools
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pynetdicom import AE, _config, evt
from pynetdicom.association import Association
from pynetdicom.presentation import PresentationContext
from pynetdicom.transport import AssociationSocket

from surgplan.base.errors import NetworkFailed
from surgplan.imaging.network.interrupt import Watch
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.tls import client_context

# no line of pynetdicom's own log may hold a patient, and formatting data sets for a log nobody reads takes time
_config.LOG_HANDLER_LEVEL = "none"
_config.LOG_REQUEST_IDENTIFIERS = False
_config.LOG_RESPONSE_IDENTIFIERS = False
_config.STORE_SEND_CHUNKED_DATASET = True  # files go out byte for byte, never through a decoder


def _closed(self: AssociationSocket) -> None:
    """Shut down and close; pynetdicom leaves a socket open whose peer was quicker, since shutting it down fails."""
    if self.socket is not None:
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            self.socket.close()


AssociationSocket._shutdown_socket = _closed  # type: ignore[method-assign]

OUR_PDU_BYTES = 128 << 10
"""The largest PDU we ask for."""
LARGEST_PDU_BYTES = 4 << 20
"""Beyond this a PDU is taken for an attack: pynetdicom would read whatever length it claims into memory."""
LARGEST_MESSAGE_BYTES = 4 << 30
"""No image is larger."""
RELEASE_S = 3.0
"""Longest wait for the answer to a release."""


def guard(event: evt.Event, silence_s: float, largest_bytes: int = LARGEST_MESSAGE_BYTES) -> None:
    """Bound what a peer may send on a connection that was just opened, and how long it may keep still within a PDU."""
    assoc = event.assoc
    wrapped: Any = assoc.dul.socket
    wrapped.socket.settimeout(silence_s)  # pynetdicom takes it off, and would then wait for ever for half a PDU
    # a message goes out in two parts, of which the second would wait for the other side's late word on the first
    wrapped.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    receive, since_message = wrapped.recv, [0]

    def recv(count: int) -> Any:
        since_message[0] += count
        if count > LARGEST_PDU_BYTES or since_message[0] > largest_bytes:
            raise OSError("the peer sends more than was agreed")
        return receive(count)

    def whole(_: evt.Event) -> None:
        since_message[0] = 0

    wrapped.recv = recv
    assoc.bind(evt.EVT_DIMSE_RECV, whole)


def stop(assoc: Association, model: str | None = None) -> None:
    """End what an association is doing: C-CANCEL where there is a model, then A-ABORT, then the connection itself."""
    with contextlib.suppress(Exception):
        if model is not None and assoc.is_established:
            assoc.send_c_cancel(1, query_model=model)
            time.sleep(0.12)
        if assoc.is_established:
            assoc.abort(block=False)
            time.sleep(0.08)
    sever(assoc)
    assoc.dimse.msg_queue.put((None, None))  # wakes whoever waits for an answer


def sever(assoc: Association) -> None:
    """Close the connection under an association."""
    with contextlib.suppress(Exception):
        raw: Any = assoc.dul.socket
        raw.socket.shutdown(socket.SHUT_RDWR)


@contextmanager
def associated(
    server: DimseServer,
    contexts: Sequence[PresentationContext],
    watch: Watch,
    model: str | None = None,
    handlers: Sequence[Any] = (),
    roles: Sequence[Any] = (),
) -> Iterator[Association]:
    """An association for the time of a `with`; NetworkFailed, saying why, where there is none.

    `model` is the query model whose C-CANCEL is tried first when the watch is stopped.
    """
    watch.check()
    ae = AE(ae_title=server.our_ae)
    ae.connection_timeout = server.connect_s
    ae.acse_timeout = ae.dimse_timeout = ae.network_timeout = server.answer_s
    tls = (client_context(server.tls), server.host) if server.tls is not None else None
    opened = (evt.EVT_CONN_OPEN, functools.partial(guard, silence_s=server.answer_s))
    try:
        assoc = ae.associate(
            server.host,
            server.port,
            contexts=list(contexts),
            ae_title=server.called_ae,
            max_pdu=OUR_PDU_BYTES,
            ext_neg=list(roles) or None,
            tls_args=tls,
            evt_handlers=[opened, *handlers],
        )
    except OSError as exc:
        raise NetworkFailed(
            f"server {server.name}: {server.host} can't be found ({exc.strerror or exc}); check the name"
        ) from exc
    if not assoc.is_established:
        watch.check()
        raise NetworkFailed(_why_not(server, assoc))
    forget = watch.when_stopped(functools.partial(stop, assoc, model))
    try:
        yield assoc
    finally:
        forget()
        if assoc.is_established and not watch.stopped:
            assoc.acse_timeout = RELEASE_S
            assoc.release()
        elif not assoc.is_aborted and not assoc.is_released:
            stop(assoc)


def broke_off(server: DimseServer, doing: str) -> NetworkFailed:
    """The error for an association that ended in the middle of something."""
    return NetworkFailed(f"server {server.name} broke off while {doing}; what had arrived whole is kept, try again")


def _why_not(server: DimseServer, assoc: Association) -> str:
    """Why there is no association, in words; looks once more at the connection where pynetdicom does not tell."""
    where = f"server {server.name} ({server.host}:{server.port})"
    if assoc.is_rejected:
        answer: Any = assoc.acceptor.primitive
        reason = getattr(answer, "reason_str", "") or "without a reason"
        return (
            f"{where} refused the association: {reason.lower()}; check that it knows our AE title {server.our_ae!r} "
            f"and is called {server.called_ae!r}"
        )
    return f"{where} {_connection_trouble(server) or 'ended the handshake; check its AE title, and whether it wants TLS'}"


def _connection_trouble(server: DimseServer) -> str:
    try:
        with socket.create_connection((server.host, server.port), timeout=server.connect_s) as plain:
            if server.tls is None:
                return ""
            with client_context(server.tls).wrap_socket(plain, server_hostname=server.host) as secured:
                secured.settimeout(0.5)
                # with TLS 1.3 a refusal of our certificate comes after the handshake, when first we read
                with contextlib.suppress(TimeoutError):
                    secured.recv(1)
            return ""
    except ssl.SSLCertVerificationError as exc:
        return f"shows a certificate that can't be trusted: {exc.verify_message}; check the CA file and the host's name"
    except ssl.SSLError as exc:
        return f"does not agree on TLS ({exc.reason or exc}); check that it speaks TLS and trusts our certificate"
    except TimeoutError:
        return f"did not answer within {server.connect_s:g} s; check the address and the network"
    except OSError as exc:
        return f"can't be reached ({exc.strerror or exc}); check the address, and that it runs"
