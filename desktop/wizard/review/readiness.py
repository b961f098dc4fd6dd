"""Everything worth knowing before the start: green facts, blue costs, amber decisions, red stops.

Pure: the session and the environment check in, findings out, in the order of `RANK`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.environment.verdict import device, verdict_card
from desktop.language import translate
from desktop.messages import message
from desktop.wizard.data.quality_words import found_words
from desktop.wizard.data.question_words import words_of
from desktop.wizard.data.questions import open_questions
from desktop.wizard.data.row_counts import counts
from desktop.wizard.estimate import rows_over
from desktop.wizard.fits import Fit, fit
from desktop.wizard.live import download_bytes
from desktop.wizard.model.model_facts import model_name
from desktop.wizard.nearest import nearest_fix
from desktop.wizard.review.found import DATA, MODEL, RANK, SETTINGS, Act, Found, Tone, set_to, show
from desktop.wizard.review.mistakes import mistakes
from desktop.wizard.settings.fields import SETTINGS as FIELDS
from desktop.wizard.settings.fields import SHARES
from desktop.wizard.settings.situation import Situation
from desktop.wizard.settings.values import of_setting, shown
from desktop.wizard.timing import DOWNLOAD_BYTES_PER_S
from engine.contract import memory
from engine.contract.spec import STARTER

TRUE_OF_THE_SAMPLE = ("OPEN_FINDINGS", "VALIDATION_IN_TRAIN")
"""Its held-out rows ask for the same facts in other words, and many questions share an answer: on
purpose (engine/starter/README.md), so nobody need decide about it."""
TOLD_ELSEWHERE = ("PERSONAL_DATA", "LEAKAGE")
ASKED_ELSEWHERE = ("COLUMN_UNUSED", "MOJIBAKE")
"""Questions with a line of their own: all such columns share one, broken letters are a finding."""


def findings(session: Any, checker: Any) -> list[Found]:
    """Every line of the readiness card."""
    now = Situation.of(session)
    found = [
        _environment(checker),
        *_looking(session),
        *_memory(session, checker),
        _model(session),
        _settings(session, now),
        *_rows(session, now),
        *_open(session),
        *mistakes(now, session.draft.accepted),
    ]
    if session.draft.is_sample:
        found = [line for line in found if line.code not in TRUE_OF_THE_SAMPLE]
    return sorted(found, key=lambda line: RANK[line.tone])


def _environment(checker: Any) -> Found:
    if not checker.verdict:
        return Found("ENVIRONMENT_CHECKING", "info")
    if checker.verdict in ("ok", "usable"):
        row = (checker.report or {}).get("row") or {}
        facts = {"device": device(checker.report), "lockfile": str(row.get("lockfile") or "")}
        return Found("ENVIRONMENT_OK", "ok", facts)
    why = checker.error or verdict_card(checker.report).title
    return Found("ENVIRONMENT_NOT_READY", "bad", {"why": why}, (Act("environment"),))


def _looking(session: Any) -> Iterator[Found]:
    """What is not known yet, or cannot be used."""
    data, model = session.data, session.model
    if data.state == "reading":
        yield Found("READING", "info", {}, show(DATA))
    elif data.state == "problem":
        told = message(data.code, data.facts)
        yield Found("DATA_PROBLEM", "bad", {"title": told.title, "body": told.body}, show(DATA))
    if model.state == "reading":
        yield Found("MODEL_READING", "info", {}, show(MODEL))
    elif model.state == "problem":
        told = message(model.code, model.facts)
        yield Found("MODEL_PROBLEM", "bad", {"title": told.title, "body": told.body}, show(MODEL))


def _memory(session: Any, checker: Any) -> Iterator[Found]:
    counted = fit(session, checker) if session.model.state == "ready" else None
    if counted is None:
        if session.model.state == "ready" and session.machine is not None:
            yield Found("MEMORY_UNKNOWN", "info")
        return
    probe = session.probe
    if probe.busy:
        yield Found("MEASURING", "info")
    elif probe.code:
        told = message(probe.code, probe.facts)
        yield Found("MEASURE_FAILED", "warn", {"why": told.title}, (Act("measure", "MEASURE"),))
    yield from _badge(session, counted)
    if (off := _off(session, counted)) is not None:
        yield off


def _badge(session: Any, counted: Fit) -> Iterator[Found]:
    facts = {
        "used": counted.plan.total_bytes,
        "free": counted.free_bytes,
        "total": counted.total_bytes,
        "measured": counted.measured,
        "device": counted.machine.device,
        "local": is_local(session),
    }
    acts: tuple[Act, ...] = ()
    if not counted.measured and facts["local"] and not session.probe.busy:
        acts = (Act("measure", "MEASURE"),)
    if counted.badge == "fits":
        yield Found("MEMORY_FITS", "ok", facts, acts)
    elif counted.badge == "tight":
        yield Found("MEMORY_TIGHT", "warn", facts, acts or show(SETTINGS))
    else:
        fix = nearest_fix(counted, session)
        cure = set_to("MAKE_FIT", fix) if fix else show(MODEL)[0]
        value = counted.plan.total_bytes
        decide = Act("accept", "TRY_ANYWAY", name="MEMORY_TOO_BIG", value=value)
        accepted = session.draft.accepted.get("MEMORY_TOO_BIG") == value
        left = (cure,) if accepted else (cure, decide)
        yield Found("MEMORY_TOO_BIG", "warn" if accepted else "bad", facts, left)


def _off(session: Any, counted: Fit) -> Found | None:
    """A measurement that is far from the arithmetic, until the person has decided."""
    if not counted.measured:
        return None
    computed = memory.plan(counted.shape, counted.setup).total_bytes
    measured = counted.plan.total_bytes
    if abs(measured - computed) <= memory.OFF_SHARE * computed:
        return None
    if session.draft.accepted.get("MEMORY_OFF") == measured:
        return None
    go_on = Act("accept", "GO_ON", name="MEMORY_OFF", value=measured)
    facts = {"measured": measured, "computed": computed}
    tone: Tone = "bad" if measured > computed else "warn"  # less than planned endangers nothing
    return Found("MEMORY_OFF", tone, facts, (go_on, *show(SETTINGS)))


def is_local(session: Any) -> bool:
    """Whether the model's files are on this computer."""
    draft = session.draft
    if draft.base_model == STARTER or not draft.model_is_hub_id:
        return bool(draft.base_model)
    return bool(session.model.report.get("path"))


