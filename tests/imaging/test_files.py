"""Volume files: geometry through each format's own conventions, and everything unusable refused by name."""

from __future__ import annotations

import gzip
import struct

import numpy as np
import pytest
import SimpleITK
from scipy.spatial.transform import Rotation

from surgplan.base.errors import BadInput, StorageFailed
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.formats.files import load_file, read_file, read_label_map
from surgplan.imaging.formats.write import write_label_map, write_volume
from surgplan.imaging.volume import Volume

TURNED = Rigid.about((0, 0, 0), (1, -2, 3), 40).rotation
MIRRORED = tuple(float(v) for v in (np.array(TURNED).reshape(3, 3) * [1, 1, -1]).ravel())
GRIDS = {
    "upright": Grid((4, 5, 6), (0.474609, 0.8, 1.25), (-115.5, -1.85, 696.21)),
    "oblique": Grid((4, 5, 6), (0.5, 0.8, 2.0), (-10.0, 20.25, 300.0), TURNED),
    "left-handed": Grid((4, 5, 6), (0.5, 0.8, 2.0), (-10.0, 20.25, 300.0), MIRRORED),
}


def ct(grid: Grid, dtype=np.int16) -> Volume:
    voxels = np.random.default_rng(7).integers(-1000, 3000, grid.array_shape).astype(dtype)
    return Volume(grid, voxels + dtype(0.25) if dtype is np.float32 else voxels, None, "HU")


@pytest.mark.parametrize("ending", [".nii", ".nii.gz", ".nrrd", ".mha"])
@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
@pytest.mark.parametrize("dtype", [np.int16, np.float32])
def test_a_written_volume_is_read_back_the_same_by_us_and_by_an_independent_reader(tmp_path, grid, ending, dtype):
    volume, path = ct(grid, dtype), tmp_path / f"ct{ending}"
    write_volume(volume, path)
    back, other = read_file(path, "CT"), SimpleITK.ReadImage(str(path))
    within = 1e-4 if "nii" in ending else 1e-9  # NIfTI keeps 32-bit numbers
    assert back.voxels.dtype == dtype
    assert np.array_equal(back.voxels, volume.voxels)
    assert back.grid.size == grid.size
    assert back.grid.affine == pytest.approx(grid.affine, abs=within)
    assert np.array_equal(SimpleITK.GetArrayViewFromImage(other), volume.voxels)
    corner = [n - 1 for n in grid.size]
    assert other.TransformIndexToPhysicalPoint(corner) == pytest.approx(grid.to_lps(np.array(corner)), abs=within)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", [".nii.gz", ".nrrd", ".mha"])
def test_a_written_label_map_is_read_back_the_same(tmp_path, ending):
    grid = GRIDS["oblique"]
    mask = ct(grid).voxels > 500
    write_label_map(mask, grid, tmp_path / f"bone{ending}")
    labels, place = read_label_map(tmp_path / f"bone{ending}")
    assert np.array_equal(labels, mask.astype(int))
    assert place.affine == pytest.approx(grid.affine, abs=1e-4)


def test_written_files_state_their_frame(tmp_path):
    write_volume(ct(GRIDS["oblique"]), tmp_path / "ct.nrrd")
    assert b"space: left-posterior-superior" in (tmp_path / "ct.nrrd").read_bytes()
    write_volume(ct(GRIDS["oblique"]), tmp_path / "ct.nii")
    header = (tmp_path / "ct.nii").read_bytes()
    assert header[123] == 2  # mm
    assert struct.unpack("<hh", header[252:256]) == (1, 1)
    assert b"RAS, mm" in header[148:228]


def test_a_volume_can_only_be_written_as_something_known(tmp_path):
    with pytest.raises(BadInput, match=r"ct.png can't be written as a volume; let its name end in \.nii\.gz"):
        write_volume(ct(GRIDS["upright"]), tmp_path / "ct.png")


@pytest.mark.parametrize("name", ["ct.nii.gz", "ct.nrrd"])
def test_a_folder_that_is_not_there_is_a_failed_storage(tmp_path, name):
    with pytest.raises(StorageFailed, match="could not be written"):
        write_volume(ct(GRIDS["upright"]), tmp_path / "nowhere" / name)


def nifti(tmp_path, edit=lambda header: None, cut: int = 0, grid=GRIDS["oblique"]):
    """A NIfTI file whose 352 header bytes were changed by `edit`."""
    path = tmp_path / "ct.nii"
    write_volume(ct(grid), path)
    data = bytearray(path.read_bytes())
    edit(data)
    path.write_bytes(data[: len(data) - cut])
    return path


