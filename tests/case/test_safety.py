"""What survives a kill, a flipped byte, a second opener and a full disk."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from surgplan.base.errors import BadInput, CaseDamaged, CaseReadOnly, StorageFailed, SurgplanError
from surgplan.case.lock import WriterLock
from surgplan.case.session import Session
from surgplan.case.verify import verify_file
from tests.case.operations import Put, Write

WRITER = """
import sys
from pathlib import Path
from surgplan.case.session import Session
from tests.case.operations import Put, Write
with Session.open(Path(sys.argv[1])) as session:
    n = len(session.case.landmarks)
    print("ready", flush=True)
    while True:
        n += 1
        session.do(Write(f"n{n}", "x" * 70000 + str(n)))
        session.do(Put(f"p{n}", (float(n), 0.0, 0.0)))
        print(n, flush=True)
"""


def writer(path: Path) -> subprocess.Popen[str]:
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ}
    )


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_fifty_kills_under_a_working_writer_lose_nothing_acknowledged(tmp_path: Path) -> None:
    rng = random.Random(3)
    path = tmp_path / "k.surgplan"
    Session.create(path).close()
    acknowledged = 0
    for _ in range(50):
        with writer(path) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "ready"
            time.sleep(rng.uniform(0.0, 0.12))
            process.send_signal(signal.SIGKILL)
            told = [int(line) for line in process.stdout.read().splitlines() if line.strip()]
        acknowledged = max([acknowledged, *told])
        with Session.open(path, read_only=True) as session:
            case = session.case
        assert len(case.landmarks) >= acknowledged
        assert len(case.notes) in (len(case.landmarks), len(case.landmarks) + 1)
        acknowledged = len(case.landmarks)
    findings = verify_file(path)
    assert findings.ok, findings.problems
    assert acknowledged > 50


def test_a_flipped_byte_anywhere_is_found(tmp_path: Path) -> None:
    path = tmp_path / "f.surgplan"
    with Session.create(path) as session:
        for n in range(20):
            session.do(Write(f"n{n}", "text " * (n + 1)))
    whole = path.read_bytes()
    assert verify_file(path).ok
    rng = random.Random(5)
    for at in [0, len(whole) - 1, len(whole) - 40, *(rng.randrange(len(whole)) for _ in range(60))]:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << rng.randrange(8)
        path.write_bytes(bytes(damaged))
        assert not verify_file(path).ok, f"byte {at} of {len(whole)}"
        path.write_bytes(whole)
    assert verify_file(path).ok


def test_a_damaged_file_is_not_opened_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "f.surgplan"
    with Session.create(path) as session:
        session.do(Put("a", (0.0, 0.0, 0.0)))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(bytes(data))
    with pytest.raises(CaseDamaged, match="changed since it was closed"):
        Session.open(path)
    assert path.read_bytes() == bytes(data)


def test_a_second_opener_reads_and_is_told_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "two.surgplan"
    Session.create(path).close()
    with writer(path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        with pytest.raises(CaseReadOnly, match=rf"on .+ \(process {process.pid}, since "):
            Session.open(path)
        with Session.open(path, read_only=True) as reader:
            seen = len(reader.case.landmarks)
            process.stdout.readline()
            process.stdout.readline()
            reader.refresh()
            assert len(reader.case.landmarks) > seen > 0
        process.kill()
    Session.open(path).close()


def test_a_lock_is_held_against_the_same_program_too(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "a.surgplan")
    with pytest.raises(CaseReadOnly, match="already open for writing in this program"):
        WriterLock(tmp_path / "a.surgplan")
    lock.release()
    WriterLock(tmp_path / "a.surgplan").release()


FULL = """
import resource, signal, sys
from pathlib import Path
from surgplan.base.errors import StorageFailed
from surgplan.case.session import Session, case_hash
from tests.case.operations import Put, Write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
import os
session = Session.open(Path(sys.argv[1]))
session.do(Put("a", (0.0, 0.0, 0.0)))
before = case_hash(session.case)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
try:
    session.do(Write("n", os.urandom(2 << 20).hex()))
except StorageFailed as exc:
    print(exc)
assert case_hash(session.case) == before
os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_full_disk_refuses_and_keeps_the_case(tmp_path: Path) -> None:
    path = tmp_path / "full.surgplan"
    Session.create(path).close()
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, cwd=root, check=False)
    assert "free some space, nothing was changed" in told.stdout, told.stderr
    assert told.returncode == 0, told.stderr
    with Session.open(path) as session:
        assert set(session.case.landmarks) == {"a"}
        assert not session.case.notes


def test_files_that_are_no_case_are_refused_in_one_line(tmp_path: Path) -> None:
    text = tmp_path / "letter.surgplan"
    text.write_text("Dear colleague, " * 100)
    with pytest.raises(SurgplanError) as told:
        Session.open(text)
    assert "\n" not in str(told.value)
    with pytest.raises(BadInput, match="no case file"):
        Session.open(tmp_path / "nothing.surgplan")
    with pytest.raises(BadInput, match="exists already"):
        Session.create(text)
    with pytest.raises(StorageFailed):
        Session.create(tmp_path / "no folder" / "a.surgplan")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_case_is_locked_under_every_name_it_has(tmp_path: Path) -> None:
    path, link = tmp_path / "a.surgplan", tmp_path / "elsewhere" / "b.surgplan"
    link.parent.mkdir()
    link.symlink_to(path)
    with Session.create(path), pytest.raises(CaseReadOnly):
        Session.open(link)
    with Session.open(link) as session:
        session.do(Put("a", (0.0, 0.0, 0.0)))
    assert [p.name for p in link.parent.iterdir()] == ["b.surgplan"]
    assert verify_file(path).sealed
