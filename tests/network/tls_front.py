"""TLS in front of a server without: Debian's Orthanc (civetweb 1.15 with OpenSSL 3) dies of its first HTTPS connection."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
from pathlib import Path
from typing import Any


class _Both(socketserver.BaseRequestHandler):
    """One connection, passed on both ways until either side ends."""

    server: TlsFront

    def handle(self) -> None:
        with (
            contextlib.suppress(OSError),
            self.server.context.wrap_socket(self.request, server_side=True) as outer,
            socket.create_connection(("127.0.0.1", self.server.behind)) as inner,
        ):
            back = threading.Thread(target=_copy, args=(inner, outer))
            back.start()
            _copy(outer, inner)
            back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    for each in (source, target):
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


class TlsFront(socketserver.ThreadingTCPServer):
    """Listens on loopback with a certificate and wants one of the same authority."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, behind: int, certificate: Path, key: Path, authority: Path) -> None:
        super().__init__(("127.0.0.1", port), _Both)
        self.behind = behind
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(authority))
        self.context.verify_mode = ssl.CERT_REQUIRED
        self.context.load_cert_chain(certificate, key)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that fails is the client's test."""

    def end(self) -> None:
        """Listen no more."""
        self.shutdown()
        self.server_close()