def test_a_nifti_with_only_a_qform_is_placed_by_it(tmp_path):
    def no_sform(data):
        data[254:256] = b"\0\0"
        data[280:328] = bytes(48)

    for grid in GRIDS.values():
        back = read_file(nifti(tmp_path, no_sform, grid=grid), "CT")
        assert back.grid.affine == pytest.approx(grid.affine, abs=1e-4)


def test_where_the_two_transforms_of_a_nifti_differ_the_sform_is_used_and_said(tmp_path):
    def shift_qform(data):
        struct.pack_into("<f", data, 268, struct.unpack_from("<f", data, 268)[0] + 30)

    loaded = load_file(nifti(tmp_path, shift_qform), "CT")
    assert loaded.volume.grid.affine == pytest.approx(GRIDS["oblique"].affine, abs=1e-4)
    assert "differ by up to 30.0 mm: the sform was used" in loaded.warnings[0]


def flip_left_and_right(data):
    srow = np.frombuffer(bytes(data[280:296]), "<f4") * -1
    data[280:296] = srow.astype("<f4").tobytes()


def turn_qform(degrees):
    def edit(data):
        axes = np.diag([-1, -1, 1]) @ GRIDS["oblique"].axes
        turned = Rigid.about((0, 0, 0), tuple(axes[:, 0]), degrees).matrix3 @ axes
        b, c, d, a = Rotation.from_matrix(turned).as_quat()
        struct.pack_into("<3f", data, 256, *(np.array([b, c, d]) * np.sign(a)))

    return edit


def stretch_qform(data):
    struct.pack_into("<f", data, 80, 0.6)


def empty_qform(data):
    struct.pack_into("<f", data, 84, 0.0)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (flip_left_and_right, "mirror images of each other"),
        (turn_qform(6), "turned against each other by 6.0 degrees"),
        (turn_qform(90), "turned against each other by 90.0 degrees"),
        (stretch_qform, r"voxels of 0.5 x 0.8 x 2 mm and of 0.6 x 0.8 x 2 mm"),
        (empty_qform, r"voxels of 0.5 x 0.8 x 2 mm and of 0.5 x 0 x 2 mm"),
    ],
)
def test_a_nifti_whose_two_transforms_contradict_each_other_is_refused(tmp_path, edit, words):
    path = nifti(tmp_path, edit)
    with pytest.raises(
        BadInput, match=rf"sform and qform of ct\.nii contradict each other: .*{words}.*code of the wrong one to 0"
    ):
        read_file(path, "CT")
    (series,) = list_series(path).to_json()["series"]
    assert series["status"] == "refused"
    for code in (252, 254):

        def choose(data, code=code):
            edit(data)
            data[code : code + 2] = b"\0\0"

        if code == 252 and edit is stretch_qform:
            with pytest.raises(BadInput, match=r"sform and voxel sizes of ct\.nii contradict each other: .* 0\.5 .* 0\.6 x"):
                read_file(nifti(tmp_path, choose), "CT")
        elif edit is not empty_qform or code == 252:
            assert read_file(nifti(tmp_path, choose), "CT").unit == "HU"


def test_a_nifti_whose_two_transforms_differ_by_a_small_turn_is_said(tmp_path):
    loaded = load_file(nifti(tmp_path, turn_qform(4)), "CT")
    assert "sform and qform) differ by up to" in loaded.warnings[0]


def test_a_nifti_in_metres_is_scaled_and_one_without_unit_is_said(tmp_path):
    def metres(data):
        data[123] = 1
        srow = np.frombuffer(bytes(data[280:328]), "<f4") / 1000
        data[280:328] = srow.astype("<f4").tobytes()
        struct.pack_into("<3f", data, 80, 0.0005, 0.0008, 0.002)
        data[252:254] = b"\0\0"

    assert read_file(nifti(tmp_path, metres), "CT").grid.affine == pytest.approx(GRIDS["oblique"].affine, abs=1e-3)

    def unknown(data):
        data[123] = 0

    assert "no unit of length" in load_file(nifti(tmp_path, unknown), "CT").warnings[0]


def test_a_nifti_s_slope_and_intercept_are_applied(tmp_path):
    def scale(data):
        struct.pack_into("<2f", data, 112, 2.0, -100.0)

    assert np.array_equal(read_file(nifti(tmp_path, scale), "CT").voxels, ct(GRIDS["oblique"]).voxels * 2 - 100)


