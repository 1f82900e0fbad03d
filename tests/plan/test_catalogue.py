"""The catalogue of implants."""

from __future__ import annotations

from pathlib import Path

import pytest

from surgplan.base.errors import BadInput, Refused
from surgplan.plan.catalogue import Catalogue


def test_there_are_twelve_stems_that_grow_with_their_size() -> None:
    sizes = Catalogue.load().family("stem.collarless").sizes
    assert len(sizes) == 12
    for name in ("length_mm", "tip_width_mm", "body_thickness_mm", "offset_standard_mm"):
        values = [float(p[name]) for p in sizes.values()]
        assert values == sorted(values)
        assert len(set(values)) == 12


def test_cups_run_from_44_to_66_by_2() -> None:
    assert list(Catalogue.load().family("cup.hemispherical").sizes) == [str(d) for d in range(44, 67, 2)]


def test_every_family_says_its_material_frame_and_source() -> None:
    for family in Catalogue.load().families.values():
        assert family.source == "generic"
        assert family.frame.startswith("Origin")
        assert {family.material, *family.part_materials.values()} <= {"Ti6Al4V", "CoCrMo", "UHMWPE", "316L"}


def test_options_stand_in_the_parameters_and_a_whole_number_is_taken_as_a_length() -> None:
    found = Catalogue.load().find("stem.collarless", "12", {"head_mm": 36, "offset": "high"})
    assert found.parameters["head_mm"] == 36.0
    assert isinstance(found.parameters["head_mm"], float)
    assert found.parameters["offset"] == "high"
    assert found.parameters["head_offset_mm"] == 0.0


@pytest.mark.parametrize(
    ("component", "size", "options", "words"),
    [
        ("stem.of_nobody", "12", {}, "the catalogue has no 'stem.of_nobody'"),
        ("stem.collarless", "7", {}, "no size '7'; the sizes are 8, 9"),
        ("stem.collarless", "12", {"colour": "red"}, "no option 'colour'; the options are head_mm"),
        ("stem.collarless", "12", {"head_mm": 33}, "head_mm can't be 33; it can be 28, 32, 36"),
    ],
)
def test_what_is_not_there_is_refused_and_what_is_there_is_named(component: str, size: str, options: dict, words: str) -> None:
    with pytest.raises(Refused, match=words):
        Catalogue.load().find(component, size, options)


@pytest.mark.parametrize("text", ["component: [", "component: x\nunit: inch\n", "component: x\nunit: mm\n", "[]"])
def test_an_implant_file_that_can_not_be_used_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.yaml").write_text(text)
    with pytest.raises(BadInput, match=r"odd\.yaml"):
        Catalogue.load(tmp_path)
