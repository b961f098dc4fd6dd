"""`repair`, `rollback`, `envs`: building an engine, going back to the one before, and the list."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop import format as fmt
from desktop.cli.call import VERDICT_EXITS, Call, Exit
from desktop.cli.paragraphs import paragraph, table
from desktop.cli.plan_text import evidence_text, plan_lines
from desktop.cli.repair_follow import follow_repair
from desktop.cli.rows import rows_here
from desktop.environment import repairs
from desktop.language import translate
from desktop.messages import message
from desktop.paths import code_root
from envcheck import check
from envcheck.building.build_errors import BuildError
from envcheck.judges.plan import Plan
from envcheck.repairing.env_records import EnvRecord
from envcheck.repairing.repair_look import AUTO, Order, preview

YES = ("y", "yes", "s", "sim")


def repair_engine(
    call: Call,
    *,
    row: str,
    offline: bool,
    wheels: Path | None,
    again: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Plan, ask, build, follow. One that is at work already is followed instead."""
    at_work = repairs.running(call.home)
    if at_work is not None and not dry_run:
        text = translate("Cli", "A repair is at work already: {repair}. Following it.")
        call.say(text.format(repair=at_work.name))
        return follow_repair(call, at_work)
    _need_row(row)
    call.say(
        translate("Cli", "Looking at the engine; at every file where nothing strikes at once.")
    )
    order = Order(
        call.home, code_root(), call.home, row or None, offline, wheels, again, repairs.PROVE
    )
    order, plan = _planned(call, order)
    if plan is None:
        return _nothing_to_do(call)
    findings = _findings(call.home) if plan.reason == "findings" else ()
    for line in plan_lines(plan.to_json(), findings, evidence_text(plan.row)):
        call.data(line)
    if dry_run:
        call.answer({"state": "planned", "plan": plan.to_json(), "problem": None})
        return Exit.OK
    if not (yes or call.as_json) and _can_ask() and not _confirmed():
        call.say(translate("Cli", "Nothing was changed."))
        return VERDICT_EXITS["repairable"] if plan.reason == "findings" else Exit.OK
    folder = repairs.start(
        call.home, row=order.row, offline=offline, wheels=wheels, again=order.again
    )
    return follow_repair(call, folder)


def _need_row(wanted: str) -> None:
    """A name that is no row's is wrong usage; whether a row fits this card is the plan's matter."""
    if wanted in ("", AUTO):
        return
    names = sorted({row.id for row in rows_here()})
    if wanted not in names:
        raise BuildError("REPAIR_NO_LOCK", row=wanted, available=names)


def _planned(call: Call, order: Order) -> tuple[Order, Plan | None]:
    """The plan; None where there is nothing to do. A row that was asked for is built anyway."""
    try:
        return order, preview(order)
    except BuildError as error:
        if error.code != "REPAIR_NOT_NEEDED":
            raise
    if order.row in (None, AUTO):
        return order, None
    call.say(translate("Cli", "Nothing is wrong with the engine; it is built because of --to."))
    again = replace(order, again=True)
    return again, preview(again)


def _findings(home: Path) -> list[dict[str, Any]]:
    """For the words of the plan: what is found at first sight."""
    return [finding.to_json() for finding in check.check(home, code_root()).findings]


def _nothing_to_do(call: Call) -> int:
    told = message("REPAIR_NOT_NEEDED")
    for line in paragraph(told.as_text()):
        call.data(line)
    call.answer({"state": "not needed", "plan": None, "problem": None})
    return Exit.OK


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _confirmed() -> bool:
    sys.stderr.write(translate("Cli", "Build it? [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in YES


def roll_back(call: Call) -> int:
    """The environment before is in use again, at once."""
    done = repairs.rollback(call.home)
    text = translate("Cli", "In use again: {env} (row {row}). `formiga rollback` undoes it.")
    for line in paragraph(text.format(env=done.get("env"), row=done.get("row"))):
        call.data(line)
    if not done.get("checked"):
        text = translate("Cli", "Its files were not looked at: `formiga check` does that.")
        call.say(text)
    call.answer({"problem": None, **done})
    return Exit.OK


def show_envs(call: Call) -> int:
    """Every engine environment, with its proof."""
    records = repairs.list_envs(call.home)
    if not records:
        call.say(translate("Cli", "No engine has been built yet: `formiga repair` builds one."))
    for record in records:
        for line in _env_lines(record):
            call.data(line)
    call.answer({"envs": [record.to_json() for record in records]})
    return Exit.OK


def _env_lines(record: EnvRecord) -> list[str]:
    built = fmt.moment(record.created_t)
    size = fmt.NONE if record.bytes is None else fmt.size(record.bytes)
    rows = [
        (translate("Cli", "State"), _env_state(record)),
        (translate("Cli", "Lock"), f"{record.lockfile}, Python {record.python}"),
        (translate("Cli", "Built"), fmt.when(built) if built else fmt.NONE),
        (translate("Cli", "Size"), size),
        (translate("Cli", "Proof"), _proof_text(record.proof)),
    ]
    return [record.name, *table(rows)]


def _env_state(record: EnvRecord) -> str:
    words = []
    if record.current:
        words.append(translate("Cli", "in use"))
    if record.previous:
        words.append(translate("Cli", "the one before, for `formiga rollback`"))
    if record.in_use:
        words.append(translate("Cli", "a run works with it"))
    if not record.complete:
        words.append(translate("Cli", "never finished; the next repair removes it"))
    return ", ".join(words) or translate("Cli", "kept")


def _proof_text(proof: Any) -> str:
    if proof is None:
        return translate("Cli", "not tried yet")
    then = fmt.moment(proof.t)
    failed = [part.name for part in proof.parts if not part.passed]
    text = (
        translate("Cli", "failed on {device}, {when}: {parts}")
        if failed
        else translate("Cli", "passed on {device}, {when}")
    )
    return text.format(
        device=proof.device_name or proof.device,
        when=fmt.when(then) if then else fmt.NONE,
        parts=", ".join(failed),
    )
