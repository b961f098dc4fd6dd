"""The Environment page in every state worth seeing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from desktop.environment import repairs
from desktop.environment.page import EnvironmentPage
from desktop.environment.repair_watch import _read
from desktop.main_window import MainWindow
from tests.desktop.environment import reports
from tests.desktop.environment.make_repair import RepairStory
from tests.desktop.window import fakes


def page(window: MainWindow) -> EnvironmentPage:
    QCoreApplication.processEvents()  # a change of language builds all pages again, a turn later
    window.go("environment")
    made = window._pages["environment"]
    assert isinstance(made, EnvironmentPage)
    return made


def show(
    window: MainWindow, report: dict[str, Any], envs: list[Any] | None = None
) -> EnvironmentPage:
    """The page with this report and these environments, nothing read from the disk."""
    with mock.patch.object(repairs, "list_envs", return_value=[]):
        window.checker.show_report(report)
        made = page(window)
        settle(made)
    made._show_envs(reports.ENVS if envs is None else envs)
    return made


def settle(made: EnvironmentPage) -> None:
    """Wait for the list of environments that is being read."""
    loop = QEventLoop()
    for _ in range(200):
        if not made._history.busy:
            return
        QTimer.singleShot(5, loop.quit)
        loop.exec()


def follow(window: MainWindow, story: RepairStory) -> RepairStory:
    """Let the window know of a repair, as its timer would."""
    window.repairs.repair = _read(story.folder)
    window.repairs._was_running = window.repairs.is_running
    window.repairs.changed.emit()
    window.story = story  # type: ignore[attr-defined]
    return story


def missing(window: MainWindow) -> None:
    show(window, reports.MISSING, [])


def missing_on_cpu(window: MainWindow) -> None:
    findings = [reports.finding("ENGINE_MISSING", "repairable", home="/home/ana/formiga")]
    findings += fakes.CHECK_OK["findings"][-3:]
    plan = {**reports.MISSING["plan"], "row": "cpu", "lockfile": "engine-cpu-linux-py311.txt"}
    plan |= {"packages": 73, "download_bytes": 403_917_335, "to_fetch_bytes": 403_917_335}
    plan |= {"disk_bytes": 1_630_486_528, "disk_needed_bytes": 3_100_000_000}
    show(window, reports.report("repairable", findings=findings, plan=plan), [])


def repairable(window: MainWindow) -> None:
    show(window, reports.REPAIRABLE)


def ready(window: MainWindow) -> None:
    show(window, reports.READY)


def blocked(window: MainWindow) -> None:
    show(window, reports.BLOCKED)


def roll_back(window: MainWindow) -> None:
    show(window, reports.ROLL_BACK)


def many(window: MainWindow) -> None:
    show(window, reports.MANY)


def plan(window: MainWindow) -> None:
    show(window, reports.REPAIRABLE).open_plan()


def plan_first(window: MainWindow) -> None:
    show(window, reports.MISSING, []).open_plan()


def waiting_job(window: MainWindow) -> None:
    from desktop.environment.job_banner import WaitingJob

    window._wait(WaitingJob("support-tickets-v3", starts=True))
    show(window, reports.REPAIRABLE)


def fetching(window: MainWindow) -> None:
    show(window, reports.MISSING, [])
    follow(window, RepairStory(window.home, age_s=60).hold().look().fetch(0.41))


def installing(window: MainWindow) -> None:
    show(window, reports.REPAIRABLE)
    follow(window, RepairStory(window.home).hold().look().fetch().install(0.6))


def finished(window: MainWindow) -> None:
    from desktop.environment.job_banner import WaitingJob

    window._wait(WaitingJob("support-tickets-v3", starts=True))
    show(window, reports.READY)
    follow(window, RepairStory(window.home).whole())


def failed(window: MainWindow) -> None:
    show(window, reports.REPAIRABLE)
    facts = {"package": "torch", "version": "2.13.0", "host": "index.example", "reason": "timeout"}
    follow(window, RepairStory(window.home).look().fetch(0.3).fail("NETWORK_FAILED", **facts))


def interrupted(window: MainWindow) -> None:
    show(window, reports.REPAIRABLE)
    follow(window, RepairStory(window.home).look().fetch(0.42))


def rolled_back(window: MainWindow) -> None:
    show(window, reports.READY)
    window.repairs.rolled_back = {"env": "cpu-e110e97e-1", "row": "cpu"}
    window.repairs.changed.emit()


def deep(window: MainWindow) -> None:
    show(window, reports.READY)
    window.checker.busy = window.checker.deep = True
    window.checker.changed.emit()


DOCUMENTS = {
    "report.json": '{\n "verdict": "repairable",\n "home": "<home>/.local/share/formiga"\n}',
    "repair.log": "look: ok\nfetch: torch\n" * 40,
    "window.log": "nothing here\n",
}


def bundle(window: MainWindow) -> None:
    made = show(window, reports.REPAIRABLE)
    with mock.patch("desktop.environment.page.compose_bundle", return_value=DOCUMENTS):
        made.open_bundle()
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()


SCENES: dict[str, Callable[[MainWindow], None]] = {
    "06_env_missing": missing,
    "06_env_missing_cpu": missing_on_cpu,
    "06_env_repairable": repairable,
    "06_env_ready": ready,
    "06_env_blocked": blocked,
    "06_env_roll_back": roll_back,
    "06_env_many": many,
    "06_env_plan": plan,
    "06_env_plan_first": plan_first,
    "06_env_waiting_job": waiting_job,
    "06_env_fetching": fetching,
    "06_env_installing": installing,
    "06_env_finished": finished,
    "06_env_failed": failed,
    "06_env_interrupted": interrupted,
    "06_env_rolled_back": rolled_back,
    "06_env_deep": deep,
    "06_env_bundle": bundle,
}
