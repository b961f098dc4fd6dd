"""Imports the chart and its numpy once a process, in a thread: 0.1 to 0.2 s and 10 MB."""

from __future__ import annotations

import gc
import importlib
import logging
import threading

log = logging.getLogger(__name__)

_MODULES = ("chart_data", "loss_chart", "chart_table")


class _Import:
    """Imports the chart's modules once a process, in a thread of its own."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self.error = ""

    def start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="chart import")
            self._thread.start()

    @property
    def ready(self) -> bool:
        return self._thread is not None and not self._thread.is_alive()

    def _load(self) -> None:
        try:
            for name in _MODULES:
                importlib.import_module(f"desktop.widgets.{name}")
        except Exception as error:  # the page works without a chart and says so
            log.exception("the chart could not be loaded")
            self.error = f"{type(error).__name__}: {error}"
        # 100,000 long-lived objects would make each full collection a pause of 50 ms.
        gc.freeze()


chart_import = _Import()