def long_quaternion(data):
    data[254:256] = b"\0\0"
    struct.pack_into("<3f", data, 256, 0.9, 0.9, 0.0)


def negative_sizes(data):
    data[254:256] = b"\0\0"
    struct.pack_into("<f", data, 84, -0.8)


def of_atlas(at, code):
    return lambda data: struct.pack_into("<h", data, at, code)


def shear(data):
    struct.pack_into("<f", data, 284, struct.unpack_from("<f", data, 284)[0] + 0.3)


def no_forms(data):
    data[252:256] = bytes(4)


@pytest.mark.parametrize(
    ("edit", "cut", "words"),
    [
        (shear, 0, "not at right angles"),
        (no_forms, 0, "does not say how it lies"),
        (long_quaternion, 0, "is no rotation .its quaternion is 1.62 long"),
        (negative_sizes, 0, "states voxels of 0.5 x -0.8 x 2 mm"),
        (of_atlas(254, 4), 0, "in the space of an atlas .code 4"),
        (of_atlas(252, 3), 0, "in the space of an atlas .code 3"),
        (lambda data: None, 10, r"cut off: it holds 230 of 240 bytes"),
        (lambda data: None, 500, "too short"),
        (lambda data: data.__setitem__(slice(40, 50), struct.pack("<5h", 4, 4, 5, 3, 2)), 0, "not one volume"),
        (lambda data: data.__setitem__(slice(70, 72), struct.pack("<h", 128)), 0, "colours or complex"),
        (lambda data: data.__setitem__(slice(42, 48), struct.pack("<3h", 30000, 30000, 30000)), 0, "more than can be handled"),
        (lambda data: data.__setitem__(slice(344, 348), b"ni1\0"), 0, "another file"),
        (lambda data: data.__setitem__(slice(0, 4), b"text"), 0, "not a NIfTI file"),
        (lambda data: data.__setitem__(slice(280, 284), struct.pack("<f", np.nan)), 0, "can't be right"),
    ],
)
def test_an_unusable_nifti_is_refused_by_name(tmp_path, edit, cut, words):
    path = nifti(tmp_path, edit, cut)
    with pytest.raises(BadInput, match=words) as caught:
        read_file(path)
    assert "ct.nii" in str(caught.value)


def test_a_cut_off_gzip_is_refused(tmp_path):
    path = tmp_path / "ct.nii.gz"
    write_volume(ct(GRIDS["upright"]), path)
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(BadInput, match=r"ct.nii.gz"):
        read_file(path)
    path.write_bytes(b"\x1f\x8b" + b"junk" * 200)
    with pytest.raises(BadInput, match=r"ct.nii.gz cannot be read"):
        read_file(path)


def test_a_gzip_that_unpacks_to_more_than_its_header_says_is_read_no_further(tmp_path):
    path = tmp_path / "ct.nii.gz"
    write_volume(ct(GRIDS["upright"]), path)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()) + bytes(50_000_000)))
    assert np.array_equal(read_file(path, "CT").voxels, ct(GRIDS["upright"]).voxels)


def nrrd(tmp_path, space: str, directions: str = "(2,0,0) (0,3,0) (0,0,4)", cut: int = 0):
    voxels = np.arange(24, dtype="<i2").tobytes()
    head = f"NRRD0004\ntype: short\ndimension: 3\n{space}sizes: 2 3 4\nspace directions: {directions}\nendian: little\n"
    path = tmp_path / "ct.nrrd"
    path.write_bytes(f"{head}encoding: raw\nspace origin: (10,20,30)\n\n".encode() + voxels[: len(voxels) - cut])
    return path


def test_an_nrrd_in_ras_is_turned_into_lps(tmp_path):
    lps = read_file(nrrd(tmp_path, "space: left-posterior-superior\n"))
    assert lps.grid.to_lps(np.array([1, 1, 1])) == pytest.approx([12, 23, 34])
    ras = read_file(nrrd(tmp_path, "space: RAS\n"))
    assert ras.grid.to_lps(np.array([1, 1, 1])) == pytest.approx([-12, -23, 34])
    assert ras.voxels[1, 1, 1] == 1 + 2 + 6
    las = read_file(nrrd(tmp_path, "space: left-anterior-superior\n"))
    assert las.grid.to_lps(np.array([1, 1, 1])) == pytest.approx([12, -23, 34])


