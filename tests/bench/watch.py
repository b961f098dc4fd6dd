"""A run's training from outside: its events say when it begins and ends, /proc what it cost."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from engine.contract.events import Event
from tests.bench import proc


@dataclass
class Watch:
    """What a run's training has cost, seen from outside while its events come."""

    pid: int
    before_cpu_s: float = 0.0
    """Processor seconds from the process's start to its first training step's beginning."""
    train_cpu_s: float = 0.0
    train_wall_s: float = 0.0
    above_load_bytes: int = 0
    """Peak of resident memory in training, above what was resident when it began."""
    _training: bool = False
    _began: tuple[float, float] = (0.0, 0.0)
    _resident: list[int] = field(default_factory=lambda: [0])
    _base: int = 0

    def sample(self) -> None:
        """Keep what is resident until training begins; the last two tell what it was then."""
        if not self.before_cpu_s:
            self._resident = [self._resident[-1], proc.resident_bytes(self.pid)]

    def see(self, event: Event) -> None:
        """An event of the run."""
        phase = event.fields.get("phase") if event.type == "phase" else None
        if self._training and (phase or event.is_final):
            self._end()
        if phase == "training":
            self._begin()

    def _begin(self) -> None:
        self._training = True
        self._began = proc.cpu_s(self.pid), time.perf_counter()
        if not self.before_cpu_s:
            self.before_cpu_s = self._began[0]
            self._base = min(self._resident)
        proc.forget_peak(self.pid)

    def _end(self) -> None:
        self._training = False
        self.train_cpu_s += proc.cpu_s(self.pid) - self._began[0]
        self.train_wall_s += time.perf_counter() - self._began[1]
        peak = proc.resident_bytes(self.pid, peak=True)
        self.above_load_bytes = max(self.above_load_bytes, peak - self._base)
