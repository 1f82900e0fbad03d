from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.structure import solution_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import StorageFailed
from surgplan.base.geometry import Rigid
from surgplan.case.document import Case
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs
from surgplan.case.session import Session
from surgplan.report import rendering, scene
from surgplan.report.content import Banner, Block, Column, Figures, Heading, Table, Warnings, texts
from surgplan.report.facts import gather
from surgplan.report.hatch import HATCHED, WORDS
from surgplan.report.pages import Running, write_pages
from surgplan.report.report import report_blocks, write_report
from surgplan.report.scan_pages import in_scan
from surgplan.simulate.strength import bone_strength
from tests.report.cases import a_bone, a_cut, a_scan, a_study, answer, do, moved, screws, session_with, solution
from tests.report.shapes import GRID

pytestmark = pytest.mark.usefixtures("gl")

TODAY = date(2026, 3, 2)
needs_pdftotext = pytest.mark.usefixtures("pdftotext")


@pytest.fixture
def pdftotext(needs_program: Callable[[str, str], str]) -> str:
    return needs_program("pdftotext", "poppler-utils")


@pytest.fixture(autouse=True)
def plain_pictures(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Grey pictures in place of drawn ones, where a test does not look at them."""
    if "with_pictures" not in request.node.name:

        def grey(bodies, arrows, markers, cameras, size_px):  # type: ignore[no-untyped-def]
            return [np.full((size_px[1], size_px[0], 3), 200, dtype=np.uint8) for _ in cameras]

        monkeypatch.setattr(scene, "_drawn", grey)


def pdf_words(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def blocks_of(session: Session, shop: Workshop) -> list[Block]:
    rendering.prepare_rendering()
    return report_blocks(gather(session, shop, today=TODAY), session.blobs)


def rows(blocks: list[Block]) -> dict[str, tuple[str, ...]]:
    return {row[0]: row for block in blocks if isinstance(block, Table) for row in block.rows if len(row) == 4}


def chapters(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]


def said(blocks: list[Block]) -> list[tuple[str, str]]:
    return [
        (w.mark or w.weight, f"{w.about}: {w.text}") for block in blocks if isinstance(block, Warnings) for w in block.items
    ]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], ["Surgical plan: hip", "Provenance"]),
        ([a_scan], ["Surgical plan: hip", "Scan and segments", "Provenance"]),
        ([screws], ["Surgical plan: hip", "Plan", "Provenance"]),
        ([a_scan, a_bone, screws], ["Surgical plan: hip", "Scan and segments", "Plan", "Fit", "Provenance"]),
        ([a_scan, a_bone, a_study], ["Surgical plan: hip", "Scan and segments", "Plan", "Study walking", "Provenance"]),
    ],
    ids=["nothing", "only a scan", "implants without a scan", "two implants in bone", "a study that is not solved"],
)
def test_a_case_that_has_only_part_of_a_plan_gets_the_chapters_it_can_fill(tmp_path, steps, expected) -> None:  # type: ignore[no-untyped-def]
    with session_with(tmp_path / "hip.surgplan", *steps) as (session, shop):
        assert chapters(blocks_of(session, shop)) == expected


def test_a_whole_case_becomes_a_pdf_with_pictures_a_fit_for_each_implant_and_numbers_with_unit_and_source(
    tmp_path: Path,
) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, screws, a_cut, a_study) as (session, shop):
        answer(session, shop)
        blocks = blocks_of(session, shop)
    pages = write_pages(blocks, Running("hip", "", "", "hip"), tmp_path / "hip.pdf")
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert "upper_screw in top" in titles
    assert "lower_screw in bottom" in titles
    found = rows(blocks)
    assert found["Largest displacement"] == ("Largest displacement", "0.4", "mm", "largest over all nodes")
    assert found["Risk factor, 99th percentile"][1:3] == ("0.88", "–")
    assert found["Modulus"][1] == "6850 d^1.49 MPa"
    assert found["Modulus"][3] == "apparent density d in g/cm³, measured at the femoral neck: note\u00a0c"
    materials = next(b for b in blocks if isinstance(b, Table) and any(row[0] == "Modulus" for row in b.rows))
    assert materials.notes[2].endswith("read in the source, verified")
    assert found["Force"][1:] == ("1000", "N", "given by the user")
    assert found["Smallest dihedral angle"][1:3] == ("14.2", "°")
    assert all(
        row[2] and row[3] for row in found.values() if row[1].replace(".", "").replace("\u00a0", "").lstrip("-").isdigit()
    )
    data = (tmp_path / "hip.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert pages >= 4
    assert not list(tmp_path.glob("*.part"))


def test_warnings_come_first_with_scan_segment_clamping_assumptions_and_a_strain_above_the_limit(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, a_study) as (session, shop):
        answer(session, shop)
        blocks = blocks_of(session, shop)
    found = said(blocks)
    assert ("caution", "Scan ct: slice 7 was found twice") in found
    assert ("caution", "Segment bone: it touches its neighbour at the joint") in found
    assert ("caution", "Study walking: 2.5 % of the elements were clamped to the law's floor") in found
    assert ("bad", "Study walking: the mesh of 'bone' holds 95 % of its volume: elements of 5 mm are too coarse") in found
    assert ("Assumption", "Study walking: Bodies are bonded to each other: they neither slide nor part.") in found
    assert any("risk factor of bone is above 1 somewhere: 1.10" in words for _, words in found)
    first_table = next(n for n, block in enumerate(blocks) if isinstance(block, Table))
    assert next(n for n, block in enumerate(blocks) if isinstance(block, Warnings)) < first_table


def test_an_implant_that_reaches_beyond_the_scan_is_told_and_the_slices_still_show_the_scan(tmp_path: Path) -> None:
    def far_screw(case: Case, blobs: Blobs) -> Case:
        screw = case.implants["upper_screw"]
        low, high = (np.asarray(GRID.to_lps(np.array(c))) for c in ((0, 0, 0), np.array(GRID.size) - 1))
        end = (float(high[0]), float(low[1] + high[1]) / 2, float(low[2] + high[2]) / 2)
        return case.with_item(replace(screw, pose=Rigid.from_axes(end, (0, 1, 0), (0, 0, 1))))

    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, screws) as (session, shop):
        assert not any("beyond the scan" in words for _, words in said(blocks_of(session, shop)))
    with session_with(tmp_path / "far.surgplan", a_scan, a_bone, screws, far_screw) as (session, shop):
        found = said(blocks_of(session, shop))
    assert any(w.startswith("Implant upper_screw: ") and "lies beyond the scan" in w for _, w in found)
    assert GRID.contains(in_scan(GRID, np.array([1e4, 0.0, 0.0])))


def test_the_age_of_the_scan_is_told_in_days(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan) as (session, shop):
        assert "2026-01-01, 60 days before this report" in list(texts(blocks_of(session, shop)))


def test_a_study_that_is_out_of_date_is_never_shown_as_current(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, a_study) as (session, shop):
        answer(session, shop)
        do(session, moved)
        blocks = blocks_of(session, shop)
    assert any(mark == "Out of date" and words.startswith("Study walking") for mark, words in said(blocks))
    study = blocks[[getattr(b, "text", "") for b in blocks].index("Study walking") :]
    assert isinstance(study[1], Banner)
    assert study[1].text.startswith("Out of date")
    results = study[[getattr(b, "text", "") for b in study].index("Results") :]
    assert all(block.stale for block in results[:-1] if isinstance(block, Table) and block.columns[0].title == "Quantity")
    assert all(block.stale and block.caption.startswith("Out of date") for block in results if isinstance(block, Figures))
    key = key_table(blocks)
    assert key.rows[0][0] == "Study walking"
    assert key.rows[0][4] == "no current results: see the warnings"
    assert "0.88" not in str(key.rows)


def key_table(blocks: list[Block]) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.columns[0].title == "Of")


def test_the_first_page_tells_the_decisive_figures_first_each_with_unit_and_place(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, screws, a_cut, a_study) as (session, shop):
        answer(session, shop)
        key = key_table(blocks_of(session, shop))
    assert key.rows[0] == ("Study walking", "Risk factor of bone, maximum", "1.10", "–", "Results: maximum")
    assert key.rows[1][1:4] == ("Risk factor of bone, 99th percentile", "0.88", "–")
    assert [row[0] for row in key.rows if row[0]] == [
        "Study walking", "Fit of upper_screw", "Fit of lower_screw", "Cut cut", "Implants", "Segments",
    ]  # fmt: skip
    assert all(row[3] and row[4] for row in key.rows if row[2].replace(".", "").lstrip("-").isdigit())


def test_the_risk_factor_is_cited_in_full_once(tmp_path: Path) -> None:
    strength = bone_strength()
    full = f"{strength.criterion}; {strength.source}"
    cited = {name: {**r, "source": f"{full}; by volume"} for name, r in solution().facts["results"].items()}
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, a_study) as (session, shop):
        answer(session, shop, replace(solution(), facts={**solution().facts, "results": cited}))
        blocks = blocks_of(session, shop)
    words = "\n".join(texts(blocks))
    assert words.count(strength.criterion) == 1
    assert words.count(strength.source) == 1
    assert "risk factor of Schileo et al. 2014 (Materials); by volume" in words


def test_a_study_that_failed_says_why(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, a_study) as (session, shop):
        path = shop.cache.path(solution_recipe(session.case, "walking").key).with_suffix(".failed")
        path.parent.mkdir(parents=True)
        path.write_text("the load finds no surface; move it")
        blocks = blocks_of(session, shop)
    assert ("Failed", "Study walking: could not be solved: the load finds no surface; move it") in said(blocks)


def test_what_cannot_be_worked_out_is_said_and_the_rest_is_still_reported(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone, a_cut) as (session, shop):
        do(session, lambda case, blobs: case.without("centre"), "Remove centre")
        blocks = blocks_of(session, shop)
    assert any(mark == "bad" and words.startswith("reach: could not be worked out") for mark, words in said(blocks))
    assert "Plan" in chapters(blocks)


@needs_pdftotext
def test_nothing_in_the_pdf_names_the_patient_unless_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "doeringer_annabel.surgplan"
    with session_with(path, a_scan, a_bone, a_cut) as (session, shop):
        write_report(session, shop, tmp_path / "plan.pdf", today=TODAY)
        write_report(session, shop, tmp_path / "named.pdf", with_identity=True, today=TODAY)
    words = pdf_words(tmp_path / "plan.pdf")
    data = (tmp_path / "plan.pdf").read_bytes()
    for secret in ("doeringer", "annabel", "774411", "1947"):
        assert secret not in words.lower()
        assert secret.encode() not in data.lower()
    assert "a1b2c3d4e5" in words
    assert "Discussed with Mrs [withheld], no. [withheld], born [withheld]." in words
    assert "Doeringer^Annabel" in pdf_words(tmp_path / "named.pdf")


@needs_pdftotext
def test_every_page_says_what_it_is_of_how_many_and_that_it_is_no_medical_device(tmp_path: Path) -> None:
    with session_with(tmp_path / "hip.surgplan", a_scan, a_bone) as (session, shop):
        pages = write_report(session, shop, tmp_path / "hip.pdf", today=TODAY)
        revision = session.head.id
    sheets = pdf_words(tmp_path / "hip.pdf").split("\f")[:-1]
    assert len(sheets) == pages
    for n, sheet in enumerate(sheets, start=1):
        assert f"Page {n} of {pages}" in sheet
        assert "Planning aid, not a medical device" in sheet
        assert revision in sheet


@needs_pdftotext
def test_a_long_table_breaks_across_pages_and_repeats_its_head(tmp_path: Path) -> None:
    table = Table(
        (Column("Landmark", "name"), Column("Place, mm", "number")), tuple((f"point {n}", f"{n}.5") for n in range(150))
    )
    pages = write_pages([Heading("Long", 1), table], Running("a", "b", "c", "d"), tmp_path / "long.pdf")
    words = pdf_words(tmp_path / "long.pdf")
    assert pages > 2
    assert words.count("Place, mm") == pages
    assert all(f"point {n}\n" in words or f"point {n} " in words for n in range(150))


@needs_pdftotext
def test_letters_beyond_latin_and_marks_of_markup_are_printed_or_replaced_never_an_error(tmp_path: Path) -> None:
    notes = Heading("ε ≥ 0.0073 & <b>x</b> ü µ² 漢", 2)
    write_pages([Heading("Letters", 1), notes], Running("a ≥ b", "µ", "c", "d"), tmp_path / "letters.pdf")
    assert "0.0073 & <b>x</b> ü µ²" in pdf_words(tmp_path / "letters.pdf")


def test_a_folder_that_is_not_there_is_refused_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match=r"can't be written"):
        write_pages([Heading("Plan", 1)], Running("", "", "", ""), tmp_path / "missing" / "plan.pdf")
    assert not list(tmp_path.iterdir())


def test_the_scan_page_tells_kernel_contrast_thickness_and_what_was_interpolated(tmp_path: Path) -> None:
    def uneven(case: Case, blobs: Blobs) -> Case:
        where = np.zeros(GRID.array_shape, dtype=bool)
        where[10:15] = True
        where[20:30] = True  # the slice through the scan's middle is one of them
        image = replace(
            case.images["ct"], kernel="BONE", contrast="Iomeron", thickness_mm=2.5, interpolated=write_labels(blobs, where)
        )
        return case.with_item(image)

    with session_with(tmp_path / "case.surgplan", a_scan, uneven) as (session, shop):
        blocks = blocks_of(session, shop)
    rows = {row[0]: row for block in blocks if isinstance(block, Table) for row in block.rows}
    assert rows["Kernel"][1] == "BONE"
    assert rows["Contrast"][1] == "Iomeron"
    assert rows["Slice thickness"][1:3] == ("2.5", "mm")
    assert rows["Interpolated voxels"][1:3] == ("30.0", "%")
    assert "slice 7 was found twice" in rows["Found at import"][3]
    figures = next(block for block in blocks if isinstance(block, Figures))
    assert "Hatched: interpolated, not scanned." in figures.caption
    assert all((HATCHED, WORDS) in picture.key for picture in figures.pictures)