@pytest.mark.parametrize(
    ("space", "directions", "cut", "words"),
    [
        ("", "(2,0,0) (0,3,0) (0,0,4)", 0, "which way is left"),
        ("space: scanner-xyz\n", "(2,0,0) (0,3,0) (0,0,4)", 0, "which way is left"),
        ("space: LPS\n", "(2,0,0) (0.5,3,0) (0,0,4)", 0, "not at right angles"),
        ("space: LPS\n", "(2,0,0) (0,3,0) (0,0,4)", 8, "cannot be read"),
    ],
)
def test_an_unusable_nrrd_is_refused_by_name(tmp_path, space, directions, cut, words):
    with pytest.raises(BadInput, match=f"ct.nrrd.*{words}"):
        read_file(nrrd(tmp_path, space, directions, cut))


def test_an_nrrd_says_in_what_it_measures_and_where_it_lies(tmp_path):
    voxels = np.arange(24, dtype="<i2").tobytes()
    head = "NRRD0004\ntype: short\ndimension: 3\nspace: LPS\nsizes: 2 3 4\nendian: little\nencoding: raw\n"
    head += "space directions: (.2,0,0) (0,.3,0) (0,0,.4)\n"
    path = tmp_path / "ct.nrrd"

    def read(more: str):
        path.write_bytes(f"{head}{more}\n".encode() + voxels)
        return load_file(path, None)

    loaded = read('space origin: (1,2,3)\nspace units: "cm" "cm" "cm"\n')
    assert loaded.volume.grid.to_lps(np.array([1, 1, 1])) == pytest.approx([12, 23, 34])
    assert loaded.warnings == ("its lengths are stated in cm and were taken for that",)
    loaded = read('space origin: (1,2,3)\nspace units: "in" "in" "in"\n')
    assert loaded.volume.grid.spacing_mm == pytest.approx((5.08, 7.62, 10.16))
    for more, words in {
        "": "does not say where it lies",
        'space origin: (1,2,3)\nspace units: "mm" "mm" "cm"\n': "lengths in cm and mm",
        'space origin: (1,2,3)\nspace units: "px" "px" "px"\n': "lengths in 'px'",
    }.items():
        with pytest.raises(BadInput, match=rf"ct\.nrrd .*{words}"):
            read(more)


META = {
    "NDims": "3",
    "TransformMatrix": "1 0 0 0 1 0 0 0 1",
    "Offset": "10 20 30",
    "ElementSpacing": "2 3 4",
    "DimSize": "2 3 4",
    "ElementType": "MET_SHORT",
}


def meta(tmp_path, **fields: str):
    said = {"ObjectType": "Image", **META, **fields}
    head = "".join(f"{key} = {value}\n" for key, value in said.items() if value) + "ElementDataFile = LOCAL\n"
    path = tmp_path / "ct.mha"
    path.write_bytes(head.encode() + np.arange(24, dtype="<i2").tobytes())
    return path


@pytest.mark.parametrize(
    "other", ["ElementSpacing ElementSize", "Offset Position", "Offset Origin", "TransformMatrix Rotation"]
)
def test_a_metaimage_may_call_its_geometry_by_either_name(tmp_path, other):
    one, another = other.split()
    path = meta(tmp_path, **{one: "", another: META[one]})
    assert read_file(path).grid.to_lps(np.array([1, 1, 1])) == pytest.approx([12, 23, 34])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"ElementSpacing": ""}, "does not say the size of voxels"),
        ({"TransformMatrix": ""}, "does not say how it is turned"),
        ({"Offset": ""}, "does not say where it lies"),
        ({"ElementSpacing": "2 3 -4"}, "voxels of 2 3 -4, which can't be right"),
        ({"DistanceUnits": "furlong"}, "lengths in 'furlong'"),
    ],
)
def test_a_metaimage_whose_geometry_would_be_guessed_is_refused(tmp_path, fields, words):
    with pytest.raises(BadInput, match=rf"ct\.mha .*{words}"):
        read_file(meta(tmp_path, **fields))


def test_a_metaimage_in_centimetres_is_converted_and_said(tmp_path):
    path = meta(tmp_path, DistanceUnits="cm", ElementSpacing=".2 .3 .4", Offset="1 2 3")
    loaded = load_file(path, None)
    assert loaded.volume.grid.to_lps(np.array([1, 1, 1])) == pytest.approx([12, 23, 34])
    assert loaded.warnings == ("its lengths are stated in cm and were taken for that",)


