"""The errors surgplan raises on purpose.

    SurgplanError
    ├── Refused            the request does not fit this case; nothing changed
    │   ├── BadInput       a file or a value from outside cannot be used
    │   └── OtherPatient   a scan is of somebody else than the case; it may be confirmed with a reason
    ├── NotConverged       an iteration stopped before its tolerance
    ├── MeshFailed         no valid mesh can be made of this shape
    ├── CaseReadOnly       another process is writing this case
    ├── CaseDamaged        the case file does not hold what it once held
    ├── StorageFailed      the disk is full, or can't be read or written
    ├── NetworkFailed      another computer was not reached, broke off, or said no
    ├── Cancelled          the user stopped a job
    └── JobFailed          a job's process died

Every message says what happened, where, and what to do. Foreign errors are mapped to these once, where they enter.
"""


class SurgplanError(Exception):
    """Anything surgplan can explain in one line."""


class Refused(SurgplanError):
    """The request does not fit this case; nothing changed."""


class BadInput(Refused):
    """A file or a value from outside cannot be used."""


class OtherPatient(Refused):
    """A scan is of somebody else than the case's patient, or may be; it may be confirmed with a reason."""


class NotConverged(SurgplanError):
    """An iteration stopped before its tolerance, so there is no result to show."""

    def __init__(self, step: str, residual: float) -> None:
        super().__init__(f"{step} did not converge: the residual is {residual:.2e}; refine the mesh or check the supports")
        self.step = step
        self.residual = residual

    def __reduce__(self) -> tuple[type["NotConverged"], tuple[str, float]]:
        return type(self), (self.step, self.residual)


class MeshFailed(SurgplanError):
    """No valid mesh can be made of this shape."""


class CaseReadOnly(SurgplanError):
    """Another process is writing this case, so it can only be read here."""


class CaseDamaged(SurgplanError):
    """The case file does not hold what it once held."""


class StorageFailed(SurgplanError):
    """The disk is full, or can't be read or written; nothing changed."""


class NetworkFailed(SurgplanError):
    """Another computer was not reached, broke off, or said no; what had arrived whole is kept."""


class Cancelled(SurgplanError):
    """The user stopped a job; nothing changed."""


class JobFailed(SurgplanError):
    """The process of a job died; nothing changed."""
