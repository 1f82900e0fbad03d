"""Small operations for tests of the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress
from surgplan.case.document import Case, Landmark, Note
from surgplan.case.operation import Blobs, Operation, Results


@dataclass(frozen=True)
class Put(Operation):
    """Place a landmark."""

    kind: ClassVar[str] = "test.put"
    as_: str
    at: Vector

    def apply(self, case: Case, results: Results) -> Case:
        case.free(self.as_, "landmarks")
        return case.with_item(Landmark(self.as_, self.at))


@dataclass(frozen=True)
class Remove(Operation):
    """Take anything away."""

    kind: ClassVar[str] = "test.remove"
    item: str

    def apply(self, case: Case, results: Results) -> Case:
        return case.without(self.item)


@dataclass(frozen=True)
class Write(Operation):
    """Keep a text as a blob, the heavy way."""

    kind: ClassVar[str] = "test.write"
    heavy: ClassVar[bool] = True
    as_: str
    text: str

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        if not self.text:
            raise Refused("there is nothing to write; give a text")
        return {"blob": blobs.put(self.text.encode())}

    def apply(self, case: Case, results: Results) -> Case:
        return case.with_item(Note(self.as_, results["blob"]))


KINDS: dict[str, type[Operation]] = {op.kind: op for op in (Put, Remove, Write)}
