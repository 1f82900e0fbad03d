"""A plan as a FHIR bundle, release 4 or 5."""

from surgplan.report.fhir.release import FORMATS
from surgplan.report.fhir.write import write_fhir

__all__ = ["FORMATS", "write_fhir"]
