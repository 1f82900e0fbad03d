"""HTTP with a DICOMweb server: who we are, time-outs, limits, and errors in words."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.auth import HTTPBasicAuth

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.imaging.network.credentials import Credentials
from surgplan.imaging.network.interrupt import Watch
from surgplan.imaging.network.server import WebServer
from surgplan.imaging.network.tls import client_context

LARGEST_JSON_BYTES = 64 << 20
"""No list of answers is longer."""
CHUNK_BYTES = 256 << 10

TROUBLE = {
    400: "it does not understand the question",
    401: "it does not accept the user's name or password",
    403: "it does not allow this user that",
    404: "it does not have that",
    406: "it can't answer in this form",
    409: "it could not store any of the files",
    413: "this is more than it takes at once",
    503: "it is too busy",
}


class _OwnTls(HTTPAdapter):
    """Connections under our own TLS context, so that certificates are looked at in one place only."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """A pool of connections under our context."""
        super().init_poolmanager(
            *args, ssl_context=self._context, assert_hostname=None if self._context.check_hostname else False, **kwargs
        )

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave everything to the context: requests would add its own list of authorities to it."""
        conn.cert_reqs = "CERT_REQUIRED"

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """The pool of a host, under our context and no other."""
        host, attributes = super().build_connection_pool_key_attributes(request, True, cert)
        pool: dict[str, Any] = {**attributes}
        for name in ("ca_certs", "ca_cert_dir", "ssl_context", "cert_reqs"):
            pool.pop(name, None)
        return host, pool


class WebSession:
    """One conversation with a DICOMweb server."""

    def __init__(self, server: WebServer, credentials: Credentials) -> None:
        self._server = server
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy, no .netrc: what is sent where is what the user set up
        self._session.mount("https://", _OwnTls(client_context(server.tls)))
        password = credentials.password(server)
        if password is not None:
            self._session.auth = HTTPBasicAuth(server.user.encode(), password.encode())

    @contextmanager
    def answer(
        self,
        path: str,
        accept: str,
        watch: Watch,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        also: tuple[int, ...] = (),
    ) -> Iterator[requests.Response]:
        """The answer to a request, to be read while it arrives; NetworkFailed for any status but 200, 202, 204 and `also`."""
        watch.check()
        server = self._server
        try:
            response = self._session.request(
                method,
                f"{server.url.rstrip('/')}/{path}",
                headers={"Accept": accept, **(headers or {})},
                data=body,
                stream=True,
                timeout=(server.connect_s, server.answer_s),
                allow_redirects=False,  # a password goes to no other address
            )
        except requests.RequestException as exc:
            raise NetworkFailed(f"server {server.name} ({server.url}) {_trouble(exc)}") from exc
        forget = watch.when_stopped(response.close)
        try:
            if response.status_code not in (200, 202, 204, *also):
                known = TROUBLE.get(response.status_code, "it answered otherwise than expected")
                raise NetworkFailed(f"server {server.name}: {known} (HTTP {response.status_code})")
            yield response
        except (requests.RequestException, OSError, AttributeError) as exc:
            watch.check()  # closing the answer from another thread looks like any failure
            raise NetworkFailed(f"server {server.name} broke off: {_trouble(exc)}; what had arrived whole is kept") from exc
        finally:
            forget()
            response.close()

    def chunks(self, response: requests.Response, watch: Watch) -> Iterator[bytes]:
        """The body as it arrives, until the watch is stopped."""
        for chunk in response.iter_content(CHUNK_BYTES):
            watch.check()
            yield chunk

    def json(self, path: str, watch: Watch) -> list[Any]:
        """A list of DICOM JSON objects; BadInput for anything else."""
        body = bytearray()
        with self.answer(path, "application/dicom+json", watch) as response:
            for chunk in self.chunks(response, watch):
                body += chunk
                if len(body) > LARGEST_JSON_BYTES:
                    raise BadInput(f"server {self._server.name} answers without end; it was stopped")
        if not body:
            return []
        try:
            found = json.loads(body)
        except (ValueError, RecursionError) as exc:
            raise BadInput(f"server {self._server.name} does not answer in JSON; check the address") from exc
        if not isinstance(found, list):
            raise BadInput(f"server {self._server.name} does not answer with a list; check the address")
        return found

    def close(self) -> None:
        """End the conversation."""
        self._session.close()


def _trouble(exc: BaseException) -> str:
    """What went wrong with a connection, in words; the innermost error knows best."""
    seen: BaseException | None = exc
    for _ in range(10):
        if isinstance(seen, ssl.SSLCertVerificationError):
            return f"shows a certificate that can't be trusted: {seen.verify_message}; check the CA file and the host's name"
        if isinstance(seen, ssl.SSLError):
            return f"does not agree on TLS ({seen.reason or seen}); check that it trusts our certificate"
        inner = getattr(seen, "reason", None) or (seen.args[-1] if seen is not None and seen.args else None)
        following = inner if isinstance(inner, BaseException) else (seen.__cause__ or seen.__context__) if seen else None
        if following is None:
            break
        seen = following
    if isinstance(exc, requests.ConnectTimeout):
        return "did not answer in time; check the address and the network"
    if isinstance(exc, requests.Timeout) or "timed out" in str(exc):
        return "fell silent"
    if isinstance(exc, requests.ConnectionError) and isinstance(seen, OSError) and seen.strerror:
        return f"can't be reached ({seen.strerror}); check the address, and that it runs"
    return "can't be reached or broke off; check the address, and that it runs"
