"""What hangs on the mouse over the window: paths, and whether it is a job file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

from engine.contract.job_file import looks_like_job


def dropped_paths(event: QDropEvent) -> list[str]:
    """Local paths of what is dragged, or a dragged name such as `owner/name` of a hub."""
    data = event.mimeData()
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    text = data.text().strip()
    return paths or ([text] if text and len(text) < 1000 and "\n" not in text else [])


def dropped_job(event: QDropEvent) -> Path | None:
    """The one dragged file, if it is a job."""
    paths = dropped_paths(event)
    if len(paths) == 1 and looks_like_job(Path(paths[0])):
        return Path(paths[0])
    return None
