"""The figures and points of a plan as a Comprehensive 3D structured report, TID 1500 "Measurement Report"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from highdicom.sr import (
    CoordinatesForMeasurement3D,
    DeviceObserverIdentifyingAttributes,
    ImageRegion3D,
    Measurement,
    MeasurementReport,
    MeasurementsAndQualitativeEvaluations,
    ObservationContext,
    ObserverContext,
    PlanarROIMeasurementsAndQualitativeEvaluations,
    RelationshipTypeValues,
    TextContentItem,
    TrackingIdentifier,
)
from highdicom.sr.coding import CodedConcept
from pydicom.dataset import Dataset

from surgplan import __version__
from surgplan.artifacts.fragments import fragment_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.case.document import Code
from surgplan.case.named import named_point
from surgplan.report.cautions import cautions_on
from surgplan.report.dicom.codes import category_of, measure_code, scheme_item, type_of, unit_code
from surgplan.report.dicom.header import FRAME_WORDS, MAKER, Header, made_on, new_object
from surgplan.report.dicom.uids import uid_of
from surgplan.report.facts import Facts, StudyFacts
from surgplan.report.names import by_owner

SR_CLASS = "1.2.840.10008.5.1.4.1.1.88.34"
COMMENT = Code("121106", "DCM", "Comment")
PROCEDURE = Code("363679005", "SCT", "Imaging procedure")
DEVICE_OBSERVER = Code("121007", "DCM", "Device")
IMPLANT = Code("40388003", "SCT", "Implant")
LONGEST_COMMENT = 1024

Group = MeasurementsAndQualitativeEvaluations | PlanarROIMeasurementsAndQualitativeEvaluations


def measurement_report(
    header: Header, facts: Facts, shop: Workshop, names: Sequence[str] | None, whose: str = ""
) -> tuple[Dataset, list[str]]:
    """The report of the named things of a case, or of all, and what was left out and why.

    Volumes of segments and fragments, landmarks and ends of trajectories as points in the frame of reference, measures with
    the points they were taken at, notes at a place, fits of implants and results of solved studies. What rests on scans of
    anybody but `whose` (a pseudonym, nothing for the case's patient) is left out: a report is about one person. Refused where
    nothing is left.
    """
    writer = _Writer(header, facts, shop, None if names is None else frozenset(names), whose)
    groups = [*writer.volumes(), *writer.points(), *writer.measures(), *writer.notes()]
    groups += [*writer.paths(), *writer.fits(), *writer.studies()]
    if not groups:
        what = "this case has" if names is None else f"{', '.join(names)}: there are"
        raise Refused(f"{what} no measures, landmarks, volumes, fits or solved studies to report; {'; '.join(writer.missing)}")
    observer = DeviceObserverIdentifyingAttributes(
        uid=uid_of("device", MAKER), name=MAKER, manufacturer_name=MAKER, model_name=f"{MAKER} {__version__}"
    )
    context = ObservationContext(observer_device_context=ObserverContext(concept(DEVICE_OBSERVER), observer))
    report = MeasurementReport(context, concept(PROCEDURE), groups)
    dataset = new_object(header, SR_CLASS, "SR", "Measurements of a surgical plan")
    del dataset.FrameOfReferenceUID, dataset.PositionReferenceIndicator
    for element in report[0]:
        dataset.add(element)
    dataset.CodingSchemeIdentificationSequence = [scheme_item()]
    # nobody has signed it
    dataset.CompletionFlag, dataset.VerificationFlag, dataset.PreliminaryFlag = "PARTIAL", "UNVERIFIED", "PRELIMINARY"
    dataset.CompletionFlagDescription = f"As planned so far; {FRAME_WORDS}"
    dataset.ReferencedPerformedProcedureStepSequence = []
    dataset.PerformedProcedureCodeSequence = []
    return dataset, writer.missing


class _Writer:
    """Makes the groups of a report, and keeps account of what could not go in."""

    def __init__(self, header: Header, facts: Facts, shop: Workshop, names: frozenset[str] | None, whose: str) -> None:
        self.header, self.facts, self.shop, self.names, self.whose = header, facts, shop, names, whose
        self.missing: list[str] = [f"{name}: {why}" for name, why in facts.problems if names is None or name in names]

    def wanted(self, name: str) -> bool:
        return (self.names is None or name in self.names) and self.belongs(name)

    def belongs(self, *names: str) -> bool:
        """Whether all scans that things rest on are of the person the report is about; else it is told what is left out."""
        case = self.facts.case
        other = [image for name in names for image in made_on(case, name) if case.images[image].patient != self.whose]
        words = f"{names[-1]}: it rests on {', '.join(dict.fromkeys(other))}, a scan of another person"
        if other and words not in self.missing:
            self.missing.append(words)
        return not other

    def volumes(self) -> Iterator[Group]:
        """A group for each segment and fragment."""
        case = self.facts.case
        for name, segment in case.segments.items():
            if self.wanted(name):
                found = {"volume": {"value": segment.volume_mm3, "unit": "mm3", "source": f"{segment.voxel_count} voxels"}}
                yield from self.group(name, found, type_of(segment), category_of(segment))
        for name, cut in case.fragments().items():
            if self.wanted(name) and cut.segment in case.segments and name in self.facts.surfaces:
                volume = self.shop.make(fragment_recipe(case, name)).facts["volume"]
                segment = case.segments[cut.segment]
                yield from self.group(name, {"volume": volume}, type_of(segment), category_of(segment))

    def points(self) -> Iterator[Group]:
        """A group with a point for each landmark."""
        late = {name for name, _ in self.facts.problems}
        for name, mark in self.facts.case.landmarks.items():
            if self.wanted(name) and name not in late:
                yield self.point(name, mark.at, mark.definition or "placed by hand")

    def measures(self) -> Iterator[Group]:
        """A group for each measure, with the points it was taken at; an outline ends where it began."""
        case = self.facts.case
        for name, found in self.facts.measures.items():
            measure = case.measures[name]
            if self.wanted(name):
                points = [named_point(case, point) for point in measure.points]
                figures = self.facts.profiles.get(name, {measure.what: found})
                yield from self.group(name, figures, points=[*points, points[0]] if measure.what == "area" else points)

    def notes(self) -> Iterator[Group]:
        """A group with a point for each note that stands at a place: what its arrow points at, or where the words stand."""
        for name, note in self.facts.case.notes.items():
            place = note.tip or note.at
            if place is not None and self.wanted(name):
                yield self.point(name, place, note.text)

    def paths(self) -> Iterator[Group]:
        """A group for each trajectory: its length, from entry to target."""
        for name, path in self.facts.case.trajectories.items():
            if self.wanted(name):
                length = math.dist(path.entry, path.target)
                found = {"distance": {"value": length, "unit": "mm", "source": "from entry to target"}}
                yield from self.group(name, found, points=[path.entry, path.target])

    def fits(self) -> Iterator[Group]:
        """A group for each implant in each bone it sits in."""
        for fit in self.facts.fits:
            if self.wanted(fit.implant) and self.belongs(fit.segment):
                yield from self.group(f"{fit.implant} in {fit.segment}", fit.figures, IMPLANT, on=(fit.segment,))

    def studies(self) -> Iterator[Group]:
        """Groups for the results of each study that is solved for the plan as it is; others are told to be missing."""
        for study in self.facts.studies:
            if not self.wanted(study.study.id):
                continue
            if study.solution is None or not study.current:
                self.missing.append(f"study {study.study.id}: {_why_not(study)}")
                continue
            for owner, results in by_owner(study.solution.facts["results"], "").items():
                yield from self.group(" ".join(filter(None, (study.study.id, owner))), results, on=(study.study.id,))

    def group(
        self,
        name: str,
        found: Mapping[str, Mapping[str, Any]],
        finding: Code | None = None,
        category: Code | None = None,
        points: Sequence[Vector] = (),
        on: Sequence[str] = (),
    ) -> Iterator[Group]:
        """A group of figures `{name: {value, unit, source}}` and what to mind of the scans that `on`, or else the thing of this
        name, was made on; none where nothing in it is a number."""
        measured = [m for key, figure in found.items() if (m := self.measurement(name, key, figure, points)) is not None]
        if measured:
            made = MeasurementsAndQualitativeEvaluations(
                tracking_identifier=self.tracking(name),
                finding_type=None if finding is None else concept(finding),
                finding_category=None if category is None else concept(category),
                measurements=measured,
            )
            self.mind(made[0], *(on or (name,)))
            yield made

    def measurement(self, name: str, key: str, figure: Mapping[str, Any], points: Sequence[Vector]) -> Measurement | None:
        """One figure with its unit and where it comes from."""
        value, unit = figure["value"], unit_code(figure.get("unit", ""))
        if isinstance(value, str | bool) or value is None or not math.isfinite(value):
            self.missing.append(f"{name}, {key}: no number" + (f" ({figure['source']})" if figure.get("source") else ""))
            return None
        if unit is None:
            self.missing.append(f"{name}, {key}: its unit {figure['unit']!r} has no UCUM code")
            return None
        at = None
        if points:
            kind = "POINT" if len(points) == 1 else "POLYLINE"
            at = [CoordinatesForMeasurement3D(kind, np.asarray(points, dtype=float), self.header.frame_uid)]
        made = Measurement(concept(measure_code(key)), float(value), concept(unit), referenced_coordinates=at)
        if figure.get("source"):
            self.comment(made[0], figure["source"])
        return made

    def point(self, name: str, at: Vector, words: str) -> Group:
        """A landmark: a region of one point."""
        region = ImageRegion3D("POINT", np.asarray([at], dtype=float), self.header.frame_uid)
        made = PlanarROIMeasurementsAndQualitativeEvaluations(self.tracking(name), referenced_region=region)
        self.comment(made[0], words, RelationshipTypeValues.CONTAINS)
        self.mind(made[0], name)
        return made

    def mind(self, item: Dataset, *names: str) -> None:
        """What must be known of the scans that things were made on, as comments below an item."""
        scans = dict.fromkeys(image for name in names for image in made_on(self.facts.case, name))
        for words in cautions_on(self.facts.case, scans):
            self.comment(item, words, RelationshipTypeValues.CONTAINS)

    def tracking(self, name: str) -> TrackingIdentifier:
        """The name of a group in words and as a UID that is the same in every state of the plan."""
        uid = uid_of("thing", self.header.root, self.header.patient_id, name)
        return TrackingIdentifier(uid=uid, identifier=self.header.said(name, LONGEST_COMMENT))

    def comment(self, item: Dataset, words: str, how: RelationshipTypeValues = RelationshipTypeValues.HAS_PROPERTIES) -> None:
        """Words about an item, below it."""
        text = TextContentItem(concept(COMMENT), self.header.said(words, LONGEST_COMMENT), how)
        if "ContentSequence" not in item:
            item.ContentSequence = []
        item.ContentSequence.append(text)


def _why_not(study: StudyFacts) -> str:
    if study.stale:
        return "it was solved for an earlier plan; solve it again"
    return study.reason or f"it is {study.status}"


def concept(code: Code) -> CodedConcept:
    """A code as highdicom has it."""
    return CodedConcept(code.value, code.scheme, code.meaning)
