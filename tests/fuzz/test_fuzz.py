"""A short run of the fuzzing; `make fuzz` is the long one."""

from __future__ import annotations

import hashlib

from tests.fuzz import runner
from tests.fuzz.corpus import Corpus

SHORT = range(240)


def test_no_damaged_file_crashes_hangs_or_swells_and_each_is_told_in_one_line(tmp_path):
    outcome = runner.run(SHORT, tmp_path)
    assert not outcome.wrong, outcome.table()
    kinds = {kind for _, kind in outcome.counts}
    assert sum(outcome.counts.values()) == len(SHORT)
    assert {"read", "refused"} <= kinds


def test_a_reader_that_dies_is_survived_and_the_next_file_is_read(tmp_path):
    outcome = runner.run(range(2), tmp_path, "tests.fuzz.reader:die")
    assert not outcome.wrong
    assert len(outcome.killed) == 2
    assert "SIGABRT" in outcome.killed[0]


def test_the_corpus_is_the_same_for_the_same_seed(tmp_path):
    def digest(folder):
        folder.mkdir()
        corpus = Corpus(folder)
        paths = [corpus.case(n).path for n in range(20)]
        files = [f for path in paths for f in (sorted(path.iterdir()) if path.is_dir() else [path])]
        return [hashlib.sha256(f.read_bytes()).hexdigest() for f in files if not f.name.endswith((".gz", ".zip"))]

    assert digest(tmp_path / "a") == digest(tmp_path / "b")
