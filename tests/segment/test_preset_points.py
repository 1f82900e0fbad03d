"""Which points presets take, and what they refuse of them."""

from __future__ import annotations

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.imaging.volume import Volume
from surgplan.segment.presets import bone as bones
from surgplan.segment.presets import hip as hips
from surgplan.segment.presets import vertebrae
from surgplan.segment.presets.liver import liver
from surgplan.segment.presets.liver_settings import LiverSettings
from surgplan.segment.presets.made import Asked
from surgplan.segment.presets.preset_data import load
from surgplan.segment.tools.preset import Preset

SHAPE = (40, 40, 80)


def ct() -> Volume:
    return Volume(Grid((80, 40, 40), (2.0, 2.0, 2.0), (-80.0, 0.0, 0.0)), np.full(SHAPE, 40, np.int16), None, "HU")


def of_bone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two boxes stand for bones, and each hip for its points."""
    mask = np.zeros(SHAPE, dtype=bool)
    mask[5:35, 5:35, 5:35] = mask[5:35, 5:35, 45:75] = True
    monkeypatch.setattr(bones, "bone", lambda *_: mask)
    monkeypatch.setattr(vertebrae, "bone", lambda *_: mask)
    monkeypatch.setattr(hips, "hip", lambda *_: (mask, mask, (), "tested", ""))
    monkeypatch.setattr(bones, "costal_cartilage", lambda *_: mask & False)


def asked(preset: str, *points: tuple[float, float, float]) -> Asked:
    return Asked(ct(), load(preset).settings, points)


LEFT = ((50.0, 30.0, 20.0), (50.0, 30.0, 50.0))
RIGHT = ((-50.0, 30.0, 20.0), (-50.0, 30.0, 50.0))


@pytest.mark.parametrize(("preset", "words"), [("bone", "head"), ("vertebrae", "body")])
def test_presets_that_take_points_say_so(preset: str, words: str) -> None:
    assert words in load(preset).more_seeds


@pytest.mark.parametrize(("preset", "count"), [("bone", 2), ("bone", 4), ("vertebrae", 3)])
def test_points_of_a_preset_reach_it_through_the_operation(preset: str, count: int, imaged, do, monkeypatch) -> None:
    given = []

    def noted(asked_: Asked, _: object) -> list:
        given.extend(asked_.seeds)
        raise Refused("noted")

    monkeypatch.setattr("surgplan.segment.tools.preset.function", lambda _: noted)
    points = (*RIGHT, *LEFT)[:count]
    case = imaged(np.zeros(SHAPE))
    with pytest.raises(Refused, match="noted"):
        do(case, Preset("ct", preset, "it", seed=points[0], more_seeds=points[1:]))
    assert tuple(given) == points


def test_both_hips_have_their_sides_whichever_comes_first(monkeypatch) -> None:
    of_bone(monkeypatch)
    for points in ((*LEFT, *RIGHT), (*RIGHT, *LEFT)):
        made = bones.preset(asked("bone", *points), silent)[1:]
        told = {(m.part, m.anatomy, m.side) for m in made}
        assert told == {
            (f"{part}_{side}", name, side)
            for part, name in (("femur", "femur"), ("pelvis", "hip_bone"))
            for side in ("left", "right")
        }


def test_two_heads_side_by_side_are_not_two_hips(monkeypatch) -> None:
    of_bone(monkeypatch)
    near = tuple((x - 1.0, y, z) for x, y, z in LEFT)
    with pytest.raises(Refused, match="two hips"):
        bones.preset(asked("bone", *LEFT, *near), silent)


def test_a_vertebra_that_comes_out_empty_is_left_out(monkeypatch) -> None:
    of_bone(monkeypatch)
    some, none = np.ones(SHAPE, bool), np.zeros(SHAPE, bool)
    monkeypatch.setattr(vertebrae, "parted", lambda *_: ({"01": none, "02": some, "03": some}, ()))
    points = ((-50.0, 30.0, 60.0), (-50.0, 30.0, 40.0), (-50.0, 30.0, 20.0))
    made = vertebrae.preset(asked("vertebrae", *points), silent)
    assert [m.part for m in made] == ["", "03"]
    assert all(m.mask.any() for m in made)
    assert any("no bone" in words.lower() for words in made[0].cautions)
    monkeypatch.setattr(vertebrae, "parted", lambda *_: ({"01": none, "02": none}, ()))
    with pytest.raises(Refused, match="body"):
        vertebrae.preset(asked("vertebrae", *points), silent)


def test_a_further_seed_far_from_the_liver_is_refused() -> None:
    values = np.full((4, 4, 400), 60, np.int16)
    with pytest.raises(Refused, match="seed 2 lies farther"):
        liver(values, (1.0, 1.0, 1.0), [(2, 2, 20), (2, 2, 390)], LiverSettings(**load("liver").settings))
