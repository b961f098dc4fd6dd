"""Fetching a model from the hub into a plain folder: safetensors, JSON and tokenizer files only.

huggingface_hub (2.4) finds the files and moves the bytes. What stays when a download is cut off is
ours, because its own downloads begin again from nothing in the next process: half a file stays as
`<name>.<hash>.part` and goes on where it stopped, and every file is held against the hub's hash
before it gets its name.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from filelock import FileLock

from engine.contract.atomic import write_json_atomic
from engine.contract.problems import Problem
from engine.models.card import RECEIPT
from engine.models.inspect import INDEX, PICKLES, SINGLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huggingface_hub import HfApi

SMALL_FILES = (
    "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json",
    "special_tokens_map.json", "added_tokens.json", "vocab.json", "vocab.txt", "merges.txt",
    "tokenizer.model", "spiece.model", "tekken.json", "chat_template.jinja", "chat_template.json",
    INDEX,
)  # fmt: skip
MARGIN_BYTES = 1 << 28
"""Free space that is left after a download: the run itself writes too."""
PROGRESS_PER_S = 4
CHUNK_BYTES = 1 << 18
"""The library's own 10 MB are lost whenever a line is cut inside them, and hold the progress up."""
_NAME = re.compile(r"(?!.*(--|\.\.))[A-Za-z0-9][\w.-]{0,95}(/[A-Za-z0-9][\w.-]{0,95})?")

Progress = Callable[[int, int], None]
"""Called with done and total bytes."""


@dataclass(frozen=True)
class RemoteFile:
    """A file of a repository, as the hub lists it."""

    name: str
    size: int
    sha256: str | None
    """For large files."""
    git_sha1: str | None
    """Git's own hash of a small file."""

    @property
    def key(self) -> str:
        """Tells this content from another of the same name."""
        return (self.sha256 or self.git_sha1 or "x")[:12]


def looks_like_hub_id(name: str) -> bool:
    """Whether a name could be a model of the hub (`owner/name`, or an old bare `name`)."""
    return bool(_NAME.fullmatch(name))


def model_folder(repo_id: str, models_dir: Path) -> Path:
    """Where a model of the hub lies, or will lie."""
    return models_dir / repo_id.replace("/", "--")


