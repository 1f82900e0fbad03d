"""The two explicit tables of the program: every operation, and every recipe."""

from __future__ import annotations

from collections.abc import Mapping

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.comparison import COMPARISON
from surgplan.artifacts.fits import FIT
from surgplan.artifacts.fragments import FRAGMENT
from surgplan.artifacts.profiles import PROFILE
from surgplan.artifacts.shapes import CUT_SURFACE, DISPLAY, MOVED_SURFACE, SURFACE
from surgplan.artifacts.shared_shapes import SHARED
from surgplan.artifacts.statistics import STATISTICS
from surgplan.artifacts.structure import MODULUS, SOLUTION, TETRAHEDRA
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.case.operation import Operation
from surgplan.case.remove import REMOVALS
from surgplan.case.session import Session
from surgplan.case.state import STATE_OPERATIONS
from surgplan.imaging.choose_phase import ChoosePhase
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.registration.register_image import RegisterImage
from surgplan.mesh.import_surface import ImportSurface
from surgplan.mesh.register_surface import RegisterSurface
from surgplan.plan.change_measure import MoveMeasurePoint, RenameMeasure, RenameNote
from surgplan.plan.fit_landmarks import FitHead, FitShaft
from surgplan.plan.move_fragment import MoveFragment
from surgplan.plan.move_implant import MoveImplant
from surgplan.plan.place_implant import PlaceImplant
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_measure import MeasureAngle, MeasureDistance, MeasureVolume
from surgplan.plan.place_note import MoveNote, WriteNote
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.place_view_measure import MeasureArea, MeasureCobb, MeasureProfile
from surgplan.plan.template_implant import TemplateImplant
from surgplan.segment.tools.ai import Ai
from surgplan.segment.tools.combine import Combine
from surgplan.segment.tools.copy_segment import CopySegment
from surgplan.segment.tools.cut import Cut
from surgplan.segment.tools.cut_curve import CutCurve
from surgplan.segment.tools.describe import Describe
from surgplan.segment.tools.draw import Draw
from surgplan.segment.tools.fill import Fill
from surgplan.segment.tools.fill_between import FillBetween
from surgplan.segment.tools.grow_seeds import GrowSeeds
from surgplan.segment.tools.hollow import Hollow
from surgplan.segment.tools.import_segment import ImportSegment
from surgplan.segment.tools.islands import Islands
from surgplan.segment.tools.joint_smooth import JointSmooth
from surgplan.segment.tools.level_trace import LevelTrace
from surgplan.segment.tools.local_threshold import LocalThreshold
from surgplan.segment.tools.margin import Margin
from surgplan.segment.tools.mirror import Mirror
from surgplan.segment.tools.new import New
from surgplan.segment.tools.paint import Paint
from surgplan.segment.tools.preset import Preset
from surgplan.segment.tools.refine import Refine
from surgplan.segment.tools.region_grow import RegionGrow
from surgplan.segment.tools.scissors import Scissors
from surgplan.segment.tools.smooth import Smooth
from surgplan.segment.tools.split import Split
from surgplan.segment.tools.split_islands import SplitIslands
from surgplan.segment.tools.threshold import Threshold
from surgplan.segment.tools.watershed import Watershed
from surgplan.segment.tools.wrap import Wrap
from surgplan.simulate.structure_study import StructureStudy

_OPERATIONS: tuple[type[Operation], ...] = (
    ImportImage,
    RegisterImage,
    ChoosePhase,
    Ai,
    New,
    Paint,
    Draw,
    LevelTrace,
    Scissors,
    Describe,
    ImportSegment,
    ImportSurface,
    RegisterSurface,
    Threshold,
    Islands,
    Fill,
    Smooth,
    Combine,
    Cut,
    CutCurve,
    Margin,
    Hollow,
    JointSmooth,
    Wrap,
    Mirror,
    SplitIslands,
    CopySegment,
    Preset,
    Split,
    LocalThreshold,
    Refine,
    FillBetween,
    Watershed,
    RegionGrow,
    GrowSeeds,
    PlaceLandmark,
    FitHead,
    FitShaft,
    MeasureDistance,
    MeasureAngle,
    MeasureVolume,
    MeasureCobb,
    MeasureArea,
    MeasureProfile,
    MoveMeasurePoint,
    RenameMeasure,
    WriteNote,
    MoveNote,
    RenameNote,
    PlaceImplant,
    TemplateImplant,
    MoveImplant,
    PlaceResection,
    MoveFragment,
    StructureStudy,
    *REMOVALS,
    *STATE_OPERATIONS,
)

OPERATIONS: Mapping[str, type[Operation]] = {op.kind: op for op in _OPERATIONS}
"""Every operation by its kind: what journals are read with and what the command line and the window offer."""

RECIPES: Mapping[str, RecipeKind] = {
    kind.name: kind
    for kind in (
        SURFACE,
        CUT_SURFACE,
        MOVED_SURFACE,
        DISPLAY,
        FRAGMENT,
        FIT,
        TETRAHEDRA,
        MODULUS,
        SOLUTION,
        STATISTICS,
        PROFILE,
        COMPARISON,
        SHARED,
    )
}
"""Every recipe by its name."""


def workshop_for(session: Session) -> Workshop:
    """The workshop of an open case, with the cache beside its file."""
    return Workshop(session.blobs, Cache.beside(session.path), RECIPES)