def _model(session: Any) -> Found:
    base = session.draft.base_model
    if is_local(session):
        return Found("MODEL_HERE", "ok", {"model": model_name(base)})
    size = download_bytes(session)
    facts = {"model": base, "bytes": size, "seconds": size / DOWNLOAD_BYTES_PER_S}
    return Found("DOWNLOAD", "info", facts, (Act("show", "LOCAL_COPY", step=MODEL),))


def _settings(session: Any, now: Situation) -> Found:
    paths = {SHARES.get(path, path): None for path in session.different()}
    changes = [_change(path, now) for path in paths if path in FIELDS]
    if not changes:
        return Found("SETTINGS_RECOMMENDED", "ok")
    facts = {"count": len(changes), "changes": changes}
    return Found("SETTINGS_CHANGED", "info", facts, show(SETTINGS))


def _change(path: str, now: Situation) -> str:
    setting = FIELDS[path]
    value, usual = of_setting(setting, now.values), of_setting(setting, now.recommended)
    text = translate("Review", "{name} {value} instead of {usual}")
    return text.format(name=setting.title, value=shown(setting, value), usual=shown(setting, usual))


def _rows(session: Any, now: Situation) -> Iterator[Found]:
    report = session.data.report
    if "rows_total" not in report:
        return
    _, used, dropped, rejected = counts(report)
    limit = int(now.values["training.max_length"])
    cut = rows_over(report, limit) if not report.get("partial") else 0
    if left_out := dropped + rejected:
        yield Found("ROWS_LEFT_OUT", "warn", {"rows": left_out}, show(DATA))
    if cut:
        drops = now.values["dataset.too_long"] == "drop"
        code = "LONG_ROWS_LEFT_OUT" if drops else "ROWS_CUT"
        yield Found(code, "warn", {"rows": cut, "limit": limit}, show(DATA))
    if not left_out and not cut and used and session.data.state == "ready":
        yield Found("ROWS_WHOLE", "ok", {"rows": used})


def _open(session: Any) -> Iterator[Found]:
    """What the desk found and nobody decided, and every question that nobody answered."""
    draft, report = session.draft, session.data.report
    checks = (report.get("quality") or {}).get("checks") or ()
    undecided = [
        found_words(check)
        for check in checks
        if int(check.get("rows") or 0)
        and check.get("code") not in TOLD_ELSEWHERE
        and check.get("leave_out") not in draft.leave_out
        and check.get("fix") not in draft.fixes
    ]
    if undecided:
        facts = {"count": len(undecided), "names": undecided}
        yield Found("OPEN_FINDINGS", "warn", facts, show(DATA))
    asked = open_questions(report, draft) if session.data.state == "ready" else []
    if columns := [q.column for q in asked if q.code == "COLUMN_UNUSED"]:
        yield Found("UNUSED_COLUMNS", "warn", {"columns": columns}, show(DATA))
    for question in asked:
        if question.code not in ASKED_ELSEWHERE:
            told = words_of(question)
            yield Found(
                "OPEN_QUESTION", "warn", {"title": told.head, "body": told.text}, show(DATA)
            )
