"""Every page in every state worth seeing, by name: for pictures and for the walks of the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from desktop.main_window import MainWindow
from desktop.runs.model_download import Progress
from desktop.wizard.model.sign_in import SignInSheet
from engine.contract.catalogue import entry
from tests.desktop.environment import scenes as environment_scenes
from tests.desktop.runs.make_run import RunStory
from tests.desktop.window import data_scenes, fakes, run_scenes
from tests.desktop.window.situations import with_checks

DESIGN_POINTS = 9.8
"""The usual text: 13 pixels at 96 dots per inch, as in the design's pictures."""


def quiet_window(home: Path) -> MainWindow:
    """The real window with a fake engine and a fake check: nothing leaves this process."""
    made = {"side_effect": lambda _home: fakes.FakeInspector()}
    with mock.patch.multiple(
        "desktop.wizard.session",
        DeskProcess=mock.Mock(**made),
        InspectorProcess=mock.Mock(**made),
    ):
        window = MainWindow(home)
    window.checker._check = lambda _home, _code, _deep: fakes.CHECK_OK
    return window


def inspectors(window: MainWindow) -> tuple[fakes.FakeInspector, fakes.FakeInspector]:
    """(for files, for models)"""
    return window.session.desk, window.session.inspector


def choose_data(window: MainWindow, report: dict[str, Any] | None = None) -> None:
    file, model = inspectors(window)
    file.file_report = report or fakes.REPORT
    model.model_report = fakes.MODEL
    window.session.choose_data("/data/support_tickets.jsonl")


def choose_model(window: MainWindow, model: str = "/models/Qwen3-1.7B-Instruct") -> None:
    choose_data(window)
    window.session.choose_model(model)


def wizard_step(window: MainWindow, step: int) -> None:
    window.go("new")
    window._pages["new"].show_step(step)  # type: ignore[attr-defined]


def home(window: MainWindow) -> None:
    window.checker.show_report(fakes.CHECK_OK)


def reading(window: MainWindow) -> None:
    inspectors(window)[0].at_once = False
    choose_data(window)


def data(window: MainWindow) -> None:
    home(window)
    choose_data(window)


def data_problem(window: MainWindow) -> None:
    inspectors(window)[0].problem = (
        "DATA_TRUNCATED",
        {"path": "/data/support_tickets.jsonl", "rows_before": 112, "line": 113, "column": 907},
    )
    choose_data(window)


def data_columns_unknown(window: MainWindow) -> None:
    report = {**fakes.REPORT, "columns": {}, "rows_kept": 0, "dropped": {"unknown_columns": 4803}}
    report["problem"] = {
        "code": "DATA_COLUMNS_UNKNOWN",
        "facts": {"path": fakes.REPORT["path"], "columns": fakes.REPORT["all_columns"]},
    }
    del report["example"], report["lengths"]
    choose_data(window, report)


def model_empty(window: MainWindow) -> None:
    choose_data(window)
    wizard_step(window, 1)


def bilingual(window: MainWindow) -> None:
    """Rows in two languages on a computer with a card; two models are here already."""
    with_card(window)
    quality = {"languages": {"en": 0.61, "pt": 0.36}, "checks": []}
    choose_data(window, {**fakes.REPORT, "quality": quality})
    shelf = window.session.shelf
    shelf.models, shelf.state = list(fakes.LOCAL_MODELS), "ready"


def model(window: MainWindow) -> None:
    """The recommended one, as the page opens."""
    bilingual(window)
    wizard_step(window, 1)


def model_here(window: MainWindow) -> None:
    bilingual(window)
    window.session.choose_model(fakes.LOCAL_MODELS[1]["path"], fakes.LOCAL_MODELS[1])
    wizard_step(window, 1)


def model_gated(window: MainWindow) -> None:
    bilingual(window)
    choose_listed(window, "meta-llama/Llama-3.1-8B-Instruct")
    wizard_step(window, 1)


def model_too_big(window: MainWindow) -> None:
    bilingual(window)
    choose_listed(window, "Qwen/Qwen3-32B")
    wizard_step(window, 1)


