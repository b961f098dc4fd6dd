"""Questions about models that are not about one folder: `python -m engine models`, JSON back.

They are asked by the same helper process as a look at a file (`InspectorProcess`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop import hub_account


def variables(question: Any, home: Path) -> dict[str, str]:
    """What a question's child finds in its environment besides the usual."""
    if isinstance(question, WhoAmI):
        return {hub_account.VARIABLE: question.token}
    return hub_account.variables(home) if isinstance(question, HubLookUp) else {}


@dataclass(frozen=True)
class HubLookUp:
    """What the hub says of a model; no weights are fetched."""

    model: str
    file: None = None

    def arguments(self) -> list[str]:
        """The arguments of `python -m engine`."""
        return ["models", "--look-up", self.model, "--json"]


@dataclass(frozen=True)
class LocalList:
    """Which models are on this computer."""

    folders: Sequence[Path] = ()
    file: None = None
    model: str = ""

    def arguments(self) -> list[str]:
        """The arguments of `python -m engine`."""
        listed = [word for folder in self.folders for word in ("--folder", str(folder))]
        return ["models", *listed, "--json"]


@dataclass(frozen=True)
class WhoAmI:
    """Whose token this is; it travels in the child's environment, not in its arguments."""

    token: str = field(repr=False)
    file: None = None
    model: str = ""

    def arguments(self) -> list[str]:
        """The arguments of `python -m engine`."""
        return ["models", "--whoami", "--json"]


AboutModels = HubLookUp | LocalList | WhoAmI
"""What `InspectorProcess` takes besides a question about a file or a folder."""
