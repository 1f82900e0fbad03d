"""Which names a field of an operation may hold, by the field's own name: things of the case, or entries of our tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from surgplan.case.document import Case
from surgplan.plan.features import is_direction

Choices = Callable[[Case], Sequence[str]]


def bodies(case: Case) -> list[str]:
    """Everything solid, for a study: fragments stand for the segment they were cut from."""
    cut = {resection.segment for resection in case.resections.values()}
    return [
        *case.fragments(),
        *case.implants,
        *(s for s in case.segments if s not in cut),
        *(s for s in case.segments if s in cut),
    ]


def pieces(case: Case) -> list[str]:
    """Segments and fragments."""
    return [*case.segments, *case.fragments()]


def points(case: Case) -> list[str]:
    """Every named point: landmarks, and the features of implants."""
    return [*case.landmarks, *_features(case, directions=False)]


def directions(case: Case) -> list[str]:
    """Every named direction: axes and normals of implants."""
    return _features(case, directions=True)


def _features(case: Case, *, directions: bool) -> list[str]:
    return [
        f"{name}.{feature}"
        for name, implant in case.implants.items()
        for feature in implant.features
        if is_direction(feature) is directions
    ]


def _laws(case: Case) -> Sequence[str]:
    from surgplan.mesh.laws import law_names

    return law_names()


def _loads(case: Case) -> Sequence[str]:
    from surgplan.simulate.peak_loads import peak_load_names

    return (*peak_load_names(), "custom")


def _materials(case: Case) -> Sequence[str]:
    from surgplan.simulate.materials import material_names

    return material_names()


def _tissues(case: Case) -> Sequence[str]:
    from surgplan.segment.outcome import COLOURS

    return list(COLOURS)


def _anatomy(case: Case) -> Sequence[str]:
    from surgplan.segment.anatomy import structures

    return list(structures())


def _stems(case: Case) -> Sequence[str]:
    from surgplan.plan.catalogue import Catalogue

    return sorted(name for name in Catalogue.load().families if name.startswith("stem."))


def _stem_sizes(case: Case) -> Sequence[str]:
    from surgplan.plan.catalogue import Catalogue

    families = Catalogue.load().families
    sizes = [size for name in _stems(case) for size in families[name].sizes]
    return ["auto", *dict.fromkeys(sizes)]


def _landmarks(case: Case) -> Sequence[str]:
    return list(case.landmarks)


CHOICES: Mapping[str, Choices] = {
    "image": lambda case: list(case.images),
    "segment": lambda case: list(case.segments),
    "segments": lambda case: list(case.segments),
    "apart_from": lambda case: list(case.segments),
    "on": pieces,
    "implant": lambda case: list(case.implants),
    "bodies": bodies,
    "start": points,
    "end": points,
    "points": points,
    "at": points,
    "origin": points,
    "normal": directions,
    "head": _landmarks,
    "head_centre": _landmarks,
    "shaft_proximal": _landmarks,
    "shaft_distal": _landmarks,
    "law": _laws,
    "load": _loads,
    "material": _materials,
    "tissue": _tissues,
    "anatomy": _anatomy,
    "symmetry_of": lambda case: list(case.images),
    "rivals": lambda case: list(case.segments),
    "component": _stems,
    "size": _stem_sizes,
}
"""Field name to the names it may hold."""
