"""What glibc does with freed memory, for a process that lives on large tensors.

By itself it maps every large tensor anew and gives it back at once: each page is then cleared and
faulted in again, several times a step. And in between it keeps holes: an engine that had loaded a
small model held between 40 and 320 MB more than it used, differently each time.

All is set in the process (`mallopt`), so it holds however the engine was started, and a load can
have other settings than the steps; only the cache of small pieces is read from the environment when
a process begins, so an engine begins a second time with it (`begin_without_cache`). What the person
has set stays (`MALLOC_…`, `GLIBC_TUNABLES`). Outside glibc nothing here does anything.
"""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

LOADING_MAP_BYTES = 4 << 20
"""While loading, larger pieces are mapped: freed, they are gone at once. With 65,536 a load cost a
tenth more processor time; the default left holes of 370 MB (198 M parameters in 16 bit)."""
TRAINING = {
    "M_MMAP_THRESHOLD": (-3, 1 << 30),  # tensors of steps come from memory that is there already
    "M_TRIM_THRESHOLD": (-1, 1 << 30),  # …and stay there until `give_back`
    "M_TOP_PAD": (-2, 2 << 20),  # more lies unused at the fullest moment
}
"""Name -> (glibc's number for it, bytes). softmax over 512 x 32,000 and two casts, one thread:
113 ms by default, 56-62 ms with these; the same whether set here or in the environment."""

WITHOUT_CACHE = "glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0"
"""glibc cuts every aligned tensor out of a larger piece, and the crumbs on both sides go into its
caches (one of a thread, one of the heap), where they count as used and keep the holes around them
apart. Without the first a step with checkpointing took 211-227 MB instead of 248-273 (seven runs
each, in turn), toys half; its speed was the same (629 and 636 tokens per processor second).
Without the second as well, a GPT-2 of 96 M with checkpointing took 716-771 MB in twelve runs of one
job instead of 760-886 in nine; small operations alone are 2 % slower. One tensor of 40 MB, made and
freed twenty times, took a new place up to seven times in 22 of 30 processes with the first cache,
in none without it."""


def begin_without_cache() -> None:
    """Begin this process again, with the same arguments and number, unless it has been done.

    Before anything large is imported; 20 ms.
    """
    if os.environ.get("GLIBC_TUNABLES") == WITHOUT_CACHE:
        del os.environ["GLIBC_TUNABLES"]  # read by now; it is not for those who are started here
        return
    if platform.libc_ver()[0] == "glibc" and not _is_chosen() and sys.executable:
        arguments = [sys.executable, *sys.orig_argv[1:]]
        environ = os.environ | {"GLIBC_TUNABLES": WITHOUT_CACHE}
        with suppress(OSError):  # then with holes
            os.execve(sys.executable, arguments, environ)  # noqa: S606


REFILL_BYTES_PER_S, REFILL_SHARE = 2e9, 0.005
"""Pages handed back are cleared and faulted in again by the next step, at about this speed; that
may take this share of the time. A 50 M model on rows of many lengths (bf16, recomputed, 30 steps):
827-835 MiB instead of 851; after every step 804 MiB, for 1.6 % of the time."""
LEAST_GAP_S = 1.0


class Tidy:
    """Hands free pages back between steps, as often as it pays: holes are then those of one step
    and not of all steps before it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next = clock() + LEAST_GAP_S

    def between_steps(self) -> int:
        """Bytes handed back; 0 where it is not time yet, or where there is no glibc."""
        trim = _libc("malloc_trim") if self._clock() >= self._next else None
        if trim is None:
            return 0
        before = _resident()
        trim(0)
        given = max(0, before - _resident())
        wait_s = given / (REFILL_BYTES_PER_S * REFILL_SHARE)
        self._next = self._clock() + max(LEAST_GAP_S, wait_s)
        return given


def give_back() -> None:
    """Collect what nobody refers to and hand free pages back."""
    gc.collect()
    trim = _libc("malloc_trim")
    if trim is not None:
        trim(0)


def settle_for_training() -> bool:
    """Keep freed tensors at hand for the next ones; whether there is an allocator to tell so."""
    return all([_set(number, size) for number, size in TRAINING.values()])


@contextmanager
def whole_pieces() -> Iterator[None]:
    """While a model is loaded: no holes where large tensors were; then as in training."""
    _set(TRAINING["M_MMAP_THRESHOLD"][0], LOADING_MAP_BYTES)
    try:
        yield
    finally:
        settle_for_training()


def _set(number: int, size: int) -> bool:
    mallopt = None if _is_chosen() else _libc("mallopt")
    return mallopt is not None and bool(mallopt(number, size))


def _is_chosen() -> bool:
    return any(name.startswith(("MALLOC_", "GLIBC_TUNABLES")) for name in os.environ)


def _resident() -> int:
    """Bytes of this process that lie in memory; Linux."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@cache
def _libc(name: str) -> Any:
    if sys.platform != "linux":
        return None
    try:
        return getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError):  # another C library
        return None