def model_arriving(window: MainWindow) -> None:
    bilingual(window)
    choose_listed(window, "Qwen/Qwen3-4B-Instruct-2507")
    moving = Progress("running", 3_120_000_000, 8_060_000_000)
    window.session.shelf.downloads._followed["Qwen/Qwen3-4B-Instruct-2507"] = moving
    wizard_step(window, 1)


def model_processor(window: MainWindow) -> None:
    window.checker.show_report(fakes.CHECK_PROCESSOR)
    choose_data(window)
    wizard_step(window, 1)


def model_nothing_found(window: MainWindow) -> None:
    model(window)
    model_page(window).finder.search.setText("someone/something-7b")


def model_counted(window: MainWindow) -> None:
    model(window)
    page = model_page(window)
    page._explain(page._chosen())


def model_sign_in(window: MainWindow) -> None:
    model_gated(window)
    page = model_page(window)
    SignInSheet(page, window.home, fakes.FakeInspector()).open()


def model_page(window: MainWindow) -> Any:
    return window._pages["new"].page  # type: ignore[attr-defined]


def choose_listed(window: MainWindow, repo_id: str) -> None:
    listed = entry(repo_id)
    assert listed is not None
    window.session.choose_model(repo_id, {**listed.facts(), "downloaded": False})


def model_problem(window: MainWindow) -> None:
    inspectors(window)[1].problem = (
        "MODEL_PICKLE_ONLY",
        {"path": "/models/old", "files": ["pytorch_model.bin"]},
    )
    choose_model(window, "/models/old")
    wizard_step(window, 1)


def with_card(window: MainWindow) -> None:
    window.checker.show_report(fakes.CHECK_CARD)


def settings(window: MainWindow) -> None:
    with_card(window)
    choose_model(window)
    window.session.set_value("training.max_length", 3072)
    window.session.open_groups.add("learning")
    wizard_step(window, 2)


def settings_folded(window: MainWindow) -> None:
    with_card(window)
    choose_model(window)
    wizard_step(window, 2)


def settings_open(window: MainWindow) -> None:
    with_card(window)
    choose_model(window)
    window.session.open_groups.update({"learning", "adapter", "memory", "evaluation"})
    wizard_step(window, 2)


def settings_conflicts(window: MainWindow) -> None:
    """Values that do not go together, reasons unfolded, a plan that no longer fits."""
    settings(window)
    window.session.set_value("training.warmup_steps", 900)
    window.session.set_value("training.learning_rate", 2e-5)
    window.session.set_value("training.per_device_train_batch_size", 16)
    window.session.open_groups.add("learning")
    wizard_step(window, 2)
    page = window._pages["new"].page  # type: ignore[attr-defined]
    page.groups[0].rows["training.learning_rate"].why.click()


def review_mistakes(window: MainWindow) -> None:
    """Findings of every colour."""
    settings_conflicts(window)
    wizard_step(window, 3)


def job_refused(window: MainWindow) -> None:
    """A job file with several mistakes."""
    with_card(window)
    choose_model(window)
    file = window.home / "my job.json"
    file.write_text(
        '{"name": "a", "base_model": "starter", "dataset": {"path": "x.csv"}, '
        '"training": {"learning_rat": 1, "max_length": 2}, "method": {"type": "lora", "rank": 8}}',
        encoding="utf-8",
    )
    wizard_step(window, 2)
    window._pages["new"].load_job(file)  # type: ignore[attr-defined]


def review(window: MainWindow) -> None:
    with_card(window)
    choose_model(window)
    window.session.set_value("training.max_length", 3072)
    wizard_step(window, 3)


def review_marks(window: MainWindow) -> None:
    """Marks that the model does not know, questions that are open, and an output layer that is
    the embedding."""
    with_card(window)
    choose_model(window)
    marks = {"foreign_ends": [["<|end|>", 4791]], "new_tokens": ["<|done|>"], "double_bos": 12}
    report = with_checks(**marks, own_template_helps=True, untrained_marks=["<|tool|>"])
    choose_data(window, {**fakes.REPORT, **report, "warnings": ["COLUMNS_GUESSED"]})
    window.session.model.report["tied_embeddings"] = True
    window.session.set_value("method.target_modules", ["q_proj", "lm_head"])
    wizard_step(window, 3)


