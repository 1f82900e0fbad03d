"""Who is heard on the port we open for C-MOVE: the server that was asked, and nobody else unless that was said."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from pydicom.uid import ExplicitVRLittleEndian
from pynetdicom import AE

from surgplan.base.errors import BadInput, NetworkFailed
from surgplan.imaging.network import retry
from surgplan.imaging.network.archive_client import client_for
from surgplan.imaging.network.server import DimseServer
from surgplan.imaging.network.store_server import listening
from tests.network.conftest import client_of
from tests.network.orthanc import free_port

CT = "1.2.840.10008.5.1.4.1.1.2"
SERVER = DimseServer("pacs", "127.0.0.1", 104, "PACS", retrieve="move", our_port=1)


def heard(server: DimseServer, title: str) -> tuple[bool, list[str]]:
    """Whether a caller from this computer is heard, and who was turned away."""
    told: list[str] = []
    with listening(replace(server, our_port=free_port()), lambda event: 0, told.append) as running:
        ae = AE(title)
        ae.add_requested_context(CT, ExplicitVRLittleEndian)
        assoc = ae.associate("127.0.0.1", running.server_address[1], ae_title="SURGPLAN")
        if assoc.is_established:
            assoc.release()
            return True, told
    return False, told


def test_only_the_server_that_was_asked_is_heard() -> None:
    assert heard(SERVER, "PACS") == (True, [])
    answer, told = heard(SERVER, "EVIL")
    assert (answer, "'EVIL' was turned away" in told[0]) == (False, True)
    elsewhere = replace(SERVER, host="192.0.2.1", our_address="127.0.0.1")
    answer, told = heard(elsewhere, "PACS")
    assert (answer, "from 127.0.0.1 was turned away" in told[0]) == (False, True)


def test_a_sender_of_another_name_or_place_is_heard_where_that_was_said() -> None:
    assert heard(replace(SERVER, sender_ae="STORE"), "STORE")[0]
    assert not heard(replace(SERVER, sender_ae="STORE"), "PACS")[0]
    assert heard(replace(SERVER, sender_ae="*"), "ANYBODY")[0]
    elsewhere = replace(SERVER, host="192.0.2.1", our_address="127.0.0.1")
    assert heard(replace(elsewhere, sender_host="localhost"), "PACS")[0]
    assert heard(replace(elsewhere, sender_host="*"), "PACS")[0]


def test_only_the_address_that_faces_the_server_is_listened_on() -> None:
    for host, wanted in (("localhost", "127.0.0.1"), ("host.invalid", "127.0.0.1")):
        with listening(replace(SERVER, host=host, our_port=free_port()), lambda event: 0) as running:
            assert running.server_address[0] == wanted
    with listening(replace(SERVER, host="192.0.2.1", our_port=free_port()), lambda event: 0) as running:
        assert running.server_address[0] != "0.0.0.0"
    with listening(replace(SERVER, our_address="0.0.0.0", our_port=free_port()), lambda event: 0) as running:
        assert running.server_address[0] == "0.0.0.0"


def test_a_server_that_sends_with_another_title_is_told_of(plain, scans, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(retry, "FIRST_PAUSE_S", 0.01)
    monkeypatch.setattr(retry, "ATTEMPTS", 1)
    known = client_of(plain, "move").server
    with pytest.raises(NetworkFailed, match="'ORTHANC' was turned away"):
        client_for(replace(known, sender_ae="OTHER")).retrieve(scans[1].study_uid, scans[1].series_uid, tmp_path)


@pytest.mark.parametrize("change", [{"our_address": "pacs"}, {"sender_ae": "A" * 17}, {"sender_host": "a b"}])
def test_a_sender_that_can_not_be_right_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        replace(SERVER, **change).checked()
    assert socket.inet_aton(replace(SERVER, our_address="10.0.0.5").checked().our_address)
