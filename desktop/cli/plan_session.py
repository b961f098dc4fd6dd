"""What the wizard's session is to its pages, without a window: looked at once, in order.

First the computer, then the model, then the rows; every decision about them is the wizard's own
(`desktop.wizard`), so that the terminal and the window cannot disagree.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop import hub_account
from desktop.paths import code_root
from desktop.runs.engine_process import engine_command, engine_environ
from desktop.runs.hub_questions import HubLookUp, LocalList
from desktop.runs.inspector import (
    InspectFailed,
    Question,
    inspect_file,
    inspect_report,
    read_answer,
)
from desktop.wizard.data.decisions import Decisions
from desktop.wizard.draft import Draft
from desktop.wizard.fits import asked_device
from desktop.wizard.machine import machine
from desktop.wizard.model.known import completed, listed_facts
from desktop.wizard.proposals import Look, Proposals

LOOK_UP_TIMEOUT_S = 120.0


@dataclass
class Measuring:
    """How two real steps ended, as Review wants to know it."""

    busy: bool = False
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class Checked:
    """The environment check's last answer, as the pages know it."""

    report: dict[str, Any] | None
    error: str = ""

    @property
    def verdict(self) -> str:
        return str((self.report or {}).get("verdict", ""))


class PlanSession(Proposals):
    """A draft looked at for `formiga plan`.

    Attributes:
        probe: how a measurement ended.
    """

    def __init__(self, home: Path, draft: Draft) -> None:
        self.begin(home, draft)
        self.probe = Measuring()
        self.last_change = ""
        self._counted: tuple[str, int | None, str, str] | None = None

    def know_machine(self, checked: Checked) -> None:
        """Fit the proposals to the memory of this computer."""
        self.machine = machine(checked.report, asked_device(self.draft))

    def look_at_model(self) -> None:
        """Its files, or our own list, or the hub; weights are never fetched.

        Raises:
            InspectFailed: it cannot be used, or nobody knows it.
        """
        name = self.draft.base_model
        report, _ = inspect_report(self.home, Question(model=name))
        problem = (report.get("model") or report).get("problem")
        if problem is None:
            self.model = Look("ready", dict(report["model"]))
        elif problem["code"] != "MODEL_NOT_DOWNLOADED":
            raise InspectFailed(problem["code"], problem.get("facts") or {})
        elif (listed := listed_facts(name)) is not None:
            self.model = Look("ready", listed)
        else:
            self.model = Look("ready", completed(name, look_up(self.home, name)))

    def look_at_data(self, tell: Callable[[], object] = lambda: None) -> None:
        """Count the rows; once more where the answer itself moves how they are to be counted.

        Raises:
            InspectFailed: nothing of it can be used.
        """
        self._count()
        self.recount_if_due(tell)

    def recount_if_due(self, tell: Callable[[], object] = lambda: None) -> None:
        """Count again, once, where model or settings ask for another count than the last."""
        if self.data.state == "ready" and self.wanted_look() != self._counted:
            tell()
            self._count()

    def _count(self) -> None:
        model, max_length, train_on, template = self._counted = self.wanted_look()
        draft = self.draft
        question = Question(
            Path(draft.data_path),
            model,
            max_length,
            draft.columns,
            train_on,
            chat_template=template,
            **Decisions.of(draft).reading(),
        )
        report = inspect_file(self.home, question)
        problem = report.get("problem")
        if problem:
            self.data = Look("problem", report, problem["code"], problem.get("facts") or {})
        else:
            self.data = Look("ready", report)


def look_up(home: Path, name: str) -> dict[str, Any]:
    """What the hub says of a model.

    Raises:
        InspectFailed: with the hub's refusal.
    """
    variables = hub_account.variables(home)
    return dict(_ask_models(home, HubLookUp(name).arguments(), variables)["model"])


def local_models(home: Path) -> list[dict[str, Any]]:
    """The models on this computer."""
    return list(_ask_models(home, LocalList().arguments(), {}).get("models") or ())


def _ask_models(home: Path, arguments: list[str], variables: Mapping[str, str]) -> dict[str, Any]:
    try:
        done = subprocess.run(
            engine_command(home, arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**engine_environ(home), **variables},
            cwd=code_root(),
            timeout=LOOK_UP_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        facts = {"verb": "models", "timeout_s": LOOK_UP_TIMEOUT_S}
        raise InspectFailed("ENGINE_TIMED_OUT", facts) from None
    return read_answer("models", done.stdout, done.stderr, done.returncode)
