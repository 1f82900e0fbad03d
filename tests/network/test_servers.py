"""Named servers and their file, passwords and where they live."""

from __future__ import annotations

import json
import os
import ssl
import stat
import sys
from dataclasses import replace
from pathlib import Path

import keyring
import keyring.backend
import pytest
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend

from surgplan.base.errors import BadInput, NetworkFailed, Refused
from surgplan.imaging.network.archive_client import client_for
from surgplan.imaging.network.credentials import Credentials, usable
from surgplan.imaging.network.server import DimseServer, Tls, WebServer, from_json, to_json
from surgplan.imaging.network.servers import Servers, config_folder
from surgplan.imaging.network.tls import client_context, server_context
from tests.network.certificates import Authority

DIMSE = DimseServer("pacs", "10.0.0.7", 104, "ARCHIVE")
WEB = WebServer("web", "https://pacs.example/dicom-web", user="jane")


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that keeps."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def with_keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, getattr(backend, name))
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


@pytest.fixture
def without_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)


def test_servers_are_found_again_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "servers.json"
    authority = Authority(tmp_path)
    tls = Tls(*map(str, authority.issue("us")), str(authority.pem), check_host=False)
    move = replace(DIMSE, name="other", retrieve="move", our_port=11113, tls=tls)
    for server in (DIMSE, WEB, move):
        Servers(path).add(server)
    assert Servers(path).all() == {"pacs": DIMSE, "web": WEB, "other": move}
    Servers(path).remove("web")
    assert list(Servers(path).all()) == ["pacs", "other"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_is_for_its_user_only(tmp_path: Path) -> None:
    path = tmp_path / "servers.json"
    Servers(path).add(DIMSE)
    os.chmod(path, 0o644)
    Servers(path).add(WEB)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["servers.json"]


def test_the_settings_lie_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_folder() == tmp_path / "surgplan"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert config_folder() == Path.home() / ".config" / "surgplan"


def test_a_name_is_taken_once_and_an_unknown_one_says_what_there_is(tmp_path: Path) -> None:
    servers = Servers(tmp_path / "servers.json")
    with pytest.raises(BadInput, match="none was added yet"):
        servers.get("pacs")
    servers.add(DIMSE)
    with pytest.raises(BadInput, match="already"):
        servers.add(DIMSE)
    servers.add(replace(DIMSE, port=105), replace=True)
    with pytest.raises(BadInput, match="there are pacs"):
        servers.get("x")


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "[" * 99999),
        *('{"servers": 3}', '{"servers": [{"kind": "ftp"}]}', '{"servers": [{"kind": "dimse", "name": "x"}]}'),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "servers.json"
    path.write_text(text)
    with pytest.raises(BadInput, match=r"servers\.json"):
        Servers(path).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "a b"}, "can't name a server"),
        ({"host": "a b"}, "neither a host"),
        ({"host": ""}, "neither a host"),
        ({"port": 0}, "1 to 65535"),
        ({"called_ae": "A" * 17}, "called AE title"),
        ({"called_ae": " "}, "called AE title"),
        ({"our_ae": "A\\B"}, "our AE title"),
        ({"our_ae": "Ä"}, "our AE title"),
        ({"retrieve": "put"}, "'get' or 'move'"),
        ({"retrieve": "move"}, "our port"),
        ({"connect_s": 0}, "seconds"),
        ({"tls": Tls(ca="/nowhere.pem")}, "no CA file"),
        ({"tls": Tls(check_host=False)}, "anybody could pose"),
    ],
)
def test_a_dimse_server_that_can_not_be_right_is_refused_in_words(change: dict, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        replace(DIMSE, **change).checked()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://x/y", "not an address"),
        ("https://", "not an address"),
        ("https://a:99999/", "not an address"),
        ("https://jane:secret@a/", "no name or password"),
        ("https://a/?x=1", "no query"),
        ("https://a/ b", "blank"),
        ("http://pacs.example/dicom-web", "unencrypted"),
    ],
)
def test_an_address_that_can_not_be_right_is_refused_in_words(url: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        replace(WEB, url=url).checked()


@pytest.mark.parametrize(
    "values", [3, {"extra": 1}, {"port": "104"}, {"port": True}, {"tls": 3}, {"tls": {"x": 1}}, {"name": None}]
)
def test_a_written_server_of_the_wrong_form_is_refused(values: object) -> None:
    written = {**to_json(DIMSE), **values} if isinstance(values, dict) else values
    with pytest.raises(BadInput):
        from_json(written)


def test_a_password_stays_out_of_the_settings_and_goes_to_the_keyring(tmp_path: Path, with_keyring: MemoryKeyring) -> None:
    Servers(tmp_path / "s.json").add(WEB)
    assert Credentials().keep(WEB, "s3cret")
    assert "s3cret" not in (tmp_path / "s.json").read_text()
    assert Credentials().password(WEB) == "s3cret"
    Credentials().forget(WEB)
    assert with_keyring.kept == {}


def test_a_password_is_not_told_to_another_address_of_the_same_name(with_keyring: MemoryKeyring) -> None:
    Credentials().keep(WEB, "s3cret")
    with pytest.raises(Refused, match="none was given"):
        Credentials().password(replace(WEB, url="https://evil.example/"))


def test_without_a_keyring_the_password_is_asked_for_once_a_session(without_keyring: None) -> None:
    asked = []
    credentials = Credentials(lambda server, user: asked.append((server, user)) or "s3cret")
    assert [credentials.password(WEB) for _ in range(3)] == ["s3cret"] * 3
    assert asked == [("web", "jane")]
    assert not credentials.keep(WEB, "other")
    assert credentials.password(WEB) == "other"
    assert "memory only" in credentials.where
    with pytest.raises(Refused, match="jane"):
        Credentials(lambda server, user: None).password(WEB)


def test_a_keyring_that_keeps_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not usable(fail.Keyring())
    assert not usable(null.Keyring())
    assert usable(MemoryKeyring())
    monkeypatch.setattr(ChainerBackend, "backends", [null.Keyring()])
    assert not usable(ChainerBackend())


def test_certificates_are_always_verified(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    certificate, key = map(str, authority.issue("us"))
    contexts = [
        client_context(Tls()),
        client_context(Tls(ca=str(authority.pem), check_host=False)),
        server_context(Tls(certificate, key, str(authority.pem))),
    ]
    assert {context.verify_mode for context in contexts} == {ssl.CERT_REQUIRED}
    assert min(context.minimum_version for context in contexts) >= ssl.TLSVersion.TLSv1_2
    assert contexts[0].check_hostname
    with pytest.raises(BadInput, match="CA file"):
        client_context(Tls(ca=key))
    with pytest.raises(BadInput, match="belong together"):
        client_context(Tls(certificate, str(authority.issue("them")[1])))
    with pytest.raises(BadInput, match="our own certificate"):
        server_context(Tls())


def test_a_server_with_another_name_or_authority_is_not_trusted(secured, tmp_path: Path) -> None:
    certificate, key = map(str, secured.ours)
    stranger = Authority(tmp_path, "stranger")
    dimse = DimseServer("s", "localhost", secured.dicom_port, "ORTHANC", tls=Tls(certificate, key, str(stranger.pem)))
    web = WebServer("s", secured.url, user="u", tls=dimse.tls)
    for server in (dimse, web):
        with pytest.raises(NetworkFailed, match="can't be trusted"):
            client_for(server, Credentials(lambda s, u: "p")).echo()
    unknown = Tls(*map(str, stranger.issue("us")), str(secured.authority.pem))
    for server in (replace(dimse, tls=unknown), replace(web, tls=unknown)):
        with pytest.raises(NetworkFailed):
            client_for(server, Credentials(lambda s, u: "p")).echo()
    right = replace(web, tls=Tls(certificate, key, str(secured.authority.pem)))
    with pytest.raises(NetworkFailed, match="name or password"):
        client_for(right, Credentials(lambda s, u: "wrong")).echo()
    assert json.loads(json.dumps(to_json(right)))["tls"]["ca"] == str(secured.authority.pem)
