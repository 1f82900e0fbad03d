"""What was last computed for a name, whoever computes at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.artifacts.status import Ledger


def test_jobs_that_end_together_lose_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    recipes = {f"study {n}": Recipe("r", 1, {"n": n}) for n in range(40)}

    def work(name: str) -> None:
        with Ledger(cache).working(name, recipes[name]):
            cache.put(recipes[name].key, Artifact({}, {}))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, recipes))
    ledger = Ledger(cache)
    assert {name: ledger.last_key(name) for name in recipes} == {name: r.key for name, r in recipes.items()}
