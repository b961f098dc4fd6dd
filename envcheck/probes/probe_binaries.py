"""Which cards the installed torch and bitsandbytes hold code for, and what a wheel would bring.

Reading takes a moment with a cold disk, so the answer is kept beside the environment's papers and
holds as long as the libraries' sizes and times of change are the same.
"""

from __future__ import annotations

import contextlib
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from envcheck import durable, switch
from envcheck.deadline import reason_of
from envcheck.facts import Binaries, Library, Observed, unknown
from envcheck.probes import fatbin

VERSION = 1
CACHE = "formiga-binaries.json"
SOURCE = "libraries"
DEADLINE_S = 5.0
"""0.1 s per GB with files in memory; a first look at a cold hard disk may be late."""

TORCH = re.compile(r"torch/lib/(lib)?torch_cuda\w*\.(so|dll)")
BITSANDBYTES = re.compile(r"bitsandbytes/(lib)?bitsandbytes_cuda(?P<cuda>\d+)\.(so|dll)")
FOLDERS = ("torch/lib", "bitsandbytes")


def probe(env: Path) -> Observed[Binaries]:
    """What the libraries of an environment hold code for; from memory where nothing changed."""
    site = switch.site_packages(env)
    try:
        files = list(_libraries(site))
        stamps = {path: _stamp(site / path) for path in files}
        kept = _kept(env, stamps)
        if kept is None:
            kept = _sorted_out({path: _read(site, path) for path in files})
            _keep(env, stamps, kept)
    except OSError as error:
        return unknown(SOURCE, reason_of(error))
    return Observed(kept, SOURCE)


def of_wheel(wheel: Path) -> Binaries:
    """The same of a wheel that is not installed; nothing is unpacked to disk.

    Raises:
        OSError: if it cannot be read.
        zipfile.BadZipFile: if it is no wheel.
    """
    with zipfile.ZipFile(wheel) as archive:
        found = {}
        for member in archive.infolist():
            if TORCH.fullmatch(member.filename) or BITSANDBYTES.fullmatch(member.filename):
                with archive.open(member) as stream:
                    whole = fatbin.code_in_stream(cast(BinaryIO, stream), member.file_size)
                found[member.filename] = _library(member.filename, whole)
    return _sorted_out(found)


def _libraries(site: Path) -> Iterable[str]:
    """The libraries for cards, relative to site-packages."""
    for folder in FOLDERS:
        if (site / folder).is_dir():
            inside = (entry for entry in (site / folder).iterdir() if entry.is_file())
            names = sorted(f"{folder}/{entry.name}" for entry in inside)
            yield from (n for n in names if TORCH.fullmatch(n) or BITSANDBYTES.fullmatch(n))


def _read(site: Path, path: str) -> Library:
    with (site / path).open("rb", buffering=0) as stream:
        return _library(path, fatbin.code_in_file(cast(BinaryIO, stream)))


def _library(path: str, code: fatbin.Code) -> Library:
    match = BITSANDBYTES.fullmatch(path)
    number = match["cuda"] if match else ""
    cuda = f"{number[:-1]}.{number[-1]}" if number else ""
    return Library(PurePosixPath(path).name, cuda, code.native, code.portable)


def _sorted_out(found: Mapping[str, Library]) -> Binaries:
    return Binaries(
        torch=tuple(library for path, library in found.items() if path.startswith("torch/")),
        bitsandbytes=tuple(
            library for path, library in found.items() if path.startswith("bitsandbytes/")
        ),
    )


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _kept(env: Path, stamps: Mapping[str, list[int]]) -> Binaries | None:
    """The answer of an earlier look, if it was a look at the same files."""
    try:
        document = json.loads((env / CACHE).read_text(encoding="utf-8"))
        if document["v"] != VERSION or document["files"] != stamps:
            return None
        return Binaries(_read_back(document["torch"]), _read_back(document["bitsandbytes"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read_back(rows: Iterable[Mapping[str, Any]]) -> tuple[Library, ...]:
    return tuple(
        Library(
            str(row["name"]),
            str(row["cuda"]),
            tuple(map(str, row["native"])),
            tuple(map(str, row["portable"])),
        )
        for row in rows
    )


def _keep(env: Path, stamps: Mapping[str, list[int]], seen: Binaries) -> None:
    document = {"v": VERSION, "files": stamps, **asdict(seen)}
    with contextlib.suppress(OSError):  # an environment that may not be written to is read anew
        durable.write_json(env / CACHE, document)
