"""Why an environment could not be built: codes and facts, read from uv's own words."""

from __future__ import annotations

import contextlib
import errno
import re
import shutil
from pathlib import Path

from envcheck.problems import REPAIR_CODES

BUILD_CODES = {
    code: REPAIR_CODES[code]
    for code in (
        "REPAIR_BUSY",
        "REPAIR_DISK_FULL",
        "REPAIR_WRITE_FAILED",
        "LOCK_DAMAGED",
        "WHEEL_NOT_FOUND",
        "WHEEL_TAMPERED",
        "NETWORK_FAILED",
        "PACKAGE_DAMAGED",
        "PYTHON_UNUSABLE",
        "IMPORT_FAILED",
        "IMPORT_TIMEOUT",
        "STEP_TIMEOUT",
        "UV_FAILED",
    )
}
"""The codes that a build can end with, among all of a repair's."""

DETAIL_LINES = 12
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
WINDOWS_FULL = frozenset({39, 112})  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL

_MISSING = (
    re.compile(r"there (?:is|are) no versions? of (?P<package>[\w.-]+)==(?P<version>[^\s,]+)"),
    re.compile(r"(?P<package>[\w.-]+) was not found in the (?P<place>cache|package registry)"),
    re.compile(r"(?P<package>[\w.-]+)==(?P<version>\S+) (?:has|have) no (?:usable )?wheels?"),
    re.compile(r"[Nn]o (?:usable )?wheels? .*?`?(?P<package>[\w.-]+)==(?P<version>[^\s`,]+)"),
    re.compile(r"(?P<package>[\w.-]+) (?:needs|was not found|could not be found)\b"),
)
_REQUIRED = re.compile(r"you require (?P<package>[\w.-]+)==(?P<version>[^\s,]+)")
_TAMPERED = re.compile(r"Hash mismatch for `(?P<package>[\w.-]+)==(?P<version>[^`]+)`")
_FETCH = re.compile(r"(?:Failed to (?:fetch|download)|url)[:( ]+`?(?P<url>https?://[^\s`)]+)")
_FULL = re.compile(r"\(os error (?:28|122|39|112)\)|\[Errno (?:28|122)\]")
# Input/output error, permission, no such device, read-only; on Windows: denied, in use.
_REFUSED = re.compile(r"\(os error (?:5|13|19|30|32)\)")
_PATH = re.compile(r"(?m)(?:file|directory|path)s? `([^`]+)`")
_FAILED_PIN = re.compile(
    r"Failed to (?:download|fetch)[: ]+`(?P<package>[\w.-]+)==(?P<version>[^`]+)`"
)
_PACKAGE_IN_URL = re.compile(
    r"/simple/(?P<a>[\w.-]+)/|/(?P<b>[A-Za-z0-9_.]+)-[^/]*\.(?:whl|metadata)"
)


class BuildError(Exception):
    """The environment was not built; what was in use before still is."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Stopped(Exception):
    """Somebody asked to stop, and it was obeyed; nothing is broken."""


def as_build_error(error: OSError, place: Path) -> BuildError:
    """What the disk below `place` refused, with its name."""
    if error.errno in FULL or getattr(error, "winerror", None) in WINDOWS_FULL:
        return BuildError("REPAIR_DISK_FULL", **disk_facts(place))
    path = str(error.filename or place)
    return BuildError("REPAIR_WRITE_FAILED", path=path, detail=str(error)[:500])


def with_disk(error: BuildError, env: Path) -> BuildError:
    """The same, with what uv does not say: how full the disk is, or where it could not write."""
    if error.code == "REPAIR_DISK_FULL":
        error.facts = disk_facts(env)
    if error.code == "REPAIR_WRITE_FAILED" and not error.facts["path"]:
        error.facts = {**error.facts, "path": str(env)}
    return error


def disk_facts(place: Path) -> dict[str, object]:
    """`path` and `free_bytes` of the disk that `place` lies on, or will lie on."""
    for folder in (place, *place.parents):
        with contextlib.suppress(OSError):
            return {"path": str(place), "free_bytes": shutil.disk_usage(folder).free}
    return {"path": str(place), "free_bytes": None}


def read_uv_error(output: str, *, offline: bool) -> BuildError:
    """Find the cause in what uv wrote; `offline` says that it was not allowed to ask anybody."""
    if says_full(output):
        return BuildError("REPAIR_DISK_FULL", path="", free_bytes=None)
    if match := _TAMPERED.search(output):
        return BuildError(
            "WHEEL_TAMPERED", package=match["package"], version=match["version"], file=""
        )
    if "Network connectivity is disabled" in output or "network was disabled" in output:
        return _missing(output, offline=True)
    if match := _FETCH.search(output):
        return _network(match["url"], output)
    if any(pattern.search(output) for pattern in _MISSING):
        return _missing(output, offline=offline)
    if _REFUSED.search(output):
        path = _PATH.search(output)
        detail = _last_lines(output)
        return BuildError("REPAIR_WRITE_FAILED", path=path[1] if path else "", detail=detail)
    return BuildError("UV_FAILED", detail=_last_lines(output))


def says_full(output: str) -> bool:
    """Whether a tool complains of a full disk."""
    return "No space left on device" in output or bool(_FULL.search(output))


def _missing(output: str, *, offline: bool) -> BuildError:
    package, version = "", ""
    for pattern in (*_MISSING, _FAILED_PIN, _REQUIRED):
        match = pattern.search(output)
        if match is None:
            continue
        package = package or match["package"]
        version = version or (match.groupdict().get("version") or "")
    return BuildError("WHEEL_NOT_FOUND", package=package, version=version, offline=offline)


def _network(url: str, output: str) -> BuildError:
    match = _PACKAGE_IN_URL.search(url)
    package = (match["a"] or match["b"]) if match else ""
    host = re.sub(r"^https?://(?:[^/@]*@)?([^/:]+).*$", r"\1", url)  # never with a password
    causes = re.findall(r"(?m)^\s*(?:cause|Caused by): (.*)$", output)
    reason = _without_addresses(causes[-1]) if causes else ""
    facts = {"package": package, "version": "", "host": host, "reason": reason}
    return BuildError("NETWORK_FAILED", **facts)


def _last_lines(output: str) -> str:
    return "\n".join(_without_addresses(output).strip().splitlines()[-DETAIL_LINES:])


def _without_addresses(text: str) -> str:
    """Addresses of private indexes may hold a password."""
    return re.sub(r"(https?://)[^/@\s]+@", r"\1", text)
