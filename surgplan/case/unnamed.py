"""A case's value with the patient taken out of every word of it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

from surgplan.base.errors import Refused
from surgplan.base.resources import resource
from surgplan.case import document, image
from surgplan.case.codec import decode, encode
from surgplan.case.document import TABLES, Case
from surgplan.case.traces import Traces

DROPPED = frozenset(("description", "contrast", "identity"))
"""Fields with words of headers or of people, who may name anybody."""
DOUBTFUL = frozenset(("note", "cautions", "notes", "source", "definition"))
"""Fields that hold words of ours and may repeat theirs."""
OLDEST_YEARS = 90
CONFIRMED = re.compile(r"(, because: ).*", re.DOTALL)
"""What a person gave as reason for taking in another's scan."""
HASH = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")
"""Names of revisions and blobs: their letters are chance."""
PARTS = ("component", "size")
CHOSEN = frozenset(
    (
        *(
            "modality",
            "dtype",
            "unit",
            "tissue",
            "anatomy",
            "side",
            "colour",
            "what",
            "material",
            "law",
            "interface",
            "kind",
            "method",
            "scheme",
        ),
        *("source_unit", "source_frame", "state", *PARTS),
    )
)
"""Fields whose words this program chose."""
KERNEL = re.compile(r"[A-Za-z0-9_.+\\/ -]{1,32}")

OUR_WORDS = " ".join(
    [f.name for module in (document, image) for cls in vars(module).values() if is_dataclass(cls) for f in fields(cls)]
    + ["surgplan-seal-1: anonymous Anonymised case revision branch tip head move parent results words schema bricks shape"]
    + ["draft"]
)
"""What stands in every case file, so that it betrays nobody."""


class Unnaming:
    """One way of renaming for all scenarios of a case: what was equal stays equal."""

    def __init__(
        self,
        traces: Traces,
        cases: Iterable[Case],
        *,
        keep_sex: bool,
        days: int | None,
        drop_words: bool,
    ) -> None:
        self.traces, self._others = traces, traces.without(OUR_WORDS)
        self.patient = secrets.token_hex(5)
        self._keep_sex, self._days, self._drop_words = keep_sex, days, drop_words
        self._uids: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self.renamed: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for case in cases:
            for table in TABLES.values():
                kinds |= dict.fromkeys(getattr(case, table), table)
            kinds |= dict.fromkeys(case.fragments(), "fragments")
        taken = set(kinds)
        for name, table in kinds.items():
            if traces.in_text(name):
                self.renamed[name] = self._fresh(table, taken)

    def case(self, case: Case) -> Case:
        """The case without its patient; Refused if a name in it can't be changed."""
        data = encode(case)
        data["notes"] = {}
        data["state"] = "draft"  # who approved it stands in the journal, which is left behind
        data["patient"] = {
            "id": self.patient if case.patient.id else "",
            "sex": case.patient.sex if self._keep_sex else "",
            "age_years": None if case.patient.age_years is None else float(min(int(case.patient.age_years), OLDEST_YEARS)),
            "identity": None,
        }
        for stored in data["images"].values():
            stored["patient"] = self._other(stored["patient"])
            stored["acquired"] = self._day(stored["acquired"])
            stored["warnings"] = [CONFIRMED.sub(r"\1[withheld]", words) for words in stored["warnings"]]
            stored["kernel"] = stored["kernel"] if _is_kernel(stored["kernel"]) else ""
        for stored in data["landmarks"].values():
            if not stored["fitted_to"]:  # placed by hand: a person's words
                stored["definition"] = ""
        for stored in data["implants"].values():
            if stored["mesh"]:  # brought by a person, who named it; the catalogue's names and sizes are ours
                for field in PARTS:
                    stored[field] = self.traces.cleaned(stored[field])
        new: Case = decode(Case, self._value("", data), "case")
        return new

    def name(self, name: str) -> str:
        """The name that stands for one: itself, if it betrays nobody; points of implants follow their implant."""
        if name in self.renamed:
            return self.renamed[name]
        owner, dot, feature = name.rpartition(".")
        if dot and owner in self.renamed:
            return f"{self.renamed[owner]}.{feature}"
        return name

    def _value(self, field: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._key(key): self._value(key, inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [] if self._drop_words and field in DOUBTFUL else [self._value(field, inner) for inner in value]
        if not isinstance(value, str) or not value or field in CHOSEN or HASH.fullmatch(value):
            return value
        if field in DROPPED or (self._drop_words and field in DOUBTFUL):
            return ""
        if field.endswith("_uid") or field == "frame_of_reference":
            return self._uids.setdefault(value, f"2.25.{secrets.randbits(128)}")
        return self.traces.cleaned(self.name(value))

    def _key(self, key: str) -> str:
        new = self.name(key)
        if self._others.in_text(new):
            raise Refused("the case can't be anonymised: a table of it has a heading that names a person; remove that first")
        return new

    def _other(self, pseudonym: str) -> str:
        return self._people.setdefault(pseudonym, secrets.token_hex(5)) if pseudonym else ""

    def _day(self, day: str) -> str:
        if self._days is None or not day:
            return ""
        try:
            return (date.fromisoformat(day) - timedelta(days=self._days)).isoformat()
        except (ValueError, OverflowError):
            return ""

    def _fresh(self, table: str, taken: set[str]) -> str:
        one = f"{table[:-3]}y" if table.endswith("ies") else table.removesuffix("s")
        n = 1
        while f"{one}_{n}" in taken or self.traces.in_text(f"{one}_{n}"):
            n += 1
        taken.add(f"{one}_{n}")
        return f"{one}_{n}"


def _is_kernel(text: str) -> bool:
    """Whether a kernel's name is one: short codes and known words, no name of a person beside them."""
    long = [word.lower() for word in re.findall(r"[^\W\d_]{4,}", text)]
    known = set(resource("privacy", "equipment.txt").read_text(encoding="utf-8").split())
    return KERNEL.fullmatch(text) is not None and all(word in known for word in long)
