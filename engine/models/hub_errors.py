"""What the hub's library raises, as problems with a name: each refusal has its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from engine.contract.problems import Problem

Counts = Callable[[], tuple[int, int]]
"""Done and total bytes of a download so far."""


def _nothing_yet() -> tuple[int, int]:
    return 0, 0


@contextmanager
def named_errors(repo_id: str, endpoint: str, counts: Counts = _nothing_yet) -> Iterator[None]:
    """Turn the library's exceptions into problems.

    Raises:
        Problem: HUB_GATED, HUB_DENIED, HUB_TOKEN_TOO_NARROW, HUB_UNAUTHORIZED, HUB_NOT_FOUND,
            HUB_RATE_LIMITED, HUB_SERVER_ERROR, HUB_OFFLINE, HUB_UNREACHABLE or HUB_INTERRUPTED.
    """
    from huggingface_hub.errors import HfHubHTTPError, HTTPError, OfflineModeIsEnabled

    try:
        yield
    except OfflineModeIsEnabled as error:
        raise Problem("HUB_OFFLINE", repo_id=repo_id, variable="HF_HUB_OFFLINE") from error
    except HfHubHTTPError as error:
        raise _answered(error, repo_id, endpoint) from error
    except (HTTPError, ConnectionError, TimeoutError) as error:
        raise _cut_off(error, repo_id, endpoint, counts()) from error
    except OSError as error:
        if error.errno is None:  # the library's "consistency check": fewer bytes than said
            raise _cut_off(error, repo_id, endpoint, counts()) from error
        raise


def _answered(error: Any, repo_id: str, endpoint: str) -> Problem:
    """The hub answered, with a refusal."""
    from huggingface_hub.errors import GatedRepoError

    status = error.response.status_code if error.response is not None else 0
    headers = error.response.headers if error.response is not None else {}
    facts = {"repo_id": repo_id, "endpoint": endpoint}
    if status == 429:
        wait = headers.get("Retry-After", "")
        seconds = int(wait) if wait.isdigit() else None
        return Problem("HUB_RATE_LIMITED", repo_id=repo_id, retry_after_s=seconds)
    if status == 403 and "fine-grained token" in headers.get("X-Error-Message", "").lower():
        return Problem("HUB_TOKEN_TOO_NARROW", **facts)
    if status == 403:
        return Problem("HUB_DENIED", **facts)
    if isinstance(error, GatedRepoError):
        return Problem("HUB_GATED", **facts)
    if status == 401 and _means_missing(headers):
        return Problem("HUB_NOT_FOUND", **facts)
    if status == 401:
        return Problem("HUB_UNAUTHORIZED", **facts)
    if status == 404:
        return Problem("HUB_NOT_FOUND", **facts)
    return Problem("HUB_SERVER_ERROR", **facts, status=status)


def _cut_off(error: Exception, repo_id: str, endpoint: str, counts: tuple[int, int]) -> Problem:
    """Nobody answered, or not to the end."""
    done, total = counts
    if done:
        return Problem("HUB_INTERRUPTED", repo_id=repo_id, done_bytes=done, total_bytes=total)
    words = f"{type(error).__name__}: {error}"[:300]
    return Problem("HUB_UNREACHABLE", repo_id=repo_id, endpoint=endpoint, error=words)


def _means_missing(headers: Any) -> bool:
    """The real hub answers 401 about names that do not exist, so as not to tell which are private;
    a wrong token has another message."""
    unnamed = "username or password" in headers.get("X-Error-Message", "").lower()
    return unnamed or headers.get("X-Error-Code") == "RepoNotFound"
