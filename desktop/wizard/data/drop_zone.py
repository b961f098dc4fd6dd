"""Step 1 with nothing chosen: a place to drop a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from desktop import actions
from desktop.theme import Weight, px
from desktop.widgets.basics import (
    Align,
    Stacking,
    button,
    col,
    image,
    label,
    restyle,
    row,
)

SUFFIXES = (".jsonl", ".json", ".csv", ".tsv", ".parquet", ".txt")


class DropZone(QFrame):
    """A dashed frame with the one primary action in it."""

    def __init__(
        self,
        choose: Callable[[], object],
        choose_folder: Callable[[], object],
        from_hub: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        action = actions.CHOOSE_FILE
        made = button(action.text, "primary", action.icon, choose, tip=action.shortcut)
        made.setShortcut(action.shortcut)
        hub = button(self.tr("From the Hugging Face hub…"), on_click=from_hub)
        folder = button(actions.CHOOSE_FOLDER.text, on_click=choose_folder)
        ways = [made, folder, hub]
        center = Align.AlignHCenter
        kinds = self.tr("{kinds}, or a folder of them. Nothing leaves this computer.")
        head = self.tr("Drop a file with your examples here")
        self.setLayout(
            col(
                None,
                row(None, image("file", "accent", 40), None),
                8,
                label(head, scale=1.25, weight=Weight.DemiBold, wrap=True, align=center),
                label(kinds.format(kinds="  ".join(SUFFIXES)), "text2", wrap=True, align=center),
                10,
                row(None, Stacking(ways, least=520, spacing=10, centered=True), None),
                None,
                margins=24,
                spacing=6,
            )
        )
        self.setMinimumHeight(px(236))

    def show_hot(self, hot: bool) -> None:
        """A file hangs over the page."""
        self.setProperty("hot", hot)
        restyle(self)
