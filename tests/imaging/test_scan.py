"""Looking through a folder: what is a scan, and why the rest is not."""

from __future__ import annotations

import json
import os

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, RLELossless

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom import deflated, read_headers
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.load import load_scan


def skipped(folder) -> dict[str, str]:
    return {s.file: s.reason for s in list_series(folder).skipped}


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"there is no folder .*nowhere"):
        list_series(tmp_path / "nowhere")


def test_an_empty_folder_is_named(tmp_path):
    (tmp_path / "sub").mkdir()
    with pytest.raises(BadInput, match="is empty; choose the folder"):
        list_series(tmp_path)


def test_a_folder_without_dicom_says_what_it_holds(tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "nothing").write_bytes(b"")
    (tmp_path / "ct.nii.gz").write_bytes(b"\x1f\x8b")
    assert skipped(tmp_path) == {
        "notes.txt": "not a DICOM file",
        "nothing": "the file is empty",
        "ct.nii.gz": "not DICOM but a volume file; import it by its own path",
    }
    with pytest.raises(BadInput, match=r"no DICOM image in .*: 3 files were skipped \(.*not a DICOM file"):
        load_scan(tmp_path)


def test_files_are_found_in_subfolders_without_ending_and_without_preamble(write_series, ramp):
    folder = write_series(ramp, name=lambda k: f"{k}")
    (folder / "deep" / "er").mkdir(parents=True)
    for k in range(3):
        path = folder / str(k)
        (folder / "deep" / "er" / str(k)).write_bytes(path.read_bytes())
        path.unlink()
    bare = dcmread(folder / "4")
    del bare.file_meta
    bare.preamble = None
    bare.save_as(folder / "4", implicit_vr=True, little_endian=True)
    assert (folder / "4").read_bytes()[128:132] != b"DICM"
    assert np.array_equal(load_scan(folder).volume.voxels, ramp)


def test_other_dicom_objects_are_skipped_each_with_its_reason(write_series, ramp):
    folder = write_series(ramp)
    write_series(ramp[:1], folder="scan", name=lambda k: "scout", ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    write_series(ramp[:1], folder="scan", name=lambda k: "anonymous", SeriesInstanceUID=None, ImagePositionPatient=None)

    def structured_report(ds, k):
        for keyword in ("Rows", "Columns", "PixelData"):
            delattr(ds, keyword)
        ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.88.11"

    def directory(ds, k):
        del ds.SOPClassUID
        ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.1.3.10"

    write_series(ramp[:1], folder="scan", name=lambda k: "report", edit=structured_report)
    write_series(ramp[:1], folder="scan", name=lambda k: "DICOMDIR", edit=directory)
    assert skipped(folder) == {
        "scout": "a localiser (scout view), not part of a volume",
        "anonymous": "not a DICOM image: it has no SeriesInstanceUID",
        "report": "DICOM without an image (Basic Text SR Storage)",
        "DICOMDIR": "a DICOMDIR, which only lists other files",
    }
    assert np.array_equal(load_scan(folder).volume.voxels, ramp)


def test_a_reason_is_one_short_line_whatever_the_header_holds(write_series, ramp, monkeypatch):
    def refuse(path):
        raise BadInput("DICOM without an image (1.2\n\x00" * 400)

    monkeypatch.setattr(read_headers, "read_header", refuse)
    reason = skipped(write_series(ramp[:1]))["I0000"]
    assert "without an image" in reason
    assert len(reason) <= 300
    assert reason.isprintable()


def deflate(ds, k):
    ds.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian


def test_deflated_files_are_read(write_series, ramp):
    assert np.array_equal(load_scan(write_series(ramp, edit=deflate)).volume.voxels, ramp)


def test_a_deflated_file_unpacks_to_so_much_and_no_more(write_series, ramp, monkeypatch):
    monkeypatch.setattr(deflated, "MOST_BYTES", 300)
    folder = write_series(ramp[:1], edit=deflate)
    assert "unpacks to more than 0 MB" in skipped(folder)["I0000"]
    monkeypatch.undo()
    whole = (folder / "I0000").read_bytes()
    (folder / "I0000").write_bytes(whole[:360] + b"\xff" * (len(whole) - 360))
    assert "damaged" in skipped(folder)["I0000"]


def test_endless_nesting_is_a_reason_and_not_a_crash(write_series, ramp):
    def nest(ds, k):
        inner = Dataset()
        for _ in range(400):
            outer = Dataset()
            outer.SharedFunctionalGroupsSequence = [inner]
            outer["SharedFunctionalGroupsSequence"].is_undefined_length = True
            inner = outer
        ds.SharedFunctionalGroupsSequence = [inner]

    import sys

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20000)
    folder = write_series(ramp[:1], edit=nest)
    sys.setrecursionlimit(limit)
    assert "nested" in skipped(folder)["I0000"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(write_series, ramp):
    folder = write_series(ramp)
    os.mkfifo(folder / "pipe")
    assert skipped(folder) == {"pipe": "not a regular file"}


def cut(path, keep: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_cut_off_in_its_pixels_is_named_and_its_series_refused(write_series, packed):
    noise = np.random.default_rng(5).integers(0, 4000, (6, 40, 40)).astype(np.uint16)

    def compress(ds, k):
        if packed:
            ds.compress(RLELossless, generate_instance_uid=False)

    folder = write_series(noise, edit=compress)
    cut(folder / "I0005", 0.9)
    with pytest.raises(BadInput, match="I0005: its pixel data are cut off; copy the scan again"):
        load_scan(folder)


def test_a_file_cut_off_before_its_pixels_does_not_vanish_from_its_series(write_series, ramp):
    folder = write_series(ramp)
    data = (folder / "I0005").read_bytes()
    (folder / "I0005").write_bytes(data[: data.rindex(b"\xe0\x7f\x10\x00")])
    with pytest.raises(BadInput, match="I0005: it ends before its pixel data"):
        load_scan(folder)


def test_pixels_that_are_too_few_are_noticed_even_if_the_header_agrees_with_the_file(write_series, ramp):
    def shorten(ds, k):
        if k == 3:
            ds.PixelData = ds.PixelData[:-2]

    with pytest.raises(BadInput, match="I0003: it holds 38 bytes of pixels where 40 are needed"):
        load_scan(write_series(ramp, edit=shorten))


def test_files_cut_off_within_their_headers_are_told_with_the_scan_that_may_lack_them(write_series, ramp):
    folder = write_series(ramp, RescaleIntercept=-1024)
    for name in ("I0000", "I0005"):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: data.index(b"\x28\0\x02\0") - 10])  # somewhere before SamplesPerPixel
    assert all("cut off" in reason for reason in skipped(folder).values())
    loaded = load_scan(folder)
    assert loaded.volume.grid.size == (4, 5, 4)
    assert any(word.startswith("2 files of the folder are damaged and put to no series") for word in loaded.warnings)


