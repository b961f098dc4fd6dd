"""The draft of a job: what the person has chosen so far. Pure, no widget and no file is touched.

A value is the person's own (`changed`), else the preset's (`recommended`), else the field's
default. So a preset can be changed to another at any time without losing what was set by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from engine.contract.job_file import InvalidJob, SpecError, parse_job
from engine.contract.run_folder import slug
from engine.contract.spec import STARTER, FourBit, JobSpec

PARTS = ("dataset", "method", "quantization", "training", "evaluation")
CHOSEN_ON_DATA_PAGE = (
    *("path", "columns", "validation_path", "format", "encoding", "delimiter", "header"),
    *("fixes", "leave_out"),
)
_MINIMAL: dict[str, Any] = {"name": "-", "base_model": "-", "dataset": {"path": "-"}}


@dataclass
class Draft:
    """What will become a `JobSpec`."""

    data_path: str = ""
    """Absolute path of the examples; empty while none is chosen."""
    validation_path: str = ""
    """A file of its own with rows to measure on; the sample brings one."""
    is_sample: bool = False
    """Whether the examples are the ones that travel with the app."""
    columns: dict[str, str] | None = None
    """role -> column as set by the person; None: as detected."""
    format: str = "auto"
    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    """How the file is read, where the person knows better; None: as detected."""
    fixes: list[str] = field(default_factory=list)
    leave_out: list[str] = field(default_factory=list)
    """Repairs agreed to and findings left out (`engine.contract.spec`), in the order of clicks."""
    answers: dict[str, str] = field(default_factory=dict)
    """What was answered to the Data page's questions, by question; they are not asked again."""
    base_model: str = ""
    """`starter`, a model folder or a hub id; empty while none is chosen."""
    preset: str = "balanced"
    changed: dict[str, Any] = field(default_factory=dict)
    """Dotted path -> value, only where it differs from the recommended one."""
    own_name: str = ""
    """What the person calls the run; empty: the proposed name."""
    accepted: dict[str, Any] = field(default_factory=dict)
    """Red findings of Review that the person takes on: code -> the value it was decided for."""

    @classmethod
    def from_spec(cls, spec: JobSpec, *, is_sample: bool = False) -> Draft:
        """The draft of a job file: every value counts as set, so that the same job comes out."""
        dataset = spec.dataset
        draft = cls(
            data_path=dataset.path,
            validation_path=dataset.validation_path or "",
            is_sample=is_sample,
            columns=dataset.columns,
            format=dataset.format,
            encoding=dataset.encoding,
            delimiter=dataset.delimiter,
            header=dataset.header,
            fixes=list(dataset.fixes),
            leave_out=list(dataset.leave_out),
            base_model=spec.base_model,
        )
        draft.own_name = "" if spec.name == draft.proposed_name else spec.name
        for path in DEFAULTS:
            part, _, name = path.partition(".")
            values = getattr(spec, part)
            if hasattr(values, name):
                draft.changed[path] = getattr(values, name)
        return draft

    @property
    def name(self) -> str:
        return self.own_name.strip() or self.proposed_name

    @property
    def proposed_name(self) -> str:
        """A name from the file: `support_tickets.jsonl` becomes `support-tickets`."""
        if self.is_sample:
            return "sample"
        return slug(PurePath(self.data_path).stem) if self.data_path else ""

    @property
    def model_is_hub_id(self) -> bool:
        """Whether the model is named as on the hub (`owner/name`) and not a folder here."""
        return self.base_model.count("/") == 1 and not PurePath(self.base_model).is_absolute()

    def value(self, path: str, recommended: Mapping[str, Any]) -> Any:
        """The value that counts for a setting now."""
        if path in self.changed:
            return self.changed[path]
        return recommended[path] if path in recommended else default_of(path)

    def set_value(self, path: str, value: Any, recommended: Mapping[str, Any]) -> None:
        """Set a value by hand; the recommended one counts as not changed."""
        self.changed.pop(path, None)
        if value != self.value(path, recommended):
            self.changed[path] = value

    def differing(self, recommended: Mapping[str, Any]) -> dict[str, Any]:
        """What is set by hand and not as recommended; a loaded job sets everything by hand."""
        return {
            path: value
            for path, value in self.changed.items()
            if value != (recommended[path] if path in recommended else default_of(path))
        }

    def settle(self, recommended: Mapping[str, Any]) -> None:
        """Let what is as recommended follow the recommendation from now on."""
        self.changed = self.differing(recommended)

    def reset(self, path: str | None = None) -> None:
        """Take back one change, or all of them."""
        self.changed = {k: v for k, v in self.changed.items() if path is not None and k != path}

    def choose_data(self, path: str) -> None:
        """Other examples: what was said about the columns of the old ones is void."""
        self.data_path, self.validation_path = path, ""
        self.is_sample, self.columns = False, None
        self.format, self.encoding, self.delimiter, self.header = "auto", None, None, None
        self.fixes, self.leave_out, self.answers = [], [], {}

    def choose_sample(self, train: str, held_out: str) -> None:
        """The rows that travel with the app, with the model that was made for them."""
        self.choose_data(train)
        self.validation_path, self.is_sample = held_out, True
        self.base_model = self.base_model or STARTER

    def document(self, recommended: Mapping[str, Any]) -> dict[str, Any]:
        """The job as a JSON document, every decided value written out."""
        parts: dict[str, Any] = {part: {} for part in PARTS}
        for path in {**DEFAULTS, **recommended, **self.changed}:
            part, _, name = path.partition(".")
            if name:
                parts[part][name] = self.value(path, recommended)
        self._fill_dataset(parts["dataset"])
        if parts["quantization"]["type"] not in ("nf4", "fp4"):
            parts["quantization"] = {"type": parts["quantization"]["type"]}
        return {"version": 1, "name": self.name, "base_model": self.base_model, **parts}

    def spec(self, recommended: Mapping[str, Any]) -> JobSpec:
        """The job.

        Raises:
            InvalidJob: with every error together.
        """
        return parse_job(self.document(recommended))

    def _fill_dataset(self, dataset: dict[str, Any]) -> None:
        dataset["path"] = self.data_path
        dataset["columns"] = self.columns
        dataset["format"] = self.format
        dataset |= {"encoding": self.encoding, "delimiter": self.delimiter, "header": self.header}
        dataset |= {"fixes": list(self.fixes), "leave_out": list(self.leave_out)}
        if self.validation_path:
            dataset["validation_path"] = self.validation_path
            own = self.changed.get("dataset.validation_rows")  # 0 may stand beside a file, 5 not
            dataset["validation_rows"] = 0 if own == 0 else None


