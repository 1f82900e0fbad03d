"""Where pages end, and where words stand on them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

from surgplan.report.content import Block, Column, Figures, Heading, Quantity, QuantityTable, Table
from surgplan.report.pages import Running, write_pages
from surgplan.report.picture import Picture
from surgplan.report.tables import kept_together

RUNNING = Running("hip", "", "", "hip")
LONG = "a long source, farther than the end of a line of a cell, and so broken into lines"


@pytest.fixture(autouse=True)
def pdftotext(needs_program) -> None:  # type: ignore[no-untyped-def]
    needs_program("pdftotext", "poppler-utils")


def sheets(blocks: list[Block], path: Path) -> list[list[tuple[str, float, float]]]:
    """The words of each page between head and foot, with their right ends and lower ends in points."""
    write_pages(blocks, RUNNING, path)
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True, timeout=60)
    word = re.compile(r'xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>')
    found = [[(m[3], float(m[1]), float(m[2])) for m in word.finditer(page)] for page in done.stdout.split("<page ")[1:]]
    return [[(w, x, y) for w, x, y in sorted(page, key=lambda word: word[2]) if 62 < y < 790] for page in found]


def quantities(groups: int, rows: int) -> list[Block]:
    table = QuantityTable()
    for g in range(groups):
        table.group(f"group{g}", [Quantity(f"row{g}x{n}", 1.5, "mm", f"by hand {g} {n}") for n in range(rows)])
    return list(table.table())


def picture() -> Picture:
    return Picture(np.full((90, 120, 3), 128, dtype=np.uint8), "view")


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 9])
def test_a_heading_of_rows_never_ends_a_page_and_no_row_stands_alone(tmp_path: Path, rows: int) -> None:
    pages = sheets([Heading("Long", 1), *quantities(120 // (rows + 1), rows)], tmp_path / "a.pdf")
    assert len(pages) > 2
    for page in pages:
        names = [w for w, _, _ in page if re.match(r"(group\d|row\d)", w)]
        assert names[-1].startswith("row")
        if names[0].startswith("row") and rows > 1:
            assert names[1].startswith("row")


def test_chapters_follow_each_other_on_a_page_that_has_room(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for chapter in ("First", "Second", "Third"):
        blocks += [Heading(chapter, 1), *quantities(1, 3)]
    assert len(sheets(blocks, tmp_path / "a.pdf")) == 1


@pytest.mark.parametrize("rows", range(26, 46))
def test_no_heading_stands_alone_at_the_end_of_a_page_and_the_last_page_is_no_stub(tmp_path: Path, rows: int) -> None:
    first = quantities(1, rows)
    blocks: list[Block] = [Heading("First", 1), *first, Heading("Second", 1), Heading("Part"), Figures((picture(),), "caption")]
    pages = sheets(blocks, tmp_path / "a.pdf")
    with_heading = next(page for page in pages if any(w == "Second" for w, _, _ in page))
    assert any(w == "caption" for w, _, _ in with_heading)


def test_a_last_page_of_a_few_rows_is_drawn_in(tmp_path: Path) -> None:
    for rows in range(36, 56):
        pages = sheets([Heading("Only", 1), *quantities(1, rows)], tmp_path / "a.pdf")
        lowest = max(y for _, _, y in pages[-1])
        assert len(pages) == 1 or lowest > 62 + 0.2 * 717, rows


def test_words_among_numbers_end_where_the_title_of_their_column_does(tmp_path: Path) -> None:
    table = QuantityTable()
    table.group("", [Quantity("Material", "Ti6Al4V", "", "catalogue"), Quantity("Length", 160.0, "mm", "catalogue")])
    [page] = sheets([Heading("Stem", 1), *table.table()], tmp_path / "a.pdf")
    right = {word: x for word, x, _ in page}
    left_of_unit = right["mm"] - 20
    assert right["160.0"] == pytest.approx(right["Ti6Al4V"], abs=1.5)
    assert right["Ti6Al4V"] < left_of_unit + 20
    assert right["Value"] <= right["Ti6Al4V"] + 0.5


def test_notes_stand_below_their_table(tmp_path: Path) -> None:
    table = QuantityTable()
    table.group("", [Quantity(f"row{n}", 1.0, "mm", f"thing {n}; {LONG}") for n in range(4)])
    [page] = sheets([Heading("Stem", 1), *table.table()], tmp_path / "a.pdf")
    lowest = max(y for w, _, y in page if w.startswith("row"))
    said = [(w, y) for w, _, y in page if w in ("farther", "note", "Note")]
    assert sorted(w for w, y in said if y > lowest + 2) == ["Note", "farther"]
    assert sorted(w for w, y in said if y <= lowest + 2) == ["note"] * 4


def test_rows_that_could_fill_a_page_are_not_kept_together(tmp_path: Path) -> None:
    table = Table((Column("What"), Column("Why")), (("heading",), *((f"row{n}", "why " * 400) for n in range(4))))
    assert kept_together(table) == [(1, 2)]
    assert len(sheets([Heading("Stem", 1), table], tmp_path / "a.pdf")) > 1


@pytest.mark.parametrize(("value", "shown"), [(1.75, "1.75"), (160.0, "160.0"), (0.6, "0.6"), (13.0, "13.0"), (6.59, "6.59")])
def test_what_a_catalogue_gives_is_not_rounded(value: float, shown: str) -> None:
    assert Quantity("Pitch", value, "mm", "catalogue", given=True).cells[1] == shown