def test_images_of_the_same_uid_that_are_no_part_of_the_scan_are_told_with_it(write_series, ramp):
    turned = [0.999, 0.0447, 0, -0.0447, 0.999, 0]

    def turn(ds, k):
        if k == 5:
            ds.ImageOrientationPatient = turned

    loaded = load_scan(write_series(ramp, RescaleIntercept=-1024, edit=turn))
    assert loaded.volume.grid.size == (4, 5, 5)
    assert loaded.warnings == ("1 image of the same series UID is of another kind, size or orientation and no part of this",)


@pytest.mark.parametrize(
    "wrong", [{"Columns": 3}, {"Rows": 2}, {"BitsAllocated": 8, "BitsStored": 8, "HighBit": 7}], ids=["columns", "rows", "bits"]
)
def test_a_size_smaller_than_the_pixels_is_refused_and_no_picture_sheared_or_cropped(write_series, ramp, wrong):
    with pytest.raises(
        BadInput, match=r"I0000: it holds 40 bytes of pixels where its size says \d+, so its size can't be right"
    ):
        load_scan(write_series(ramp, **wrong))


def test_pixels_are_padded_to_an_even_number_of_bytes(write_series):
    odd = np.arange(6 * 5 * 3, dtype=np.uint8).reshape(6, 5, 3)

    def pad(ds, k):
        ds.PixelData += b"\0"

    assert np.array_equal(load_scan(write_series(odd, edit=pad)).volume.voxels, odd)


def test_compressed_pixels_that_do_not_decode_are_named(write_series):
    noise = np.random.default_rng(6).integers(0, 4000, (6, 40, 40)).astype(np.uint16)

    def spoil(ds, k):
        ds.compress(RLELossless, generate_instance_uid=False)
        if k == 2:
            start = len(ds.PixelData) // 2
            ds.PixelData = ds.PixelData[:start] + b"\x7f" * 400 + ds.PixelData[start + 400 :]

    with pytest.raises(BadInput, match="the pixels of I0002 cannot be decoded"):
        load_scan(write_series(noise, edit=spoil))


def test_an_absurd_size_is_refused_without_reserving_it(write_series, ramp):
    def blow_up(ds, k):
        ds.Rows = ds.Columns = 65535

    folder = write_series(ramp, edit=blow_up)
    assert "65535 x 65535" in skipped(folder)["I0000"]


def test_the_report_has_the_fields_that_scripts_stand_on(write_series, ramp):
    folder = write_series(ramp, RescaleIntercept=-1024)
    (folder / "junk").write_text("x")
    report = list_series(folder)
    document = json.loads(json.dumps(report.to_json()))
    assert set(document) == {"series", "skipped"}
    (series,) = document["series"]
    assert {
        "uid",
        "description",
        "modality",
        "size",
        "spacing_mm",
        "origin_mm",
        "direction",
        "tilt_deg",
        "status",
        "reasons",
    } <= set(series)
    assert series["uid"] == "1.2.826.0.1.1"
    assert series["unit"] == "HU"
    assert document["skipped"] == [{"file": "junk", "reason": "not a DICOM file"}]
    assert "junk" in report.words()
    assert "4 x 5 x 6" in report.words()


def test_a_wrong_series_name_lists_the_right_ones(write_series, ramp):
    with pytest.raises(BadInput, match=r"no series '9.9' in .*; there is: 1.2.826.0.1.1 \(CT test, 6 images of 4 x 5\)"):
        load_scan(write_series(ramp), series="9.9")


def test_of_several_usable_series_none_is_taken_silently_but_a_single_usable_one_is(write_series, ramp):
    folder = write_series(ramp)
    write_series(ramp[:1], name=lambda k: "one", SeriesInstanceUID="1.2.3")
    assert load_scan(folder).volume.grid.size == (4, 5, 6)
    write_series(ramp[:4], name=lambda k: f"more{k}", SeriesInstanceUID="1.2.4")
    with pytest.raises(BadInput, match=r"2 usable series; name one of: 1.2.826.0.1.1 .*1.2.4"):
        load_scan(folder)
    assert load_scan(folder, series="1.2.4").volume.grid.size == (4, 5, 4)


def test_a_series_without_uid_is_still_one_series_and_said(write_series, ramp):
    loaded = load_scan(write_series(ramp, SeriesInstanceUID=None))
    assert "no series UID" in loaded.warnings[0]


def test_progress_only_goes_forward_to_the_end(write_series, ramp):
    seen: list[float] = []
    load_scan(write_series(ramp), progress=lambda fraction, words: seen.append(fraction))
    assert seen == sorted(seen)
    assert 0.9 < seen[-1] <= 1
