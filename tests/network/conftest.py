"""A real archive with known images in it, plain and with mutual TLS; and folders of images to send."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from surgplan.imaging.network.archive_client import ArchiveClient, client_for
from surgplan.imaging.network.credentials import Credentials
from surgplan.imaging.network.server import DimseServer, Tls, WebServer
from tests.conftest import without_system
from tests.imaging.conftest import slice_dataset
from tests.network import orthanc
from tests.network.orthanc import Orthanc

ROOT = "1.2.826.0.1.3680043.10.1"
KINDS = ("get", "move", "web")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """An abort that crosses a message makes a thread of pynetdicom's end with an error; the association is over either way."""
    crossed = "ignore:Exception in thread .*run_reactor:pytest.PytestUnhandledThreadExceptionWarning"
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings(crossed))


@dataclass(frozen=True)
class Scan:
    """A series as files, and what is in it."""

    folder: Path
    study_uid: str
    series_uid: str
    voxels: np.ndarray

    @property
    def files(self) -> list[Path]:
        """Its files, in order."""
        return sorted(self.folder.iterdir())


def make_scan(folder: Path, number: int, slices: int = 6, **values) -> Scan:
    """A small CT series of its own study, written to a folder."""
    folder.mkdir(parents=True)
    voxels = np.random.default_rng(number).integers(0, 2000, (slices, 24, 20)).astype(np.uint16)
    study, series = f"{ROOT}.{number}", f"{ROOT}.{number}.1"
    for k in range(slices):
        ds = ct_slice(voxels[k], k, study, series, **values)
        ds.save_as(folder / f"I{k:03d}.dcm", enforce_file_format=True)
    return Scan(folder, study, series, voxels)


def ct_slice(pixels: np.ndarray, k: int, study: str, series: str, **values) -> Dataset:
    """One slice of a series."""
    ds = slice_dataset(pixels, (-10.0, 20.0, 300.0 + 2.0 * k), (1, 0, 0, 0, 1, 0), (0.8, 0.5), **values)
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.StudyInstanceUID, ds.SeriesInstanceUID = study, series
    ds.FrameOfReferenceUID = f"{series}.9"
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"{series}.{k + 1}"
    ds.InstanceNumber = k + 1
    ds.StudyID = "S"
    ds.StudyTime = ds.StudyDate = None
    ds.StudyDate = values.get("StudyDate", "20240301")
    return ds


@pytest.fixture(scope="session")
def archive_program(needs_program: Callable[[str, str], str]) -> str:
    """The path of Orthanc."""
    for folder in [*os.environ.get("PATH", "").split(os.pathsep), "/usr/sbin"]:
        found = shutil.which("Orthanc", path=folder)
        if found:
            return found
    return without_system("Orthanc is not installed: apt-get install orthanc orthanc-dicomweb")


@pytest.fixture(scope="session")
def scans(tmp_path_factory: pytest.TempPathFactory) -> list[Scan]:
    """Three scans of two patients."""
    folder = tmp_path_factory.mktemp("scans")
    return [
        make_scan(
            folder / "a", 1, 12, PatientName="Müller^Jörg", PatientID="H 1", StudyDescription="Hip left", AccessionNumber="A1"
        ),
        make_scan(
            folder / "b", 2, 4, PatientName="Müller^Jörg", PatientID="H 1", StudyDescription="Knee", StudyDate="20200115"
        ),
        make_scan(
            folder / "c", 3, 4, PatientName="Doe^Jane", PatientID="H2", StudyDescription="Head", SeriesDescription="bone [1]"
        ),
    ]


def _filled(running: Orthanc, scans: list[Scan]) -> Orthanc:
    client = DimseServer("fill", "127.0.0.1", running.dicom_port, "ORTHANC", tls=tls_of(running))
    report = client_for(client).store([scan.folder for scan in scans])
    assert report == {"sent": 20, "failed": []}
    return running


@pytest.fixture(scope="session")
def plain(archive_program: str, scans: list[Scan], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orthanc]:
    """An archive without encryption that holds the scans."""
    running = orthanc.start(archive_program, tmp_path_factory.mktemp("plain"), tls=False)
    try:
        yield _filled(running, scans)
    finally:
        running.end()


@pytest.fixture(scope="session")
def secured(archive_program: str, scans: list[Scan], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orthanc]:
    """An archive with mutual TLS on DIMSE and HTTPS, and a password on HTTPS."""
    running = orthanc.start(archive_program, tmp_path_factory.mktemp("secured"), tls=True)
    try:
        yield _filled(running, scans)
    finally:
        running.end()


@pytest.fixture(params=["plain", "secured"])
def archive(request: pytest.FixtureRequest) -> Orthanc:
    """Either archive."""
    found: Orthanc = request.getfixturevalue(request.param)
    return found


def tls_of(running: Orthanc) -> Tls | None:
    """How we talk to an archive."""
    if running.authority is None or running.ours is None:
        return None
    return Tls(str(running.ours[0]), str(running.ours[1]), str(running.authority.pem))


def client_of(running: Orthanc, kind: str) -> ArchiveClient:
    """A client of an archive that retrieves by C-GET, by C-MOVE, or over DICOMweb."""
    tls = tls_of(running)
    if kind == "web":
        password = Credentials(lambda server, user: orthanc.PASSWORD)
        web = WebServer("web", running.url, user=orthanc.USER if tls else "", tls=tls or Tls())
        return client_for(web, password)
    port = running.sink_port if kind == "move" else 0
    server = DimseServer("pacs", "localhost", running.dicom_port, "ORTHANC", retrieve=kind, our_port=port, tls=tls)
    return client_for(server)


@pytest.fixture(params=KINDS)
def client(request: pytest.FixtureRequest, archive: Orthanc) -> ArchiveClient:
    """Each kind of client, of either archive."""
    return client_of(archive, request.param)


@pytest.fixture(params=KINDS)
def plain_client(request: pytest.FixtureRequest, plain: Orthanc) -> ArchiveClient:
    """Each kind of client of the plain archive."""
    return client_of(plain, request.param)
