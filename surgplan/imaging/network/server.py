"""What surgplan has to know of another computer to talk to it, with every field checked."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from surgplan.base.errors import BadInput

NAME_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
HOST_FORM = re.compile(
    r"(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?"
)
SECONDS = (0.1, 600.0)
"""Shortest and longest time-out."""


@dataclass(frozen=True, slots=True)
class Tls:
    """How a connection is encrypted. The other side's certificate is always verified."""

    certificate: str = ""
    """PEM file of our own certificate with its chain, where the server asks who we are."""
    key: str = ""
    """PEM file of its private key; nothing if the certificate's file holds it too."""
    ca: str = ""
    """PEM file of the authorities trusted for this server; nothing means those of this computer."""
    check_host: bool = True
    """Whether the certificate must name the host. May be off only under an authority of one's own (`ca`)."""

    def checked(self, where: str) -> Tls:
        """Itself; BadInput where a file is missing or the host would not be checked under public authorities."""
        for name, path in (("certificate", self.certificate), ("key", self.key), ("CA", self.ca)):
            if path and not Path(path).is_file():
                raise BadInput(f"{where}: there is no {name} file {path}; give the path of a PEM file")
        if self.key and not self.certificate:
            raise BadInput(f"{where}: a key without a certificate says nothing; give both")
        if not self.check_host and not self.ca:
            raise BadInput(
                f"{where}: the host's name may go unchecked only with a CA file of your own, or anybody could pose as it"
            )
        return self


@dataclass(frozen=True, slots=True)
class DimseServer:
    """An archive, scanner or workstation spoken to over DIMSE."""

    name: str
    host: str
    port: int
    called_ae: str
    """Its application entity title."""
    our_ae: str = "SURGPLAN"
    """Ours, as it knows us."""
    retrieve: Literal["get", "move"] = "get"
    """Whether images come back on our connection (C-GET) or on one the server opens to us (C-MOVE)."""
    our_port: int = 0
    """The port the server sends to for C-MOVE, as set up on the server; 0 where C-MOVE is not used."""
    tls: Tls | None = None
    connect_s: float = 10.0
    """Longest wait for a connection."""
    answer_s: float = 60.0
    """Longest wait for the next answer."""
    our_address: str = ""
    """The address of ours it sends to for C-MOVE; nothing: the one that faces it; 0.0.0.0: any."""
    sender_ae: str = ""
    """The AE title it calls us with for C-MOVE; nothing: the one it is called by; *: any."""
    sender_host: str = ""
    """The host or address it calls us from for C-MOVE; nothing: where it is itself; *: anywhere."""
    kind: Literal["dimse"] = field(default="dimse", init=False)

    @property
    def source(self) -> str:
        """Which server it is, whatever its name."""
        return f"{self.called_ae}@{self.host.lower()}:{self.port}"

    def checked(self) -> DimseServer:
        """Itself; BadInput, in words, for a field that can't be right."""
        where = checked_name(self.name)
        if not _is_host(self.host):
            raise BadInput(f"{where}: {self.host!r} is neither a host's name nor an address")
        checked_port(self.port, where, "port")
        checked_ae(self.called_ae, where, "called AE title")
        checked_ae(self.our_ae, where, "our AE title")
        if self.retrieve not in ("get", "move"):
            raise BadInput(f"{where}: images are retrieved by 'get' or 'move', not {self.retrieve!r}")
        if self.retrieve == "move" and not self.our_port:
            raise BadInput(f"{where}: C-MOVE needs our port, the one the server was told to send to")
        if self.our_port:
            checked_port(self.our_port, where, "our port")
        if self.our_address and not _is_address(self.our_address):
            raise BadInput(f"{where}: our address {self.our_address!r} is not one such as 10.0.0.5")
        if self.sender_ae not in ("", "*"):
            checked_ae(self.sender_ae, where, "sender's AE title")
        if self.sender_host not in ("", "*") and not _is_host(self.sender_host):
            raise BadInput(f"{where}: {self.sender_host!r} is neither a host's name nor an address")
        for name, seconds in (("connect_s", self.connect_s), ("answer_s", self.answer_s)):
            _checked_seconds(seconds, where, name)
        if self.tls is not None:
            self.tls.checked(where)
            if self.retrieve == "move" and not (self.tls.certificate and self.tls.ca):
                raise BadInput(f"{where}: C-MOVE over TLS makes us the server: give our certificate and a CA file")
        return self


