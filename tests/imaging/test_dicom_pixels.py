"""What the stored numbers of a DICOM series mean."""

from __future__ import annotations

import numpy as np
import pytest
from pydicom.uid import JPEG2000Lossless, JPEGLSLossless, RLELossless

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.load import load_scan


def test_rescale_is_taken_from_each_slice(write_series, ramp):
    slopes = [1, 0.5, 0.25, 1, 2, 1]
    stored = np.stack([(plane / slope).astype(np.uint16) for plane, slope in zip(ramp * 4, slopes, strict=True)])
    loaded = load_scan(write_series(stored, RescaleSlope=lambda k: slopes[k], RescaleIntercept=lambda k: -10 * k))
    assert loaded.volume.voxels.dtype == np.int16
    assert np.array_equal(loaded.volume.voxels, ramp * 4.0 - 10 * np.arange(6)[:, None, None])


def test_values_that_are_not_whole_are_kept_as_floats(write_series, ramp):
    volume = load_scan(write_series(ramp, RescaleSlope=0.3, RescaleIntercept=-100.5)).volume
    assert volume.voxels.dtype == np.float32
    assert volume.voxels == pytest.approx(ramp * 0.3 - 100.5, abs=1e-4)


def test_values_too_large_for_16_bits_are_kept_as_floats(write_series, ramp):
    volume = load_scan(write_series(ramp + np.uint16(60000))).volume
    assert volume.voxels.dtype == np.float32
    assert np.array_equal(volume.voxels, ramp + 60000.0)


def test_signed_numbers_keep_their_sign(write_series, ramp):
    stored = ramp.astype(np.int16) - 400
    assert np.array_equal(load_scan(write_series(stored)).volume.voxels, stored)


def test_only_the_stored_bits_count_and_their_top_bit_is_the_sign(write_series, ramp):
    meant = ramp.astype(np.int16) - 400
    stored = (meant & 0x0FFF).astype(np.int16)
    loaded = load_scan(write_series(stored, BitsStored=12, HighBit=11))
    assert np.array_equal(loaded.volume.voxels, meant)


def test_an_overlay_in_the_upper_bits_is_cut_off_with_a_word(write_series, ramp):
    stored = ramp.copy()
    stored[2, 1:3] |= 0x8000
    loaded = load_scan(write_series(stored, BitsStored=12, HighBit=11, RescaleIntercept=-1024))
    assert np.array_equal(loaded.volume.voxels, ramp.astype(int) - 1024)
    assert "bits beyond the 12 stored ones were ignored" in loaded.warnings[0]


def test_bits_may_be_stored_high(write_series, ramp):
    loaded = load_scan(write_series(ramp << 4, BitsStored=12, HighBit=15))
    assert np.array_equal(loaded.volume.voxels, ramp)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint32, np.int32])
