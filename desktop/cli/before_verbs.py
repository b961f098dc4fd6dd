"""The verbs before a run: `inspect`, `plan`, `fetch`: what each takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.call import Call
from desktop.cli.options import (
    Columns,
    Delimiter,
    Encoding,
    FileFormat,
    Fixes,
    HeaderRow,
    LeaveOuts,
    MaxLength,
    PresetWord,
    TrainOn,
    Validation,
)
from desktop.language import translate


def inspect(
    call: Call,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help=translate("Cli", "A data file, a folder, or a dataset of the hub (owner/name)."),
        ),
    ] = None,
    model: Annotated[
        str,
        typer.Option(
            help=translate("Cli", "A model folder, a hub id or `starter`: counts its tokens.")
        ),
    ] = "",
    max_length: MaxLength = None,
    columns: Columns = "",
    train_on: TrainOn = None,
    file_format: FileFormat = "auto",
    encoding: Encoding = "",
    delimiter: Delimiter = "",
    header: HeaderRow = None,
    fix: Fixes = None,
    leave_out: LeaveOuts = None,
    validation: Validation = None,
) -> int:
    from desktop.cli.inspect_verb import inspect_data, question

    asked = question(
        file=file,
        model=model,
        max_length=max_length,
        columns=columns,
        train_on=train_on,
        format=file_format,
        encoding=encoding,
        delimiter=delimiter,
        header=header,
        fixes=tuple(fix or ()),
        leave_out=tuple(leave_out or ()),
        validation_path=validation,
    )
    return inspect_data(call, asked)


def plan(
    call: Call,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|JOB.json",
            help=translate(
                "Cli", "A job file, or data: a file, a folder, a dataset of the hub (owner/name)."
            ),
        ),
    ],
    model: Annotated[
        str,
        typer.Option(
            help=translate(
                "Cli", "A model folder, a hub id or `starter`; without it the models are listed."
            )
        ),
    ] = "",
    preset: Annotated[
        PresetWord | None,
        typer.Option(help=translate("Cli", "Where the settings begin; else `balanced`.")),
    ] = None,
    max_length: MaxLength = None,
    columns: Columns = "",
    train_on: TrainOn = None,
    file_format: FileFormat = "auto",
    encoding: Encoding = "",
    delimiter: Delimiter = "",
    header: HeaderRow = None,
    fix: Fixes = None,
    leave_out: LeaveOuts = None,
    validation: Validation = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help=translate("Cli", "A red finding that you take on; may be given again."),
        ),
    ] = None,
    probe: Annotated[
        bool,
        typer.Option("--probe", help=translate("Cli", "Try two real steps on the longest batch.")),
    ] = False,
    save: Annotated[
        Path | None,
        typer.Option(
            metavar="JOB.json", help=translate("Cli", "Write the job that `train` starts.")
        ),
    ] = None,
) -> int:
    from desktop.cli.plan_verb import Asked, plan_job

    asked = Asked(
        file=file,
        model=model,
        preset=preset,
        max_length=max_length,
        columns=columns,
        train_on=train_on,
        format=file_format,
        encoding=encoding,
        delimiter=delimiter,
        header=header,
        fixes=tuple(fix or ()),
        leave_out=tuple(leave_out or ()),
        validation=validation,
        accept=tuple(accept or ()),
        probe=probe,
        save=save,
    )
    return plan_job(call, asked)


def fetch(
    call: Call,
    model: Annotated[
        str,
        typer.Argument(metavar="MODEL", help=translate("Cli", "A hub id such as `owner/name`.")),
    ],
) -> int:
    from desktop.cli.fetch_verb import fetch_model

    return fetch_model(call, model)
