"""What the hub says of a repository: its revision, its files with their sizes, its terms."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from engine.contract.problems import Problem

if TYPE_CHECKING:
    from huggingface_hub import DatasetInfo, ModelInfo

TIMEOUT_S = 30
SMALL_BYTES = 1 << 22
RepoType = Literal["model", "dataset"]


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


def endpoint() -> str:
    """The hub's address. The library reads the variable once, when it is imported; here always."""
    from huggingface_hub import constants

    return os.environ.get("HF_ENDPOINT") or constants.ENDPOINT


def repository(
    repo_id: str, repo_type: RepoType = "model", revision: str | None = None
) -> ModelInfo | DatasetInfo:
    """What the hub says of a repository: its revision, its files with sizes, its card.

    Args:
        revision: a branch or commit; None is the main one.

    Raises:
        The library's own exceptions; see `hub_errors.named_errors`.
    """
    from huggingface_hub import HfApi

    api = HfApi(endpoint=endpoint())
    if repo_type == "dataset":
        return api.dataset_info(repo_id, revision=revision, files_metadata=True, timeout=TIMEOUT_S)
    return api.model_info(repo_id, revision=revision, files_metadata=True, timeout=TIMEOUT_S)


def read_small(repo_id: str, name: str, revision: str) -> bytes:
    """The content of a small file, in memory; nothing is written.

    Raises:
        The library's own exceptions; ValueError if it is larger than `SMALL_BYTES`.
    """
    from huggingface_hub import get_session, hf_hub_url
    from huggingface_hub.utils import build_hf_headers, hf_raise_for_status

    url = hf_hub_url(repo_id, name, revision=revision, endpoint=endpoint())
    answer = get_session().get(
        url, headers=build_hf_headers(), timeout=TIMEOUT_S, follow_redirects=True
    )
    hf_raise_for_status(answer)
    if len(answer.content) > SMALL_BYTES:
        raise ValueError(name)
    return bytes(answer.content)


def whoami() -> str:
    """The account that the token in HF_TOKEN belongs to.

    Raises:
        Problem: HUB_UNAUTHORIZED for a token that is not accepted (or none), else as in a download.
    """
    from huggingface_hub import HfApi, get_token

    from engine.models.hub_errors import named_errors

    token = get_token()
    if not token:
        raise Problem("HUB_UNAUTHORIZED", repo_id=None, endpoint=endpoint())
    with named_errors("", endpoint()):
        return str(HfApi(endpoint=endpoint()).whoami(token=token)["name"])


def listed_files(info: ModelInfo | DatasetInfo) -> list[RemoteFile]:
    """The files of a repository."""
    return [
        RemoteFile(
            name=sibling.rfilename,
            size=int(sibling.size or 0),
            sha256=sibling.lfs.sha256 if sibling.lfs else None,
            git_sha1=None if sibling.lfs else sibling.blob_id,
        )
        for sibling in info.siblings or []
    ]


def terms(info: ModelInfo | DatasetInfo) -> dict[str, Any]:
    """Licence, gate, languages and origin, as far as the card says."""
    card = info.card_data.to_dict() if info.card_data else {}
    licence = card.get("license")
    if licence in (None, "other"):
        licence = card.get("license_name") or licence
    base = card.get("base_model")
    base = base[0] if isinstance(base, list) and base else base
    spoken = card.get("language")
    languages = [spoken] if isinstance(spoken, str) else spoken or []
    return {
        "licence": licence if isinstance(licence, str) else None,
        "gated": None if info.gated is None else bool(info.gated),
        "languages": [str(language) for language in languages if isinstance(language, str)],
        "base_model": base if isinstance(base, str) else None,
    }
