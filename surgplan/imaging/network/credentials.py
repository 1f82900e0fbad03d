"""Passwords: in the keyring of the operating system, or, where there is none, in memory for as long as surgplan runs."""

from __future__ import annotations

from collections.abc import Callable

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

from surgplan.base.errors import Refused
from surgplan.imaging.network.server import WebServer

SERVICE = "surgplan"

Ask = Callable[[str, str], str | None]
"""Asks the user for the password of (server's name, user); None if they won't tell."""


def _account(server: WebServer) -> str:
    # the address is part of the account, so that a name given to another server never sends it the old one's password
    return f"{server.user} at {server.url}"


def usable(backend: KeyringBackend) -> bool:
    """Whether a keyring backend really keeps anything: the null and fail ones, and a chain of nothing, do not."""
    if isinstance(backend, ChainerBackend):
        return any(usable(each) for each in backend.backends)
    return not isinstance(backend, (fail.Keyring, null.Keyring))


def can_keep() -> bool:
    """Whether this computer has a keyring."""
    return usable(keyring.get_keyring())


class Credentials:
    """The passwords of this session, and those the keyring keeps."""

    def __init__(self, ask: Ask | None = None) -> None:
        self._ask = ask
        self._told: dict[str, str] = {}

    @property
    def where(self) -> str:
        """Where a kept password goes, in words for the user."""
        if usable(keyring.get_keyring()):
            return f"the keyring of this computer ({keyring.get_keyring().name})"
        return "memory only: this computer has no keyring, so the password is asked for once a session"

    def password(self, server: WebServer) -> str | None:
        """The password of a server's user, None where the server needs none.

        Refused, saying what to do, where one is needed and nobody tells it.
        """
        if not server.user:
            return None
        known = self._told.get(_account(server)) or self._kept(server)
        if known is None and self._ask is not None:
            known = self._ask(server.name, server.user)
        if not known:
            raise Refused(f"server {server.name} needs the password of {server.user}, and none was given")
        self._told[_account(server)] = known
        return known

    def keep(self, server: WebServer, password: str) -> bool:
        """Remember a password; whether the keyring took it (else it is in memory only)."""
        self._told[_account(server)] = password
        if not usable(keyring.get_keyring()):
            return False
        try:
            keyring.set_password(SERVICE, _account(server), password)
        except KeyringError:
            return False
        return True

    def forget(self, server: WebServer) -> None:
        """Remember it no longer, neither here nor in the keyring."""
        self._told.pop(_account(server), None)
        try:
            if self._kept(server) is not None:
                keyring.delete_password(SERVICE, _account(server))
        except KeyringError as exc:
            raise Refused(f"the keyring did not delete the password of {server.user}: {exc}; delete it there") from exc

    def _kept(self, server: WebServer) -> str | None:
        backend = keyring.get_keyring()
        if not usable(backend):
            return None
        try:
            return keyring.get_password(SERVICE, _account(server))
        except KeyringError:  # locked, or its service is gone: then it is asked for
            return None
