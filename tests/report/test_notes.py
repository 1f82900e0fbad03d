from __future__ import annotations

import re

from surgplan.report.notes import LETTERS, shared_notes

FRAME = "right femur's own frame (HIP98) from head, shaft: its front taken as the patient's, LPS (0, -1, 0)"
CYCLES = "(ASTM F136; at 1e7 cycles), over the 99th percentile by volume of von Mises stress in the whole of it, not checked"
SOURCES = [
    f"proximal along the femur's own axes; positive is longer; {FRAME}",
    "placed by hand; note a says why",
    f"stem axis to the shaft's; {FRAME}",
    "",
    "Titanium alloy: ASTM F136; fatigue strength at 1e7 cycles, from memory of the source, not verified",
    "Titanium alloy: ASTM F136; fatigue strength at 1e7 cycles, from memory of the source, not verified",
    f"yield strength of Ti6Al4V, 795 MPa {CYCLES}",
    f"fatigue strength of Ti6Al4V, 500 MPa {CYCLES}",
]


def test_what_rows_say_alike_stands_once_and_nothing_is_lost() -> None:
    told, notes = shared_notes(SOURCES)
    assert notes == (FRAME, SOURCES[4])
    assert told[0] == "proximal along the femur's own axes; positive is longer; note\u00a0a"
    assert told[4] == told[5] == "note\u00a0b"
    back = [re.sub("note\u00a0([ab])$", lambda m: notes[LETTERS.index(m[1])], source) for source in told]
    assert back == SOURCES


def test_words_between_brackets_are_never_torn_apart() -> None:
    told, _ = shared_notes(SOURCES)
    assert told[6:] == SOURCES[6:]


def test_what_fits_a_line_stays_as_it_is() -> None:
    line = ["from the scan by the study's law of density and modulus"] * 20
    assert shared_notes(line) == (line, ())


def test_a_few_words_are_not_worth_a_note() -> None:
    few = [f"a source that is a good deal longer than a line of its cell, number {n}; by the centre" for n in range(20)]
    assert shared_notes(few) == (few, ())
