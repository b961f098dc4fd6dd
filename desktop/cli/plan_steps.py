"""What Review's presses are in a terminal: the option or the command that does the same. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop import actions
from desktop.language import translate
from desktop.wizard.draft import Draft
from desktop.wizard.review.found import DATA, MODEL, Act, Found
from desktop.wizard.review.words import act_text


def next_steps(line: Found, draft: Draft) -> Iterator[str]:
    """One sentence for each press; a fact that is as it should be has none."""
    for act in line.acts:
        if act.kind == "show" and line.tone == "ok":
            continue
        if step := _step(act, line, draft):
            yield step


def _step(act: Act, line: Found, draft: Draft) -> str:
    if act.kind == "show":
        return _elsewhere(act, line, draft)
    if act.kind == "environment":
        return translate(
            "Cli", "`formiga check` says what is wrong, `formiga repair` builds the engine again."
        )
    if act.kind == "set":
        values = ", ".join(f"{path} = {json.dumps(v)}" for path, v in act.values.items())
        text = translate("Cli", "{press}: `{values}` in the job file (`--save JOB.json`).")
        return text.format(press=act_text(act, line), values=values)
    if act.kind == "measure":
        return translate("Cli", "`--probe` measures it with two real steps.")
    if act.kind == "accept":
        text = translate("Cli", "{press}: `--accept {code}`.")
        return text.format(press=act_text(act, line), code=line.code)
    option = "--fix" if act.kind == "fix" else "--leave-out"
    text = translate("Cli", "{press}: `{option} {name}`.")
    return text.format(press=act_text(act, line), option=option, name=act.name)


def _elsewhere(act: Act, line: Found, draft: Draft) -> str:
    """The page that the press would open, as a command."""
    if line.code == "DOWNLOAD":
        command = actions.command_line("fetch", draft.base_model)
        return translate("Cli", "`{command}` fetches it before.").format(command=command)
    if act.step == DATA:
        command = actions.command_line("inspect", draft.data_path)
        return translate("Cli", "`{command}` shows the rows.").format(command=command)
    if act.step == MODEL:
        return translate("Cli", "Another model: `--model NAME`; without it all are listed.")
    if line.tone == "info":
        return ""
    return translate("Cli", "Write the job with `--save JOB.json`, change it there, plan it again.")
