"""Nothing has been built yet: who we are, does this computer work, what is fetched, one button."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from desktop.environment.centre import Centre, ant_head
from desktop.environment.plan_parts import PlanParts
from desktop.environment.row_choices import RowChoice, row_of
from desktop.environment.three_facts import free_bytes, is_short_of_disk, three_facts
from desktop.fact_text import fact_text
from desktop.format import size
from desktop.widgets.basics import (
    Elided,
    Item,
    button,
    col,
    frame,
    image,
    label,
    muted,
    pill,
    row,
    section,
    set_enabled,
    side_bar,
    strong,
)
from desktop.widgets.problem_card import problem_card
from desktop.widgets.quiet_table import Cell, QuietTable
from desktop.widgets.stacking import Stacking

HUGGING_FACE = ("transformers", "peft", "accelerate", "datasets")
PYPI, PYTORCH = "PyPI", "pytorch.org"
TOLD_BEFORE = ("DRIVER_TOO_OLD", "GPU_HIDDEN", "GPU_DRIVER_FAULT", "GPU_DRIVER_MISSING")
"""What a person may want to cure before the set-up, even where it does not stand in its way."""


class SetupView(Centre):
    """The first start.

    Signals:
        wanted: (row id or None, folder with the files or None): set up the engine.
        plan_wanted: the person wants to see the whole plan.
    """

    wanted = Signal(object, object)
    plan_wanted = Signal()

    def __init__(
        self,
        report: Mapping[str, Any],
        rows: tuple[RowChoice, ...],
        home: Path,
        *,
        another_leads: bool = False,
    ) -> None:
        """`another_leads`: the primary of this page stands on another card."""
        super().__init__()
        self._role = "" if another_leads else "primary"
        self._report, self._home = report, home
        self._plan: Mapping[str, Any] = report.get("plan") or {}
        self._choice = row_of(rows, self._plan.get("row"))
        sentence = self.tr("Formiga needs its engine once. After that everything works offline.")
        checked = self.tr(
            "Every file is checked against a list of fingerprints that was tested as a whole. "
            "No model is downloaded now."
        )
        harmless = self.tr(
            "Needs no administrator password and changes no other Python on this computer."
        )
        self.add(
            ant_head(self.tr("Set up the training engine"), sentence),
            self._computer(),
            *self._obstacles(),
            three_facts(self._plan, free_bytes(report)),
            section(self.tr("What will be fetched")),
            self._parts(),
            muted(checked, wrap=True),
            self._folder(),
            self._buttons(),
            muted(harmless, wrap=True),
            PlanParts(report, self._plan).files(self._choice),
        )

    def choose_folder(self) -> None:
        """Use the files of a folder instead of the network."""
        head = self.tr("Choose the folder with the exported files")
        if folder := QFileDialog.getExistingDirectory(self, head):
            self.wanted.emit(None, Path(folder))

    def _computer(self) -> QFrame:
        head, note, ok = self._machine_words()
        state = (
            pill(self.tr("Works with this computer"), "ok", "check")
            if ok
            else pill(self.tr("Works, small models only"), "warn", "warning")
        )
        words = col(strong(head, wrap=True), muted(note, wrap=True), spacing=2)
        line = row(image("environment", "text2", 20), (words, 1), spacing=14)
        return frame("card", col(Stacking([(line, 1), state], least=480)), (20, 14, 16, 14))

    def _machine_words(self) -> tuple[str, str, bool]:
        facts = {f["code"]: f["facts"] for f in self._report["findings"]}
        if (gpu := facts.get("GPU")) is not None:
            memory = fact_text("memory_bytes", gpu.get("memory_bytes"), "memory")
            text = self.tr("driver {driver}, compute capability {capability}: supported")
            note = text.format(
                driver=fact_text("driver", gpu.get("driver"), "version"),
                capability=fact_text("", gpu.get("compute_capability"), "version"),
            )
            return f"{gpu.get('gpu')}, {memory}", note, True
        note = self.tr(
            "The starter model and very small ones train on the processor; larger ones need a card."
        )
        if "NO_GPU" in facts:
            return self.tr("No NVIDIA card found"), note, False
        return self.tr("The engine for the processor"), note, False

    def _obstacles(self) -> list[QWidget]:
        """Findings that a person can act on: an old driver, a card that is hidden, a short disk."""
        made: list[QWidget] = []
        for finding in self._report["findings"]:
            code, blocks = finding["code"], finding["severity"] == "blocked"
            if blocks or code in TOLD_BEFORE:
                tone = "bad" if blocks else "warn"
                made.append(problem_card(code, finding["facts"], tone=tone))
        return made

    def _parts(self) -> QuietTable:
        heads = [self.tr("Part"), self.tr("From"), self.tr("Version")]
        table = QuietTable(heads, [0, 150, 150], self.tr("What will be fetched"))
        table.show_rows(
            [
                (Cell(name, strong=True), Cell(origin, "text2"), Cell(version, right=False))
                for name, origin, version in self._part_rows()
            ]
        )
        return table

    def _part_rows(self) -> list[tuple[str, str, str]]:
        choice = self._choice
        if choice is None:
            count = int(self._plan.get("packages") or 0)
            return [(self.tr("%Ln package(s)", "", count), PYPI, "")]
        torch = self.tr("PyTorch for the processor")
        if choice.cuda:
            torch = self.tr("PyTorch for CUDA {cuda}").format(cuda=choice.cuda)
        named = {"torch", "bitsandbytes", *HUGGING_FACE}
        others = sum(name not in named for name, _ in choice.packages)
        rest = self.tr("Python and %Ln other package(s)", "", others)
        return [
            (torch, PYTORCH if "+" in choice.torch else PYPI, choice.torch),
            (self.tr("bitsandbytes, 4-bit kernels"), PYPI, choice.version("bitsandbytes")),
            (", ".join(HUGGING_FACE), PYPI, choice.version("transformers")),
            (rest, f"python.org, {PYPI}", choice.python),
        ]

    def _folder(self) -> QFrame:
        free = free_bytes(self._report)
        note = self.tr("{size} free").format(size=size(free)) if free is not None else ""
        path = Elided(str(self._home), "text2", 0.95, mono=True, middle=True)
        items: list[Item] = [image("folder", "text2", 18), label(self.tr("Folder")), (path, 1)]
        return frame("card", row(*items, muted(note), spacing=12), (20, 12, 16, 12))

    def _buttons(self) -> QWidget:
        start = button(
            self.tr("Set up engine"), self._role, "download", lambda: self.wanted.emit(None, None)
        )
        short = is_short_of_disk(self._plan, free_bytes(self._report))
        set_enabled(start, self.tr("There is not enough free disk space") if short else "")
        disk = button(self.tr("I have the files on a disk…"), "", "folder", self.choose_folder)
        plan = button(self.tr("Show plan"), "quiet", on_click=self.plan_wanted.emit)
        items: list[Item] = [start, disk, plan, None]
        bars: list[Item] = []
        if short:
            bars.append(side_bar("bad", self.tr("There is not enough free disk space")))
        return Stacking([col(*bars, Stacking(items, least=470, spacing=10), spacing=10)], least=0)
