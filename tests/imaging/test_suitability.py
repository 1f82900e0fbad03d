"""Lights and reasons: what suits an operation, and what no header can tell."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from surgplan.base.errors import BadInput
from surgplan.base.resources import table
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.suits.scan_facts import age_days, kernel_kind, regions_of
from surgplan.imaging.suits.suitability import limits, procedures, suit, suits

TODAY = date(2026, 3, 31)
GOOD_HIP = {
    "modality": "CT",
    "description": "Hip and femur 1.0",
    "unit": "HU",
    "thickness_mm": 1.0,
    "slice_spacing_mm": 1.0,
    "pixel_mm": [0.8, 0.8],
    "coverage_mm": 420.0,
    "regions": ["pelvis", "leg"],
    "body_part": "HIP",
    "contrast": "",
    "cardiac_phase": "",
    "kernel": "STANDARD",
    "kernel_kind": "soft",
    "acquired": "2026-03-01",
    "tilt_deg": 0.0,
}
GOOD_VALVE = {
    **GOOD_HIP,
    "description": "CTA heart",
    "slice_spacing_mm": 0.6,
    "pixel_mm": [0.4, 0.4],
    "coverage_mm": 260.0,
    "regions": ["chest"],
    "body_part": "CHEST",
    "contrast": "Iodine",
    "cardiac_phase": "30 %",
}


def judged(procedure: str = "hip", base: dict[str, Any] = GOOD_HIP, **changes: Any) -> tuple[str, str]:
    light, reasons = suit({**base, **changes}, procedure, TODAY)
    return light, "; ".join(reasons)


def test_a_scan_within_every_limit_is_green_without_a_reason() -> None:
    assert judged() == ("green", "")
    assert judged("valve", GOOD_VALVE) == ("green", "")


def test_slices_too_far_apart_are_told_with_both_numbers() -> None:
    assert judged(slice_spacing_mm=3.0) == ("amber", "slices lie 3.0 mm apart; hip planning wants 1.5 mm or less")
    assert judged(slice_spacing_mm=5.0) == ("red", "slices lie 5.0 mm apart; hip planning wants 1.5 mm or less")
    assert judged(slice_spacing_mm=1.52)[1] == "slices lie 1.52 mm apart; hip planning wants 1.5 mm or less"


def test_a_header_that_rounds_a_spacing_is_within_the_limit() -> None:
    assert judged(slice_spacing_mm=1.50001)[0] == "green"


def test_a_jaw_is_asked_for_a_millimetre() -> None:
    head = {**GOOD_HIP, "regions": ["head"], "body_part": "HEAD", "description": "Head", "coverage_mm": 240.0}
    assert judged("jaw", head)[0] == "green"
    assert judged("jaw", head, slice_spacing_mm=1.25) == (
        "amber",
        "slices lie 1.25 mm apart; jaw planning wants 1 mm or less",
    )


def test_coverage_is_never_green_where_the_header_can_not_tell_it() -> None:
    assert judged(coverage_mm=140.0)[0] == "red"
    assert "140 mm long; hip planning wants pelvis to mid-femur, 350 mm or more" in judged(coverage_mm=140.0)[1]
    assert judged(coverage_mm=300.0)[0] == "amber"
    for regions in (["pelvis"], ["leg"], []):
        light, reason = judged(regions=regions)
        assert light == "amber"
        assert reason == "the scan is 420 mm long; whether it shows pelvis to mid-femur can't be known from the header: look"


def test_a_scan_of_another_part_of_the_body_is_red_and_of_the_next_one_amber() -> None:
    assert judged(regions=["head"], body_part="HEAD")[0] == "red"
    light, reason = judged("liver", {**GOOD_VALVE, "description": "portal", "coverage_mm": 350.0})
    assert light == "amber"
    assert "the header says CHEST (chest); liver planning wants abdomen" in reason


def test_another_modality_is_red_and_the_only_reason() -> None:
    assert judged(modality="MR", slice_spacing_mm=9.0) == ("red", "it is MR; hip planning wants CT")


def test_a_modality_that_is_not_stated_is_amber_and_the_rest_is_judged() -> None:
    assert judged(modality="") == ("amber", "the modality can't be known from the header: look; hip planning wants CT")
    assert judged(modality="", slice_spacing_mm=9.0)[0] == "red"


def test_a_valve_needs_a_phase_and_contrast() -> None:
    light, reason = judged("valve", GOOD_VALVE, cardiac_phase="")
    assert light == "amber"
    assert "the phase of the heart can't be known from the header: look; valve planning wants one at 20 to 45 %" in reason
    assert judged("valve", GOOD_VALVE, cardiac_phase="75 %") == (
        "red",
        "the phase of the heart is 75 %; valve planning wants one at 20 to 45 % of the heart's cycle",
    )
    assert judged("valve", GOOD_VALVE, contrast="")[0] == "amber"
    assert judged("valve", GOOD_VALVE, contrast="", description="heart, plain")[0] == "red"


@pytest.mark.parametrize("called", ["heart Phase 35%", "CTA R-R: 35.0 %", "RR 35%", "BestSyst 35 %", "BestDiast 35%"])
def test_a_percentage_is_one_of_the_hearts_cycle_where_the_description_says_so(called: str) -> None:
    assert judged("valve", GOOD_VALVE, cardiac_phase="", description=called)[0] == "green"


@pytest.mark.parametrize("called", ["CTA ASIR 40%", "heart 35 %", "arterial phase 40% ASIR", "phase 1, dose 30%"])
def test_another_percentage_is_none_of_the_hearts_cycle(called: str) -> None:
    light, reason = judged("valve", GOOD_VALVE, cardiac_phase="", description=called)
    assert light == "amber"
    assert "the phase of the heart can't be known from the header" in reason


def test_a_header_that_says_there_is_no_contrast_names_none() -> None:
    for agent in ("NONE", "no", "Native "):
        light, reason = judged("valve", GOOD_VALVE, contrast=agent)
        assert light == "red"
        assert f"the header says {agent!r} of contrast; valve planning wants contrast" in reason
    assert judged("valve", GOOD_VALVE, contrast="N/A")[0] == "amber"


def test_slices_thicker_than_they_may_be_apart_are_told() -> None:
    assert judged(thickness_mm=5.0) == ("red", "slices are 5.0 mm thick; hip planning wants 1.5 mm or less")
    assert judged(thickness_mm=2.0)[0] == "amber"
    assert judged(thickness_mm=None)[0] == "amber"


def test_a_ct_whose_values_are_not_known_to_be_hu_is_never_green() -> None:
    for base, procedure in ((GOOD_HIP, "hip"), (GOOD_VALVE, "valve")):
        light, reason = judged(procedure, base, unit="")
        assert light == "amber"
        assert "its values are not known to be HU" in reason


def test_a_series_with_doubts_of_its_own_is_at_most_amber() -> None:
    clean = {found["procedure"]: found for found in suits(GOOD_HIP, TODAY)}
    doubted = {found["procedure"]: found for found in suits(GOOD_HIP, TODAY, doubts=["compressed with loss"])}
    assert clean["hip"]["light"] == "green"
    assert doubted["hip"] == {"procedure": "hip", "light": "amber", "reasons": ["compressed with loss"]}
    assert doubted["tumour"] == clean["tumour"]


def test_a_liver_wants_the_portal_phase() -> None:
    liver = {**GOOD_VALVE, "regions": ["abdomen"], "body_part": "LIVER", "coverage_mm": 320.0}
    assert judged("liver", liver, description="portal venous 2.0")[0] == "green"
    assert judged("liver", liver, description="arterial 2.0")[0] == "red"
    assert judged("liver", liver, description="abdomen")[0] == "amber"


def test_kernel_age_and_tilt_are_amber_with_both_sides() -> None:
    assert judged(kernel="BONE", kernel_kind="sharp") == ("amber", "kernel BONE is sharp; hip planning wants a soft one")
    assert judged(kernel="", kernel_kind="")[0] == "amber"
    assert judged(acquired="2024-03-31") == ("amber", "the scan is 730 days old; hip planning wants 365 days or less")
    assert "can't be known" in judged(acquired="")[1]
    assert "still to come" in judged(acquired="2027-01-01")[1]
    head = {**GOOD_HIP, "regions": ["head"], "body_part": "HEAD", "description": "Head", "coverage_mm": 240.0}
    assert (
        judged("jaw", head, tilt_deg=18.5)[1] == "the gantry was tilted by 18.5 degrees; jaw planning wants 0 degrees or less"
    )
    assert judged(tilt_deg=18.5)[0] == "green"


def test_unknown_geometry_is_never_green() -> None:
    for changes in ({"slice_spacing_mm": None}, {"pixel_mm": None}, {"coverage_mm": None}, {"tilt_deg": None}):
        assert judged(**changes)[0] == "amber", changes


def test_every_light_that_is_not_green_has_a_reason_for_every_operation() -> None:
    nothing = {**GOOD_HIP, **dict.fromkeys(("slice_spacing_mm", "pixel_mm", "coverage_mm", "tilt_deg")), "regions": []}
    for procedure in procedures():
        for facts in (GOOD_HIP, GOOD_VALVE, nothing):
            light, reasons = suit(facts, procedure, TODAY)
            assert bool(reasons) == (light != "green")


def test_every_limit_has_value_unit_citation_and_whether_it_was_checked() -> None:
    assert set(procedures()) == {"hip", "jaw", "skull_plate", "aneurysm", "valve", "tumour", "liver", "lead"}
    for name, entry in table("suitability.yaml").items():
        for key, limit in entry.items():
            if key != "words":
                assert {"value", "unit", "citation", "verified"} <= set(limit), (name, key)
                assert limit["citation"]
                assert not (limit["verified"] and "[M]" in limit["citation"]), (name, key)
    assert (limits("hip")["slice_spacing"]["value"], limits("jaw")["slice_spacing"]["value"]) == (1.5, 1.0)


def test_an_unknown_operation_lists_the_known_ones() -> None:
    with pytest.raises(BadInput, match="can't be judged for 'knee'; there is: hip, jaw"):
        suit(GOOD_HIP, "knee", TODAY)


@pytest.mark.parametrize(
    ("kernel", "kind"),
    [("STANDARD", "soft"), ("B70s", "sharp"), ("['Br38f', '3']", "soft"), ("Hr60", "sharp"), ("FC08", "soft"), ("zz", "")],
)
def test_kernels_of_the_makers_are_known(kernel: str, kind: str) -> None:
    assert kernel_kind(kernel) == kind


def test_a_body_part_is_found_in_the_tag_or_the_description() -> None:
    assert regions_of("HEAD_NECK", "") == ("head", "neck")
    assert regions_of("", "CT Hips") == ()
    assert regions_of("FEMUR", "hip") == ("pelvis", "leg")


def test_an_age_needs_a_date_and_a_day() -> None:
    assert age_days("", TODAY) is None
    assert age_days("2026-03-01", None) is None


def test_the_report_tells_facts_light_and_what_a_series_suits(write_series, ramp) -> None:
    folder = write_series(ramp, ConvolutionKernel="BONE", ContrastBolusAgent="Iomeron", BodyPartExamined="HIP", KVP="120")
    for n in range(3):
        (folder / f"junk{n}").write_text("x")
    report = list_series(folder)
    (series,) = json.loads(json.dumps(report.to_json(TODAY)))["series"]
    facts = series["facts"]
    assert (facts["slices"], facts["slice_spacing_mm"], facts["pixel_mm"]) == (6, 2.0, [0.5, 0.8])
    assert (facts["coverage_mm"], facts["kernel"], facts["kernel_kind"]) == (12.0, "BONE", "sharp")
    assert (facts["contrast"], facts["regions"], facts["kvp"]) == ("Iomeron", ["pelvis"], 120.0)
    assert (facts["age_days"], facts["ionising"]) == (760, True)
    assert series["light"] == {"ok": "green", "warned": "amber"}[series["status"]]
    assert [s["procedure"] for s in series["suits"]] == list(procedures())
    assert series["suits"][0]["light"] == "red"
    words = report.words(TODAY, "hip")
    assert "for hip: RED" in words
    assert "slices lie 2.0 mm apart; hip planning wants 1.5 mm or less" in words
    assert re.search(r"skipped 3 files, such as junk0: not a DICOM file", words)
    assert report.to_json(TODAY, "valve")["series"][0]["suits"][0]["procedure"] == "valve"


def test_a_refused_series_is_red_for_every_operation_with_its_reason(write_series, ramp) -> None:
    folder = write_series(ramp, positions=[(0, 0, z) for z in (0, 2, 4, 9, 10, 12)])
    report = list_series(folder)
    (series,) = report.to_json(TODAY)["series"]
    assert series["light"] == "red"
    assert {s["light"] for s in series["suits"]} == {"red"}
    assert {tuple(s["reasons"]) for s in series["suits"]} == {(series["reasons"][0],)}
    assert "RED" in report.words(TODAY)


def test_a_series_of_phases_asks_for_a_choice_and_is_not_red_for_it(write_series, ramp) -> None:
    import numpy as np

    places = [(0, 0, 2.0 * k) for k in range(6)]
    folder = write_series(
        np.concatenate([ramp, ramp + 9]), positions=places + places, BodyPartExamined="HEART", ContrastBolusAgent="Iodine",
        NominalPercentageOfCardiacPhase=lambda k: 75.0 - 40 * (k // 6),
    )  # fmt: skip
    (row,) = list_series(folder).to_json(TODAY, "valve")["series"]
    assert (row["light"], len(row["facts"]["phases"])) == ("red", 2)
    assert row["suits"][0]["light"] == "amber"
    assert row["suits"][0]["reasons"][0] == "it holds 2 phases, times or contrasts: choose one with `phase`"


def test_a_volume_file_has_the_same_facts_and_nothing_it_does_not_tell_is_green(tmp_path) -> None:
    import numpy as np

    from surgplan.base.grid import Grid
    from surgplan.imaging.formats.write import write_volume
    from surgplan.imaging.volume import Volume

    grid = Grid((20, 20, 500), (0.8, 0.8, 1.0), (0, 0, 0), (1, 0, 0, 0, 1, 0, 0, 0, 1))
    voxels = np.linspace(-1000, 1500, 200_000).astype(np.int16).reshape(500, 20, 20)
    write_volume(Volume(grid, voxels, None, "HU"), tmp_path / "hip.nii.gz")
    (row,) = list_series(tmp_path / "hip.nii.gz").to_json(TODAY, "hip")["series"]
    assert row["facts"]["coverage_mm"] == 500.0
    assert row["facts"]["age_days"] is None
    assert row["suits"][0]["procedure"] == "hip"
    assert row["suits"][0]["light"] == "amber"
    assert any("can't be known" in reason for reason in row["suits"][0]["reasons"])


def test_the_command_line_puts_the_operation_first_and_refuses_an_unknown_one(write_series, ramp, capsys) -> None:
    from surgplan.cli.main import main

    folder = str(write_series(ramp))
    assert main(["import", folder, "--list", "--for", "jaw", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["series"][0]["suits"][0]["procedure"] == "jaw"
    assert main(["import", folder, "--list", "--for", "knee"]) == 2
    assert "hip, jaw" in capsys.readouterr().err