@pytest.mark.parametrize("ending", [".nii", ".nrrd", ".mha"])
@pytest.mark.parametrize(
    "spacing", [(0.0016, 0.0016, 0.002), (0.5, 0.5, 0.002), (500.0, 500.0, 2000.0), (1.0, 1.0, 25.0)], ids=str
)
def test_voxels_no_scanner_makes_are_refused_with_a_word_on_units(tmp_path, ending, spacing):
    path = tmp_path / f"ct{ending}"
    write_volume(ct(Grid((40, 40, 40), spacing, (0.0, 0.0, 0.0))), path)
    with pytest.raises(
        BadInput, match=rf"ct{ending} has voxels of {spacing[0]:g} x .* in metres or inches; write it again in mm"
    ):
        read_file(path, "CT")


@pytest.mark.parametrize("ending", [".nii", ".nrrd", ".mha"])
def test_a_volume_smaller_than_anything_planned_on_is_refused(tmp_path, ending):
    path = tmp_path / f"ct{ending}"
    write_volume(ct(Grid((40, 40, 40), (0.1, 0.1, 0.12), (0.0, 0.0, 0.0))), path)
    with pytest.raises(BadInput, match=rf"ct{ending} measures only 4 x 4 x 4.8 mm.* in metres or inches; write it again in mm"):
        read_file(path, "CT")
    write_volume(ct(Grid((40, 40, 50), (0.1, 0.1, 0.12), (0.0, 0.0, 0.0))), path)
    assert read_file(path, "CT").grid.size == (40, 40, 50)


@pytest.mark.parametrize("packed", [True, False])
def test_a_cut_off_metaimage_is_refused(tmp_path, packed):
    path = tmp_path / "ct.mha"
    SimpleITK.WriteImage(SimpleITK.GetImageFromArray(ct(GRIDS["upright"]).voxels), str(path), useCompression=packed)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(BadInput, match=r"ct\.mha cannot be read"):
        read_file(path)


def test_a_file_without_modality_that_reaches_from_air_to_bone_is_taken_for_a_ct_and_said(tmp_path):
    path = tmp_path / "x.nii.gz"
    write_volume(ct(GRIDS["upright"]), path)
    loaded = load_file(path)
    assert (loaded.modality, loaded.volume.unit) == ("CT", "HU")
    assert "taken for a CT" in loaded.warnings[0]
    assert load_file(path, "MR").volume.unit == ""


def test_a_file_without_modality_and_without_such_values_has_no_unit(tmp_path):
    path = tmp_path / "x.nii.gz"
    write_volume(Volume(GRIDS["upright"], np.abs(ct(GRIDS["upright"]).voxels)), path)
    loaded = load_file(path)
    assert (loaded.modality, loaded.volume.unit, loaded.warnings) == ("", "", ())


def test_voxels_that_are_no_numbers_are_marked_as_not_scanned(tmp_path):
    voxels = ct(GRIDS["upright"], np.float32).voxels.copy()
    voxels[2, 3, 1] = np.nan
    write_volume(Volume(GRIDS["upright"], voxels, None, "HU"), tmp_path / "x.nii")
    volume = read_file(tmp_path / "x.nii", "CT")
    assert np.argwhere(~volume.valid).tolist() == [[2, 3, 1]]
    assert volume.voxels[2, 3, 1] == -1024


def test_a_label_map_holds_whole_numbers(tmp_path):
    write_volume(ct(GRIDS["upright"], np.float32), tmp_path / "x.nrrd")
    with pytest.raises(BadInput, match=r"x\.nrrd is no label map"):
        read_label_map(tmp_path / "x.nrrd")


def test_other_files_are_refused_by_name(tmp_path):
    (tmp_path / "bone.stl").write_text("solid")
    with pytest.raises(BadInput, match=r"bone\.stl is no volume file; use \.nii"):
        read_file(tmp_path / "bone.stl")
    with pytest.raises(BadInput, match="there is no file"):
        read_file(tmp_path / "none.nii")


def test_a_volume_file_is_listed_as_one_series(tmp_path):
    path = tmp_path / "x.nrrd"
    write_volume(ct(GRIDS["oblique"]), path)
    (series,) = list_series(path).to_json()["series"]
    assert series["size"] == [4, 5, 6]
    assert series["direction"] == pytest.approx(TURNED)
    assert series["status"] == "warned"
    path.write_bytes(path.read_bytes()[:200])
    (series,) = list_series(path).to_json()["series"]
    assert series["status"] == "refused"
    assert "RED" in list_series(path).words()
