"""A real Orthanc for a test: its own folder, its own ports, on this computer only."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import without_system
from tests.network.certificates import Authority
from tests.network.tls_front import TlsFront

PLUGINS = (Path("/usr/share/orthanc/plugins/libOrthancDicomWeb.so"), Path("/usr/lib/orthanc/libOrthancDicomWeb.so"))
USER, PASSWORD = "surgeon", "pass:wörd"
STARTS_WITHIN_S = 15.0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Orthanc:
    """A running Orthanc."""

    process: subprocess.Popen[bytes]
    dicom_port: int
    http_port: int
    sink_port: int
    """Where it sends what SURGPLAN asks to be moved."""
    authority: Authority | None
    """Who signed its certificate and ours, where it wants TLS."""
    ours: tuple[Path, Path] | None
    log: Path
    front: TlsFront | None = None
    """What speaks HTTPS for it."""

    @property
    def url(self) -> str:
        """Where its DICOMweb services begin."""
        return f"{'https' if self.authority else 'http'}://localhost:{self.http_port}/dicom-web"

    def rest(self, path: str, body: Any = None) -> Any:
        """The answer of its own REST interface (plain Orthanc only)."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.http_port}/{path}", data)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read())

    def end(self) -> None:
        """Stop it at once: its folder goes with it."""
        if self.front is not None:
            self.front.end()
        self.process.kill()
        self.process.wait()


def start(program: str, folder: Path, tls: bool) -> Orthanc:
    """A fresh Orthanc; with `tls` it wants our certificate on DIMSE and, by a front, on HTTPS, and there a password too."""
    plugin = next((path for path in PLUGINS if path.exists()), None)
    if plugin is None:
        without_system("Orthanc's DICOMweb plugin is not installed: apt-get install orthanc-dicomweb")
    dicom, http, sink = free_port(), free_port(), free_port()
    (folder / "db").mkdir()
    modality: dict[str, Any] = {"AET": "SURGPLAN", "Host": "127.0.0.1", "Port": sink, "UseDicomTls": tls}
    config: dict[str, Any] = {
        "Name": "test",
        "StorageDirectory": str(folder / "db"),
        "IndexDirectory": str(folder / "db"),
        "TemporaryDirectory": str(folder),
        "Plugins": [str(plugin)],
        "DicomAet": "ORTHANC",
        "DicomPort": dicom,
        "HttpPort": http,
        "DicomCheckCalledAet": True,
        "DicomModalities": {"surgplan": modality},
        "RemoteAccessAllowed": False,
        "AuthenticationEnabled": False,
        "SaveJobs": False,
        "SyncStorageArea": False,
        "DefaultEncoding": "Utf8",
        "DicomWeb": {"Enable": True, "Root": "/dicom-web/", "EnableWado": False},
        "TransferSyntaxes": [],
    }
    authority = ours = None
    if tls:
        authority = Authority(folder)
        theirs, ours = authority.issue("orthanc"), authority.issue("surgplan")
        config |= {
            "DicomTlsEnabled": True,
            "DicomTlsCertificate": str(theirs[0]),
            "DicomTlsPrivateKey": str(theirs[1]),
            "DicomTlsTrustedCertificates": str(authority.pem),
            "DicomTlsRemoteCertificateRequired": True,
            "AuthenticationEnabled": True,
            "RegisteredUsers": {USER: PASSWORD},
        }
    (folder / "orthanc.json").write_text(json.dumps(config))
    log = folder / "log.txt"
    with log.open("wb") as file:
        process = subprocess.Popen([program, str(folder / "orthanc.json")], stdout=file, stderr=file, cwd=folder)
    running = Orthanc(process, dicom, http, sink, authority, ours, log)
    try:
        for port in (dicom, http):
            _wait_for(port, running)
        if authority is not None:
            running.http_port = free_port()
            running.front = TlsFront(running.http_port, http, *theirs, authority.pem)
    except BaseException:
        running.end()
        raise
    return running


def _wait_for(port: int, running: Orthanc) -> None:
    last = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if running.process.poll() is not None or time.monotonic() > last:
                raise AssertionError(f"Orthanc did not start: {running.log.read_text()[-2000:]}") from None
            time.sleep(0.02)
