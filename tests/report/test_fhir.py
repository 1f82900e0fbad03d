"""Plans as FHIR bundles: shapes as the library of resources has them, codes as our own table has them."""

from __future__ import annotations

import base64
import hashlib
import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.structure import solution_recipe
from surgplan.base.errors import Refused, StorageFailed
from surgplan.base.geometry import Rigid
from surgplan.base.resources import table
from surgplan.case.document import Case, Implant, Patient
from surgplan.case.operation import Blobs
from surgplan.case.session import Session
from surgplan.report import scene
from surgplan.report.dicom.forms import Request
from surgplan.report.export import export
from surgplan.report.facts import gather
from surgplan.report.fhir.bundle import check_references, plan_bundle, references
from surgplan.report.fhir.codes import check_codes, wrong_codes
from surgplan.report.fhir.parts import quantity
from surgplan.report.fhir.plan import moment, plan_of
from surgplan.report.fhir.request import operation
from surgplan.report.fhir.write import write_fhir
from tests.report.cases import a_bone, a_cut, a_scan, a_study, answer, do, moved, screws, session_with

NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
PDF = b"%PDF-1.4 a report"
PACKAGES = {"R4": "fhir.resources.R4B", "R5": "fhir.resources"}
VERSIONS = ["R4", "R5"]
Json = dict[str, Any]


def bundle_of(session: Session, shop: Any, version: Any = "R4", identified: bool = False, at: datetime = NOW) -> Json:
    facts = gather(session, shop, today=at.date())
    return plan_bundle(plan_of(session, facts, version, identified, at), PDF)


def other_scan(case: Case, blobs: Blobs) -> Case:
    """An MR of somebody else, taken in knowingly."""
    image = replace(case.images["ct"], id="mr", modality="MR", patient="ffeeddccbb", acquired="", description="")
    return case.with_item(image)


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Json]:
    """A whole plan in both releases, by pseudonym and with the name."""
    path = tmp_path_factory.mktemp("fhir") / "hip of Doeringer.surgplan"
    with session_with(path, a_scan, a_bone, screws, a_cut, a_study, other_scan) as (session, shop):
        answer(session, shop)
        found = {v: bundle_of(session, shop, v) for v in VERSIONS}
        return {**found, **{f"{v} identified": bundle_of(session, shop, v, identified=True) for v in VERSIONS}}


def resources(bundle: Json, kind: str) -> list[Json]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def fresh(bundle: Json) -> Json:
    """A copy in which no two places share a value."""
    copied: Json = json.loads(json.dumps(bundle))
    return copied


def parsed(bundle: Json, version: str) -> Any:
    module = importlib.import_module(f"{PACKAGES[version]}.bundle")
    return module.Bundle.model_validate_json(json.dumps(bundle))


@pytest.mark.parametrize("name", ["R4", "R5", "R4 identified", "R5 identified"])
def test_a_bundle_has_the_shape_of_its_release(bundles: dict[str, Json], name: str) -> None:
    version = name[:2]
    read = parsed(bundles[name], version)
    assert len(read.entry) == len(bundles[name]["entry"])
    for entry in read.entry:
        assert type(entry.resource).__module__.startswith(PACKAGES[version])
    check_codes(bundles[name], version)  # type: ignore[arg-type]


def test_a_bundle_of_one_release_is_none_of_the_other(bundles: dict[str, Json]) -> None:
    for version, other in (("R4", "R5"), ("R5", "R4")):
        with pytest.raises(ValueError, match="validation error"):
            parsed(bundles[version], other)
        with pytest.raises(Refused):
            check_codes(bundles[version], other)  # type: ignore[arg-type]


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_a_plan_consists_of_is_there(bundles: dict[str, Json], version: str) -> None:
    kinds = [entry["resource"]["resourceType"] for entry in bundles[version]["entry"]]
    assert set(kinds) == {
        *("Patient", "ImagingStudy", "Observation", "Device", "ServiceRequest"),
        *("DocumentReference", "Provenance", "AuditEvent"),
    }
    assert kinds.count("Device") == 3  # two screws and the program
    assert kinds.count("Patient") == 2
    assert kinds.count("ImagingStudy") == 2


# -- codes


