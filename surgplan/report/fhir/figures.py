"""Every figure of a plan with the words, the recipe and the scan it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.structure import solution_recipe
from surgplan.case.apart import why_apart
from surgplan.report.dicom.header import made_on
from surgplan.report.facts import Facts
from surgplan.report.names import spoken


@dataclass(frozen=True)
class Measured:
    """One figure."""

    name: str
    """Of this figure alone among all of the plan."""
    figure: str
    """What kind of figure it is, `gap_max` say."""
    words: str
    value: Any
    unit: str
    source: str
    """How it was worked out."""
    key: tuple[str, str]
    """What names the way it was worked out: `recipe` and its key, or what the case holds and its hash."""
    images: tuple[str, ...]
    """The scans it rests on; none where the case has none."""
    implant: str = ""


def measured_of(facts: Facts) -> Iterator[Measured]:
    """Measures, volumes of segments, fits, and results of studies; numbers of earlier plans are left out."""
    case = facts.case
    # points that nobody tied to a scan lie in the plan's frame
    every = tuple(name for name, image in case.images.items() if not why_apart(case, image))
    for name, found in facts.measures.items():
        measure = case.measures[name]
        images = made_on(case, name) or every
        yield _one(f"measure|{name}", measure.what, f"{spoken(measure.what)}: {name}", found, ("case", facts.case_hash), images)
    for name, segment in case.segments.items():
        volume = {"value": segment.volume_mm3, "unit": "mm3", "source": f"{segment.voxel_count} voxels on {segment.image}"}
        yield _one(f"segment|{name}", "volume", f"Volume of {name}", volume, ("labels", segment.labels), (segment.image,))
    for fit in facts.fits:
        key = fit_recipe(case, fit.implant, fit.segment).key
        images = made_on(case, fit.segment)
        for figure, found in fit.figures.items():
            words = f"{spoken(figure)}: {fit.implant} in {fit.segment}"
            yield _one(f"fit|{fit.implant}|{fit.segment}|{figure}", figure, words, found, ("recipe", key), images, fit.implant)
    for study in facts.studies:
        if study.solution is None or not study.current:
            continue
        key = solution_recipe(case, study.study.id).key
        for result, found in study.solution.facts["results"].items():
            body, _, figure = result.rpartition(".")
            words = f"{spoken(figure)}: {f'{body} in ' if body else ''}{study.study.id}"
            implant = body if body in case.implants else ""
            name = f"study|{study.study.id}|{result}"
            yield _one(name, figure, words, found, ("recipe", key), made_on(case, study.study.id), implant)


def _one(
    name: str, figure: str, words: str, found: Any, key: tuple[str, str], images: tuple[str, ...], implant: str = ""
) -> Measured:
    value, unit, source = found["value"], found.get("unit", ""), found.get("source", "")
    return Measured(name, figure, words, value, unit, source, key, tuple(images), implant)


def whose(facts: Facts, figure: Measured) -> frozenset[str]:
    """The people whose scans a figure rests on: pseudonyms, and nothing for the case's own patient."""
    return frozenset(facts.case.images[name].patient for name in figure.images) or frozenset({""})


def left_out(facts: Facts) -> list[str]:
    """Studies without up-to-date numbers and figures that belong to nobody, and why, in words."""
    found = [f"{what}: {why}" for what, why in facts.problems]
    for figure in measured_of(facts):
        if len(whose(facts, figure)) > 1:
            scans = ", ".join(figure.images)
            found.append(f"{figure.words}: it rests on scans of several people ({scans}), so it is left out")
    for study in facts.studies:
        if study.stale:
            found.append(f"study {study.study.id} was solved for an earlier plan: its numbers are left out")
        elif study.solution is None:
            found.append(f"study {study.study.id} is not solved: {study.reason or study.status}")
    return found
