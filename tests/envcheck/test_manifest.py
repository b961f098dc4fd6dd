"""The tree manifest: every change is found, and nothing else."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from envcheck.building import manifest, tree
from envcheck.building.manifest import Difference


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
    for name in (manifest.STAMP, manifest.LOCK_COPY, "formiga-proof.json"):
        (env / name).write_text("x", encoding="utf-8")
    (env / "COMPLETE").touch()
    (env / ".formiga-proof.json.0a1b2c3d").touch()  # its writer was killed
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


def flip(env: Path) -> str:
    path = "lib/deep/er/b.bin"
    data = bytearray((env / path).read_bytes())
    data[-1] ^= 1
    (env / path).write_bytes(data)
    return path


def make_later(env: Path, seconds: float) -> None:
    """Let the manifest be of another time than the files."""
    now = (env / manifest.MANIFEST).stat().st_mtime
    os.utime(env / manifest.MANIFEST, (now + seconds, now + seconds))


def test_a_byte_that_flipped_by_itself_is_found_by_the_deep_look(env: Path) -> None:
    path = flip(env)
    make_later(env, 60)
    assert not manifest.verify(env)
    assert manifest.verify(env, deep=True).changed == (path,)


def test_a_file_that_was_written_after_the_build_is_found_by_the_quick_look(env: Path) -> None:
    make_later(env, -60)
    assert not manifest.verify(env)
    path = flip(env)
    assert manifest.verify(env).changed == (path,)


def test_the_quick_look_stays_quick_where_everything_is_new(
    env: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = tree.summary
    monkeypatch.setattr(tree, "summary", lambda path: read.append(path.name) or real(path))
    make_later(env, -60)
    monkeypatch.setattr(manifest, "TOUCHED_BYTES", 1000)
    assert not manifest.verify(env)
    assert sorted(read) == ["a.py", "ação.txt", "empty"]
    read.clear()
    monkeypatch.setattr(manifest, "TOUCHED_FILES", 1)
    assert not manifest.verify(env)
    assert read == ["empty"]


def test_a_manifest_that_is_not_the_sealed_one_says_so(env: Path) -> None:
    (env / manifest.STAMP).write_text("{}", encoding="utf-8")
    (env / "COMPLETE").write_text(json.dumps(manifest.seal(env)), encoding="utf-8")
    assert not manifest.verify(env, deep=True)
    assert manifest.is_sealed(env, "stamp_sha256", b"{}")
    assert not manifest.is_sealed(env, "stamp_sha256", b"{ }")
    listed = manifest.read_manifest(env)
    del listed.files["lib/empty"]
    manifest.write_manifest(env, listed)
    with pytest.raises(manifest.ManifestError):
        manifest.verify(env)
    manifest.write_manifest(env, manifest.make_manifest(env))
    (env / "COMPLETE").write_text("{", encoding="utf-8")
    with pytest.raises(manifest.ManifestError):
        manifest.verify(env)
    assert not manifest.is_sealed(env, "stamp_sha256", b"{}")


def test_a_folder_in_the_place_of_a_file_hides_nothing(env: Path) -> None:
    (env / "lib/a.py").unlink()
    (env / "lib/a.py").mkdir()
    (env / "lib/a.py/__init__.py").touch()
    found = manifest.verify(env)
    assert (found.missing, found.extra) == (("lib/a.py",), ("lib/a.py/__init__.py",))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(env: Path) -> None:
    (env / "lib/empty").unlink()
    os.mkfifo(env / "lib/empty")
    assert manifest.verify(env, deep=True).changed == ("lib/empty",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_folder_that_was_moved_away_and_linked_is_not_entered(env: Path, tmp_path: Path) -> None:
    (env / "lib/deep").rename(tmp_path / "elsewhere")
    (env / "lib/deep").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/circle").symlink_to(env)
    found = manifest.verify(env, deep=True)
    assert (found.missing, found.extra) == (("lib/deep/er/b.bin",), ("lib/deep",))


def test_what_lies_in_a_folder_that_may_not_be_read_is_changed(
    env: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def refuse(folder: Path) -> Iterator[os.DirEntry[str]]:
        if Path(folder).name == "deep":
            raise PermissionError(13, "Permissão negada")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert manifest.verify(env, deep=True) == Difference(changed=("lib/deep/er/b.bin",))


def test_an_environment_that_may_not_be_read_is_no_empty_one(tmp_path: Path) -> None:
    make_tree(tmp_path / "cpu")
    with pytest.raises(OSError, match="cpu"):
        tree.walk(tmp_path / "cpu" / "gone")


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


@pytest.mark.parametrize(
    ("path", "reachable"),
    [
        ("C:\\Users\\José\\a", "\\\\?\\C:\\Users\\José\\a"),
        ("\\\\server\\share\\a", "\\\\?\\UNC\\server\\share\\a"),
        ("\\\\?\\C:\\a", "\\\\?\\C:\\a"),
    ],
)
def test_long_paths_of_windows_are_asked_for_without_their_limit(path, reachable):
    assert tree.without_limit(path) == reachable
