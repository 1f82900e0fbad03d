"""Encrypted connections: who the other side is, is always verified."""

from __future__ import annotations

import ssl

from surgplan.base.errors import BadInput
from surgplan.imaging.network.server import Tls

OLDEST = ssl.TLSVersion.TLSv1_2
"""PS3.15 section B.12, the modified BCP 195 profile, allows nothing older."""


def client_context(tls: Tls) -> ssl.SSLContext:
    """For connections we open; BadInput where a certificate's file can't be used."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = tls.check_host
    return _filled(context, tls)


def server_context(tls: Tls) -> ssl.SSLContext:
    """For connections opened to us: whoever calls must show a certificate of a trusted authority.

    BadInput where our certificate or the authority is not given or can't be used.
    """
    if not tls.certificate or not tls.ca:
        raise BadInput("to be called over TLS we need our own certificate and a CA file to know the caller by; give both")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    return _filled(context, tls)


def _filled(context: ssl.SSLContext, tls: Tls) -> ssl.SSLContext:
    context.minimum_version = OLDEST
    try:
        if tls.ca:
            context.load_verify_locations(cafile=tls.ca)
        else:
            context.load_default_certs()
    except (OSError, ValueError) as exc:
        raise BadInput(f"the CA file {tls.ca} can't be used ({_why(exc)}); it must be a PEM file of certificates") from exc
    try:
        if tls.certificate:
            # an encrypted key would ask on the terminal: an empty password makes it an error instead
            context.load_cert_chain(tls.certificate, tls.key or None, password="")
    except (OSError, ValueError) as exc:
        raise BadInput(
            f"our certificate {tls.certificate} and key {tls.key or '(in the same file)'} can't be used ({_why(exc)}); "
            "they must be PEM files that belong together, the key without a passphrase"
        ) from exc
    return context


def _why(exc: Exception) -> str:
    return getattr(exc, "reason", None) or getattr(exc, "strerror", None) or str(exc)
