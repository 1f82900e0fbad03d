"""Recipes, their keys, and the cache."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.workshop import RecipeKind, Workshop
from surgplan.base.errors import Refused, StorageFailed

ROOT = Path(__file__).resolve().parents[2]
CALLS: list[str] = []


def _squares(inputs, shop, progress):
    CALLS.append("squares")
    if inputs["n"] < 0:
        raise Refused("a number of squares can't be negative; give a positive one")
    return Artifact({"values": np.arange(inputs["n"]) ** 2}, {"n": inputs["n"]})


def _total(inputs, shop, progress):
    CALLS.append("total")
    return Artifact({}, {"total": int(shop.make(inputs["of"])["values"].sum())})


SQUARES = RecipeKind("squares", 1, _squares)
TOTAL = RecipeKind("total", 1, _total)


@pytest.fixture
def shop(tmp_path: Path, blobs) -> Workshop:
    CALLS.clear()
    return Workshop(blobs, Cache(tmp_path / "cache"), {"squares": SQUARES, "total": TOTAL})


def test_an_answer_is_computed_once_and_read_from_disk_afterwards(shop: Workshop, blobs) -> None:
    recipe = TOTAL(of=SQUARES(n=5))
    assert shop.make(recipe).facts == {"total": 30}
    again = Workshop(blobs, Cache(shop.cache.folder), shop.kinds)
    assert again.make(TOTAL(of=SQUARES(n=5))).facts == {"total": 30}
    assert CALLS == ["total", "squares"]


def test_the_key_follows_every_input_at_any_depth_and_the_version() -> None:
    keys = {
        TOTAL(of=SQUARES(n=5)).key,
        TOTAL(of=SQUARES(n=6)).key,
        TOTAL(of=Recipe("squares", 2, {"n": 5})).key,
        Recipe("total", 2, {"of": SQUARES(n=5)}).key,
        SQUARES(n=5).key,
    }
    assert len(keys) == 5
    assert TOTAL(of=SQUARES(n=5)).key in keys


def test_a_recipe_survives_its_json() -> None:
    recipe = TOTAL(of=SQUARES(n=5), more=[SQUARES(n=1), {"a": 0.5}])
    assert Recipe.from_json(recipe.to_json()).key == recipe.key


def test_a_damaged_file_counts_as_missing(shop: Workshop, blobs) -> None:
    recipe = SQUARES(n=1000)
    shop.make(recipe)
    path = shop.cache.path(recipe.key)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    fresh = Workshop(blobs, Cache(shop.cache.folder), shop.kinds)
    assert fresh.peek(recipe) is None
    assert fresh.make(recipe)["values"][-1] == 999**2


def test_a_recipe_of_another_version_is_refused(shop: Workshop) -> None:
    with pytest.raises(Refused, match="squares of version 7"):
        shop.make(Recipe("squares", 7, {"n": 2}))


def test_a_cache_that_can_not_be_written_says_so(tmp_path: Path, blobs) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    shop = Workshop(blobs, Cache(tmp_path / "cache"), {"squares": SQUARES})
    with pytest.raises(StorageFailed, match="free some space"):
        shop.make(SQUARES(n=2))


def test_status_goes_from_missing_to_solved_to_stale_and_keeps_reasons(shop: Workshop) -> None:
    ledger = Ledger(shop.cache)
    first, second, bad = SQUARES(n=3), SQUARES(n=4), SQUARES(n=-1)
    assert ledger.status("s", first) == "missing"
    with ledger.working("s", first):
        assert ledger.status("s", first) == "running"
        shop.make(first)
    assert ledger.status("s", first) == "solved"
    assert ledger.status("s", second) == "stale"
    with pytest.raises(Refused), ledger.working("s", bad):
        shop.make(bad)
    assert ledger.status("s", bad) == "failed"
    assert "can't be negative" in ledger.reason(bad)


def test_a_solved_answer_that_is_found_damaged_is_no_longer_said_to_be_solved(shop: Workshop) -> None:
    ledger, recipe = Ledger(shop.cache), SQUARES(n=3)
    with ledger.working("s", recipe):
        shop.make(recipe)
    shop.cache.path(recipe.key).write_bytes(b"PK\x03\x04 cut off")
    fresh = Cache(shop.cache.folder)
    assert fresh.get(recipe.key) is None
    assert not fresh.has(recipe.key)
    assert Ledger(fresh).status("s", recipe) == "missing"


WORKER = """
import sys, time
from pathlib import Path
from surgplan.artifacts.cache import Cache
from surgplan.artifacts.recipe import Recipe
from surgplan.artifacts.status import Ledger
with Ledger(Cache(Path(sys.argv[1]))).working("s", Recipe("squares", 1, {"n": 3})):
    print("at work", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_process_worked_on_is_not_running_whoever_has_its_number_now(shop: Workshop) -> None:
    ledger, recipe = Ledger(shop.cache), SQUARES(n=3)
    with subprocess.Popen([sys.executable, "-c", WORKER, str(shop.cache.folder)], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert ledger.status("s", recipe) == "running"
        assert ledger.status("s", recipe) == "running"
        process.kill()
    assert ledger.status("s", recipe) == "missing"
    shop.cache.path(recipe.key).with_suffix(".running").write_text(str(os.getpid()))
    assert ledger.status("s", recipe) == "missing"


def test_answers_finished_at_once_are_both_remembered(shop: Workshop) -> None:
    names = [f"study {n}" for n in range(8)]
    ready = threading.Barrier(len(names))

    def solve(n: int) -> None:
        with Ledger(shop.cache).working(names[n], SQUARES(n=n)):
            shop.cache.put(SQUARES(n=n).key, Artifact())
            ready.wait(10)

    threads = [threading.Thread(target=solve, args=(n,)) for n in range(len(names))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [Ledger(shop.cache).last_key(name) for name in names] == [SQUARES(n=n).key for n in range(len(names))]
    assert not list(shop.cache.folder.rglob("*.part"))
