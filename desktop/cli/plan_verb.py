"""`formiga plan`: what a run will take, whether it fits, and what stands in its way.

The same questions in the same order as the wizard's pages, and the same answers; nothing is
downloaded and nothing is started.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.cli.call import VERDICT_EXITS, Call, Exit, exit_for
from desktop.cli.inspect_verb import question
from desktop.cli.plan_models import choose_recommended
from desktop.cli.plan_object import plan_object
from desktop.cli.plan_probe import measure
from desktop.cli.plan_report import report_lines
from desktop.cli.plan_session import Checked, PlanSession
from desktop.environment.checker import run_check
from desktop.language import translate
from desktop.paths import code_root
from desktop.problems import AppProblem
from desktop.wizard.draft import Draft
from desktop.wizard.review.found import Found
from desktop.wizard.review.readiness import findings
from desktop.wizard.session_data import hub_id, sample_files
from engine.contract.atomic import write_json_atomic
from engine.contract.job_file import load_job, looks_like_job

LENGTH, TRAIN_ON = "training.max_length", "dataset.train_on"


@dataclass(frozen=True)
class Asked:
    """The options of the verb, as they were given."""

    file: str
    model: str = ""
    preset: str | None = None
    max_length: int | None = None
    columns: str = ""
    train_on: str | None = None
    format: str = "auto"
    encoding: str = ""
    delimiter: str = ""
    header: str | None = None
    fixes: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    validation: Path | None = None
    accept: tuple[str, ...] = ()
    probe: bool = False
    save: Path | None = None


def plan_job(call: Call, asked: Asked) -> int:
    """Look, count, tell; with `--save` the job is written as well."""
    session = PlanSession(call.home, draft_of(asked))
    call.say(translate("Cli", "Checking the environment …"))
    checked = Checked(run_check(call.home, code_root(), False))
    session.know_machine(checked)
    models = _look(call, session, checked)
    if asked.preset and asked.preset != session.draft.preset:  # of a job: it has rows to settle by
        session.take_preset(asked.preset)
        session.recount_if_due()
    found = _findings(session, checked, asked)
    if asked.probe:
        measure(call, session, checked)
        found = _findings(session, checked, asked)
    saved = _save(session, asked.save)
    for line in report_lines(session, checked, found, models, saved):
        call.data(line)
    call.answer(plan_object(session, checked, found, models, saved))
    return exit_code(session, checked, found)


def draft_of(asked: Asked) -> Draft:
    """What the options name: a job's draft with changes, or a fresh one.

    Raises:
        InvalidJob: a job file that cannot be used.
        AppProblem: FILE_MISSING.
        typer.BadParameter: an option that cannot be used.
    """
    path = Path(asked.file).expanduser()
    if path.is_file() and looks_like_job(path):
        spec = load_job(path)
        ours = (spec.dataset.path, spec.dataset.validation_path) == tuple(map(str, sample_files()))
        draft = Draft.from_spec(spec, is_sample=ours)
    else:
        repo_id = hub_id(asked.file)
        if not repo_id and not path.exists():
            raise AppProblem("FILE_MISSING", path=asked.file)
        draft = Draft(preset=asked.preset or "balanced")
        draft.choose_data(repo_id or str(path.absolute()))
    _decide(draft, asked)
    return draft


def _decide(draft: Draft, asked: Asked) -> None:
    """Put the options into the draft; what is not given stays."""
    decided = question(
        columns=asked.columns,
        header=asked.header,
        validation_path=asked.validation,
        format=asked.format,
        encoding=asked.encoding,
        delimiter=asked.delimiter,
        fixes=asked.fixes,
        leave_out=asked.leave_out,
    )
    draft.columns = dict(decided.columns) if decided.columns else draft.columns
    draft.format = decided.format if decided.format != "auto" else draft.format
    draft.encoding = decided.encoding or draft.encoding
    draft.delimiter = decided.delimiter or draft.delimiter
    draft.header = draft.header if decided.header is None else decided.header
    draft.fixes = list(dict.fromkeys([*draft.fixes, *decided.fixes]))
    draft.leave_out = list(dict.fromkeys([*draft.leave_out, *decided.leave_out]))
    draft.validation_path = decided.validation_path or draft.validation_path
    if asked.model:
        folder = Path(asked.model).expanduser()
        draft.base_model = str(folder.absolute()) if folder.is_dir() else asked.model.strip()
    for path, value in ((LENGTH, asked.max_length), (TRAIN_ON, asked.train_on)):
        if value is not None:
            draft.changed[path] = value


def _look(call: Call, session: PlanSession, checked: Checked) -> list[Any]:
    """Look at model and rows; without a model the recommended one is taken, as the page does."""

    def again() -> None:
        call.say(translate("Cli", "Counting once more with this length …"))

    models: list[Any] = []
    if session.draft.base_model:
        call.say(translate("Cli", "Looking at {name} …").format(name=session.draft.base_model))
        session.look_at_model()
    call.say(translate("Cli", "Reading {name} …").format(name=session.draft.data_path))
    session.look_at_data(again)
    if not session.draft.base_model and session.data.state == "ready":
        models = choose_recommended(session, checked)
        session.recount_if_due(again)
    return models


def _findings(session: PlanSession, checked: Checked, asked: Asked) -> list[Found]:
    """Every line of Review's card; what is taken on is amber from then on."""
    found = findings(session, checked)
    for line in found:
        act = next((act for act in line.acts if act.kind == "accept"), None)
        if act is not None and line.code in asked.accept:
            session.draft.accepted[act.name] = act.value
    return findings(session, checked) if session.draft.accepted else found


def _save(session: PlanSession, file: Path | None) -> Path | None:
    """Write the job that the window would start.

    Raises:
        InvalidJob: with every error together.
        AppProblem: FILE_NOT_WRITTEN.
    """
    if file is None:
        return None
    place = file.expanduser().absolute()
    try:
        write_json_atomic(place, session.spec().model_dump(mode="json"))
    except OSError as error:
        raise AppProblem("FILE_NOT_WRITTEN", path=str(place), error=str(error)) from error
    return place


def exit_code(session: PlanSession, checked: Checked, found: list[Found]) -> int:
    """0 unless something red stands in the way: then what kind of thing it is."""
    red = {line.code for line in found if line.tone == "bad"}
    if not red:
        return Exit.OK
    if "ENVIRONMENT_NOT_READY" in red:
        return VERDICT_EXITS.get(checked.verdict, Exit.FAILED)
    for code, look in (("DATA_PROBLEM", session.data), ("MODEL_PROBLEM", session.model)):
        if code in red:
            return exit_for(look.code)
    return Exit.BLOCKED
