from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envcheck import switch
from envcheck.building import manifest
from envcheck.facts import Library
from envcheck.probes import fatbin, probe_binaries
from tests.envcheck.fatbins import CUBIN, PTX, container, elf, entry, pe

TURING_ADA = container((CUBIN, 75), (CUBIN, 89), (PTX, 89))
BLACKWELL = container((CUBIN, 120), (CUBIN, 89), (PTX, 120))
ALL = fatbin.Code(("7.5", "8.9", "12.0"), ("8.9", "12.0"))


def read(data: bytes) -> fatbin.Code:
    return fatbin.code_in_file(io.BytesIO(data))


@pytest.mark.parametrize(
    "library",
    [
        elf({".text": b"code" * 50, ".nv_fatbin": TURING_ADA, "__nv_relfatbin": BLACKWELL}),
        elf({".text": b"code" * 50, ".nv_fatbin": TURING_ADA + b"\0" * 37 + BLACKWELL}),
        pe({".text": b"code" * 50, ".nv_fatb": TURING_ADA, "__nv_rel": BLACKWELL}),
        b"neither of both" + TURING_ADA + b"between" + BLACKWELL + b"after",
        container((CUBIN, 75), (CUBIN, 89), (PTX, 89), header=24) + BLACKWELL,
    ],
    ids=["ELF", "ELF with a gap", "PE", "neither", "long header"],
)
def test_the_architectures_of_a_library_are_read(library):
    assert read(library) == ALL
    assert fatbin.code_in_stream(io.BytesIO(library), len(library)) == ALL


def test_a_library_without_gpu_code_has_none():
    for data in (b"", b"\x7fELF", b"MZ", elf({".text": b"x"}), pe({".text": b"x"}), b"x" * 5000):
        assert read(data) == fatbin.Code((), ())


def test_code_outside_the_sections_for_it_is_none():
    assert read(elf({".rodata": TURING_ADA, ".nv_fatbin": BLACKWELL})).native == ("8.9", "12.0")


def test_a_magic_number_by_chance_hides_nothing():
    by_chance = fatbin.MAGIC + b"\x07\0\x10\0" + b"\xff" * 8
    whole = by_chance + TURING_ADA + fatbin.MAGIC + fatbin.MAGIC + BLACKWELL + fatbin.MAGIC
    assert read(whole) == ALL


def test_an_entry_that_is_none_ends_its_container_only():
    torn = entry(CUBIN, 80, 10) + b"\xff" * 40
    head = fatbin.CONTAINER.pack(fatbin.MAGIC, 1, 16, len(torn))
    assert read(head + torn + BLACKWELL).native == ("8.0", "8.9", "12.0")


def test_a_container_across_the_border_of_two_reads_is_found():
    for border in (fatbin.PAGE_BYTES, fatbin.PAGE_BYTES + fatbin.CHUNK_BYTES):
        for gap in range(border - 20, border + 4, 3):
            assert read(b"x" * gap + TURING_ADA).portable == ("8.9",)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_makes_it_fail(data):
    whole = bytearray(
        data.draw(st.sampled_from([elf, pe]))({".nv_fatbin"[:8]: TURING_ADA, "__nv_rel": BLACKWELL})
    )
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for damaged in (bytes(whole), bytes(whole[:cut])):
        read(damaged)
        fatbin.code_in_stream(io.BytesIO(damaged), len(damaged))


