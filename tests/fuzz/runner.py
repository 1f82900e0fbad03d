"""Reads a corpus through confined children and counts what came of it; `python -m tests.fuzz.runner 4000` is the long run."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from surgplan.base.confined import confined
from surgplan.base.errors import BadInput
from tests.fuzz.corpus import Case, Corpus

BATCH = 40
LONGEST_S = 10.0
MEMORY_BYTES = 2_000_000_000
LONGEST_LINE = 1000


@dataclass
class Outcome:
    """What came of a corpus."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By the kind of file and what happened: read, refused, killed (its child died and was survived)."""
    by_mutation: Counter[tuple[str, str]] = field(default_factory=Counter)
    killed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """What must never be: an error of the program, a hang, too much memory, words that are no line."""
    slowest_s: float = 0.0
    most_bytes: int = 0

    def add(self, case: Case, kind: str, words: str) -> None:
        """Count one."""
        self.counts[case.what, kind] += 1
        self.by_mutation[case.mutation, kind] += 1
        name = f"case {case.number} ({case.what}, {case.mutation})"
        if kind == "killed":
            self.killed.append(f"{name}: {words}")
        if kind == "error" or (kind != "read" and not is_one_line(words)):
            self.wrong.append(f"{name}: {kind} {words!r}")

    def table(self) -> str:
        """For people."""
        lines = []
        for title, counts in (("kind of file", self.counts), ("mutation", self.by_mutation)):
            lines.append(f"{title:34}    read  refused   killed    error")
            for what in sorted({what for what, _ in counts}):
                numbers = [counts[what, kind] for kind in ("read", "refused", "killed", "error")]
                lines.append(f"{what[:34]:34}" + "".join(f"{n:9}" for n in numbers))
            lines.append(
                f"{'together':34}"
                + "".join(
                    f"{sum(n for (_, k), n in counts.items() if k == kind):9}"
                    for kind in ("read", "refused", "killed", "error")
                )
            )
        lines.append(f"slowest {self.slowest_s:.2f} s, most memory of a child {self.most_bytes / 1e6:.0f} MB")
        return "\n".join([*lines, *(f"survived: {k}" for k in self.killed), *(f"WRONG: {w}" for w in self.wrong)])


def is_one_line(words: str) -> bool:
    """Whether a person is told something, in one line."""
    return 0 < len(words) <= LONGEST_LINE and "\n" not in words and "Traceback" not in words


def run(numbers: range, folder: Path, function: str = "tests.fuzz.reader:read_all") -> Outcome:
    """Read the cases of these numbers, many in a child, with a fresh child after a death."""
    corpus, outcome = Corpus(folder), Outcome()
    for first in range(numbers.start, numbers.stop, BATCH):
        cases = {n: corpus.case(n) for n in range(first, min(first + BATCH, numbers.stop))}
        waiting = dict(cases)
        while waiting:
            _run_some(waiting, folder / "log", outcome, function)
        for case in cases.values():
            shutil.rmtree(case.path) if case.path.is_dir() else case.path.unlink()
    return outcome


def _run_some(waiting: dict[int, Case], log: Path, outcome: Outcome, function: str) -> None:
    """Read what waits, up to the end or a death; takes out of `waiting` what is done."""
    log.write_text("")
    ask = {"cases": [[n, str(case.path)] for n, case in waiting.items()], "log": str(log)}
    death = ""
    try:
        confined(function, ask, seconds=LONGEST_S + len(waiting), memory_bytes=MEMORY_BYTES, subject="the file")
    except BadInput as exc:
        death = str(exc)
    started = None
    for line in map(json.loads, log.read_text().splitlines()):
        if "start" in line:
            started = line["start"]
            continue
        case = waiting.pop(line["end"])
        started = None
        outcome.add(case, line["kind"], line["words"])
        outcome.slowest_s = max(outcome.slowest_s, line["seconds"])
        outcome.most_bytes = max(outcome.most_bytes, line["bytes"])
        if line["seconds"] > LONGEST_S or line["bytes"] > MEMORY_BYTES:
            outcome.wrong.append(f"case {case.number}: {line['seconds']:.1f} s, {line['bytes'] / 1e6:.0f} MB")
    if started is not None:
        case = waiting.pop(started)
        outcome.add(case, "killed", death)
        if "took longer" in death:
            outcome.wrong.append(f"case {case.number} ({case.what}, {case.mutation}) hangs")
    elif death:
        waiting.clear()
        outcome.wrong.append(f"a child died between files: {death}")


def main(count: int) -> int:
    """Read so many cases and print the table; 1 if anything was wrong."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(range(count), Path(folder))
    sys.stdout.write(f"{outcome.table()}\n{count} files in {time.monotonic() - began:.0f} s\n")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000))
