"""Standard names: what the tables say stands in the standard's dictionary, and segments carry it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydicom.sr._cid_dict import cid_concepts
from pydicom.sr._concepts_dict import concepts

from surgplan.base.errors import Refused
from surgplan.base.resources import table
from surgplan.case.document import Case, Landmark
from surgplan.report.dicom.codes import category_of, type_of
from surgplan.segment.anatomy import structure, structures, tissue_codes
from surgplan.segment.outcome import COLOURS, new_segment
from surgplan.segment.tools.describe import Describe

TISSUES = table("tissues.yaml")["tissues"]
CODES = {
    **{f"anatomy {name}": entry["code"] for name, entry in table("anatomy.yaml").items() if "code" in entry},
    **{f"tissue {name}": entry["type"] for name, entry in TISSUES.items()},
    **{f"side {name}": code for name, code in table("tissues.yaml")["sides"].items()},
    **{f"category {name}": code for name, code in table("tissues.yaml")["categories"].items()},
}
Do = Callable[..., Case]


def test_codes_marked_as_verified_stand_in_the_dictionary_and_in_their_context_group() -> None:
    wrong = []
    for name, code in CODES.items():
        value, scheme = str(code["value"]), code["scheme"]
        keywords = [key for key, meanings in concepts[scheme].items() if value in meanings]
        known = {concepts[scheme][key][value][0].lower() for key in keywords}
        if code["verified"] is not (code["mark"] == "F"):
            wrong.append(f"{name}: mark and verified differ")
        if code["verified"] and code["meaning"].lower() not in known:
            wrong.append(f"{name}: {value} means {known}")
        if "context_group" in code and not set(keywords) & set(cid_concepts[code["context_group"]].get(scheme, [])):
            wrong.append(f"{name}: not in {code['context_group']}")
    assert wrong == []


def test_every_name_has_a_tissue_with_a_colour_and_no_two_share_a_code() -> None:
    entries = structures().values()
    assert {entry.tissue for entry in entries} <= set(COLOURS)
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in (*COLOURS.values(), *(e.colour for e in entries if e.colour)))
    codes = [(e.code.scheme, e.code.value) for e in entries if e.code is not None]
    assert len(codes) == len(set(codes))
    assert len(codes) > 150
    assert {"femur", "hip_bone", "vertebra_c1", "vertebra_l5", "mandible", "ventricles", "enhancing_tumour"} <= set(
        structures()
    )


def test_a_code_that_nobody_looked_up_is_shown_and_not_given_to_a_segment(drawn: Do) -> None:
    assert structure("rib_3").code is not None
    assert not structure("rib_3").verified
    case = Describe("part", anatomy="rib_3", side="left").apply(drawn(part=np.ones((2, 2, 2), bool)), {})
    assert case.segments["part"].code is None
    assert type_of(case.segments["part"]) == tissue_codes("bone")[1]


def test_a_described_segment_carries_name_side_tissue_code_and_colour(drawn: Do) -> None:
    case = Describe("part", anatomy="ventricles").apply(drawn(part=np.ones((2, 2, 2), bool)), {})
    segment = case.segments["part"]
    assert (segment.tissue, segment.colour, segment.anatomy) == ("fluid", "#586AD7", "ventricles")
    assert type_of(segment).value == "35764002"
    assert category_of(segment).value == "91723000"
    sided = Describe("part", anatomy="femur", side="left").apply(case, {}).segments["part"]
    assert (sided.anatomy, sided.side, sided.tissue, type_of(sided).meaning) == ("femur", "left", "bone", "Femur")
    none = Describe("part", anatomy="", tissue="bone").apply(case, {}).segments["part"]
    assert (none.anatomy, none.code, none.colour) == ("", None, COLOURS["bone"])


def test_a_chosen_colour_outlives_a_change_of_tissue_and_the_tissues_own_does_not(drawn: Do) -> None:
    case = drawn(part=np.ones((2, 2, 2), bool))
    assert Describe("part", tissue="muscle").apply(case, {}).segments["part"].colour == COLOURS["muscle"]
    chosen = Describe("part", colour="#12ab34").apply(case, {})
    assert Describe("part", tissue="muscle").apply(chosen, {}).segments["part"].colour == "#12AB34"


def test_a_segment_keeps_its_place_when_it_is_renamed_and_what_needs_it_forbids_that(drawn: Do) -> None:
    case = drawn(first=np.ones((2, 2, 2), bool), second=np.ones((2, 2, 2), bool))
    assert list(Describe("first", name="femur").apply(case, {}).segments) == ["femur", "second"]
    with pytest.raises(Refused, match="already is a segment called 'second'"):
        Describe("first", name="second").apply(case, {})
    used = case.with_item(Landmark("top", (0.0, 0.0, 0.0), on="first"))
    with pytest.raises(Refused, match="landmark top know it by its name"):
        Describe("first", name="femur").apply(used, {})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"anatomy": "femor"}, "did you mean femur"),
        ({"anatomy": "skull", "side": "left"}, "no left and no other skull"),
        ({"side": "left"}, "belongs to a standard name"),
        ({"tissue": "wood"}, "no tissue surgplan knows"),
        ({"colour": "red"}, "write it as #RRGGBB"),
        ({}, "already is described so"),
    ],
)
def test_what_makes_no_sense_is_refused(drawn: Do, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        Describe("part", **fields).apply(drawn(part=np.ones((2, 2, 2), bool)), {})


def test_a_preset_that_names_what_it_found_gives_code_and_colour(imaged: Do) -> None:
    case = imaged(np.zeros((2, 2, 2)))
    results = {"labels": "x", "voxel_count": 1, "note": "", "cautions": [], "anatomy": "lung", "side": "right"}
    segment = new_segment(case, "part", "ct", "lung", results).segments["part"]
    assert (segment.anatomy, segment.side, segment.colour) == ("lung", "right", "#C5A591")
    assert segment.code is not None
    assert segment.code.value == "39607008"
