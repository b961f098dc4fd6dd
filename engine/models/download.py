"""One repository of the hub into a plain folder: resumed, verified, with a receipt at the end.

huggingface_hub (2.4) finds the files and moves the bytes. What stays when a download is cut off is
ours, because its own downloads begin again from nothing in the next process: half a file stays as
`<name>.<hash>.part` and goes on where it stopped, and every file is held against the hub's hash
before it gets its name.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import BinaryIO

from engine.contract.atomic import write_json_atomic
from engine.contract.problems import Problem
from engine.models.card import RECEIPT
from engine.models.hub_api import RemoteFile, RepoType, endpoint, listed_files, repository, terms
from engine.models.hub_errors import named_errors

MARGIN_BYTES = 1 << 28
"""Free space that is left after a download: the run itself writes too."""
PROGRESS_PER_S = 4
CHUNK_BYTES = 1 << 18
"""The library's own 10 MB are lost whenever a line is cut inside them, and hold the progress up."""

Progress = Callable[[int, int], None]
"""Called with done and total bytes."""


Choose = Callable[[Sequence[RemoteFile], str], list[RemoteFile]]
"""Which of a repository's files are fetched."""


class Download:
    """A repository of the hub into a folder, gone on with where it was cut off.

    Args:
        choose: which files are wanted, of (all files, repository).
        repo_type: what kind of repository it is.
        revision: a branch other than the main one.
    """

    def __init__(
        self,
        repo_id: str,
        folder: Path,
        on_progress: Progress,
        choose: Choose,
        repo_type: RepoType = "model",
        revision: str | None = None,
    ) -> None:
        self._repo_id = repo_id
        self._folder = folder
        self._on_progress = on_progress
        self._choose = choose
        self._type: RepoType = repo_type
        self._revision = revision
        self._endpoint = endpoint()
        self._done = self._total = 0
        self._told = 0.0

    def run(self) -> Path:
        """Fetch what is missing; the receipt is written last.

        Raises:
            Problem: HUB_* codes, and what `choose` raises.
        """
        with self._named_errors():
            info = repository(self._repo_id, self._type, self._revision)
        files = self._choose(listed_files(info), self._repo_id)
        self._total = sum(file.size for file in files)
        self._check_room(files)
        for file in files:
            with self._named_errors():
                self._fetch(file, str(info.sha))
        self._tell(force=True)
        for part in self._folder.rglob("*.part"):  # of files that have changed since
            part.unlink()
        sizes = {file.name: file.size for file in files}
        receipt = {"v": 1, "repo_id": self._repo_id, "revision": str(info.sha), "files": sizes}
        write_json_atomic(self._folder / RECEIPT, receipt | terms(info))
        return self._folder

    def _named_errors(self) -> AbstractContextManager[None]:
        return named_errors(self._repo_id, self._endpoint, lambda: (self._done, self._total))

    def _fetch(self, file: RemoteFile, revision: str) -> None:
        target = self._folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_file() and target.stat().st_size == file.size and _is_right(target, file):
            self._advance(file.size)
            return
        part = target.with_name(f"{target.name}.{file.key}.part")
        if part.is_file() and part.stat().st_size > file.size:
            part.unlink()
        self._transfer(file, revision, part)
        if not _is_right(part, file):
            part.unlink()
            raise Problem("HUB_DAMAGED", repo_id=self._repo_id, file=file.name)
        part.replace(target)

    def _transfer(self, file: RemoteFile, revision: str, part: Path) -> None:
        from huggingface_hub import constants, hf_hub_url
        from huggingface_hub.file_download import http_get
        from huggingface_hub.utils import build_hf_headers, disable_progress_bars

        disable_progress_bars()
        constants.DOWNLOAD_CHUNK_SIZE = CHUNK_BYTES
        where = {"revision": revision, "endpoint": self._endpoint, "repo_type": self._type}
        url = hf_hub_url(self._repo_id, file.name, **where)
        with part.open("ab") as stream:
            have = stream.tell()
            self._advance(have)
            counted = _Counted(stream, self._advance)
            http_get(
                url,
                counted,  # type: ignore[arg-type]
                resume_size=have,
                headers=build_hf_headers(),
                expected_size=file.size,
            )
            stream.flush()
            os.fsync(stream.fileno())

    def _advance(self, count: int) -> None:
        self._done += count
        self._tell()

    def _tell(self, *, force: bool = False) -> None:
        now = time.monotonic()
        if force or now - self._told >= 1 / PROGRESS_PER_S:
            self._told = now
            self._on_progress(min(self._done, self._total), self._total)

    def _check_room(self, files: Sequence[RemoteFile]) -> None:
        have = sum(part.stat().st_size for part in self._folder.rglob("*") if part.is_file())
        needed = max(0, sum(file.size for file in files) - have) + MARGIN_BYTES
        free = shutil.disk_usage(self._folder).free
        if free < needed:
            facts = {"needed_bytes": needed, "free_bytes": free}
            raise Problem("HUB_NO_ROOM", repo_id=self._repo_id, path=str(self._folder), **facts)


def part_bytes(folder: Path, files: Sequence[RemoteFile]) -> int:
    """How much of some files lies in a folder already, whole or in part."""
    have = 0
    for file in files:
        for name in (file.name, f"{file.name}.{file.key}.part"):
            with suppress(OSError):
                have += min((folder / name).stat().st_size, file.size)
    return have


class _Counted:
    """A file that tells how many bytes were written to it."""

    def __init__(self, stream: BinaryIO, on_bytes: Callable[[int], None]) -> None:
        self._stream = stream
        self._on_bytes = on_bytes

    def write(self, chunk: bytes) -> int:
        written = self._stream.write(chunk)
        self._on_bytes(written)
        return written

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, place: int) -> int:
        return self._stream.seek(place)

    def truncate(self) -> int:
        """The server begins again from nothing: what was counted is gone."""
        at = self._stream.tell()
        self._on_bytes(at - self._stream.seek(0, os.SEEK_END))
        self._stream.seek(at)
        return self._stream.truncate()


def _is_right(path: Path, file: RemoteFile) -> bool:
    """Whether a file has the length and the hash that the hub lists."""
    if path.stat().st_size != file.size:
        return False
    if not file.sha256 and not file.git_sha1:
        return True
    digest = hashlib.sha256()
    if not file.sha256:  # git hashes a small file with its length in front
        digest = hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest() == (file.sha256 or file.git_sha1)
