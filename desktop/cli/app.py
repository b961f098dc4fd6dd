"""The command's verbs and options, and what becomes of errors. The work is in the other files.

`--home`, `--json`, `--language` and `--theme` may stand before or after the verb. Heavy parts are
imported by the verb that needs them: `formiga where` loads neither Qt nor the job's model.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop import language, paths, settings
from desktop.cli.call import VERDICT_EXITS, Call, Exit, make_streams_forgiving
from desktop.language import translate

Verb = Callable[..., int]


def main(arguments: list[str]) -> int:
    """Runs the command; returns the exit code."""
    make_streams_forgiving()
    _speak_for_help(arguments)
    command = typer.main.get_command(_build())
    try:
        code = command.main(arguments, prog_name="formiga", standalone_mode=False)
        return int(code or 0)
    except KeyboardInterrupt:
        return Exit.LEFT
    except BrokenPipeError:  # `formiga runs | head`: nobody listens any more
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        return Exit.OK
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage(error, "--json" in arguments)


def _usage(error: Any, as_json: bool) -> int:
    """A wrong option or a missing argument, in the words of the option parser."""
    context = getattr(error, "ctx", None)
    call = Call(Path(), as_json)
    if context is not None:
        call.say(context.get_usage())
    call.say(error.format_message())
    if context is not None:
        call.say(
            translate("Cli", "`{command} --help` shows what there is.").format(
                command=context.command_path
            )
        )
    call.answer({"problem": {"code": "USAGE", "facts": {"error": error.format_message()}}})
    return Exit.INVALID


def _speak_for_help(arguments: list[str]) -> None:
    """Loads the translator before the help texts are made, if they are to be translated."""
    home = paths.formiga_home(_value_of(arguments, "--home"))
    chosen = _value_of(arguments, "--language") or settings.load(paths.settings_file(home)).language
    if language.resolve(chosen) != "en":
        language.install(chosen)


def _value_of(arguments: list[str], option: str) -> str:
    for place, argument in enumerate(arguments):
        if argument.startswith(option + "="):
            return argument.partition("=")[2]
        if argument == option and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""


def _build() -> typer.Typer:
    """The parser with all verbs, its help in the current language."""
    from desktop.cli import verbs

    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=translate(
            "Cli", "Fine-tune language models on your own computer. Without a verb: the window."
        ),
    )
    app.callback()(_with_common(verbs.window, of_app=True))
    for verb, about in verbs.listed():
        app.command(verb.__name__.rstrip("_"), help=about)(_with_common(verb))
    wheels = typer.Typer(
        rich_markup_mode=None,
        help=translate("Cli", "The wheels that engines are built from (`wheels export DIR`)."),
    )
    wheels.callback()(lambda: None)
    for name, verb, about in verbs.listed_wheels():
        wheels.command(name, help=about)(_with_common(verb))
    app.add_typer(wheels, name="wheels")
    app.command("starter", hidden=True)(_with_common(verbs.starter))
    return app


def _common() -> dict[str, Any]:
    """The options of every verb."""
    return {
        "json_": Annotated[
            bool,
            typer.Option("--json", help=translate("Cli", "One JSON object on standard output.")),
        ],
        "home": Annotated[
            str,
            typer.Option(
                help=translate("Cli", "Formiga's folder instead of FORMIGA_HOME or the usual one.")
            ),
        ],
        "language_": Annotated[
            str,
            typer.Option("--language", help=translate("Cli", "`en` or `pt_BR`; is remembered.")),
        ],
        "theme": Annotated[
            str,
            typer.Option(help=translate("Cli", "`system`, `light` or `dark`; is remembered.")),
        ],
    }


def _with_common(verb: Verb, *, of_app: bool = False) -> Callable[..., None]:
    """`verb(call, …)` as a command with the common options added."""
    own = dict(list(inspect.signature(verb, eval_str=True).parameters.items())[1:])
    defaults = {"json_": False, "home": "", "language_": "", "theme": ""}
    kind = inspect.Parameter.KEYWORD_ONLY
    common = [
        inspect.Parameter(name, kind, default=defaults[name], annotation=annotation)
        for name, annotation in _common().items()
    ]
    context = inspect.Parameter("context", kind, annotation=typer.Context)

    def command(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in defaults}
        above = given.pop("context")
        inherited = above.parent.obj if above.parent and above.parent.obj else {}
        chosen = {name: value or inherited.get(name) for name, value in chosen.items()}
        if of_app and above.invoked_subcommand:
            above.obj = chosen
            return
        raise typer.Exit(_run(verb, chosen, given))

    parameters = [context, *(p.replace(kind=kind) for p in own.values()), *common]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__doc__ = verb.__doc__
    return command


def _run(verb: Verb, chosen: dict[str, Any], given: dict[str, Any]) -> int:
    """Prepares the call, runs the verb, and turns what it raises into words and a code."""
    home = paths.formiga_home(chosen["home"])
    call = Call(home, bool(chosen["json_"]))
    spoken = _remember(home, str(chosen["language_"] or ""), str(chosen["theme"] or ""))
    if not getattr(verb, "speaks_no_words", False):
        language.install(spoken)
    try:
        return int(verb(call, **given))
    except KeyboardInterrupt:
        return Exit.LEFT
    except Exception as error:
        code = _told(call, error)
        if code is None:
            raise
        return code


def _told(call: Call, error: Exception) -> int | None:
    """Tells an expected error and returns its exit code; None for one that nobody expected."""
    report = getattr(error, "report", None)
    if isinstance(report, dict):
        from desktop.cli.check_text import tell_refusal

        tell_refusal(call, report)
        return VERDICT_EXITS.get(str(report.get("verdict")), Exit.FAILED)
    errors = getattr(error, "errors", None)
    if isinstance(errors, list):
        return _tell_invalid_job(call, error, errors)
    code, facts = getattr(error, "code", None), getattr(error, "facts", None)
    if isinstance(code, str) and isinstance(facts, dict):
        return call.problem(code, facts)
    return None


def _tell_invalid_job(call: Call, error: Exception, errors: list[Any]) -> int:
    from desktop.messages import job_messages

    file = str(getattr(error, "file", "") or "")
    told = job_messages(errors)
    call.say(translate("Cli", "The job file cannot be used: {file}").format(file=file))
    for each in told:
        call.say(f"- {each.as_text()}")
    plain = [e.to_json() | {"text": t.as_text()} for e, t in zip(errors, told, strict=True)]
    call.answer({"problem": {"code": "JOB_INVALID", "facts": {"file": file, "errors": plain}}})
    return Exit.INVALID


def _remember(home: Path, spoken: str, theme: str) -> str:
    """Saves `--language` and `--theme`; returns the language setting in effect."""
    _choose("--language", spoken, ("system", "en", "pt", "pt_BR", "pt-BR"))
    _choose("--theme", theme, settings.THEMES)
    file = paths.settings_file(home)
    kept = settings.load(file)
    if spoken:
        kept.language = language.SYSTEM if spoken == "system" else language.resolve(spoken)
    kept.theme = theme or kept.theme
    if spoken or theme:
        settings.save(kept, file)
    return kept.language


def _choose(option: str, given: str, offered: tuple[str, ...]) -> None:
    if given and given not in offered:
        text = translate("Cli", "“{given}” is not offered. Possible: {offered}.")
        raise typer.BadParameter(
            text.format(given=given, offered=", ".join(offered)), param_hint=option
        )