def test_8_and_32_bit_pixels_are_read(write_series, ramp, dtype):
    stored = (ramp // 4).astype(dtype)
    assert np.array_equal(load_scan(write_series(stored)).volume.voxels, stored)


def test_padding_becomes_air_and_is_marked_as_not_scanned(write_series, ramp):
    stored = ramp.astype(np.int16)
    stored[:, 0, :2] = -2000
    volume = load_scan(write_series(stored, PixelPaddingValue=-2000, RescaleIntercept=-500)).volume
    assert (volume.voxels[:, 0, :2] == -1024).all()
    assert np.array_equal(volume.valid, stored != -2000)


def test_padding_beyond_the_stored_bits_and_written_in_the_other_sign_is_still_known(write_series, ramp):
    stored = ramp.copy()
    stored[:, 0, :2] = 63536  # -2000 as 16 bits, while only 12 are stored: cut off it would be 2096, bone
    volume = load_scan(write_series(stored, BitsStored=12, HighBit=11, PixelPaddingValue=63536, RescaleIntercept=-1024)).volume
    assert (volume.voxels[:, 0, :2] == -1024).all()
    assert volume.valid is not None
    assert (~volume.valid).sum() == 12


def test_a_range_of_padding_values_is_known(write_series, ramp):
    stored = ramp.astype(np.int16)
    stored[1, 2] = [-2000, -1990, -1980, -1000]
    volume = load_scan(write_series(stored, PixelPaddingValue=-2000, PixelPaddingRangeLimit=-1980)).volume
    assert volume.valid[1, 2].tolist() == [False, False, False, True]


@pytest.mark.parametrize("limits", [{"PixelPaddingValue": 0}, {"PixelPaddingValue": -5, "PixelPaddingRangeLimit": 0}])
def test_a_padding_value_among_tissue_is_air_only_from_the_border_inwards(write_series, limits):
    j, i = np.mgrid[:40, :40]
    circle = (i - 19.5) ** 2 + (j - 19.5) ** 2 < 380
    tissue = np.where(circle, np.where(i > 25, -990, 100), 0)
    tissue[18:23, 15:20] = 0  # water within
    stored = tissue.astype(np.int16)[None].repeat(4, axis=0)
    loaded = load_scan(write_series(stored, **limits))
    corners = np.broadcast_to(~circle, stored.shape)
    assert (loaded.volume.voxels[:, 18:23, 15:20] == 0).all()
    assert np.array_equal(loaded.volume.voxels[~corners], stored[~corners])
    assert (loaded.volume.voxels[corners & ~loaded.volume.valid] == -1024).all()
    assert (~loaded.volume.valid).sum() > 0.9 * corners.sum()
    assert any("padding value is 0 HU, as tissue can be" in word for word in loaded.warnings)


def test_a_padding_value_among_tissue_that_no_border_holds_changes_nothing(write_series):
    stored = np.full((4, 20, 20), 40, dtype=np.int16)
    stored[:, :, 12:] = -990
    stored[:, 5:9, 5:9] = 0
    stored[0, 0, 3] = 0
    volume = load_scan(write_series(stored, PixelPaddingValue=0)).volume
    assert volume.valid is None
    assert np.array_equal(volume.voxels, stored)


def test_an_unstated_filling_in_the_corners_of_a_ct_becomes_air(write_series):
    j, i = np.mgrid[:20, :20]
    circle = (i - 9.5) ** 2 + (j - 9.5) ** 2 < 90
    stored = np.where(circle, np.where(j < 9, 40, -990), -3024).astype(np.int16)[None].repeat(4, axis=0)
    stored[2, 10, 10] = -1200  # a streak beside metal is a measured value and stays
    volume = load_scan(write_series(stored)).volume
    assert np.array_equal(volume.valid, np.broadcast_to(circle, volume.voxels.shape))
    assert volume.voxels.min() == -1200
    assert volume.voxels[0, 0, 0] == -1024


def test_a_stated_padding_does_not_hide_another_filling(write_series):
    stored = np.full((4, 20, 20), 40, dtype=np.int16)
    stored[:, 15:, :] = -990
    stored[:, :3, :] = -2000
    stored[:, 10, 10] = -3000
    volume = load_scan(write_series(stored, PixelPaddingValue=-3000)).volume
    assert np.array_equal(volume.valid, stored >= -990)


def test_a_single_low_value_in_a_corner_is_noise_and_stays(write_series):
    stored = np.full((4, 20, 20), 40, dtype=np.int16)
    stored[1, 0, 0] = -1060
    volume = load_scan(write_series(stored)).volume
    assert volume.valid is None
    assert volume.voxels[1, 0, 0] == -1060


def test_the_filling_of_an_mr_is_left_alone(write_series):
    stored = np.full((4, 20, 20), -3024, dtype=np.int16)
    volume = load_scan(write_series(stored, Modality="MR")).volume
    assert volume.valid is None
    assert volume.unit == ""


@pytest.mark.parametrize("syntax", [RLELossless, JPEG2000Lossless, JPEGLSLossless])
def test_lossless_compression_changes_nothing(write_series, syntax):
    noise = np.random.default_rng(4).integers(0, 4095, (4, 64, 48)).astype(np.uint16)

    def compress(ds, k):
        ds.compress(syntax, generate_instance_uid=False)

    folder = write_series(noise, edit=compress, RescaleIntercept=-1024)
    assert np.array_equal(load_scan(folder).volume.voxels, noise.astype(int) - 1024)


def test_inverted_display_keeps_the_values_and_is_said(write_series, ramp):
    loaded = load_scan(write_series(ramp, PhotometricInterpretation="MONOCHROME1"))
    assert np.array_equal(loaded.volume.voxels, ramp)
    assert "MONOCHROME1" in loaded.warnings[0]


def test_loss_is_said(write_series, ramp):
    assert load_scan(write_series(ramp, LossyImageCompression="01")).warnings[0].startswith("the images were compressed with l")


def test_loss_is_said_if_any_image_was_compressed_so(write_series, ramp):
    folder = write_series(ramp, LossyImageCompression=lambda k: "01" if k > 1 else "00")
    assert load_scan(folder).warnings[0].startswith("4 of the images were compressed with loss")


@pytest.mark.parametrize("missing", [{"RescaleSlope": None, "RescaleIntercept": None}, {"RescaleType": "MGML"}])
def test_a_ct_without_hounsfield_units_has_no_unit(write_series, ramp, missing):
    loaded = load_scan(write_series(ramp, **missing))
    assert loaded.volume.unit == ""
    assert "HU" in loaded.warnings[0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"RescaleSlope": "1e999"}, "can't be right"),
        ({"RescaleSlope": 0}, "can't be right"),
        ({"Modality": "SEG"}, "a segmentation"),
        ({"ImageType": ["ORIGINAL", "PRIMARY", "M", "MOSAIC"]}, "mosaic"),
        ({"PhotometricInterpretation": "PALETTE COLOR"}, "colour image"),
        ({"BitsStored": 20}, "20 bits"),
    ],
)
def test_pixels_that_are_no_values_are_refused_naming_a_file(write_series, ramp, change, words):
    def edit(ds, k):
        for keyword, value in change.items():
            setattr(ds, keyword, value)
            if value == "1e999":
                ds[keyword].value.original_string = value

    (series,) = list_series(write_series(ramp, edit=edit)).to_json()["series"]
    assert series["status"] == "refused"
    assert words in series["reasons"][0]
    assert "I0000" in series["reasons"][0]


def test_an_unknown_packing_is_refused(write_series, ramp):
    folder = write_series(ramp)
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.7\0"))
    with pytest.raises(BadInput, match=r"packed as 1.2.840.10008.1.2.7"):
        load_scan(folder)


def test_a_colour_series_is_refused(write_series, ramp):
    def colour(ds, k):
        ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PlanarConfiguration = 3, "RGB", 0
        ds.PixelData = ds.PixelData * 3

    with pytest.raises(BadInput, match=r"colour image \(RGB\)"):
        load_scan(write_series(ramp, edit=colour))
