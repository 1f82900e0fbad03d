"""Surfaces made elsewhere as surfaces of a case, in the unit and frame that were named."""

from __future__ import annotations

import importlib
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.shapes import display_recipe, surface_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import BadInput, Refused
from surgplan.base.grid import Grid
from surgplan.base.progress import silent
from surgplan.case.codec import encode
from surgplan.case.document import Case, Image
from surgplan.case.remove import RemoveSurface, removal
from surgplan.case.session import Session
from surgplan.cli.main import main
from surgplan.mesh.files import read_triangles, write_surface
from surgplan.mesh.formats.stated import Stated, stated
from surgplan.mesh.formats.threemf import MODEL
from surgplan.mesh.import_surface import ImportSurface
from surgplan.mesh.triangles import TriMesh, from_bytes
from surgplan.mesh.whereabouts import doubt
from surgplan.plan.implant_surface import read_own
from surgplan.vocabulary import RECIPES
from tests.mesh.damaged import moebius, together
from tests.mesh.test_fields import CUBE

BOX = TriMesh(CUBE.points * [12.0, 8.0, 5.0] + [30.0, -60.0, 400.0], CUBE.triangles)
SCAN = Grid((60, 50, 40), (1.0, 1.0, 1.5), (5.0, -85.0, 370.0))
ASKED = {"unit": "mm", "frame": "LPS"}


@pytest.fixture
def unconfined(monkeypatch, tmp_path):
    """The reader runs in this process, which starts no other."""

    def run(function, arguments, *, progress, files_to, **limits):
        module, _, name = function.partition(":")
        return files_to(tmp_path, getattr(importlib.import_module(module), name)(arguments, tmp_path, progress))

    monkeypatch.setattr("surgplan.base.confined.confined", run)


@pytest.fixture
def case():
    """A case with an image, whose voxels nobody asks for."""
    return Case().with_item(Image("ct", "CT", SCAN, "none", "int16", "HU"))


def plain(path, mesh, factor=1.0, flip=False):
    """A file that says nothing of unit and frame."""
    points = mesh.points * factor * ([-1, -1, 1] if flip else [1, 1, 1])
    corners = points[mesh.triangles[:, ::-1] if flip else mesh.triangles]
    facets = "".join(
        "facet normal 0 0 0\nouter loop\n"
        + "".join("vertex {:.9g} {:.9g} {:.9g}\n".format(*c) for c in t)
        + "endloop\nendfacet\n"
        for t in corners.tolist()
    )
    path.write_text(f"solid x\n{facets}endsolid x\n")
    return str(path)


def done(case, blobs, op):
    return op.apply(case, json.loads(json.dumps(op.compute(case, blobs, silent))))


@pytest.mark.usefixtures("unconfined")
@pytest.mark.parametrize(("unit", "mm"), [("mm", 1.0), ("cm", 10.0), ("m", 1000.0), ("inch", 25.4)])
@pytest.mark.parametrize("frame", ["LPS", "RAS"])
def test_a_surface_lies_where_its_unit_and_frame_put_it(case, blobs, tmp_path, unit, mm, frame):
    path = plain(tmp_path / "a.stl", BOX, 1 / mm, frame == "RAS")
    surface = done(case, blobs, ImportSurface(path, unit, frame, "guide")).surfaces["guide"]
    mesh = from_bytes(blobs.get(surface.mesh))
    assert np.sort(mesh.points, axis=0) == pytest.approx(np.sort(BOX.points, axis=0), abs=1e-4)
    assert mesh.volume_mm3 == pytest.approx(BOX.volume_mm3, rel=1e-5)
    assert (surface.source_unit, surface.source_frame, surface.closed, surface.cautions) == (unit, frame, True, ())


