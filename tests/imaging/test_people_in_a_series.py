"""One volume holds one person and one study, whatever series the files say that they are of."""

from __future__ import annotations

import pytest

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.load import load_scan


def parts(folder):
    return sorted(series["size"][2] for series in list_series(folder).to_json()["series"])


@pytest.mark.parametrize(
    ("keyword", "first", "second"),
    [
        ("PatientBirthDate", "19600229", "19610301"),
        ("PatientSex", "M", "F"),
        ("StudyInstanceUID", "1.2.826.0.1.0", "1.2.826.0.1.77"),
        ("IssuerOfPatientID", "A", "B"),
    ],
)
def test_two_people_or_studies_under_one_series_uid_are_no_volume(keyword, first, second, write_series, ramp):
    folder = write_series(ramp, **{keyword: lambda k: first if k < 4 else second})
    assert parts(folder) == [2, 4]
    with pytest.raises(BadInput, match="2 usable series"):
        load_scan(folder)


def test_they_are_no_volume_either_where_the_image_type_differs_too(write_series, ramp):
    kind = ["ORIGINAL", "PRIMARY", "AXIAL", "ADD"]
    both = {"ImageType": lambda k: kind[: 3 if k < 4 else 4]}
    assert 6 in parts(write_series(ramp, **both))
    assert 6 not in parts(write_series(ramp, folder="b", PatientSex=lambda k: "M" if k < 4 else "F", **both))


@pytest.mark.parametrize("keyword", ["PatientBirthDate", "PatientSex", "StudyInstanceUID", "IssuerOfPatientID"])
@pytest.mark.parametrize("blank", [(0,), (1, 3), (0, 1, 2, 3, 4)])
def test_what_some_files_of_a_series_leave_out_does_not_part_them(keyword, blank, write_series, ramp):
    values = {"PatientBirthDate": "19600229", "PatientSex": "M", "StudyInstanceUID": "1.2.3", "IssuerOfPatientID": "A"}
    folder = write_series(ramp, **{keyword: lambda k: "" if k in blank else values[keyword]})
    assert parts(folder) == [6]
    subject = load_scan(folder).subject
    assert (subject.birth_date, subject.sex) == ("19600229", "M")


@pytest.mark.filterwarnings("ignore:Invalid value for VR DA")
def test_a_birth_date_in_an_old_form_or_of_no_day_and_a_sex_of_other_do_not_part_a_series(write_series, ramp):
    born = ["19600229", "1960.02.29", "00000000", "", "19600229", "1960.02.29"]
    assert parts(write_series(ramp, PatientBirthDate=lambda k: born[k], PatientSex=lambda k: "MO"[k % 2])) == [6]


def test_files_that_could_be_of_either_of_two_people_go_with_neither(write_series, ramp):
    born = ["19600229", "", "19610301", "19600229", "", "19610301"]
    assert parts(write_series(ramp, PatientBirthDate=lambda k: born[k])) == [2, 2, 2]