def default_of(path: str) -> Any:
    """The field's own default, such as 0.01 for `training.weight_decay`."""
    return DEFAULTS[path]


def check_value(path: str, value: Any) -> SpecError | None:
    """What is wrong with one value on its own, or None."""
    part, _, name = path.partition(".")
    document = {**_MINIMAL, part: {**_MINIMAL.get(part, {}), name: value}}
    if part == "quantization" and name != "type":
        document[part]["type"] = "nf4"
    try:
        parse_job(document)
    except InvalidJob as invalid:
        return next((e for e in invalid.errors if e.path.startswith(path)), invalid.errors[0])
    return None


def _defaults() -> dict[str, Any]:
    job = JobSpec.model_validate(_MINIMAL)
    flat: dict[str, Any] = {}
    for part in PARTS:
        values = getattr(job, part)
        for name in type(values).model_fields:
            flat[f"{part}.{name}"] = getattr(values, name)
    for name in FourBit.model_fields:
        flat.setdefault(f"quantization.{name}", FourBit().model_dump()[name])
    for name in CHOSEN_ON_DATA_PAGE:
        del flat[f"dataset.{name}"]
    return {path: value for path, value in flat.items() if path != "method.type"}


DEFAULTS: Mapping[str, Any] = _defaults()
"""Dotted path -> the field's default, for every setting that is not chosen on a page of its own."""
