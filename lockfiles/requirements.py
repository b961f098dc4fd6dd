"""What every package of the engine locks asks for, from the wheels' own metadata.

    python -m lockfiles.requirements [WHEEL …]

Writes `requirements.json`, so that a test can hold each lock to what its packages ask for, without
a network and for systems that nobody is on. The index serves the metadata beside most wheels; any
other wheel can be given as a file, else its earlier record stays.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from email.parser import HeaderParser
from http import HTTPStatus
from pathlib import Path

from packaging.requirements import Requirement

from envcheck.lockfile import normalise
from lockfiles import matrix_file, sizes

HERE = Path(__file__).parent
NAME = "requirements.json"
DEADLINE_S = 60
TOGETHER = 6


def main(arguments: list[str] | None = None) -> int:
    """Write the record of every engine lock anew; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    path = HERE / NAME
    old = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    found = dict(_of_file(Path(name)) for name in given)
    wheels = {wheel.name: wheel for row in _rows() for wheel in sizes.wheels_of(row, HERE)}
    with ThreadPoolExecutor(TOGETHER) as pool:
        asked = pool.map(_of_address, (wheel.url for wheel in wheels.values() if wheel.url))
        found |= _merged(one for one in asked if one)
    wanted = {_key(name) for name in wheels}
    kept = {name: lines for name, lines in old.items() if name in wanted}
    record = _without_idle_extras(kept | found)
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8", newline="\n")
    for name in sorted(wanted - record.keys()):
        print(f"{name}: its metadata is not on the index; give the wheel to have it recorded")
    return 0


def _rows() -> list[dict[str, str]]:
    matrix = tomllib.loads((HERE / matrix_file.NAME).read_text(encoding="utf-8"))
    rows: list[dict[str, str]] = matrix["row"]
    return rows


def _merged(several: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Wheels of one version for several systems: everything that any of them asks for."""
    found: dict[str, list[str]] = {}
    for name, lines in several:
        found[name] = sorted({*found.get(name, []), *lines})
    return found


def _without_idle_extras(record: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Leave out what a package asks for only in an extra that no other package names."""
    everything = [Requirement(line) for lines in record.values() for line in lines]
    asked = {(normalise(one.name), extra) for one in everything for extra in one.extras}

    def counts(package: str, line: str) -> bool:
        name = package.partition("==")[0]
        extras = re.findall(r"""extra == ['"]([^'"]+)""", line)
        return not extras or any((name, extra) in asked for extra in extras)

    return {
        package: [line for line in record[package] if counts(package, line)]
        for package in sorted(record)
    }


def _of_address(url: str) -> tuple[str, list[str]] | None:
    """None where the index has no metadata of a wheel: files of before 2023."""
    try:
        with urllib.request.urlopen(url + ".metadata", timeout=DEADLINE_S) as answer:  # noqa: S310
            return _requirements(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        if error.code == HTTPStatus.NOT_FOUND:
            return None
        raise


def _of_file(wheel: Path) -> tuple[str, list[str]]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return _requirements(archive.read(name).decode("utf-8"))


def _requirements(metadata: str) -> tuple[str, list[str]]:
    """``name==version`` and its requirements."""
    head = HeaderParser().parsestr(metadata)
    return f"{normalise(head['Name'])}=={head['Version']}", sorted(
        head.get_all("Requires-Dist", [])
    )


def _key(file_name: str) -> str:
    name, version = file_name.split("-")[:2]
    return f"{normalise(name)}=={version}"


if __name__ == "__main__":
    sys.exit(main())
