"""Building from a lock: what lies there afterwards, and what does when it goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from envcheck import oslock, switch
from envcheck.building import manifest, shelf
from envcheck.building.build import BuildError
from envcheck.lockfile import lock_sha256
from tests.envcheck import toy_wheels as toy
from tests.envcheck.toy_wheels import Toy, make_toy

CODE = Path(__file__).resolve().parents[2]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")


@pytest.fixture
def small(tmp_path: Path) -> Toy:
    return make_toy(tmp_path / "hóme with spaces")


def test_a_build_is_stamped_listed_compiled_and_complete(small: Toy) -> None:
    stages: list[str] = []
    env = small.build(stages)
    stamp = json.loads((env / manifest.STAMP).read_text(encoding="utf-8"))
    assert env.name == f"toy-{lock_sha256(small.lock)[:8]}-1"
    assert stamp["lock_sha256"] == lock_sha256(small.lock)
    assert (stamp["row"], stamp["build"], stamp["lockfile"]) == ("toy", 1, "toy-1.0.txt")
    assert (env / manifest.LOCK_COPY).read_bytes() == small.lock.read_bytes()
    assert not manifest.verify(env, deep=True)
    assert list(dict.fromkeys(stages)) == ["python", "fetch", "unpack", "compile", "hash", "done"]
    compiled = [p for p in manifest.read_manifest(env).files if p.endswith(".pyc")]
    assert len([p for p in compiled if "toy_" in p and "/tests/" not in p]) == len(toy.MODULES)
    assert not [p for p in compiled if "/tests/" in p]


def test_running_the_engine_way_changes_no_file(small: Toy) -> None:
    env = small.build()
    command = [str(switch.interpreter(env)), "-s", "-B", "-c", "import toy_ant, toy_bee, toy_wasp"]
    subprocess.run(command, check=True, cwd=small.root)
    assert not manifest.verify(env, deep=True)


def test_files_are_copies_so_damage_does_not_spread(small: Toy) -> None:
    first, second = small.build(), small.build()
    module = switch.site_packages(first) / "toy_ant" / "__init__.py"
    assert module.stat().st_nlink == 1
    module.write_text("VERSION = 'damaged'\n", encoding="utf-8")
    assert manifest.verify(first, deep=True).changed
    assert not manifest.verify(second, deep=True)
    assert not manifest.verify(small.build(), deep=True)


def test_a_tampered_wheel_is_refused_and_nothing_is_published(small: Toy) -> None:
    toy.spoil_wheel(small, "toy_bee")
    with pytest.raises(BuildError) as caught:
        small.build()
    assert caught.value.code == "WHEEL_TAMPERED"
    assert caught.value.facts == {"package": "toy-bee", "version": "1.0", "file": ""}
    assert not list(small.root.glob("*/COMPLETE"))
    assert not list(small.root.glob("*/**/toy_ant"))


def test_a_missing_wheel_is_named(small: Toy) -> None:
    (small.wheels / "toy_wasp-1.0-py3-none-any.whl").unlink()
    with pytest.raises(BuildError) as caught:
        small.build()
    assert caught.value.code == "WHEEL_NOT_FOUND"
    assert (caught.value.facts["package"], caught.value.facts["version"]) == ("toy-wasp", "1.0")


def test_an_unhashed_lock_is_refused(small: Toy) -> None:
    small.lock.write_text("toy-ant==1.0\n", encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        small.build()
    assert caught.value.facts == {"lockfile": "toy-1.0.txt", "line": "toy-ant==1.0"}
    assert not list(small.root.glob("toy-*"))


def test_a_source_archive_is_never_built(small: Toy) -> None:
    wheel = small.wheels / "toy_wasp-1.0-py3-none-any.whl"
    archive = small.wheels / "toy_wasp-1.0.tar.gz"
    shutil.move(wheel, archive)
    with pytest.raises(BuildError) as caught:
        small.build()
    assert caught.value.facts["package"] == "toy-wasp"


def test_a_package_that_does_not_import_stops_the_build(tmp_path: Path) -> None:
    broken = make_toy(tmp_path)
    toy.spoil_wheel(broken, "toy_bee")
    text = broken.lock.read_text(encoding="utf-8").splitlines()
    spoilt = broken.wheels / "toy_bee-1.0-py3-none-any.whl"
    text[1] = f"toy-bee==1.0 --hash=sha256:{lock_sha256(spoilt)}"
    broken.lock.write_text("\n".join(text) + "\n", encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        broken.build()
    assert caught.value.code == "IMPORT_FAILED"
    assert caught.value.facts["module"] == "toy_bee"
    assert "not what was locked" in str(caught.value.facts["detail"])
    assert not list(broken.root.glob("*/COMPLETE"))


def test_damage_in_the_cache_is_noticed_and_fetched_again(small: Toy) -> None:
    small.build()
    cache = small.root.parent / "uv-cache"
    cached = [p for p in cache.rglob("toy_ant/__init__.py") if p.is_file()]
    assert cached
    for path in cached:
        path.write_text("VERSION = '6.6'\n", encoding="utf-8")
    env = small.build()
    module = switch.site_packages(env) / "toy_ant" / "__init__.py"
    assert module.read_text(encoding="utf-8") == "VERSION = '1.0'\n"
    assert not manifest.verify(env, deep=True)


def test_only_one_build_at_a_time(small: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "WAIT_S", 0)
    small.root.mkdir(parents=True)
    (small.root / shelf.OWNER).write_text('{"pid": 4711}', encoding="utf-8")
    with oslock.hold(small.root / shelf.LOCK), pytest.raises(BuildError) as caught:
        small.build()
    assert (caught.value.code, caught.value.facts) == ("REPAIR_BUSY", {"pid": 4711})


def test_collection_keeps_what_is_used_or_may_be(
    small: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "PUBLISH_S", -1)
    oldest, leased, before, now = [_complete(small.root, build) for build in (1, 2, 3, 4)]
    rubbish = small.root / "toy-00000000-5"
    rubbish.mkdir()
    switch.publish(small.root, before)
    switch.publish(small.root, now)
    lease = leased / "leases" / "99.lock"
    lease.parent.mkdir()
    with oslock.hold(lease):
        shelf.collect(small.root)
    names = {path.name for path in small.root.iterdir() if path.name.startswith("toy-")}
    assert names == {leased.name, before.name, now.name}
    assert not oldest.exists()
    assert not rubbish.exists()


@posix_only
@pytest.mark.parametrize("stage", ["python", "fetch", "unpack", "compile", "hash"])
def test_killed_at_any_stage_the_one_in_use_stays_and_the_next_build_works(
    small: Toy, stage: str
) -> None:
    in_use = small.build()
    switch.publish(small.root, in_use)
    newer = make_toy(small.root.parent, version="2.0")
    _build_and_kill(newer, stage)
    assert switch.current(small.root) == in_use
    assert not manifest.verify(in_use, deep=True)
    built = newer.build()
    assert not manifest.verify(built, deep=True)
    switch.publish(small.root, built)
    assert switch.previous(small.root) == in_use
    left = {path.name for path in small.root.glob("toy-*")}
    assert left == {in_use.name, built.name}


def _build_and_kill(newer: Toy, stage: str) -> None:
    """Start a build in another process and kill it as soon as it reports `stage`."""
    script = (
        "import sys; from pathlib import Path; from tests.envcheck.toy_wheels import Toy\n"
        "class Out(list):\n"
        "    def append(self, stage): print(stage, flush=True)\n"
        "Toy(*map(Path, sys.argv[1:])).build(Out())\n"
    )
    arguments = [str(newer.root), str(newer.wheels), str(newer.lock)]
    command = [sys.executable, "-c", script, *arguments]
    environ = {**os.environ, "PYTHONPATH": str(CODE)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == stage:
                process.send_signal(signal.SIGKILL)
                break
        process.stdout.read()
    assert process.returncode == -signal.SIGKILL


def _complete(root: Path, build: int) -> Path:
    env = root / f"toy-{0:08x}-{build}"
    env.mkdir(parents=True)
    (env / switch.COMPLETE).touch()
    return env
