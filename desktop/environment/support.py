"""What goes to somebody who helps: the details on the clipboard, the documents of the bundle."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.messages import message


def details_text(report: Mapping[str, Any] | None, error: str) -> str:
    """Every finding, its code first."""
    lines = [error] if error else []
    for finding in (report or {}).get("findings", []):
        told = message(finding["code"], finding["facts"])
        lines.append(f"{finding['code']} ({finding['severity']}): {told.title}. {told.body}")
    return "\n".join(lines)


def compose_bundle(home: Path, report: Mapping[str, Any] | None) -> Mapping[str, str]:
    """The documents of the bundle, without tokens, names and folders of the person."""
    from envcheck import bundle

    documents: Mapping[str, str] = bundle.compose(home, dict(report or {}))
    return documents


def save_bundle(documents: Mapping[str, str], path: Path) -> None:
    """Write the documents into one archive."""
    from envcheck import bundle

    bundle.save(documents, path)