@pytest.mark.parametrize("ending", [".stl", ".ply", ".obj", ".3mf"])
def test_every_format_comes_through_the_command_line(blobs, tmp_path, capsys, ending):
    write_surface(BOX, tmp_path / f"Nobody_Nick{ending}", name="guide")
    path = str(tmp_path / "a.surgplan")
    assert main(["new", path]) == 0
    command = ["do", path, "surface.import", "--path", str(tmp_path / f"Nobody_Nick{ending}"), "--as", "guide"]
    if ending == ".stl":
        assert main([*command, "--frame", "LPS"]) == 1
        assert "'unit' is missing" in capsys.readouterr().err
        assert main([*command, "--unit", "mm"]) == 1
        assert "'frame' is missing" in capsys.readouterr().err
        assert main([*command, "--unit", "feet", "--frame", "LPS"]) == 1
        assert "'feet' is not one of mm, cm, m, inch" in capsys.readouterr().err
    assert main([*command, "--unit", "mm", "--frame", "LPS"]) == 0
    with Session.open(path, read_only=True) as session:
        surface = session.case.surfaces["guide"]
        mesh = from_bytes(session.blobs.get(surface.mesh))
        journal = json.dumps([r.op for r in session.history()])
    assert mesh.volume_mm3 == pytest.approx(BOX.volume_mm3, rel=1e-4)
    assert surface.cautions == ("There is no image to compare its place with: look at it on the scan once that is imported.",)
    assert "Nobody" not in journal
    capsys.readouterr()
    assert main(["show", path]) == 0
    assert "guide" in capsys.readouterr().out
    assert main(["show", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["surfaces"]["guide"]["closed"]
    assert main(["do", path, "surface.remove", "--name", "guide"]) == 0


@pytest.mark.parametrize(
    ("data", "ending", "says"),
    [
        (b"3D Slicer output. SPACE=RAS".ljust(84), ".stl", Stated("", "RAS")),
        (b"solid vtk SPACE=LPS\nfacet", ".stl", Stated("", "LPS")),
        (b"surgplan LPS mm femur".ljust(84), ".stl", Stated("mm", "LPS")),
        (
            b"ply\nformat ascii 1.0\ncomment SPACE=LPS\ncomment units: Millimeters\nend_header\nSPACE=RAS",
            ".ply",
            Stated("mm", "LPS"),
        ),
        (b"# made in cm, UNIT=cm\n# space = ras\nv 1 2 3\n", ".obj", Stated("cm", "RAS")),
        (b"# units: meters\n", ".obj", Stated("m", "")),
        (b"# units: inches\n", ".obj", Stated("inch", "")),
        (b"solid SPACE=LPSX unit=mmm\n", ".stl", Stated()),
        (b"", ".3mf", Stated()),
    ],
)
def test_what_files_state_of_themselves_is_found(data, ending, says):
    assert stated(data, ending) == says


def test_a_statement_that_contradicts_what_was_asked_is_refused(tmp_path):
    for name in ("a.stl", "a.ply", "a.obj", "a.3mf"):
        write_surface(BOX, tmp_path / name)
        assert read_triangles(tmp_path / name, "mm", "LPS").is_closed
        with pytest.raises(BadInput, match=f"{name} can't be used: it states that its frame is LPS, but RAS was asked for"):
            read_triangles(tmp_path / name, "mm", "RAS")
        with pytest.raises(BadInput, match="states that its unit is mm, but cm was asked for"):
            read_triangles(tmp_path / name, "cm", "LPS")
    with zipfile.ZipFile(tmp_path / "a.3mf") as archive:
        parts = {name: archive.read(name).replace(b"surgplan LPS mm", b"box") for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "b.3mf", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert MODEL in parts
    with pytest.raises(BadInput, match="it states a unit of 1 mm, but cm was asked for"):
        read_triangles(tmp_path / "b.3mf", "cm", "LPS")
    read_triangles(tmp_path / "b.3mf", "mm", "RAS")


@pytest.mark.usefixtures("unconfined")
def test_an_open_surface_is_kept_without_a_volume_and_said_to_be_open(case, blobs, tmp_path):
    lid = TriMesh(BOX.points, BOX.triangles[1:])
    after = done(case, blobs, ImportSurface(plain(tmp_path / "a.stl", lid), **ASKED, as_="guide"))
    surface = after.surfaces["guide"]
    assert not surface.closed
    assert "It is no solid, so it is only shown, without a volume: its surface has holes: 3 open edges" in surface.cautions[0]
    shop = Workshop(blobs, Cache(tmp_path / "cache"), RECIPES)
    for recipe in (surface_recipe(after, "guide"), display_recipe(after, "guide")):
        artifact = shop.make(recipe)
        assert set(artifact.facts) == {"area_mm2"}
        assert len(artifact["triangles"]) == len(lid.triangles)
    whole = done(case, blobs, ImportSurface(plain(tmp_path / "b.stl", BOX), **ASKED, as_="box"))
    assert shop.make(display_recipe(whole, "box")).facts["volume_mm3"] == pytest.approx(BOX.volume_mm3)


@pytest.mark.usefixtures("unconfined")
def test_a_damaged_surface_is_told_what_repair_would_do_and_mended_on_request(case, blobs, tmp_path):
    torn = plain(tmp_path / "a.stl", TriMesh(BOX.points, np.vstack([BOX.triangles[1:], BOX.triangles[2:4]])))
    told = done(case, blobs, ImportSurface(torn, **ASKED, as_="guide")).surfaces["guide"]
    assert not told.closed
    assert "`repair` would mend it: Removed 2 triangles that stood there twice. Closed 1 hole with" in told.cautions[0]
    after = done(case, blobs, ImportSurface(torn, **ASKED, as_="guide", repair=True))
    guide = after.surfaces["guide"]
    assert guide.closed
    assert guide.cautions[0] == "Removed 2 triangles that stood there twice."
    assert from_bytes(blobs.get(guide.mesh)).volume_mm3 == pytest.approx(BOX.volume_mm3, rel=1e-5)
    strip = plain(tmp_path / "b.stl", TriMesh(moebius().points + BOX.points.mean(axis=0), moebius().triangles))
    assert (
        "can't mend it: it has one side only"
        in done(case, blobs, ImportSurface(strip, **ASKED, as_="s")).surfaces["s"].cautions[0]
    )
    with pytest.raises(BadInput, match=r"b\.stl can't be used: it has one side only"):
        done(case, blobs, ImportSurface(strip, **ASKED, as_="s", repair=True))


@pytest.mark.usefixtures("unconfined")
def test_a_surface_that_passes_through_itself_is_said_to(case, blobs, tmp_path):
    two = together(BOX, TriMesh(np.add(BOX.points, [3.0, 2.0, 1.0]), BOX.triangles))
    surface = done(case, blobs, ImportSurface(plain(tmp_path / "a.stl", two), **ASKED, as_="a")).surfaces["a"]
    assert surface.closed
    assert surface.cautions[0].startswith("Its volume may be wrong: ")
    assert "United 2 shells" in surface.cautions[0]


def test_an_own_implant_comes_through_the_same_door(tmp_path):
    path = plain(tmp_path / "a.stl", TriMesh(BOX.points, BOX.triangles[1:]))
    with pytest.raises(
        BadInput, match=r"a\.stl can't be used: its surface has holes: 3 open edges; `repair` would mend it: Closed 1"
    ):
        read_own(path, "mm", "own")
    mesh, notes = read_own(path, "mm", "own", repair=True)
    assert mesh.volume_mm3 == pytest.approx(BOX.volume_mm3, rel=1e-5)
    assert notes[0].startswith("Closed 1 hole")
    assert read_own(plain(tmp_path / "b.stl", BOX), "mm", "own")[1] == ()
    assert "read as mm it would be 240 mm" in read_own(plain(tmp_path / "c.stl", BOX, 10.0), "cm", "own")[1][0]


@pytest.mark.usefixtures("unconfined")
def test_a_surface_in_the_wrong_unit_or_frame_is_doubted_and_the_right_one_named(case, blobs, tmp_path):
    path = plain(tmp_path / "a.stl", BOX, 0.1, flip=True)
    words = done(case, blobs, ImportSurface(path, **ASKED, as_="a")).surfaces["a"].cautions
    assert words == ("None of it lies inside an image of the case; read as cm in RAS it would: check its unit and frame.",)


def test_partly_outside_is_doubted_only_where_most_is():
    inside = np.tile([30.0, -60.0, 400.0], (10, 1))
    assert doubt(np.vstack([inside, inside + np.array([0, 0, 500.0])]), "mm", "LPS", [SCAN]) == ""
    mostly = np.vstack([inside[:2], inside + np.array([0, 0, 500.0])])
    assert doubt(mostly, "mm", "LPS", [SCAN]) == "Only 17 % of it lies inside an image of the case; check its unit and frame."
    beside = replace(SCAN, origin_mm=(5.0, -85.0, 870.0))
    assert doubt(mostly, "mm", "LPS", [SCAN, beside]) == ""


@pytest.mark.usefixtures("unconfined")
def test_requests_that_do_not_fit_are_refused(case, blobs, tmp_path):
    op = ImportSurface(plain(tmp_path / "a.stl", BOX), **ASKED, as_="guide")
    with pytest.raises(Refused, match="has to be computed"):
        op.apply(case, {})
    after = done(case, blobs, op)
    with pytest.raises(Refused, match="there already is a surface called 'guide'"):
        op.compute(after, blobs, silent)
    with pytest.raises(Refused, match="already names one of the images"):
        replace(op, as_="ct").compute(after, blobs, silent)
    with pytest.raises(BadInput, match=r"none\.stl can't be read"):
        replace(op, path=str(tmp_path / "none.stl"), as_="b").compute(after, blobs, silent)
    with pytest.raises(BadInput, match=r"a\.stl can't be used: it would be 2.4e\+04 mm long"):
        replace(op, unit="m", as_="b").compute(after, blobs, silent)
    assert removal(after, "guide") == RemoveSurface("guide")
    assert RemoveSurface("guide").apply(after, {}) == case
    assert "a.stl" not in json.dumps(encode(op.recorded()))


def test_the_surface_of_an_aorta_lies_in_its_scan_in_the_frame_it_was_made_in(shared_data, blobs, unconfined):
    from surgplan.imaging.formats.files import read_file
    from surgplan.imaging.volume import sample

    files = shared_data / "aorta_mra" / "files"
    scan = read_file(files / "aorta.mha")
    case = Case().with_item(Image("mra", "MR", scan.grid, "none", "int16"))
    path = str(files / "aorta-surface.stl")
    wrong = done(case, blobs, ImportSurface(path, "mm", "LPS", "aorta")).surfaces["aorta"]
    assert "None of it lies inside an image of the case; read as mm in RAS it would" in wrong.cautions[0]
    right = done(case, blobs, ImportSurface(path, "mm", "RAS", "aorta")).surfaces["aorta"]
    assert right.cautions == ()
    mesh = from_bytes(blobs.get(right.mesh))
    within, around = (np.nanmean(sample(scan, mesh.points + step * mesh.normals)) for step in (-1.5, 1.5))
    assert within > 1.5 * around  # contrast in the vessel, none outside it
    opened = ImportSurface(str(files / "aorta-surface-open-ends.stl"), "mm", "RAS", "aorta")
    surface = done(case, blobs, opened).surfaces["aorta"]
    assert not surface.closed
    assert "251 open edges" in surface.cautions[0]
