"""Several volumes in one series: named, ordered, chosen, kept as a sequence, and never guessed."""

from __future__ import annotations

import json

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from surgplan.base.errors import BadInput, Refused
from surgplan.case.document import Case
from surgplan.imaging.choose_phase import ChoosePhase
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.load import load_scan
from surgplan.imaging.volume import read_volume

HALVES = [(0, 0, 2.0 * (n % 6)) for n in range(12)]


@pytest.fixture
def twice(write_series, ramp):
    """A function that writes two volumes, `ramp + 1` and then `ramp`, whose files differ as told."""

    def write(**values):
        return write_series(np.concatenate([ramp + 1, ramp]), positions=HALVES, **values)

    return write


def listed(folder):
    (row,) = list_series(folder).to_json()["series"]
    return row


def halves(first, second):
    """The value of the first and of the second volume's slices."""
    return lambda n: first if n < 6 else second


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"TriggerTime": halves(350, 20)}, ["20 ms after the R wave", "350 ms after the R wave"]),
        ({"NominalPercentageOfCardiacPhase": halves(75, 35)}, ["35 % of the heartbeat", "75 % of the heartbeat"]),
        ({"TemporalPositionIdentifier": halves(2, 1)}, ["time 1", "time 2"]),
        ({"EchoTime": halves(80, 2.46), "EchoNumbers": halves(2, 1)}, ["echo 2.46 ms", "echo 80 ms"]),
        ({"EchoNumbers": halves(2, 1)}, ["echo number 1", "echo number 2"]),
        ({"DiffusionBValue": halves(1000.0, 0.0)}, ["b 0 s/mm2", "b 1000 s/mm2"]),
        ({"KVP": halves(140, 80)}, ["80 kV", "140 kV"]),
        ({"InversionTime": halves(900, 100)}, ["inversion 100 ms", "inversion 900 ms"]),
        ({"AcquisitionNumber": halves(10, 9)}, ["acquisition 9", "acquisition 10"]),
        ({"AcquisitionTime": halves("101530.5", "101500")}, ["time 1, +0.0 s", "time 2, +30.5 s"]),
        (
            {"TemporalPositionIdentifier": halves(2, 1), "AcquisitionTime": halves("101530.5", "101500")},
            ["time 1, +0.0 s", "time 2, +30.5 s"],
        ),
        ({"ContentTime": lambda n: f"1015{59 - 3 * n:02d}"}, ["time 1, +0.0 s", "time 2, +18.0 s"]),
    ],
)
def test_phases_are_named_by_what_tells_them_apart_and_ordered_by_it(twice, ramp, values, names):
    folder = twice(**values)
    row = listed(folder)
    assert (row["status"], row["phases"]) == ("refused", names)
    assert row["can"] == ["phase", "sequence"]
    assert np.array_equal(load_scan(folder, phase=names[0]).volume.voxels, ramp)
    assert np.array_equal(load_scan(folder, phase=names[1]).volume.voxels, ramp + 1)


def test_a_series_of_phases_is_not_imported_without_a_choice(twice):
    folder = twice(TriggerTime=halves(350, 20))
    with pytest.raises(BadInput, match=r"2 phases, times or contrasts, '20 ms after .*choose one by its name with `phase`"):
        load_scan(folder)
    with pytest.raises(BadInput, match=r"no phase '21 ms'; it holds '20 ms"):
        load_scan(folder, phase="21 ms")


def test_a_single_volume_has_no_phase_to_choose(write_series, ramp):
    folder = write_series(ramp, TriggerTime=20)
    with pytest.raises(BadInput, match="one volume and no phase"):
        load_scan(folder, phase="20 ms after the R wave")
    assert load_scan(folder, phase="all").phases == ()


