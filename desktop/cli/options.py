"""Options that several verbs take, each with its sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from desktop.language import translate

TrainOnWord = Literal["answers", "last_answer", "all"]
FormatWord = Literal["auto", "json", "jsonl", "csv", "parquet", "text"]
YesNo = Literal["yes", "no"]
PresetWord = Literal["quick", "balanced", "thorough"]

Run = Annotated[
    str,
    typer.Argument(metavar="RUN", help=translate("Cli", "A run's folder, name, or its beginning.")),
]
NoFollow = Annotated[
    bool, typer.Option("--no-follow", help=translate("Cli", "Start it and return at once."))
]
NoWait = Annotated[
    bool, typer.Option("--no-wait", help=translate("Cli", "Ask, and return at once."))
]

# ------------------------------------------------------------ the rows and how they are read
MaxLength = Annotated[
    int | None,
    typer.Option(min=8, help=translate("Cli", "Longest row in tokens; longer ones are counted.")),
]
Columns = Annotated[
    str,
    typer.Option(metavar="JSON", help=translate("Cli", "Parts of the columns: role, column.")),
]
TrainOn = Annotated[
    TrainOnWord | None, typer.Option(help=translate("Cli", "Which words are learned."))
]
FileFormat = Annotated[
    FormatWord, typer.Option("--format", help=translate("Cli", "How the file is read."))
]
Encoding = Annotated[
    str, typer.Option(help=translate("Cli", "How bytes become letters, such as `cp1252`."))
]
Delimiter = Annotated[
    str, typer.Option(help=translate("Cli", "What stands between two cells of a table."))
]
HeaderRow = Annotated[
    YesNo | None,
    typer.Option(help=translate("Cli", "Whether a table's first row names its columns.")),
]
Fixes = Annotated[
    list[str] | None,
    typer.Option(help=translate("Cli", "A repair that you agree to; may be given again.")),
]
LeaveOuts = Annotated[
    list[str] | None,
    typer.Option(help=translate("Cli", "Rows with this finding are not used.")),
]
Validation = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help=translate("Cli", "A file to measure on, sought in the rows.")
    ),
]
