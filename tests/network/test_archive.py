"""Every verb of the archive client against a real Orthanc: C-GET, C-MOVE and DICOMweb, plain and with mutual TLS."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.uid import JPEG2000Lossless

from surgplan.base.errors import Cancelled
from surgplan.imaging.network.query import Query
from tests.network.conftest import KINDS, client_of, make_scan


def same_data_set(ours: Path, theirs: Path) -> bool:
    return dcmread(ours) == dcmread(theirs)


def test_an_archive_that_is_there_answers(client) -> None:
    assert "answers" in client.echo()


@pytest.mark.parametrize(
    ("query", "descriptions"),
    [
        (Query(), {"Hip left", "Knee", "Head"}),
        (Query(patient_name="Doe*"), {"Head"}),
        (Query(patient_name="Doe^Jane"), {"Head"}),
        (Query(patient_name="Müller^J*"), {"Hip left", "Knee"}),
        (Query(patient_id="H 1"), {"Hip left", "Knee"}),
        (Query(patient_id="H?"), {"Head"}),
        (Query(patient_id="H 1", studied_from="2021-01-01"), {"Hip left"}),
        (Query(studied_to="2020-12-31"), {"Knee"}),
        (Query(accession="A1"), {"Hip left"}),
        (Query(description="Hip left", modality="CT"), {"Hip left"}),
        (Query(modality="MR"), set()),
    ],
)
@pytest.mark.parametrize("kind", ["get", "web"])
def test_studies_are_found_by_every_key(plain, kind: str, query: Query, descriptions: set[str]) -> None:
    found = client_of(plain, kind).find_studies(query)
    assert {row["description"] for row in found.rows} == descriptions
    assert found.remarks == ()


def test_a_study_is_told_with_its_patient_and_counts(plain_client, scans) -> None:
    (row,) = plain_client.find_studies(Query(accession="A1")).rows
    assert row["patient_name"] == "Müller^Jörg"
    assert row["patient_id"] == "H 1"
    assert row["birth_date"] == "1960-02-29"
    assert row["study_uid"] == scans[0].study_uid
    assert row["date"] == "2024-03-01"
    assert row["modalities"] == ["CT"]
    assert (row["series"], row["instances"]) == (1, 12)


def test_patients_are_each_told_once(plain_client) -> None:
    rows = plain_client.find_patients(Query()).rows
    assert sorted(row["patient_name"] for row in rows) == ["Doe^Jane", "Müller^Jörg"]


def test_series_are_found_within_their_study(plain_client, scans) -> None:
    (row,) = plain_client.find_series(Query(study_uid=scans[2].study_uid, description="bone [1]")).rows
    assert row["series_uid"] == scans[2].series_uid
    assert (row["modality"], row["instances"]) == ("CT", 4)


def test_a_long_list_is_cut_and_says_so(plain_client) -> None:
    found = plain_client.find_studies(Query(), limit=2)
    assert len(found.rows) == 2
    assert "more than 2" in found.remarks[0]


def test_the_preview_is_the_middle_slice_as_a_picture(plain_client, scans) -> None:
    picture = plain_client.preview(scans[0].study_uid, scans[0].series_uid)
    assert picture.startswith(b"\x89PNG")
    assert picture[16:24] == (20).to_bytes(4) + (24).to_bytes(4)


def test_a_series_arrives_as_it_was_sent(client, scans, tmp_path: Path) -> None:
    told: list[float] = []
    report = client.retrieve(scans[0].study_uid, scans[0].series_uid, tmp_path, progress=lambda f, w: told.append(f))
    assert report["instances"] == 12
    assert told[-1] == 1.0
    assert told == sorted(told)
    folder = Path(report["folder"])
    assert folder.parent == tmp_path
    assert sorted(p.name for p in tmp_path.iterdir()) == [scans[0].series_uid]
    for k, original in enumerate(scans[0].files):
        assert same_data_set(folder / f"{scans[0].series_uid}.{k + 1}.dcm", original)


def test_what_is_here_already_is_not_fetched_again(plain_client, scans, tmp_path: Path) -> None:
    scan = scans[0]
    first = plain_client.retrieve(scan.study_uid, scan.series_uid, tmp_path)
    folder = Path(first["folder"])
    for k in (2, 7, 8):
        (folder / f"{scan.series_uid}.{k}.dcm").unlink()
    kept = folder / f"{scan.series_uid}.1.dcm"
    told_apart = kept.read_bytes()[:-1] + b"x"
    kept.write_bytes(told_apart)
    second = plain_client.retrieve(scan.study_uid, scan.series_uid, tmp_path)
    assert (second["already_here"], second["instances"]) == (9, 12)
    assert kept.read_bytes() == told_apart
    assert same_data_set(folder / f"{scan.series_uid}.7.dcm", scan.files[6])


def test_images_sent_are_found_there(client, tmp_path: Path) -> None:
    scan = make_scan(
        tmp_path / "new", int.from_bytes(np.random.default_rng().bytes(6)), 3, PatientID="SENT", StudyDate="19990101"
    )
    assert client.store(scan.files) == {"sent": 3, "failed": []}
    (row,) = client.find_studies(Query(study_uid=scan.study_uid)).rows
    assert row["instances"] == 3


@pytest.mark.parametrize("kind", KINDS)
def test_compressed_images_are_kept_as_the_archive_has_them(plain, sample_scans: Path, tmp_path: Path, kind: str) -> None:
    files = sorted((sample_scans / "head" / "dicom").iterdir())[:3]
    header = dcmread(files[0], stop_before_pixels=True)
    client = client_of(plain, kind)
    assert client.store(files)["sent"] == 3
    report = client.retrieve(header.StudyInstanceUID, header.SeriesInstanceUID, tmp_path)
    for file in files:
        sent = dcmread(file)
        got = dcmread(Path(report["folder"]) / f"{sent.SOPInstanceUID}.dcm")
        assert got.file_meta.TransferSyntaxUID == sent.file_meta.TransferSyntaxUID == JPEG2000Lossless
        assert got.PixelData == sent.PixelData
    if kind == "web":  # whose server can't draw these: then they are fetched and drawn here
        assert client.preview(header.StudyInstanceUID, header.SeriesInstanceUID).startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", KINDS)
def test_a_retrieve_that_was_cancelled_goes_on_later(plain, scans, tmp_path: Path, kind: str) -> None:
    client, scan = client_of(plain, kind), scans[0]
    told: list[float] = []
    with pytest.raises(Cancelled):
        client.retrieve(
            scan.study_uid,
            scan.series_uid,
            tmp_path,
            progress=lambda fraction, words: told.append(fraction),
            cancelled=lambda: len(told) >= 4,
        )
    time.sleep(0.3)  # what was being written when it was stopped is finished
    assert not (tmp_path / scan.series_uid).exists()
    kept = len(list(tmp_path.rglob("*.dcm")))
    assert kept >= 2
    report = client.retrieve(scan.study_uid, scan.series_uid, tmp_path)
    assert (report["already_here"], report["instances"]) == (kept, 12)
    assert same_data_set(Path(report["folder"]) / f"{scan.series_uid}.12.dcm", scan.files[11])