@pytest.fixture
def env(tmp_path: Path) -> Path:
    """An environment with a library of each package."""
    env = tmp_path / "main-cu130-0a1b2c3d-1"
    site = env / "Lib/site-packages" if sys.platform == "win32" else env / "lib/python3.11"
    site = site if sys.platform == "win32" else site / "site-packages"
    for path, data in {
        "torch/lib/libtorch_cuda.so": elf({".nv_fatbin": TURING_ADA}),
        "torch/lib/libtorch_cpu.so": elf({".nv_fatbin": BLACKWELL}),
        "torch/lib/torch_cuda.dll": pe({".nv_fatb": BLACKWELL}),
        "bitsandbytes/libbitsandbytes_cuda118.so": elf({".nv_fatbin": TURING_ADA}),
        "bitsandbytes/libbitsandbytes_cuda130.dll": pe({".nv_fatb": BLACKWELL}),
        "bitsandbytes/libbitsandbytes_cpu.so": elf({}),
        "bitsandbytes/libbitsandbytes_rocm72.so": elf({}),
    }.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    return env


EXPECTED_TORCH = (
    Library("libtorch_cuda.so", "", ("7.5", "8.9"), ("8.9",)),
    Library("torch_cuda.dll", "", ("8.9", "12.0"), ("12.0",)),
)
EXPECTED_BITSANDBYTES = (
    Library("libbitsandbytes_cuda118.so", "11.8", ("7.5", "8.9"), ("8.9",)),
    Library("libbitsandbytes_cuda130.dll", "13.0", ("8.9", "12.0"), ("12.0",)),
)


def test_libraries_for_cards_are_told_from_others(env):
    seen = probe_binaries.probe(env).value
    assert (seen.torch, seen.bitsandbytes) == (EXPECTED_TORCH, EXPECTED_BITSANDBYTES)


def test_what_was_read_is_kept_until_a_library_changes(env, monkeypatch):
    first = probe_binaries.probe(env)
    reads = []
    real = probe_binaries._read
    monkeypatch.setattr(
        probe_binaries, "_read", lambda *where: reads.append(where[1]) or real(*where)
    )
    assert probe_binaries.probe(env) == first
    assert reads == []
    changed = switch.site_packages(env) / "torch/lib/libtorch_cuda.so"
    changed.write_bytes(elf({".nv_fatbin": BLACKWELL}))
    assert probe_binaries.probe(env).value.torch[0].native == ("8.9", "12.0")
    assert len(reads) == 4
    changed.unlink()
    assert len(probe_binaries.probe(env).value.torch) == 1


@pytest.mark.parametrize("spoilt", ["", "[]", "{", '{"v": 2}', '{"v": 1, "files": {}}'])
def test_a_spoilt_memory_is_read_over(env, spoilt):
    first = probe_binaries.probe(env)
    (env / probe_binaries.CACHE).write_text(spoilt, encoding="utf-8")
    assert probe_binaries.probe(env) == first
    assert json.loads((env / probe_binaries.CACHE).read_text(encoding="utf-8"))["v"] == 1


def test_an_environment_that_may_not_be_written_is_read_all_the_same(env, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permissão negada")

    monkeypatch.setattr(probe_binaries.durable, "write_json", refuse)
    assert probe_binaries.probe(env).value.torch == EXPECTED_TORCH


def test_a_library_that_may_not_be_read_is_unknown(env, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permissão negada")

    monkeypatch.setattr(probe_binaries, "_read", refuse)
    assert probe_binaries.probe(env).reason == "not permitted"


def test_the_memory_is_no_part_of_what_was_built(env):
    manifest.write_manifest(env, manifest.make_manifest(env))
    probe_binaries.probe(env)
    assert not manifest.verify(env, deep=True)


def test_without_the_packages_there_is_no_code(tmp_path):
    seen = probe_binaries.probe(tmp_path).value
    assert (seen.torch, seen.bitsandbytes) == ((), ())


def test_a_wheel_is_read_before_it_is_installed(env, tmp_path):
    site = switch.site_packages(env)
    with zipfile.ZipFile(tmp_path / "t.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for file in sorted(site.rglob("*.*")):
            if file.is_file():
                wheel.write(file, file.relative_to(site).as_posix())
    seen = probe_binaries.of_wheel(tmp_path / "t.whl")
    assert (seen.torch, seen.bitsandbytes) == (EXPECTED_TORCH, EXPECTED_BITSANDBYTES)
