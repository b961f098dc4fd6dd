"""Settings of the process that must stand before torch is imported."""

from __future__ import annotations

import os

_SETTINGS = {
    # A thread that waits for another sleeps instead of spinning. With one other busy program on a
    # two-core computer spinning made training 11 times slower (204 s instead of 18 s for 25 steps).
    "OMP_WAIT_POLICY": "PASSIVE",
    "GOMP_SPINCOUNT": "0",
}


def patient_threads() -> None:
    """Make OpenMP's threads wait asleep; what the person has set stays."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
