"""One case holds one patient: who may come in, what is kept of somebody else, and what a pseudonym tells."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from surgplan.base.errors import OtherPatient, Refused
from surgplan.case import person_names
from surgplan.case.codec import encode
from surgplan.case.document import Case, Patient
from surgplan.case.identity import Identity, Person, read_identity
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.load import load_scan
from surgplan.imaging.one_patient import patient_found, patient_with, refuse_other
from surgplan.imaging.subject import Subject


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """Scans are read here, not in a child, which takes its time to start."""
    monkeypatch.setattr("surgplan.imaging.guarded.load_path", load_scan)


JANE = Subject("Doe^Jane", "H-17", "St. Elsewhere", "19600229", "F")


def case_of(subject, blobs, case=None, confirmed=""):
    case = Case() if case is None else case
    found = json.loads(json.dumps(patient_found(case, blobs, subject, 64.0, confirmed)))
    return replace(case, patient=patient_with(case, found))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person("Doe^Jane", "H-17"), Person("DOE^JANE", " h-17"), True),
        (Person("Doe^Jane", "", "", "19600229"), Person("doe, jane", "", "", "19600229"), True),
        (Person("M\u00fcller^Anna"), Person("Mu\u0308ller^Anna"), True),
        (Person("Doe^Jane", "17", "A"), Person("Roe^Jane", "17", "A"), None),
        (Person("Doe^Jane", "17", "A", "19600229"), Person("Roe^Jane", "17", "", "1960.02.29"), True),
        (Person("Doe^Jane", "17", "A", "19600229"), Person("Doe^Jane", "17", "A", "19610301"), False),
        (Person("Doe^Jane", "17", "A", "19600229"), Person("Poe^Edgar", "17", "A", "19600229"), None),
        (Person("Doe^Jane", "17", "A", "19600229", "F"), Person("Doe^Jane", "17", "A", "19600229", "M"), False),
        (Person("Doe^Jane", "17", "A", "", "F"), Person("Doe^Jane", "17", "A", "", "O"), True),
        (Person("Smith^John", "12345"), Person("Jones^John", "12345"), None),
        (Person("Smith^John", "12345"), Person("Smith^Mary", "12345", "", "19800101"), None),
        (Person("Smith^John", "12345"), Person("smith, j.", "12345"), True),
        (Person("Smith^John^Paul", "12345"), Person("SMITH^PAUL", "12345"), True),
        (Person("Smith^John", "12345"), Person("John Smith", "12345"), True),
        (Person("Smith^John", "12345"), Person("JOHN^SMITH", "12345"), True),
        (Person("Smith^John", "12345"), Person("Smith", "12345"), True),
        (Person("Smith^John", "12345"), Person("^John", "12345"), None),
        (Person("Smith^John", "12345"), Person("", "12345", "", "19800101"), True),
        (Person("Bauer^Jo", "1"), Person("Baur^Jo", "1"), None),
        (Person("M\u00fcller^Anna", "1"), Person("MUELLER^A", "1"), True),
        (Person("M\u00fcller^Anna", "1"), Person("Muller^Anna Lena", "1"), True),
        (Person("van der Berg^Jan", "1"), Person("VanderBerg^Jan^^^MD", "1"), True),
        (Person("Tanaka^=\u7530\u4e2d^", "1"), Person("\u7530\u4e2d^\u592a\u90ce", "1"), True),
        (Person("Tanaka^Taro=\u7530\u4e2d^", "1"), Person("Tanaka^Jiro=\u7530\u4e2d^", "1"), None),
        (Person("Tanaka^Taro", "1"), Person("\u7530\u4e2d^\u592a\u90ce", "1"), None),
        (Person("Tanaka^Taro", "1", "", "19600229"), Person("\u7530\u4e2d^\u592a\u90ce", "1", "", "19600229"), True),
        (Person("Doe^J", "", "", "19600229"), Person("Doe^Jane", "", "", "19600229"), None),
        (Person("Doe^Jane", "17", "", "19600229"), Person("Doe^Jane"), None),
        (Person("Doe^Jane", "17", "A"), Person("Doe^Jane", "17", "B"), False),
        (Person("Doe^Jane", "17", "", "19600229"), Person("Doe^Jane", "17", "", "19610301"), False),
        (Person("Doe^Jane", "17"), Person("Poe^Edgar", "17"), None),
        (Person("Doe^Jane", "17"), Person("Doe^Jane", "18"), False),
        (Person("Doe^Jane", "", "", "19600229"), Person("Doe^Jane", "", "", "19610301"), False),
        (Person("Doe^Jane"), Person("", "17"), None),
    ],
)
def test_people_are_told_apart_by_contradictions_then_by_number_and_name_else_by_name_and_birth_date(one, other, same):
    assert one.is_same(other) is same
    assert other.is_same(one) is same


def test_a_name_of_endless_words_is_compared_in_no_time(monkeypatch):
    compared = []
    real = person_names._spellings
    monkeypatch.setattr(person_names, "_spellings", lambda word: compared.append(word) or real(word))
    one, other = ("=".join(" ".join(f"{a}{n}" for n in range(3000)) for _ in range(50)) for a in "ab")
    assert Person(one, "17").is_same(Person(other, "17")) is None
    assert len(compared) < 50_000


def test_a_pseudonym_is_drawn_anew_for_every_case(blobs):
    first, second = case_of(JANE, blobs), case_of(JANE, blobs)
    assert len(first.patient.id) == 10
    assert first.patient.id != second.patient.id
    assert case_of(JANE, blobs, first).patient == first.patient


def test_another_spelling_of_the_patient_is_kept_with_the_identity(blobs):
    case = case_of(replace(JANE, name="Doe-Smith^Jane"), blobs, case_of(JANE, blobs))
    identity = read_identity(case.patient, blobs)
    assert identity is not None
    assert [person.name for person in identity.everybody()] == ["Doe^Jane", "Doe-Smith^Jane"]


def test_one_record_that_contradicts_outweighs_another_that_fits(blobs):
    case = case_of(replace(JANE, birth_date="", name="Doe^J"), blobs, case_of(JANE, blobs))
    identity = read_identity(case.patient, blobs)
    assert identity is not None
    assert len(identity.also) == 1
    with pytest.raises(OtherPatient, match="birth date is not that"):
        refuse_other(case, blobs, replace(JANE, birth_date="19900101"))
    with pytest.raises(OtherPatient, match="somebody else"):
        refuse_other(case, blobs, replace(JANE, patient_id="H-18", birth_date=""))


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (Subject(birth_date="19900101", sex="M"), "birth date is not that"),
        (Subject(birth_date="19900101"), "birth date is not that"),
        (Subject(sex="M"), "sex is not that"),
        (replace(JANE, sex="M"), "sex is not that"),
    ],
)
def test_a_scan_that_contradicts_the_patient_is_somebody_elses_whether_it_names_anybody_or_not(subject, words, blobs):
    for first in (JANE, Subject(birth_date="19600229", sex="F")):
        case = case_of(first, blobs)
        with pytest.raises(OtherPatient, match=words) as refused:
            refuse_other(case, blobs, subject)
        assert not any(year in str(refused.value) for year in ("1960", "1990"))
        found = patient_found(case, blobs, subject, 34.0, "a donor")
        assert found["other"]
        assert found["id"] not in ("", case.patient.id)
        assert patient_with(case, found).sex == "F"
    refuse_other(case_of(JANE, blobs), blobs, Subject(birth_date="19600229"))
    refuse_other(case_of(JANE, blobs), blobs, Subject(sex="F"))


def test_what_a_scan_without_a_name_told_is_still_known_when_the_name_comes(blobs):
    case = case_of(replace(JANE, birth_date=""), blobs, case_of(Subject(birth_date="19600229", sex="F"), blobs))
    assert case.patient.id
    with pytest.raises(OtherPatient, match="birth date is not that"):
        refuse_other(case, blobs, replace(JANE, birth_date="19610301"))


def test_another_family_name_under_the_same_number_and_birth_date_is_taken_in_with_a_warning(write_series, ramp, blobs):
    def taken(case, as_, **who):
        op = ImportImage(str(write_series(ramp, folder=as_, **who)), as_=as_)
        return op.apply(case, json.loads(json.dumps(op.compute(case, blobs, lambda *_: None))))

    case = taken(Case(), "ct")
    case = taken(case, "married", PatientName="Somebody^Nick")
    assert "another family name" in case.images["married"].warnings[0]
    assert not case.images["married"].patient
    case = taken(case, "again", PatientName="SOMEBODY^N")
    assert not any("family name" in warning for name in ("ct", "again") for warning in case.images[name].warnings)
    with pytest.raises(OtherPatient, match="nothing tells it is not"):
        taken(case, "unknown", PatientName="Anybody^Nick", PatientBirthDate="")


def test_somebody_elses_scan_is_refused_and_taken_in_marked_when_confirmed(write_series, ramp, blobs):
    case = ImportImage(str(write_series(ramp))).apply(
        Case(), ImportImage(str(write_series(ramp))).compute(Case(), blobs, lambda *_: None)
    )
    folder = str(write_series(ramp, folder="b", PatientID="H-99", PatientName="Poe^Edgar", PatientSex="F"))
    with pytest.raises(Refused, match="somebody else"):
        ImportImage(folder, as_="donor").compute(case, blobs, lambda *_: None)
    op = ImportImage(folder, as_="donor", other_patient="graft of a donor")
    results = json.loads(json.dumps(op.compute(case, blobs, lambda *_: None)))
    both = op.apply(case, results)
    donor = both.images["donor"]
    assert donor.patient == results["patient"]["id"] != case.patient.id
    assert f"another patient ({donor.patient})" in donor.warnings[0]
    assert "graft of a donor" in donor.warnings[0]
    assert (both.patient.id, both.patient.sex, both.patient.age_years) == (
        case.patient.id,
        case.patient.sex,
        case.patient.age_years,
    )
    assert "Poe" not in str(encode(both)) + str(results)
    identity = read_identity(both.patient, blobs)
    assert identity is not None
    assert identity.others[donor.patient] == Person("Poe^Edgar", "H-99", "", "19600229", "F")
    again = ImportImage(folder, as_="again", other_patient="the same donor")
    assert again.compute(both, blobs, lambda *_: None)["patient"]["id"] == donor.patient
    with pytest.raises(Refused, match="somebody else"):
        ImportImage(folder, as_="again").compute(both, blobs, lambda *_: None)


def test_where_the_identity_was_erased_a_named_scan_needs_a_word_and_brings_no_name_back(blobs):
    case = Case(patient=Patient(id="a1b2c3d4e5"))
    with pytest.raises(Refused, match="was erased"):
        refuse_other(case, blobs, JANE)
    refuse_other(case, blobs, Subject(sex="F"))
    with pytest.raises(OtherPatient, match="sex is not that"):
        refuse_other(Case(patient=Patient(id="a1b2c3d4e5", sex="M")), blobs, Subject(sex="F"))
    late = case_of(JANE, blobs, case, confirmed="checked on paper")
    assert late.patient == case.patient


@pytest.mark.parametrize("reason", ["Edgar is her brother", "same as h-99", "JANE agreed"])
def test_a_reason_that_names_somebody_is_refused(reason, blobs):
    case = case_of(JANE, blobs)
    with pytest.raises(Refused, match="no names"):
        refuse_other(case, blobs, Subject("Poe^Edgar", "H-99"), reason)


def test_an_identity_is_read_as_it_was_written(blobs):
    whole = Identity(Person("A^B", "1"), (Person("A^C", "1"),), {"0123456789": Person("D^E", "2")})
    assert read_identity(Patient(identity=blobs.put(whole.to_bytes())), blobs) == whole
    assert read_identity(Patient(identity=blobs.put(b'{"name": "A^B"}')), blobs) == Identity(Person("A^B"))
    assert read_identity(Patient(), blobs) is None


def test_a_scan_taken_in_without_its_person_leaves_no_trace_and_keeps_its_frame(
    write_series, ramp, blobs, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "home")
    about = {
        "SeriesDescription": "Nobody hip thin 47118152 Smith",
        "SeriesInstanceUID": "1.2.826.0.1.771",
        "PatientAge": "093Y",
    }
    op = ImportImage(str(write_series(ramp, folder="a", **about)), series="1.2.826.0.1.771", deidentify=True)
    results = json.loads(json.dumps(op.compute(Case(), blobs, lambda *_: None)))
    case = op.apply(Case(), results)
    image = case.images["ct"]
    assert (image.description, image.acquired, image.series_uid[:5]) == ("hip thin", "", "2.25.")
    assert (case.patient.sex, case.patient.age_years, case.patient.identity) == ("M", 90.0, None)
    kept = b"".join(blobs.kept.values()) + str((encode(case), results, op.recorded())).encode()
    for trace in (b"Nobody", b"H-4711", b"47118152", b"19600229", b"20240301", b"2024-03-01", b"1.2.826.0.1"):
        assert trace not in kept
    late = ImportImage(str(write_series(ramp, folder="b", PatientName="", PatientID="")), as_="late", deidentify=True)
    both = late.apply(case, late.compute(case, blobs, lambda *_: None))
    assert both.images["late"].frame_of_reference == image.frame_of_reference
    named = ImportImage(str(write_series(ramp, folder="c", PatientID="H-4712")), as_="named", deidentify=True)
    with pytest.raises(Refused, match="was erased"):
        named.compute(case, blobs, lambda *_: None)
