"""What the libraries may say in the log: words that matter, no progress bars.

Called before they are imported: bitsandbytes speaks while it is being imported.
"""

from __future__ import annotations

import logging
import os
import warnings


class _KernelsHint(logging.Filter):
    """On a CPU bitsandbytes advises to install `kernels`, which would fetch code at run time.

    Formiga has that package in no lock, on purpose; the advice would mislead.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        return "pip install kernels" not in record.getMessage()


def quiet_libraries() -> None:
    """Filter the one message by name and switch progress bars off."""
    logging.getLogger("bitsandbytes.backends.cpu.ops").addFilter(_KernelsHint())
    for category in (FutureWarning, DeprecationWarning):  # for developers, not for a run's log
        warnings.filterwarnings("ignore", category=category)
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TQDM_DISABLE", "1")
