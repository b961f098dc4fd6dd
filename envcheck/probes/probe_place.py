"""Looks at what kind of folder Formiga's home is: on this computer, on a network, or synchronised.

Environments have tens of thousands of files and locks; a service that copies them away while they
are written, or a file server, breaks builds half-way.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from envcheck.deadline import reason_of
from envcheck.facts import Observed, Place, unknown
from envcheck.probes import mounts

NETWORK = frozenset(
    {"nfs", "nfs3", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "afs", "webdav", "davfs"}
    | {"lustre", "gpfs", "ceph", "glusterfs", "beegfs", "orangefs", "pvfs2", "panfs", "mfs"}
    | {"sshfs", "rclone", "s3fs", "juicefs", "davfs2", "gvfsd-fuse"}
)
"""Types of file systems on other machines; those of FUSE without their `fuse.`."""
WINDOWS_FROM_WSL = re.compile(r"/mnt/[a-z](/|$)")
"""Under WSL Windows' drives are reached through a file server (9p or drvfs)."""
REMOTE_DRIVE = 4  # of GetDriveTypeW

SERVICES = {
    r"OneDrive( - .+)?": "OneDrive",
    r"Dropbox( \(.+\))?": "Dropbox",
    r"iCloud ?Drive|Mobile Documents": "iCloud",  # the second is where macOS keeps it
    r"Google ?Drive|(My|Meu|Mon) Drive|Mi unidad|Meine Ablage": "Google Drive",
    r"Nextcloud|ownCloud": "Nextcloud",
    r"pCloud ?Drive": "pCloud",
    r"MEGA(sync)?": "MEGA",
}
"""Name of a folder, as the service itself makes it -> the service."""


def probe(
    home: Path,
    environ: Mapping[str, str],
    system: str = sys.platform,
    drive: Callable[[str], int] | None = None,
) -> Observed[Place]:
    """What kind of folder `home` is, or will be; `drive` replaces Windows' word on a drive."""
    path = str(home)
    if service := synced(path, environ):
        return Observed(Place(path, "synced", service), "path")
    try:
        service = _network_share(path, drive) if system == "win32" else _network(home)
    except OSError as error:
        return unknown("mounts", reason_of(error))
    return Observed(Place(path, "network" if service else "local", service), "mounts")


def synced(path: str, environ: Mapping[str, str]) -> str:
    """The service that keeps `path` in step with other computers; ""."""
    for name, folder in environ.items():
        if name.upper().startswith("ONEDRIVE") and folder and _is_below(path, folder):
            return "OneDrive"
    parts = _parts(path)
    if "CloudStorage" in parts[:-1]:  # macOS: ~/Library/CloudStorage/OneDrive-Personal
        return re.split(r"[- ]", parts[parts.index("CloudStorage") + 1])[0]
    for part in parts:
        for pattern, service in SERVICES.items():
            if re.fullmatch(pattern, part):
                return service
    return ""


def _network(home: Path) -> str:
    """File system of a folder on another machine; "" for one of this machine."""
    kind = mounts.file_system(home)
    plain = kind.removeprefix("fuse.").lower()
    from_wsl = kind in ("9p", "drvfs") and WINDOWS_FROM_WSL.match(str(home))
    return kind if plain in NETWORK or from_wsl else ""


def _network_share(path: str, drive: Callable[[str], int] | None) -> str:
    plain = path.removeprefix("\\\\?\\")
    if plain.startswith(("\\\\", "//", "UNC\\")):
        return "UNC"
    kind = (drive or _drive_type)(plain[:3])
    return "network drive" if kind == REMOTE_DRIVE else ""


def _drive_type(root: str) -> int:
    """What Windows says of `C:\\`: 3 is a disk, 4 is on a network."""
    if sys.platform != "win32":
        return 0
    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


def _is_below(path: str, folder: str) -> bool:
    inner, outer = ([part.lower() for part in _parts(text)] for text in (path, folder))
    return bool(outer) and inner[: len(outer)] == outer


def _parts(path: str) -> list[str]:
    return [part for part in re.split(r"[\\/]", path) if part]
