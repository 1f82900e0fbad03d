"""The layouts of the views, as data: which view stands where, and how much of the room it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SLICES = ("axial", "coronal", "sagittal")
SCENE = "scene"
"""The 3D view of the case that is worked on."""
OTHER = "other"
"""A second 3D view, of another scenario."""
DOCKED = (*SLICES, SCENE)
"""What can be the big one."""


@dataclass(frozen=True)
class Split:
    """Parts beside each other, or one over the other; `shares` are their parts of the room."""

    beside: bool
    parts: tuple[Part, ...]
    shares: tuple[float, ...]


Part = str | Split
"""A view by its name, or a division of the room."""


@dataclass(frozen=True)
class Layout:
    """One way to arrange the views."""

    id: str
    title: str
    """English; shown through `say`."""
    icon_name: str
    help: str
    """One sentence on what it is for."""


LAYOUTS = (
    Layout("beside", "Slices beside 3D", "layout-beside", "The 3D view is the largest, the three slices stand beside it."),
    Layout("even", "Four even views", "layout-even", "Three slices and the 3D view, all of one size."),
    Layout("big", "One big view", "layout-big", "One view is big, the other three stand in a column beside it."),
    Layout("three_over_one", "Three over one", "layout-three", "The three slices in a row over a wide 3D view."),
    Layout("scenarios", "Two scenarios", "layout-scenarios", "Two 3D views side by side: this scenario and another one."),
)
FIRST = LAYOUTS[0].id


def layout(name: str) -> Layout:
    """A layout by its id; the first where there is none of this id, as in settings of another version."""
    return next((each for each in LAYOUTS if each.id == name), LAYOUTS[0])


def tree(name: str, big: str = SCENE) -> Split:
    """Where the views of a layout stand; `big` is the big one of `big`."""
    axial, coronal, sagittal = SLICES
    if name == "even":
        return Split(False, (_row(axial, SCENE), _row(coronal, sagittal)), (1, 1))
    if name == "big":
        small = tuple(view for view in DOCKED if view != big)
        return Split(True, (big if big in DOCKED else SCENE, Split(False, small[:3], (1, 1, 1))), (3, 1))
    if name == "three_over_one":
        return Split(False, (_row(*SLICES), SCENE), (2, 3))
    if name == "scenarios":
        return Split(False, (_row(SCENE, OTHER), _row(*SLICES)), (2, 1))
    return Split(True, (Split(False, (axial, _row(coronal, sagittal)), (55, 45)), SCENE), (45, 55))


def names(part: Part) -> Iterator[str]:
    """The views in a part, in reading order."""
    if isinstance(part, str):
        yield part
    else:
        for each in part.parts:
            yield from names(each)


def _row(*parts: str) -> Split:
    return Split(True, parts, (1.0,) * len(parts))
