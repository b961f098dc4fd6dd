"""Everything that a run imports, in the order that costs least.

bitsandbytes decorates four functions with `torch.compile` while it is imported, and that alone
loads the compiler (544 modules, 1.5 s of processor time, 41 MB). None of them is called where there
is a kernel of its own, on a processor as on a card; so `torch.compile` waits outside meanwhile.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from engine.process_settings import settle_process
from engine.quiet import quiet_libraries

_importing = threading.Lock()
_imported = threading.Event()


def import_libraries() -> None:
    """Import what training needs, quietly; whoever comes second waits for the first."""
    with _importing:
        if not _imported.is_set():
            quiet_libraries()
            settle_process()
            _import()
            _imported.set()


def _import() -> None:
    with without_compiler():
        import bitsandbytes  # noqa: F401
    import engine.train  # noqa: F401

    _read_name_tables()
    # What stands now stands until the end: no collection has to look through it again (0.3 s each).
    gc.collect()
    gc.freeze()


def _read_name_tables() -> None:
    """transformers compiles a thousand patterns of layer names at the first load: 0.3 s."""
    with suppress(ImportError, AttributeError):
        from transformers.conversion_mapping import get_checkpoint_conversion_mapping

        get_checkpoint_conversion_mapping("llama")


@contextmanager
def without_compiler() -> Iterator[None]:
    """`torch.compile` leaves functions as they are; put back afterwards."""
    import torch

    real = torch.compile
    torch.compile = _as_it_is  # type: ignore[assignment]
    try:
        yield
    finally:
        torch.compile = real


def _as_it_is(function: Callable[..., Any] | None = None, **_: Any) -> Any:
    """In place of `torch.compile`, as a call, a decorator, or a decorator with options."""
    return _as_it_is if function is None else function
