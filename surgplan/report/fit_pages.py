"""How implants sit in bone: maps of the gap, canal sections, figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.case.operation import Blobs
from surgplan.plan.features import lies_in_canal
from surgplan.plan.femur_canal import bone_in_ct
from surgplan.report.colours import gap_bands
from surgplan.report.content import Block, Figures, Heading, Words, results_table
from surgplan.report.facts import Facts, FitFacts
from surgplan.report.maps import Map, map_pictures, range_notes
from surgplan.report.picture import Legend
from surgplan.report.sections import section_pictures, stem_levels

CONTACT_MM, CLOSE_MM = 0.1, 1.0
WINDOW_HU = (-300.0, 2600.0)
"""Cortex stays grey, so that its outlines can be seen."""


def fit_pages(facts: Facts, blobs: Blobs) -> list[Block]:
    """Each fit with its map, its sections where it is a stem's, and its figures; nothing without implants in bone."""
    blocks: list[Block] = [Heading("Fit", 1)] if facts.fits else []
    for fit in facts.fits:
        blocks += [Heading(f"{fit.implant} in {fit.segment}"), _gap_map(facts, fit)]
        blocks += _sections(facts, fit, blobs)
        blocks += results_table({"": fit.figures})
    return blocks


def _gap_map(facts: Facts, fit: FitFacts) -> Figures:
    stem = lies_in_canal(facts.case.implants[fit.implant].features)
    cut = facts.case.fragments().get(fit.segment)
    gap = fit.artifact["gap_mm"].copy()
    if cut is not None:
        # the cut is known where the bone was scanned
        side = cut.plane.signed_distance_mm(_back(facts, fit).apply(fit.surface.points))
        gap[side > 0 if fit.segment == cut.negative else side < 0] = np.nan
    shown = Map(fit.surface, gap, gap_bands(CONTACT_MM, CLOSE_MM, "penetration" if stem else "in bone"), "mm")
    wall = "the canal's wall" if stem else f"the surface of {fit.segment}"
    beyond = "" if cut is None else f" Dark grey lies beyond {cut.id}."
    legend = Legend("Gap, mm", shown.colours, range_notes(shown.values, "mm"))
    negative = "beyond it" if stem else "in it"
    caption = f"Distance of {fit.implant} from {wall}, negative where it lies {negative}.{beyond}"
    return Figures(map_pictures(shown, mark_peak=False), caption, legend)


def _sections(facts: Facts, fit: FitFacts, blobs: Blobs) -> list[Block]:
    """Three sections across a stem; in words why there are none, where they can't be made."""
    implant = facts.case.implants[fit.implant]
    if not lies_in_canal(implant.features):
        return []
    cut = facts.case.fragments().get(fit.segment)
    bone = fit.segment if cut is None else cut.segment
    try:
        volume, mask = bone_in_ct(facts.case, blobs, bone, None)
        back = _back(facts, fit)
        placed = replace(implant, pose=implant.pose.then(back))
        levels, wall = stem_levels(placed, fit.surface.transformed(back), volume, mask)
    except Refused as exc:
        return [Words(f"Canal sections can't be shown: {exc}", quiet=True)]
    pictures = section_pictures(levels, volume, WINDOW_HU, facts.unscanned(facts.case.segments[bone].image))
    if not pictures:
        return [Words("No level of the stem shows both stem and canal, so there are no canal sections.", quiet=True)]
    caption = (
        f"Sections across the stem's axis. The inner border of the cortex is at {wall.threshold_hu:.0f} HU, half way "
        f"between marrow ({wall.marrow_hu:.0f} HU) and cortex ({wall.cortex_hu:.0f} HU); the outer one is that of {bone}."
    )
    if facts.case.motion_of(fit.segment) is not None:
        caption += f" {fit.segment} was moved in the plan: the sections show it and {fit.implant} where the bone was scanned."
    return [Figures(pictures, caption)]


def _back(facts: Facts, fit: FitFacts) -> Rigid:
    """The motion from where a fragment is planned to where its bone was scanned."""
    motion = facts.case.motion_of(fit.segment)
    return Rigid.identity() if motion is None else motion.inverse()
