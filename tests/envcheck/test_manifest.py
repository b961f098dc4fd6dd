"""The tree manifest: every change is found, and nothing else."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from envcheck import manifest
from envcheck.manifest import Difference


@pytest.fixture
def env(tmp_path: Path) -> Path:
    return make_tree(tmp_path / "cpu-0a1b2c3d-1")


def make_tree(env: Path) -> Path:
    for path, data in {
        "lib/a.py": b"a = 1\n",
        "lib/deep/er/b.bin": bytes(range(256)) * 9000,  # more than one chunk
        "lib/empty": b"",
        "lib/ação.txt": "não".encode(),
    }.items():
        (env / path).parent.mkdir(parents=True, exist_ok=True)
        (env / path).write_bytes(data)
    manifest.write_manifest(env, manifest.make_manifest(env))
    return env


def test_an_untouched_tree_matches(env: Path) -> None:
    assert manifest.verify(env) == Difference()
    assert manifest.verify(env, deep=True) == Difference()
    assert set(manifest.read_manifest(env).files) == {
        "lib/a.py",
        "lib/deep/er/b.bin",
        "lib/empty",
        "lib/ação.txt",
    }


def test_what_lies_around_the_build_is_not_part_of_it(env: Path) -> None:
    for name in (manifest.STAMP, manifest.LOCK_COPY, "COMPLETE"):
        (env / name).write_text("x", encoding="utf-8")
    (env / "leases").mkdir()
    (env / "leases" / "12.lock").touch()
    assert not manifest.verify(env, deep=True)
    (env / "lib" / "COMPLETE").touch()
    assert manifest.verify(env).extra == ("lib/COMPLETE",)


def test_missing_changed_and_extra_are_told_apart(env: Path) -> None:
    (env / "lib/a.py").unlink()
    (env / "lib/empty").write_bytes(b"x")
    (env / "lib/evil.pth").write_text("import os\n", encoding="utf-8")
    assert manifest.verify(env) == Difference(("lib/a.py",), ("lib/empty",), ("lib/evil.pth",))


def test_a_flipped_byte_is_found_by_the_deep_look(env: Path) -> None:
    path = env / "lib/deep/er/b.bin"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert not manifest.verify(env)
    assert manifest.verify(env, deep=True).changed == ("lib/deep/er/b.bin",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_links_are_compared_by_their_target(env: Path) -> None:
    link = env / "bin"
    link.symlink_to("lib")
    manifest.write_manifest(env, manifest.make_manifest(env))
    assert not manifest.verify(env, deep=True)
    link.unlink()
    link.symlink_to("/elsewhere")
    assert manifest.verify(env).changed == ("bin",)
    link.unlink()
    link.write_text("lib", encoding="utf-8")
    assert manifest.verify(env).changed == ("bin",)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"files": {"a": 1}}', '{"files": 3}'])
def test_a_damaged_manifest_says_so(env: Path, content: str) -> None:
    (env / manifest.MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(manifest.ManifestError):
        manifest.verify(env)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_single_change_is_named(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        env = make_tree(Path(folder) / "cpu-0a1b2c3d-1")
        path = data.draw(st.sampled_from(sorted(manifest.read_manifest(env).files)))
        how = data.draw(st.sampled_from(["flip", "cut", "delete", "add"]))
        expected = change(env, path, how, data.draw(st.integers(0, 10_000_000)))
        assert manifest.verify(env, deep=True) == expected


def change(env: Path, path: str, how: str, place: int) -> Difference:
    """Damage one file and say what must be found."""
    target = env / path
    content = bytearray(target.read_bytes())
    if how == "delete":
        target.unlink()
        return Difference(missing=(path,))
    if how == "add":
        (env / (path + ".new")).write_bytes(content)
        return Difference(extra=(path + ".new",))
    if not content:
        target.write_bytes(b"0")
    elif how == "flip":
        content[place % len(content)] ^= 1 << (place % 8)
        target.write_bytes(content)
    else:
        target.write_bytes(content[: place % len(content)])
    return Difference(changed=(path,))