def coded_fields(model: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every field of a resource that FHIR calls a code and that holds one: its path and the codes the library knows."""
    for name, info in type(model).model_fields.items():
        inner, key = getattr(model, name), info.alias or name
        if inner is None or key == "resource_type":
            continue
        where = f"{path}.{key}"
        known = (info.json_schema_extra or {}).get("enum_values")
        if known and isinstance(inner, str):
            yield where, known
        for one in inner if isinstance(inner, list) else [inner]:
            if hasattr(type(one), "model_fields"):
                yield from coded_fields(one, where)


@pytest.mark.parametrize("version", VERSIONS)
def test_our_value_sets_are_those_of_the_library_where_it_has_them(bundles: dict[str, Json], version: str) -> None:
    read = parsed(bundles[f"{version} identified"], version)
    found = [(path, known) for path, known in coded_fields(read, "Bundle") if path == "Bundle.type"]
    for entry in read.entry:
        found += coded_fields(entry.resource, type(entry.resource).__name__)
    paths = {path for path, _ in found}
    assert {"Bundle.type", "Patient.gender", "Observation.status", "ServiceRequest.intent", "Provenance.entity.role"} <= paths
    for path, known in found:
        ours = table("fhir_codes.yaml")[path]
        assert ours["binding"] == "required", path
        complete = [code for code in known if code != "+"]
        assert set(complete) <= set(ours[version]), path
        assert "+" in known or set(complete) == set(ours[version]), path


def places(value: Any, path: str) -> Iterator[tuple[Json, str, str]]:
    """Every place of a bundle where a listed code stands: what holds it, its key, and its path."""
    if isinstance(value, list):
        for item in value:
            yield from places(item, path)
    elif isinstance(value, dict):
        if "code" in value and "system" in value:
            yield value, "code", path.removesuffix(".coding")
        for key, inner in value.items():
            if isinstance(inner, str) and f"{path}.{key}" in table("fhir_codes.yaml"):
                yield value, key, f"{path}.{key}"
            yield from places(inner, f"{path}.{key}")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_wrong_code_is_refused_wherever_it_stands(bundles: dict[str, Json], version: str) -> None:
    bundle = fresh(bundles[f"{version} identified"])
    seen: set[str] = set()
    for entry in bundle["entry"]:
        for holder, key, path in places(entry["resource"], entry["resource"]["resourceType"]):
            open_system = holder.get("system", "").startswith(("http://snomed", "http://loinc", "urn:surgplan"))
            if path in seen or (key == "code" and open_system) or path not in table("fhir_codes.yaml"):
                continue
            seen.add(path)
            right = holder[key]
            holder[key] = "bogus"
            assert len(list(wrong_codes(bundle, version))) == 1, path  # type: ignore[arg-type]
            with pytest.raises(Refused, match=re.escape(path)):
                check_codes(bundle, version)  # type: ignore[arg-type]
            holder[key] = right
    listed = {path for path, entry in table("fhir_codes.yaml").items() if entry[version] and not path.startswith("Bundle")}
    unused = {"Patient.meta.security", "Observation.dataAbsentReason"}  # of other bundles
    assert listed - seen <= unused


def test_the_library_would_let_a_wrong_code_pass(bundles: dict[str, Json]) -> None:
    bundle = fresh(bundles["R4"])
    resources(bundle, "Observation")[0]["status"] = "bogus"
    parsed(bundle, "R4")
    with pytest.raises(Refused, match=r"Observation.status is 'bogus', and not one of registered, preliminary"):
        check_codes(bundle, "R4")


def test_a_coded_field_that_the_table_does_not_know_is_refused(bundles: dict[str, Json]) -> None:
    bundle = fresh(bundles["R4"])
    resources(bundle, "Device")[0]["udiCarrier"] = [{"status": "x"}]
    with pytest.raises(Refused, match=r"Device.udiCarrier.status holds 'x', and its value set is not known"):
        check_codes(bundle, "R4")
    bundle = fresh(bundles["R4"])
    resources(bundle, "ServiceRequest")[0]["code"]["coding"][0]["system"] = "http://elsewhere"
    with pytest.raises(Refused, match="http://elsewhere, which is not known"):
        check_codes(bundle, "R4")


def test_every_value_set_tells_its_binding_and_where_it_was_read() -> None:
    for path, entry in table("fhir_codes.yaml").items():
        assert {"binding", "R4", "R5", "citation"} <= set(entry), path
        for version in VERSIONS:
            assert not entry[version] or entry["citation"][version].startswith(f"https://hl7.org/fhir/{version}/"), path


# -- references


@pytest.mark.parametrize("version", VERSIONS)
def test_references_stay_in_the_bundle_and_names_are_uuids(bundles: dict[str, Json], version: str) -> None:
    bundle = bundles[version]
    uuid = r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert all(re.fullmatch(f"urn:uuid:{uuid}", url) for url in urls)
    assert urls == [f"urn:uuid:{entry['resource']['id']}" for entry in bundle["entry"]]
    assert len(set(urls)) == len(urls)
    assert set(references(bundle)) <= set(urls)
    lost = fresh(bundle)
    del lost["entry"][0]
    with pytest.raises(Refused, match="which is not in it"):
        check_references(lost)
    twice = fresh(bundle)
    twice["entry"].append(twice["entry"][0])
    with pytest.raises(Refused, match="the same name"):
        check_references(twice)


def test_a_thing_keeps_its_name_while_the_plan_changes(tmp_path: Path) -> None:
    def shifted(case: Case, blobs: Blobs) -> Case:
        screw = case.implants["upper_screw"]
        return case.with_item(replace(screw, pose=replace(screw.pose, translation=(1.0, 2.0, 3.0))))

    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, screws) as (session, shop):
        first, again = (bundle_of(session, shop) for _ in range(2))
        do(session, shifted)
        later = bundle_of(session, shop, at=datetime(2026, 4, 1, tzinfo=UTC))
    assert first == again
    names = [{r["id"] for r in resources(b, "Device")} for b in (first, later)]
    assert names[0] == names[1]
    assert resources(first, "Provenance")[0]["id"] != resources(later, "Provenance")[0]["id"]
    with session_with(tmp_path / "b.surgplan", a_scan, a_bone, screws) as (session, shop):
        assert names[0].isdisjoint(r["id"] for r in resources(bundle_of(session, shop), "Device"))


# -- contents


@pytest.mark.parametrize("version", VERSIONS)
def test_nobody_is_named_unless_asked_for(bundles: dict[str, Json], version: str) -> None:
    text = json.dumps(bundles[version], ensure_ascii=False).lower()
    for word in ("doeringer", "annabel", "774411", "19470512", "1947-05-12"):
        assert word not in text, word
    own, other = resources(bundles[version], "Patient")
    assert own["identifier"][0]["value"] == "a1b2c3d4e5"
    assert (own["gender"], "name" in own, "birthDate" in own) == ("female", False, False)
    assert other["identifier"][0]["value"] == "ffeeddccbb"
    assert bundles[version]["meta"]["security"][0]["code"] == "PSEUDED"
    named = resources(bundles[f"{version} identified"], "Patient")[0]
    assert named["name"] == [{"use": "official", "family": "Doeringer", "given": ["Annabel"]}]
    assert (named["birthDate"], named["identifier"][0]["value"]) == ("1947-05-12", "HN-774411")
    assert "meta" not in bundles[f"{version} identified"]


@pytest.mark.parametrize(
    ("written", "told"),
    [("19990000", "1999"), ("19990500", "1999-05"), ("19990512", "1999-05-12"), ("19990230", None), ("19991301", None),
     ("00000512", None), ("19990012", None), ("1999", None), ("١٩٩٩٠١٠١", None)],
)  # fmt: skip
def test_only_a_real_birth_date_is_told_and_only_as_far_as_it_is_known(tmp_path: Path, written: str, told: str | None) -> None:
    def born(case: Case, blobs: Blobs) -> Case:
        known = {"name": "Doeringer^Annabel", "patient_id": "HN-774411", "birth_date": written}
        return replace(case, patient=replace(case.patient, identity=blobs.put(json.dumps(known).encode())))

    with session_with(tmp_path / "a.surgplan", a_scan, born) as (session, shop):
        bundle = bundle_of(session, shop, identified=True)
    assert resources(bundle, "Patient")[0].get("birthDate") == told
    parsed(bundle, "R4")


def test_another_person_is_never_named(tmp_path: Path) -> None:
    def two_known(case: Case, blobs: Blobs) -> Case:
        known = json.loads(blobs.get(str(case.patient.identity)))
        known["others"] = {"ffeeddccbb": {"name": "Rehbein^Kuno", "patient_id": "ZX-99812"}}
        note = replace(case.images["mr"], description="MR of Kuno Rehbein, ZX-99812")
        return replace(case, patient=replace(case.patient, identity=blobs.put(json.dumps(known).encode()))).with_item(note)

    with session_with(tmp_path / "a.surgplan", a_scan, other_scan, two_known) as (session, shop):
        for identified in (False, True):
            text = json.dumps(bundle_of(session, shop, identified=identified))
            assert "Rehbein" not in text
            assert "ZX-99812" not in text
            assert ("Doeringer" in text) is identified


def test_each_scan_is_that_of_its_own_patient(bundles: dict[str, Json]) -> None:
    own, other = resources(bundles["R4"], "Patient")
    studies = {r["identifier"][1]["value"]: r for r in resources(bundles["R4"], "ImagingStudy")}
    assert studies["ct"]["subject"]["reference"] == f"urn:uuid:{own['id']}"
    assert studies["mr"]["subject"]["reference"] == f"urn:uuid:{other['id']}"
    assert studies["ct"]["started"] == "2026-01-01"
    assert studies["ct"]["modality"][0]["code"] == "CT"
    assert resources(bundles["R5"], "ImagingStudy")[0]["modality"][0]["coding"][0]["code"] == "CT"


def test_figures_have_value_unit_method_recipe_and_scan(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, screws, a_cut, a_study) as (session, shop):
        answer(session, shop)
        facts = gather(session, shop, today=NOW.date())
        found = resources(bundle_of(session, shop), "Observation")
        key = solution_recipe(session.case, "walking").key
        fits = {fit_recipe(session.case, fit.implant, fit.segment).key: len(fit.figures) for fit in facts.fits}
        scan = f"urn:uuid:{resources(bundle_of(session, shop), 'ImagingStudy')[0]['id']}"
    by_words = {one["code"]["text"]: one for one in found}
    risk = by_words["Risk factor, maximum: bone in walking"]
    assert risk["valueQuantity"] == {"value": 1.1, "unit": "1", "system": "http://unitsofmeasure.org", "code": "1"}
    assert risk["method"]["text"].startswith("Schileo 2014")
    assert risk["identifier"] == [{"system": "urn:surgplan:recipe", "value": key}]
    assert risk["derivedFrom"] == [{"reference": scan}]
    assert risk["code"]["coding"][0]["code"] == "risk_factor_max"
    assert risk["status"] == "preliminary"
    volume = by_words["Volume of bone"]
    assert volume["valueQuantity"]["value"] == facts.case.segments["bone"].volume_mm3
    assert (volume["valueQuantity"]["code"], volume["code"]["coding"][0]["system"]) == ("mm3", "http://snomed.info/sct")
    reach = next(one for words, one in by_words.items() if words.endswith(": reach"))
    assert reach["valueQuantity"]["value"] == facts.measures["reach"]["value"]
    assert reach["valueQuantity"]["code"] == "mm"
    keys = [one["identifier"][0]["value"] for one in found]
    assert fits
    assert {k: keys.count(k) for k in fits} == fits
    assert all(one["valueQuantity"]["system"] == "http://unitsofmeasure.org" for one in found if "valueQuantity" in one)


def test_a_value_that_is_none_says_so_and_an_unknown_unit_has_no_code() -> None:
    from surgplan.report.fhir.figures import Measured
    from surgplan.report.fhir.observations import _value

    def given(value: Any) -> Json:
        return _value(Measured("a", "a", "a", value, "mm", "", ("case", "0"), ()))

    assert given(None)["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert given(float("nan"))["dataAbsentReason"]["coding"][0]["code"] == "not-a-number"
    assert given(True) == {"valueBoolean": True}
    assert given("left") == {"valueString": "left"}
    assert quantity(2.0, "furlong") == {"value": 2.0, "unit": "furlong"}
    with pytest.raises(ValueError, match="no quantity"):
        quantity(np.inf, "mm")


def test_numbers_of_an_earlier_plan_are_left_out_and_told(tmp_path: Path) -> None:
    with session_with(tmp_path / "a.surgplan", a_scan, a_bone, a_study) as (session, shop):
        answer(session, shop)
        assert any("walking" in o["code"]["text"] for o in resources(bundle_of(session, shop), "Observation"))
        do(session, moved)
        bundle = bundle_of(session, shop)
    assert not any("walking" in o["code"]["text"] for o in resources(bundle, "Observation"))
    notes = [note["text"] for note in resources(bundle, "ServiceRequest")[0]["note"]]
    assert "study walking was solved for an earlier plan: its numbers are left out" in notes


def test_implants_are_told_with_model_sizes_and_place(bundles: dict[str, Json]) -> None:
    for version, (names, text) in {"R4": ("deviceName", "name"), "R5": ("name", "value")}.items():
        screw = resources(bundles[version], "Device")[0]
        assert screw[names][0][text].startswith("upper_screw: screw.cortical 3.5x10")
        assert screw["modelNumber"] == "screw.cortical 3.5x10"
        assert "planned, not implanted" in screw["note"][0]["text"]
        length = next(p for p in screw["property"] if p["type"]["text"] == "length_mm")["valueQuantity"]
        length = length[0] if version == "R4" else length
        assert (length["value"], length["code"]) == (10.0, "mm")
        assert ("patient" in screw) is (version == "R4")
    assert resources(bundles["R5"], "ServiceRequest")[0]["code"]["concept"]["text"] == "Screws in bone"


@pytest.mark.parametrize(
    ("components", "words", "total"),
    [
        (["stem.standard"], "Stem of a hip replacement", False),
        (["cup.pressfit"], "Cup of a hip replacement", False),
        (["screw.cortical", "cup.pressfit", "stem.standard"], "Total replacement of the hip", True),
        (["plate.cranial", "screw.cranial"], "Plate on the skull", False),
        (["own.part"], "Operation", False),
    ],
)
def test_an_operation_is_coded_by_all_its_components(tmp_path: Path, components: list[str], words: str, total: bool) -> None:
    facts = Case()
    for n, component in enumerate(components):
        facts = facts.with_item(Implant(f"part_{n}", component, "1", {}, Rigid.identity()))
    plan = SimpleNamespace(facts=SimpleNamespace(case=facts))
    code = operation(plan)  # type: ignore[arg-type]
    assert code["text"] == words
    assert ("52734007" in {one["code"] for one in code["coding"]}) is total


@pytest.mark.parametrize("version", VERSIONS)
def test_the_report_is_in_the_bundle_with_its_hashes(bundles: dict[str, Json], version: str) -> None:
    document = resources(bundles[version], "DocumentReference")[0]
    attachment = document["content"][0]["attachment"]
    data = base64.b64decode(attachment["data"])
    assert data == PDF
    assert base64.b64decode(attachment["hash"]) == hashlib.sha1(data).digest()
    assert document["identifier"][0]["value"] == hashlib.sha256(data).hexdigest()
    assert attachment["size"] == (str(len(data)) if version == "R5" else len(data))


@pytest.mark.parametrize("version", VERSIONS)
def test_provenance_and_audit_tell_revision_program_and_export(bundles: dict[str, Json], version: str) -> None:
    bundle = bundles[version]
    trail, audit = resources(bundle, "Provenance")[0], resources(bundle, "AuditEvent")[0]
    targets = {target["reference"] for target in trail["target"]}
    assert targets == {e["fullUrl"] for e in bundle["entry"]} - {f"urn:uuid:{r['id']}" for r in (trail, audit)}
    systems = [entity["what"]["identifier"]["system"] for entity in trail["entity"]]
    assert systems == ["urn:surgplan:revision", "urn:surgplan:case", "urn:surgplan:journal"]
    assert trail["agent"][1]["who"]["display"] == "surgeon"
    assert audit["recorded"] == "2026-03-02T12:30:00Z"
    software = resources(bundle, "Device")[-1]
    assert audit["source"]["observer"]["reference"] == f"urn:uuid:{software['id']}"
    code = audit["type"] if version == "R4" else audit["code"]["coding"][0]
    assert code["code"] == "110106"


def test_a_moment_is_written_in_utc() -> None:
    assert moment("2026-03-01T00:30:12.9+01:00") == "2026-02-28T23:30:12Z"


# -- writing


@pytest.mark.usefixtures("gl")
@pytest.mark.parametrize("form", ["fhir-r4", "fhir-r5"])
def test_a_bundle_is_exported_with_the_real_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    def grey(bodies, arrows, markers, cameras, size_px):  # type: ignore[no-untyped-def]
        return [np.full((size_px[1], size_px[0], 3), 200, dtype=np.uint8) for _ in cameras]

    monkeypatch.setattr(scene, "_drawn", grey)
    path = tmp_path / "plan.json"
    with session_with(tmp_path / "case.surgplan", a_scan, a_bone) as (session, shop):
        written = export(form, Request(session, shop, ("plan",), path))
        with pytest.raises(Refused, match="holds the whole plan, not bone alone"):
            export(form, Request(session, shop, ("bone",), path))
    version = form[-2:].upper()
    bundle = json.loads(path.read_text())
    assert f"FHIR {version} bundle of {len(bundle['entry'])} resources, the patient by pseudonym" in written.words
    parsed(bundle, version)
    data = base64.b64decode(resources(bundle, "DocumentReference")[0]["content"][0]["attachment"]["data"])
    assert data.startswith(b"%PDF-")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_name_nobody_knows_can_not_be_asked_for(tmp_path: Path) -> None:
    def nameless(case: Case, blobs: Blobs) -> Case:
        return replace(case, patient=Patient("a1b2c3d4e5"))

    with session_with(tmp_path / "a.surgplan", nameless) as (session, shop):  # without a scan too
        with pytest.raises(Refused, match="does not know who the patient is"):
            bundle_of(session, shop, identified=True)
        with pytest.raises(StorageFailed, match="there is no folder"):
            write_fhir(session, shop, tmp_path / "nowhere" / "plan.json", "R4")