@dataclass(frozen=True, slots=True)
class WebServer:
    """An archive spoken to over DICOMweb."""

    name: str
    url: str
    """Where its services begin, such as https://pacs.example/dicom-web."""
    user: str = ""
    """Name for HTTP basic authentication; its password lives in the keyring."""
    tls: Tls = Tls()
    connect_s: float = 10.0
    """Longest wait for a connection."""
    answer_s: float = 60.0
    """Longest silence within an answer."""
    kind: Literal["dicomweb"] = field(default="dicomweb", init=False)

    @property
    def source(self) -> str:
        """Which server it is, whatever its name."""
        return self.url.rstrip("/")

    def checked(self) -> WebServer:
        """Itself; BadInput, in words, for a field that can't be right."""
        where = checked_name(self.name)
        try:
            parts = urlsplit(self.url)
            port = parts.port
        except ValueError as exc:
            raise BadInput(f"{where}: {self.url!r} is not an address ({exc})") from exc
        if parts.scheme not in ("https", "http") or not parts.hostname or not _is_host(parts.hostname):
            raise BadInput(f"{where}: {self.url!r} is not an address such as https://pacs.example/dicom-web")
        if parts.username or parts.password:
            raise BadInput(
                f"{where}: no name or password in the address; the name is a field, the password goes to the keyring"
            )
        if parts.query or parts.fragment or re.search(r"[\x00-\x20\x7f]", self.url):
            raise BadInput(f"{where}: {self.url!r} may have no query, fragment or blank")
        if port is not None:
            checked_port(port, where, "port")
        if parts.scheme == "http" and self.user and not _is_loopback(parts.hostname):
            raise BadInput(f"{where}: a password would cross the network unencrypted; use an https address")
        if re.search(r"[:\x00-\x1f\x7f]", self.user):
            raise BadInput(f"{where}: a user name has no colon and no control character")
        for name, seconds in (("connect_s", self.connect_s), ("answer_s", self.answer_s)):
            _checked_seconds(seconds, where, name)
        self.tls.checked(where)
        return self


Server = DimseServer | WebServer


def to_json(server: Server) -> dict[str, Any]:
    """As it stands in the settings file: fields by name, without passwords, which no server has."""
    return asdict(server)


def from_json(values: object) -> Server:
    """The server of a settings file, checked; BadInput for anything else."""
    if not isinstance(values, dict):
        raise BadInput("a server is written as fields with values")
    rest = dict(values)
    kind = rest.pop("kind", None)
    where = f"server {rest.get('name', '?')!r}"
    if kind not in ("dimse", "dicomweb"):
        raise BadInput(f"{where}: kind is 'dimse' or 'dicomweb', not {kind!r}")
    build: type[DimseServer] | type[WebServer] = DimseServer if kind == "dimse" else WebServer
    tls = rest.pop("tls", None)
    if tls is not None:
        rest["tls"] = Tls(**_typed(tls, Tls, where))
    return build(**_typed(rest, build, where)).checked()


def _typed(values: object, of: type[Any], where: str) -> dict[str, Any]:
    """Fields of a dataclass with values of their kind; BadInput for unknown, missing or mistyped ones."""
    if not isinstance(values, dict):
        raise BadInput(f"{where}: it is written as fields with values")
    kinds = {f.name: f for f in fields(of) if f.init}
    for name, value in values.items():
        if name not in kinds:
            raise BadInput(f"{where}: there is no field {name!r}; there are {', '.join(kinds)}")
        plain = str(kinds[name].type)
        fits = {"int": type(value) is int, "bool": type(value) is bool, "float": type(value) in (int, float)}
        if not fits.get(plain, isinstance(value, Tls if name == "tls" else str)):
            raise BadInput(f"{where}: {name} can't be {value!r}")
    missing = [n for n, f in kinds.items() if n not in values and n in ("name", "host", "port", "called_ae", "url")]
    if missing:
        raise BadInput(f"{where}: {', '.join(missing)} is missing; fill it in")
    return dict(values)


def checked_name(name: str) -> str:
    """The words for a server in messages; BadInput where it could not be named on a command line."""
    if not NAME_FORM.fullmatch(name):
        raise BadInput(f"{name!r} can't name a server: use letters, digits, '-', '_' and '.', at most 40")
    return f"server {name}"


def checked_ae(title: str, where: str, what: str) -> str:
    """An application entity title: 1 to 16 printable ASCII characters, no backslash, not only blanks (PS3.5, VR AE)."""
    if not re.fullmatch(r"[\x20-\x5b\x5d-\x7e]{1,16}", title) or not title.strip():
        raise BadInput(f"{where}: the {what} {title!r} is not 1 to 16 plain characters without a backslash")
    return title


def checked_port(port: int, where: str, what: str) -> int:
    """A port number; BadInput otherwise."""
    if not 1 <= port <= 65535:
        raise BadInput(f"{where}: the {what} is a number from 1 to 65535, not {port}")
    return port


def _checked_seconds(seconds: float, where: str, name: str) -> None:
    if not SECONDS[0] <= seconds <= SECONDS[1]:
        raise BadInput(f"{where}: {name} lies between {SECONDS[0]:g} and {SECONDS[1]:g} seconds, not {seconds}")


def _is_host(host: str) -> bool:
    return _is_address(host) or HOST_FORM.fullmatch(host) is not None


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