def downloaded(repo_id: str, models_dir: Path) -> Path | None:
    """The folder of a model that is there as a whole, or None. Asks nobody."""
    folder = model_folder(repo_id, models_dir)
    try:
        receipt = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
        files = receipt["files"].items()
        whole = all((folder / name).stat().st_size == size for name, size in files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return folder if whole else None


def fetch(repo_id: str, *, models_dir: Path, on_progress: Progress) -> Path:
    """The folder of a hub model, downloaded if it is not there yet.

    A model that is there is not asked about again: a run that resumes must find the same weights.

    Args:
        on_progress: called about four times a second with done and total bytes.

    Raises:
        Problem: HUB_* codes; MODEL_PICKLE_ONLY, MODEL_IS_GGUF, MODEL_IS_ADAPTER or MODEL_NO_WEIGHTS
            if the repository has nothing that could be loaded, before anything is fetched.
    """
    if not looks_like_hub_id(repo_id):
        raise Problem("HUB_NAME_INVALID", repo_id=repo_id)
    if ready := downloaded(repo_id, models_dir):
        return ready
    folder = model_folder(repo_id, models_dir)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        return downloaded(repo_id, models_dir) or _Download(repo_id, folder, on_progress).run()


class _Download:
    def __init__(self, repo_id: str, folder: Path, on_progress: Progress) -> None:
        from huggingface_hub import HfApi, constants

        self._repo_id = repo_id
        self._folder = folder
        self._on_progress = on_progress
        # Asked again here: the library reads the variable once, when it is imported.
        self._endpoint = os.environ.get("HF_ENDPOINT") or constants.ENDPOINT
        self._api: HfApi = HfApi(endpoint=self._endpoint)
        self._done = self._total = 0
        self._told = 0.0

    def run(self) -> Path:
        with self._named_errors():
            revision, listed = self._list()
        files = wanted_files(listed, self._repo_id)
        self._total = sum(file.size for file in files)
        self._check_room(files)
        for file in files:
            with self._named_errors():
                self._fetch(file, revision)
        self._tell(force=True)
        for part in self._folder.glob("*.part"):  # of files that have changed since
            part.unlink()
        sizes = {file.name: file.size for file in files}
        receipt = {"v": 1, "repo_id": self._repo_id, "revision": revision, "files": sizes}
        write_json_atomic(self._folder / RECEIPT, receipt)
        return self._folder

    def _list(self) -> tuple[str, list[RemoteFile]]:
        info = self._api.model_info(self._repo_id, files_metadata=True, timeout=30)
        files = [
            RemoteFile(
                name=sibling.rfilename,
                size=int(sibling.size or 0),
                sha256=sibling.lfs.sha256 if sibling.lfs else None,
                git_sha1=None if sibling.lfs else sibling.blob_id,
            )
            for sibling in info.siblings or []
        ]
        return str(info.sha), files

    def _fetch(self, file: RemoteFile, revision: str) -> None:
        target = self._folder / file.name
        if target.is_file() and target.stat().st_size == file.size and _is_right(target, file):
            self._advance(file.size)
            return
        part = target.with_name(f"{file.name}.{file.key}.part")
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
        url = hf_hub_url(self._repo_id, file.name, revision=revision, endpoint=self._endpoint)
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
        have = sum(part.stat().st_size for part in self._folder.iterdir() if part.is_file())
        needed = max(0, sum(file.size for file in files) - have) + MARGIN_BYTES
        free = shutil.disk_usage(self._folder).free
        if free < needed:
            facts = {"needed_bytes": needed, "free_bytes": free}
            raise Problem("HUB_NO_ROOM", repo_id=self._repo_id, path=str(self._folder), **facts)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        """Turn the library's exceptions into problems."""
        from huggingface_hub.errors import HfHubHTTPError, HTTPError, OfflineModeIsEnabled

        try:
            yield
        except HfHubHTTPError as error:
            raise self._answered(error) from error
        except (HTTPError, OfflineModeIsEnabled, ConnectionError, TimeoutError) as error:
            raise self._cut_off(error) from error
        except OSError as error:
            if error.errno is None:  # the library's "consistency check": fewer bytes than said
                raise self._cut_off(error) from error
            raise

    def _answered(self, error: Any) -> Problem:
        """The hub answered, with a refusal."""
        from huggingface_hub.errors import GatedRepoError

        status = error.response.status_code if error.response is not None else 0
        facts = {"repo_id": self._repo_id, "endpoint": self._endpoint}
        if status == 429:
            wait = error.response.headers.get("Retry-After", "")
            seconds = int(wait) if wait.isdigit() else None
            return Problem("HUB_RATE_LIMITED", repo_id=self._repo_id, retry_after_s=seconds)
        if isinstance(error, GatedRepoError) or status == 403:
            return Problem("HUB_GATED", **facts)
        if status == 401 and _means_missing(error.response.headers):
            return Problem("HUB_NOT_FOUND", **facts)
        if status == 401:
            return Problem("HUB_UNAUTHORIZED", **facts)
        if status == 404:
            return Problem("HUB_NOT_FOUND", **facts)
        return Problem("HUB_SERVER_ERROR", **facts, status=status)

    def _cut_off(self, error: Exception) -> Problem:
        """Nobody answered, or not to the end."""
        if self._done:
            counts = {"done_bytes": self._done, "total_bytes": self._total}
            return Problem("HUB_INTERRUPTED", repo_id=self._repo_id, **counts)
        words = f"{type(error).__name__}: {error}"[:300]
        facts = {"endpoint": self._endpoint, "error": words}
        return Problem("HUB_UNREACHABLE", repo_id=self._repo_id, **facts)


def _means_missing(headers: Any) -> bool:
    """The real hub answers 401 about names that do not exist, so as not to tell which are private;
    a wrong token has another message."""
    unnamed = "username or password" in headers.get("X-Error-Message", "").lower()
    return unnamed or headers.get("X-Error-Code") == "RepoNotFound"


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


def wanted_files(files: Sequence[RemoteFile], repo_id: str) -> list[RemoteFile]:
    """What is fetched of a repository: weights as safetensors, configuration, tokenizer.

    Raises:
        Problem: if it has no weights that we read.
    """
    names = {file.name for file in files}
    weights = _weights(names)
    if not weights:
        raise _no_weights(names, repo_id)
    return [file for file in files if file.name in weights or file.name in SMALL_FILES]


def _weights(names: set[str]) -> set[str]:
    if SINGLE in names:
        return {SINGLE}
    if INDEX in names:
        return {name for name in names if re.fullmatch(r"model-[\w-]+\.safetensors", name)}
    return set()


def _no_weights(names: set[str], repo_id: str) -> Problem:
    if "adapter_config.json" in names and "config.json" not in names:
        return Problem("MODEL_IS_ADAPTER", path=repo_id, base_model=None)
    pickles = sorted(name for name in names if name.endswith(PICKLES) and "/" not in name)
    gguf = sorted(name for name in names if name.endswith(".gguf"))
    if gguf:
        return Problem("MODEL_IS_GGUF", path=repo_id, files=gguf)
    if pickles:
        return Problem("MODEL_PICKLE_ONLY", path=repo_id, files=pickles)
    return Problem("MODEL_NO_WEIGHTS", path=repo_id)


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
