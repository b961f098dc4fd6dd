"""Runs inside the engine's interpreter, says what it is and what is installed, imports nothing.

    python -I -S -B probe_script.py ENVIRONMENT_FOLDER

Two JSON objects on two lines: the interpreter, then the inventory. Standard library only, and no
syntax newer than Python 3.8: the interpreter may be another one than it should be. `-S` keeps the
environment's own .pth files from running, so what they would do cannot hide from this look.
"""

# 28,000 files: pathlib would take five times as long, and its import adds to every start.
# ruff: noqa: PTH112, PTH113, PTH116, PTH118, PTH123, PTH208
from __future__ import annotations

import csv
import json
import os
import stat
import struct
import sys
import sysconfig

STARTUP_MODULES = ("sitecustomize", "usercustomize")


def main(env: str) -> None:
    """Print the two lines. `env` is the environment's folder."""
    say(interpreter(env))
    say(inventory(env, site_packages(env)))


def say(document: dict[str, object]) -> None:
    """One line of ASCII: no code page can spoil it."""
    print(json.dumps(document), flush=True)


def interpreter(env: str) -> dict[str, object]:
    """Version, word size, and why it would see more than its own packages ("" if it would not)."""
    return {
        "version": ".".join(str(part) for part in sys.version_info[:3]),
        "bits": struct.calcsize("P") * 8,
        "isolation": isolation(os.path.join(env, "pyvenv.cfg")),
        "headers": os.path.isfile(os.path.join(sysconfig.get_path("include"), "Python.h")),
    }


def isolation(config: str) -> str:
    """What pyvenv.cfg says: without it, or with system packages, an environment is no island."""
    if not os.path.isfile(config):
        return "PYVENV_CFG_MISSING"
    try:
        with open(config, encoding="utf-8", errors="replace") as lines:
            pairs = [line.partition("=") for line in lines]
    except OSError:
        return "PYVENV_CFG_MISSING"
    values = {key.strip().lower(): value.strip().lower() for key, _, value in pairs}
    if "home" not in values:
        return "PYVENV_CFG_DAMAGED"
    shared = values.get("include-system-site-packages") == "true"
    return "SYSTEM_SITE_PACKAGES" if shared else ""


def site_packages(env: str) -> str:
    """Where this version of Python keeps an environment's packages."""
    if os.name == "nt":
        return os.path.join(env, "Lib", "site-packages")
    version = ".".join(str(part) for part in sys.version_info[:2])
    return os.path.join(env, "lib", "python" + version, "site-packages")


def inventory(env: str, site: str) -> dict[str, object]:
    """Distributions, damaged files, start-up files and leftovers of one site-packages folder."""
    names = listing(site)
    # Windows' Python runs the .pth files of the environment's own folder too.
    outer = [name for name in listing(env) if os.name == "nt" and name.endswith(".pth")]
    sizes = FolderSizes()
    return {
        "distributions": [
            distribution(env, site, name, sizes)
            for name in names
            if name.endswith((".dist-info", ".egg-info")) and name[0] not in "~-"
        ],
        "startup_files": outer + [relative(site, name, env) for name in names if is_startup(name)],
        "leftovers": [name for name in names if name[0] in "~-"],
    }


def listing(folder: str) -> list[str]:
    """Names in a folder, sorted; none where there is no such folder."""
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def is_startup(name: str) -> bool:
    """Whether Python runs this entry of site-packages at every start."""
    return name.endswith(".pth") or name.split(".")[0] in STARTUP_MODULES


def distribution(env: str, site: str, name: str, sizes: FolderSizes) -> dict[str, object]:
    """One distribution: name and version from METADATA, every file of RECORD against the disk."""
    folder = os.path.join(site, name)
    about, requires = read_metadata(os.path.join(folder, "METADATA"))
    record = read_record(os.path.join(folder, "RECORD"))
    rows = record or []
    missing, changed = damage(site, rows, sizes)
    from_folder = name.rpartition(".")[0].rpartition("-")
    return {
        "name": about.get("Name") or from_folder[0],
        "version": about.get("Version") or from_folder[2],
        "location": relative(site, name, env),
        "metadata": metadata_fault(about, record),
        "files": len(rows),
        "missing": [relative(site, path, env) for path in missing],
        "changed": [relative(site, path, env) for path in changed],
        "modules": sorted(modules(rows)),
        "requires": requires,
        "startup_files": [relative(site, row[0], env) for row in rows if is_startup(row[0])],
    }