def test_two_marks_together_tell_apart_what_neither_does_alone(write_series, ramp):
    stored = np.concatenate([ramp + n for n in range(4)])
    folder = write_series(
        stored,
        positions=[(0, 0, 2.0 * (n % 6)) for n in range(24)],
        DiffusionBValue=lambda n: [0.0, 0.0, 800.0, 800.0][n // 6],
        DiffusionGradientOrientation=lambda n: [[1.0, 0, 0], [0, 1.0, 0]][n // 6 % 2],
    )
    names = [f"b {b} s/mm2, direction {d}" for b in (0, 800) for d in ("0.00, 1.00, 0.00", "1.00, 0.00, 0.00")]
    assert listed(folder)["phases"] == names
    for name, number in zip(names, [1, 0, 3, 2], strict=True):
        assert np.array_equal(load_scan(folder, phase=name).volume.voxels, ramp + number)


def test_places_shown_more_often_than_others_are_refused(write_series, ramp):
    stored = np.concatenate([ramp, ramp[:4] + 1])
    positions = [(0, 0, 2.0 * (n % 6)) for n in range(10)]
    row = listed(write_series(stored, positions=positions, TriggerTime=lambda n: 20 if n < 6 else 350))
    assert "up to 2 images of a place but 1 of others" in row["reasons"][0]
    assert (row["status"], row["phases"], row["can"]) == ("refused", [], [])


APART = {
    "NominalPercentageOfCardiacPhase": (75, 35, ["35 % of the heartbeat", "75 % of the heartbeat"]),
    "NominalPercentageOfRespiratoryPhase": (50, 0, ["0 % of the breath", "50 % of the breath"]),
    "TemporalPositionIdentifier": (2, 1, ["time 1", "time 2"]),
    "InversionTime": (900, 100, ["inversion 100 ms", "inversion 900 ms"]),
    "KVP": (140, 80, ["80 kV", "140 kV"]),
    "ContrastBolusAgent": ("Water", "Ultravist", ["Ultravist", "Water"]),
}
"""Values of planes in different places, and the phases they are offered as."""


@pytest.mark.parametrize("keyword", APART)
@pytest.mark.parametrize("second", [lambda n: n % 2 == 1, lambda n: n > 2], ids=["interleaved", "above"])
def test_phases_in_different_places_are_not_one_volume_but_a_choice(write_series, ramp, keyword, second):
    high, low, names = APART[keyword]
    folder = write_series(ramp, **{keyword: lambda n: high if second(n) else low})
    row = listed(folder)
    assert (row["status"], row["phases"], row["can"]) == ("refused", names, ["phase"])
    assert "lie in different places but were not taken alike" in row["reasons"][0]
    assert np.array_equal(load_scan(folder, phase=names[1]).volume.voxels, ramp[[n for n in range(6) if second(n)]])
    with pytest.raises(BadInput, match="can't be kept as a sequence"):
        load_scan(folder, phase="all")
    with pytest.raises(BadInput, match="not taken alike"):
        load_scan(folder, gaps="interpolate")


def test_a_phase_shifted_by_less_than_a_slice_is_not_blended_with_the_other(write_series, ramp):
    positions = [(0, 0, 2.0 * (n % 6) + (0.3 if n > 5 else 0)) for n in range(12)]
    folder = write_series(
        np.concatenate([ramp, ramp + 1]), positions=positions, TemporalPositionIdentifier=lambda n: 1 + n // 6
    )
    assert (listed(folder)["can"], listed(folder)["phases"]) == (["phase"], ["time 1", "time 2"])
    assert np.array_equal(load_scan(folder, phase="time 2").volume.voxels, ramp + 1)


def test_one_slice_of_another_voltage_refuses_the_scan(write_series, ramp):
    row = listed(write_series(ramp, KVP=lambda n: 80 if n == 3 else 120))
    assert "taken at '80 kV', '120 kV', so they are not one volume" in row["reasons"][0]
    assert (row["phases"], row["can"]) == ([], [])


def test_what_runs_on_from_slice_to_slice_is_no_phase(write_series, ramp):
    row = listed(
        write_series(
            ramp,
            RescaleIntercept=-1024,
            KVP=120,
            XRayTubeCurrent=lambda n: 100 + n,
            AcquisitionNumber=lambda n: 1 + n,
            AcquisitionTime=lambda n: f"1015{n:02d}",
            TriggerTime=lambda n: 20 + n,
        )
    )
    assert (row["status"], row["phases"]) == ("ok", [])


def test_a_contrast_agent_that_only_some_headers_name_is_said(write_series, ramp):
    def edit(ds, n):
        if n > 2:
            ds.ContrastBolusAgent = "Ultravist"

    row = listed(write_series(ramp, RescaleIntercept=-1024, edit=edit))
    assert row["reasons"] == ["3 of 6 slices state their contrast and the others do not: look whether all were taken alike"]


def test_nothing_in_the_headers_means_no_phases(twice):
    row = listed(twice())
    assert "do not tell which images belong together" in row["reasons"][0]
    assert (row["phases"], row["can"]) == ([], [])


def test_clocks_that_overlap_between_volumes_are_no_phases(twice):
    row = listed(twice(AcquisitionTime=lambda n: f"10150{n % 6}.{n // 6}"))
    assert "do not tell" in row["reasons"][0]


def past_midnight(n):
    """Ten seconds from slice to slice: the first volume, which is `ramp + 1`, ends before midnight and in it."""
    return 86400 - 30 + 10 * (n % 6) + (0 if n < 6 else 60)


def clock(seconds):
    return f"{seconds // 3600 % 24:02d}{seconds // 60 % 60:02d}{seconds % 60:02d}"


@pytest.mark.parametrize("what", ["Acquisition", "Content"])
def test_a_scan_across_midnight_does_not_mix_two_phases(twice, ramp, what):
    times = {f"{what}Time": lambda n: clock(past_midnight(n))}
    days = {f"{what}Date": lambda n: "20240229" if past_midnight(n) < 86400 else "20240301"}
    names = ["time 1, +0.0 s", "time 2, +60.0 s"]
    folder = twice(**times, **days)
    assert listed(folder)["phases"] == names
    assert np.array_equal(load_scan(folder, phase=names[0]).volume.voxels, ramp + 1)
    assert np.array_equal(load_scan(folder, phase=names[1]).volume.voxels, ramp)
    for without in ({}, {f"{what}Date": "20240229"}):
        row = listed(twice(**{"AcquisitionDate": None, **times, **without}))
        assert "do not tell" in row["reasons"][0]


def test_trigger_times_that_vary_with_the_beat_are_ranked_at_each_place(twice, ramp):
    folder = twice(TriggerTime=lambda n: (400 if n < 6 else 0) + 30 * (n % 6))
    names = listed(folder)["phases"]
    assert names == ["phase 1, 75 ms after the R wave", "phase 2, 475 ms after the R wave"]
    assert np.array_equal(load_scan(folder, phase=names[0]).volume.voxels, ramp)


def test_an_image_sent_twice_within_a_phase_is_left_out_once(write_series, ramp):
    stored = np.concatenate([ramp, ramp + 1, ramp[2:3]])
    positions = [*HALVES, (0, 0, 4.0)]
    folder = write_series(stored, positions=positions, EchoNumbers=lambda n: 2 if 6 <= n < 12 else 1)
    loaded = load_scan(folder, phase="echo number 1")
    assert np.array_equal(loaded.volume.voxels, ramp)
    assert "1 slice was there twice and left out once" in loaded.warnings


def test_echoes_in_different_places_stay_series_of_their_own(write_series, ramp):
    folder = write_series(ramp, EchoTime=lambda n: 5 if n < 3 else 9, positions=[(0, 0, 2.0 * n) for n in range(6)])
    assert [row["phases"] for row in list_series(folder).to_json()["series"]] == [[], []]


def test_an_uneven_phase_can_be_chosen_and_interpolated_at_once(write_series, ramp):
    heights = [0, 2, 4, 8, 10, 12]
    folder = write_series(
        np.concatenate([ramp, ramp + 1]), positions=[(0, 0, h) for h in [*heights, *heights]], EchoNumbers=halves(1, 2)
    )
    assert listed(folder)["can"] == ["interpolate", "phase"]
    loaded = load_scan(folder, phase="echo number 2", gaps="interpolate")
    assert np.array_equal(loaded.volume.voxels[[0, 1, 2, 4, 5, 6]], ramp + 1)
    with pytest.raises(BadInput, match="only the planes of one phase can be kept"):
        load_scan(folder, phase="all", gaps="interpolate")


def imported(folder, blobs):
    op = ImportImage(str(folder), phase="all")
    return op.apply(Case(), json.loads(json.dumps(op.compute(Case(), blobs, lambda fraction, words: None))))


def test_a_sequence_is_kept_whole_and_another_phase_can_be_shown(twice, ramp, blobs):
    case = imported(twice(TriggerTime=halves(350, 20)), blobs)
    image = case.images["ct"]
    assert [phase.name for phase in image.phases] == ["20 ms after the R wave", "350 ms after the R wave"]
    assert image.phase == "20 ms after the R wave"
    assert image.voxels == image.phases[0].voxels
    assert np.array_equal(read_volume(blobs, image).voxels, ramp)
    later = ChoosePhase("ct", "350 ms after the R wave").apply(case, {}).images["ct"]
    assert (later.phase, later.grid, later.phases) == ("350 ms after the R wave", image.grid, image.phases)
    assert np.array_equal(read_volume(blobs, later).voxels, ramp + 1)


def test_phases_of_different_number_types_are_kept_in_one(twice, ramp, blobs):
    case = imported(twice(TriggerTime=halves(350, 20), RescaleSlope=halves(0.5, 1)), blobs)
    assert case.images["ct"].dtype == "float32"
    assert np.array_equal(read_volume(blobs, case.images["ct"]).voxels, ramp)
    later = ChoosePhase("ct", "350 ms after the R wave").apply(case, {}).images["ct"]
    assert read_volume(blobs, later).voxels == pytest.approx((ramp + 1) / 2)


def test_only_a_phase_that_is_there_can_be_shown(twice, write_series, ramp, blobs):
    case = imported(twice(TriggerTime=halves(350, 20)), blobs)
    with pytest.raises(Refused, match="no phase 'x'; it has '20 ms"):
        ChoosePhase("ct", "x").apply(case, {})
    with pytest.raises(Refused, match="no image 'mr'; there is: ct"):
        ChoosePhase("mr", "x").apply(case, {})
    single = imported(write_series(ramp, folder="single"), blobs)
    with pytest.raises(Refused, match="not a sequence"):
        ChoosePhase("ct", "x").apply(single, {})


def item(**values) -> Sequence:
    ds = Dataset()
    for keyword, value in values.items():
        setattr(ds, keyword, value)
    return Sequence([ds])


def enhanced(planes, frame):
    """An edit that makes a slice an enhanced file of planes with a slope each; `frame(n)` gives more functional groups."""

    def edit(ds, _):
        ds.SOPClassUID, ds.Modality = "1.2.840.10008.5.1.4.1.1.4.1", "MR"
        for keyword in ("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "RescaleSlope", "RescaleIntercept"):
            delattr(ds, keyword)
        ds.NumberOfFrames, ds.PixelData = len(planes), planes.tobytes()
        ds.SharedFunctionalGroupsSequence = item(
            PlaneOrientationSequence=item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0]),
            PixelMeasuresSequence=item(PixelSpacing=[0.8, 0.5], SliceThickness=2),
        )
        frames = [
            item(
                PlanePositionSequence=item(ImagePositionPatient=[0, 0, 2.0 * (n % 6)]),
                PixelValueTransformationSequence=item(RescaleSlope=1 + n // 6, RescaleIntercept=0, RescaleType="US"),
                **frame(n),
            )[0]
            for n in range(len(planes))
        ]
        ds.PerFrameFunctionalGroupsSequence = Sequence(frames)

    return edit


@pytest.mark.parametrize(
    ("frame", "names"),
    [
        (
            lambda n: {"FrameContentSequence": item(TemporalPositionIndex=1 + n // 6)},
            ["time 1", "time 2"],
        ),
        (
            lambda n: {"MRDiffusionSequence": item(DiffusionBValue=500.0 * (n // 6))},
            ["b 0 s/mm2", "b 500 s/mm2"],
        ),
        (
            lambda n: {"CardiacSynchronizationSequence": item(NominalCardiacTriggerDelayTime=40.0 + 100 * (n // 6))},
            ["40 ms after the R wave", "140 ms after the R wave"],
        ),
        (
            lambda n: {"ContrastBolusUsageSequence": item(ContrastBolusAgentPhase=["ARTERIAL", "PORTAL_VENOUS"][n // 6])},
            ["ARTERIAL", "PORTAL_VENOUS"],
        ),
    ],
)
def test_frames_of_an_enhanced_file_are_told_apart_by_their_own_groups(write_series, ramp, frame, names):
    folder = write_series(ramp[:1], edit=enhanced(np.concatenate([ramp, ramp]), frame))
    assert listed(folder)["phases"] == names
    loaded = load_scan(folder, phase=names[1])
    assert np.array_equal(loaded.volume.voxels, ramp * 2)
    assert loaded.thickness_mm == 2.0


def test_frames_told_apart_by_a_dimension_index_only_are_named_after_it(write_series, ramp):
    make = enhanced(
        np.concatenate([ramp, ramp]),
        lambda n: {"FrameContentSequence": item(StackID="1", DimensionIndexValues=[1, 1 + n % 6, 1 + n // 6])},
    )

    def edit(ds, n):
        make(ds, n)
        pointers = (0x00209056, 0x00209057, 0x00189073)  # StackID, InStackPositionNumber, AcquisitionDuration
        ds.DimensionIndexSequence = Sequence([item(DimensionIndexPointer=pointer)[0] for pointer in pointers])

    assert listed(write_series(ramp[:1], edit=edit))["phases"] == ["acquisition duration 1", "acquisition duration 2"]


def test_stacks_of_an_enhanced_file_are_series_of_their_own(write_series, ramp):
    edit = enhanced(np.concatenate([ramp, ramp]), lambda n: {"FrameContentSequence": item(StackID=str(n // 6))})
    rows = list_series(write_series(ramp[:1], edit=edit)).to_json()["series"]
    assert [(row["status"], row["phases"]) for row in rows] == [("ok", []), ("ok", [])]
