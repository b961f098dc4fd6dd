from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from envcheck.probes import mounts, probe_place

linux = pytest.mark.skipif(sys.platform == "win32", reason="the table of mounts")


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (r"C:\Users\Ana\OneDrive\Formiga", "OneDrive"),
        (r"C:\Users\Ana\OneDrive - Universidade de Évora\Formiga", "OneDrive"),
        (r"C:\Users\Ana\Dropbox\formiga", "Dropbox"),
        (r"C:\Users\Ana\Dropbox (Equipe)\formiga", "Dropbox"),
        (r"C:\Users\Ana\iCloudDrive\formiga", "iCloud"),
        (r"G:\Meu Drive\formiga", "Google Drive"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/f", "iCloud"),
        ("/Users/ana/Library/CloudStorage/OneDrive-Pessoal/f", "OneDrive"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/f", "GoogleDrive"),
        ("/home/ana/Nextcloud/formiga", "Nextcloud"),
        (r"D:\Ana\nuvem\formiga", "OneDrive"),
        (r"d:/ana/NUVEM/formiga", "OneDrive"),
        (r"D:\Ana\nuvem2\formiga", ""),
        (r"C:\Users\Ana\AppData\Local\Formiga", ""),
        ("/home/ana/dropbox-backup/formiga", ""),
        ("/home/ana/Box/CloudStorage", ""),
        ("/", ""),
    ],
)
def test_a_folder_that_a_service_keeps_in_step_is_known(path, service):
    environ = {"OneDriveConsumer": r"D:\Ana\Nuvem", "OneDriveCommercial": ""}
    assert probe_place.synced(path, environ) == service


@pytest.mark.parametrize(
    ("file_system", "kind"),
    [
        ("ext4", "local"),
        ("overlay", "local"),
        ("9p", "local"),
        ("fuse.ntfs-3g", "local"),
        ("", "local"),
        ("nfs4", "network"),
        ("cifs", "network"),
        ("fuse.sshfs", "network"),
    ],
)
@linux
def test_a_file_server_is_told_from_a_disk(file_system, kind, tmp_path, monkeypatch):
    monkeypatch.setattr(mounts, "file_system", lambda path: file_system)
    place = probe_place.probe(tmp_path, {}).value
    assert (place.kind, place.service) == (kind, file_system if kind == "network" else "")
    assert place.path == str(tmp_path)


@linux
def test_a_drive_of_windows_under_wsl_is_no_disk(monkeypatch):
    monkeypatch.setattr(mounts, "file_system", lambda path: "9p")
    assert probe_place.probe(Path("/mnt/c/Users/Ana/formiga"), {}).value.kind == "network"
    assert probe_place.probe(Path("/mnt/chamada/formiga"), {}).value.kind == "local"


@linux
def test_a_table_of_mounts_that_may_not_be_read_is_unknown(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permissão negada")

    monkeypatch.setattr(mounts, "file_system", refuse)
    assert probe_place.probe(tmp_path, {}).reason == "not permitted"


@pytest.mark.parametrize(
    ("path", "drive", "kind", "service"),
    [
        (r"C:\Users\Ana\Formiga", 3, "local", ""),
        (r"\\?\C:\Users\Ana\Formiga", 3, "local", ""),
        (r"Z:\Formiga", 4, "network", "network drive"),
        (r"\\servidor\partilha\Formiga", 3, "network", "UNC"),
        (r"\\?\UNC\servidor\partilha\Formiga", 3, "network", "UNC"),
    ],
)
def test_windows_drives(path, drive, kind, service):
    asked = []

    def drive_type(root):
        asked.append(root)
        return drive

    place = probe_place.probe(PureWindowsPath(path), {}, "win32", drive_type).value
    assert (place.kind, place.service) == (kind, service)
    assert all(root.endswith(":\\") for root in asked)