def review_blocked(window: MainWindow) -> None:
    window.checker.show_report(fakes.CHECK_REPAIRABLE)
    choose_model(window)
    wizard_step(window, 3)


def environment(window: MainWindow) -> None:
    home(window)
    window.go("environment")


def environment_repairable(window: MainWindow) -> None:
    window.checker.show_report(fakes.CHECK_REPAIRABLE)
    window.go("environment")


def _story(window: MainWindow, name: str = "support-tickets-v3", **changed: Any) -> RunStory:
    return RunStory(window.home / "runs", name, **changed)


def runs_empty(window: MainWindow) -> None:
    window.go("runs")


def runs(window: MainWindow) -> None:
    home(window)
    _story(window, "tone-test").begin().train(300, every=4).close()
    _story(window, "support-tickets-v1").begin().train(200, every=4).stop().close()
    _story(window, "support-tickets-v3").begin().train(855, every=4).finish().close()
    _story(window, "catalogue-v1").begin().train(120, every=4).fail().close()
    history = _story(window, "tone-history").begin().train(40).close()
    history.events.unlink()
    history.events.mkdir()
    job = _story(window, "tone-job").begin().train(40).stop().close()
    job.job.write_text("{", encoding="utf-8")
    window.go("runs")


def result(window: MainWindow) -> None:
    home(window)
    run = _story(window).begin().train(855, every=4).finish().close()
    window.open_result(run.path)


def tokens(window: MainWindow, row: dict[str, Any] | None = None) -> None:
    """What the model sees: a long conversation that the limit cuts."""
    file, _ = inspectors(window)
    file.parts["rows"] = row or fakes.token_row()
    choose_data(window, {**fakes.REPORT, "lengths": fakes.LENGTHS})
    window.session.choose_model("/models/Qwen3-1.7B-Instruct")
    window.session.open_token_view("cut", 2316)
    wizard_step(window, 0)


def tokens_text(window: MainWindow) -> None:
    words = [(None, "Plain text is learned as it is, from the first word to the last. " * 9)]
    row = fakes.token_row([("user", text) for _, text in words], not_seen=0, blocks=True, turns=[])
    for token in row["tokens"]:
        token["trained"] = True
    tokens(window, row)


def tokens_refused(window: MainWindow) -> None:
    nothing: dict[str, Any] = {"tokens": [], "turns": [], "trained": 0, "masked": 0, "special": 0}
    error = "TemplateError: Conversation roles must alternate user/assistant"
    refused = {"refused": "template_refused", "error": error, "text": "Hello\n\nHello again"}
    tokens(window, fakes.token_row() | nothing | refused)


SCENES: dict[str, Callable[[MainWindow], None]] = {
    "01_home": home,
    "02_data": data,
    "02_data_reading": reading,
    "02_data_problem": data_problem,
    "02_data_columns": data_columns_unknown,
    **data_scenes.SCENES,
    "02_tokens": tokens,
    "02_tokens_text": tokens_text,
    "02_tokens_refused": tokens_refused,
    "03_model_empty": model_empty,
    "03_model": model,
    "03_model_here": model_here,
    "03_model_gated": model_gated,
    "03_model_too_big": model_too_big,
    "03_model_arriving": model_arriving,
    "03_model_processor": model_processor,
    "03_model_nothing_found": model_nothing_found,
    "03_model_counted": model_counted,
    "03_model_sign_in": model_sign_in,
    "03_model_problem": model_problem,
    "04_settings": settings,
    "04_settings_folded": settings_folded,
    "04_settings_open": settings_open,
    "04_settings_conflicts": settings_conflicts,
    "04_settings_job_refused": job_refused,
    "05_review": review,
    "05_review_mistakes": review_mistakes,
    "05_review_blocked": review_blocked,
    "05_review_marks": review_marks,
    "06_environment": environment,
    "06_environment_repairable": environment_repairable,
    **environment_scenes.SCENES,
    "07_runs_empty": runs_empty,
    "07_runs": runs,
    **run_scenes.SCENES,
    "09_result": result,
}
