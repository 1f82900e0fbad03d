"""The surface of a segment that is being edited: coarse patches in an exact surface."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from surgplan.app.editor.live_surface import MOST_PATCHES, REST, LiveSurface
from surgplan.app.editor.surface_nets import counted, surface_nets
from surgplan.app.showing_surfaces import Surfaces
from surgplan.base.geometry import Rigid
from surgplan.base.grid import Grid
from surgplan.case.bricks import Bricks
from surgplan.mesh.surface import extract

_turn = Rigid.about((0, 0, 0), (0.3, 1.0, 0.2), 14.0).matrix3
GRID = Grid((150, 140, 130), (0.8, 0.9, 1.2), (-40.0, 10.0, 5.0), tuple(_turn.ravel()))


def ball(centre: tuple[float, float, float], radius_mm: float) -> tuple[np.ndarray, np.ndarray]:
    """A ball about a share of the way along i, j, k, and its centre in LPS mm."""
    middle = GRID.to_lps(np.array(centre) * (np.array(GRID.size) - 1))
    k, j, i = np.indices(GRID.array_shape)
    return np.linalg.norm(GRID.to_lps(np.stack([i, j, k], axis=-1)) - middle, axis=-1) <= radius_mm, middle


def used(piece: Any) -> np.ndarray:
    """The points of a piece that triangles have."""
    return piece.points[np.unique(piece.triangles)]


def new_surface() -> LiveSurface:
    """Of a segment that was empty."""
    nothing = np.empty((0, 3)), np.empty((0, 3), np.int32)
    return LiveSurface(GRID, Bricks.empty(GRID.array_shape), *nothing)


def test_patches_of_a_ball_lie_on_it_and_are_turned_outwards() -> None:
    mask, middle = ball((0.5, 0.5, 0.5), 35.0)
    pieces = new_surface().pieces(Bricks.of(mask))
    assert pieces is not None
    assert len(pieces) > 8
    points = np.concatenate([used(piece) for piece in pieces if piece.brick != REST])
    away = np.linalg.norm(points - middle, axis=1)
    assert np.abs(away - 35.0).max() < 1.3, "about a voxel"
    assert abs(away.mean() - 35.0) < 0.2
    for piece in pieces[1:]:
        a, b, c = (piece.points[piece.triangles[:, n]] for n in range(3))
        assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), a - middle) > 0).all()


def test_patches_cover_the_whole_ball() -> None:
    mask, middle = ball((0.5, 0.5, 0.5), 35.0)
    pieces = new_surface().pieces(Bricks.of(mask))
    points = np.concatenate([used(piece) for piece in pieces[1:]])
    rng = np.random.default_rng(0)
    ways = rng.normal(size=(400, 3))
    places = middle + 35.0 * ways / np.linalg.norm(ways, axis=1)[:, None]
    nearest = np.sqrt(((places[:, None] - points[None]) ** 2).sum(axis=-1).min(axis=1))
    assert nearest.max() < 3.0


def test_a_surface_at_the_border_of_the_scan_is_closed() -> None:
    mask = np.ones((10, 11, 12), dtype=bool)
    points, triangles = surface_nets(counted(mask))
    edges = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    _, counts = np.unique(edges, axis=0, return_counts=True)
    assert (counts == 2).all()
    assert len(points) > 0


def test_only_bricks_that_changed_are_patched_and_kept_ones_are_the_same_objects() -> None:
    mask, _ = ball((0.5, 0.5, 0.5), 35.0)
    exact = extract(mask, GRID)
    before = Bricks.of(mask)
    surface = LiveSurface(GRID, before, exact.points, exact.triangles)
    assert [piece.brick for piece in surface.pieces(before)] == [REST]
    dab = np.zeros((4, 4, 4), dtype=bool)
    after = before.with_box((slice(70, 74), slice(70, 74), slice(70, 74)), dab)
    changed = [n for n, (a, b) in enumerate(zip(before.bricks, after.bricks, strict=True)) if a is not b]
    rest, *patches = surface.pieces(after)
    assert [piece.brick for piece in patches] == changed
    assert 0 < len(rest.triangles) < len(exact.triangles)
    again = surface.pieces(after.with_box((slice(10, 12), slice(10, 12), slice(10, 12)), dab[:2, :2, :2]))
    assert again[0] is rest
    assert again[1:] == patches


def test_where_much_changed_the_exact_surface_is_waited_for() -> None:
    grid = Grid((300, 300, 300), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    full = Bricks((300, 300, 300), (True,) * 125)
    surface = LiveSurface(grid, Bricks.empty((300, 300, 300)), np.empty((0, 3)), np.empty((0, 3), np.int32))
    assert len(full.bricks) > MOST_PATCHES
    assert surface.pieces(full) is None


@pytest.mark.parametrize("erased", [False, True])
def test_a_brick_that_became_empty_has_no_patch(erased: bool) -> None:
    mask, _ = ball((0.2, 0.2, 0.2), 8.0)
    surface = new_surface()
    surface.pieces(Bricks.of(mask))
    pieces = surface.pieces(Bricks.empty(GRID.array_shape) if erased else Bricks.of(mask))
    assert sum(len(piece.triangles) for piece in pieces) == (0 if erased else pytest.approx(1500, rel=0.9))


def test_a_segment_that_only_a_preview_fills_asks_for_no_surface(opened, monkeypatch) -> None:
    bridge, asked = opened.space.bridge, []
    some = next(iter(bridge.case.segments.values()))
    done = bridge.case.with_item(replace(some, id="fresh", voxel_count=0))
    shown = done.with_item(replace(some, id="fresh"))
    monkeypatch.setattr(bridge, "need", lambda recipe, title: asked.append(title))
    monkeypatch.setattr(bridge, "retry", lambda recipe, title, *_: asked.append(title))
    made = Surfaces(bridge, opened.space.state)
    assert "fresh" not in {item.id for item in made.items(shown, done)}
    assert not [title for title in asked if "fresh" in title]