def metadata_fault(about: dict[str, str], record: list[list[str]] | None) -> str:
    """Which of a distribution's own files cannot be trusted; "" when both can."""
    if "Name" not in about or "Version" not in about:
        return "METADATA"
    return "" if record else "RECORD"


def read_metadata(path: str) -> tuple[dict[str, str], list[str]]:
    """Name and Version of a METADATA file, as far as they are there, and its requirements."""
    found: dict[str, str] = {}
    requires: list[str] = []
    if not os.path.isfile(path):  # opening a pipe would wait for ever
        return {}, []
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                key, colon, value = line.partition(":")
                if not line.strip():  # what follows is the description, anybody's text
                    break
                if colon and key in ("Name", "Version") and value.strip():
                    found.setdefault(key, value.strip())
                elif colon and key == "Requires-Dist":
                    requires.append(value.strip())
    except OSError:
        return {}, []
    return found, requires


def read_record(path: str) -> list[list[str]] | None:
    """Rows (path, hash, size) of a RECORD; None where there is none or it is garbled."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, encoding="utf-8", errors="replace", newline="") as lines:
            rows = [row for row in csv.reader(lines) if row]
    except (OSError, csv.Error):
        return None
    return rows if all(len(row) == 3 for row in rows) else None


def damage(site: str, rows: list[list[str]], sizes: FolderSizes) -> tuple[list[str], list[str]]:
    """Paths of RECORD that are missing, and paths that have another size than it says."""
    missing, changed = [], []
    for path, _, size in rows:
        if path.endswith(".pyc"):
            continue  # Python writes and removes these itself
        found = sizes.of(os.path.join(site, *path.split("/")))
        if found is None:
            missing.append(path)
        elif size and str(found) != size:
            changed.append(path)
    return missing, changed


def reachable(path: str) -> str:
    """A path without Windows' limit of 259 characters; see `tree.reachable`."""
    if os.name != "nt" or path.startswith("\\\\"):
        return path
    return "\\\\?\\" + os.path.normpath(path)


class FolderSizes:
    """Sizes of files, one folder read at a time: on Windows that asks the system far less often."""

    def __init__(self) -> None:
        self.folders: dict[str, dict[str, int]] = {}

    def of(self, path: str) -> int | None:
        """Size in bytes of a regular file, -1 for anything else, None where there is nothing."""
        folder, name = os.path.split(path)
        if folder not in self.folders:
            self.folders[folder] = self.read(folder)
        size = self.folders[folder].get(name)
        return self.alone(path) if size is None else size

    @staticmethod
    def read(folder: str) -> dict[str, int]:
        try:
            with os.scandir(reachable(folder)) as entries:
                return {entry.name: entry.stat().st_size for entry in entries if entry.is_file()}
        except OSError:
            return {}  # each of its files is then asked for alone, and says what is wrong

    @staticmethod
    def alone(path: str) -> int | None:
        try:
            # Finds a name in another case or another Unicode form.
            status = os.stat(reachable(path))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return -1
        return status.st_size if stat.S_ISREG(status.st_mode) else -1


def modules(rows: list[list[str]]) -> set[str]:
    """Names by which the files of a RECORD can be imported."""
    tops = {row[0].split("/")[0] for row in rows if row[0].endswith((".py", ".so", ".pyd"))}
    return {top.split(".")[0] for top in tops if top.split(".")[0].isidentifier()}


def relative(site: str, path: str, env: str) -> str:
    """A path of RECORD as the environment's manifest writes it: from its folder, with slashes."""
    return os.path.relpath(os.path.join(site, path), env).replace(os.sep, "/")


if __name__ == "__main__":
    main(sys.argv[1])
