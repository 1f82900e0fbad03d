"""Erasing who the patient is, in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from surgplan.base.errors import Refused
from surgplan.case.document import Case, Patient
from surgplan.case.forget import ForgetPatient, forget
from surgplan.case.identity import Identity, Person, read_identity
from surgplan.case.session import Session
from surgplan.case.verify import verify_file
from surgplan.cli.main import main
from tests.case.test_anonymise import put
from tests.imaging.privacy.planted import Plants, leaks


def named(path: Path, p: Plants) -> None:
    """A case in whose history two identities stand."""
    with Session.create(path, by="tester") as session:
        for _ in range(2):
            who = Person(f"{p.word('family name')}^{p.word('given name')}" if not p.where else "A^B", p.number("number"))
            identity = session.blobs.put(Identity(who).to_bytes())
            put(session, replace(Case(), patient=Patient("a1b2c3d4e5", "F", 60.0, identity)))


def test_no_byte_of_the_file_names_anybody_afterwards_and_the_case_is_whole(tmp_path: Path) -> None:
    plants, path = Plants(), tmp_path / "a.surgplan"
    named(path, plants)
    assert len(leaks(plants, path)) == len(plants.where) == 4
    with Session.open(path, by="tester") as session:
        assert forget(session) == 2
        assert session.case.patient == Patient("a1b2c3d4e5", "F", 60.0)
    assert leaks(plants, path) == []
    assert verify_file(path).ok
    with Session.open(path) as session:
        assert session.head.words == "Forget who the patient is"
        session.undo()
        assert read_identity(session.case.patient, session.blobs) is None
        with pytest.raises(Refused, match="nothing to erase"):
            forget(session)


def test_the_blobs_name_does_not_tell_whose_it_was() -> None:
    who = Identity(Person("Doe^Jane", "17"))
    assert who.to_bytes() != who.to_bytes()


def test_where_nobody_is_known_there_is_nothing_to_forget() -> None:
    with pytest.raises(Refused, match="nothing to erase"):
        ForgetPatient().apply(Case(), {})


def test_the_command_says_what_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named(tmp_path / "a.surgplan", plants := Plants())
    assert main(["forget", str(tmp_path / "a.surgplan")]) == 0
    said = capsys.readouterr()
    assert "surgplan anonymise" in said.out
    assert leaks(plants, tmp_path / "a.surgplan", said=said.out + said.err) == []
    assert main(["forget", str(tmp_path / "a.surgplan")]) == 1
