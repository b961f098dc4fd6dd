"""Looks at what only Windows has: long paths, the Visual C++ runtime, Smart App Control.

Everywhere else each fact has the value that means "no obstacle". The registry comes in as a
function, so that Windows' answers can be tried on any system.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from envcheck.deadline import reason_of
from envcheck.facts import Observed, unknown

Registry = Callable[[str, str], object | None]
"""(key below HKEY_LOCAL_MACHINE, name of a value) -> the value; None where there is none."""

FILE_SYSTEM = r"SYSTEM\CurrentControlSet\Control\FileSystem"
POLICY = r"SYSTEM\CurrentControlSet\Control\CI\Policy"
APP_CONTROL = {0: "off", 1: "on", 2: "evaluation"}
RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll")
"""What torch's libraries are linked with; Python itself brings the first two only."""
VERSION_MARK = b"\xbd\x04\xef\xfe"
"""Begins the numbers in a file's version resource (VS_FIXEDFILEINFO)."""


def long_paths(read: Registry | None = None, system: str = sys.platform) -> Observed[bool]:
    """Whether programs may use paths of more than 260 characters."""
    if system != "win32":
        return Observed(True, "sys")
    seen = _ask(read, FILE_SYSTEM, "LongPathsEnabled")
    return seen.map(lambda value: value == 1)


def app_control(read: Registry | None = None, system: str = sys.platform) -> Observed[str]:
    """State of Smart App Control: `off`, `evaluation` or `on`; Windows 10 has none."""
    if system != "win32":
        return Observed("off", "sys")
    seen = _ask(read, POLICY, "VerifiedAndReputablePolicyState")
    if seen.value is not None and seen.value not in ("", *APP_CONTROL):
        return unknown(seen.source, "answer not understood")
    return seen.map(
        lambda value: APP_CONTROL.get(value, "off") if isinstance(value, int) else "off"
    )


def runtime_library(
    environ: Mapping[str, str], system: str = sys.platform, folder: Path | None = None
) -> Observed[str]:
    """Version of the Visual C++ runtime, the oldest of its parts; "" where a part is missing."""
    if system != "win32":
        return Observed("not needed", "sys")
    folder = folder or Path(environ.get("SYSTEMROOT") or r"C:\Windows", "System32")
    try:
        versions = [file_version((folder / name).read_bytes()) for name in RUNTIME]
    except FileNotFoundError:
        return Observed("", str(folder))
    except OSError as error:
        return unknown(str(folder), reason_of(error))
    if not all(versions):
        return unknown(str(folder), "not reported")
    return Observed(".".join(map(str, min(versions))), str(folder))


def file_version(data: bytes) -> tuple[int, ...]:
    """The version number that a Windows library carries: (14, 40, 33810, 0); () without one."""
    at = data.find(VERSION_MARK)
    if at < 0 or len(data) < at + 16:
        return ()
    high, low = struct.unpack_from("<II", data, at + 8)
    return (high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF)


def _ask(read: Registry | None, key: str, name: str) -> Observed[object]:
    """A value of the registry; "" where there is none."""
    source = f"registry {name}"
    try:
        value = (read or _registry)(key, name)
    except OSError as error:
        return unknown(source, reason_of(error))
    return Observed("" if value is None else value, source)


def _registry(key: str, name: str) -> object | None:
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except FileNotFoundError:
        return None
