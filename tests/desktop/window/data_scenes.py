"""The Data page in states that ask, wait or show something over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.desktop.window import fakes

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.main_window import MainWindow


def _choose(window: MainWindow, **changed: Any) -> None:
    window.session.desk.file_report = {**fakes.REPORT, **changed}
    window.session.choose_data("/data/support_tickets.jsonl")


def checks(**rows: int) -> dict[str, Any]:
    """The quality part with other counts for some checks."""
    quality = fakes.REPORT["quality"]
    found = [{**c, "rows": rows.get(c["code"], c["rows"])} for c in quality["checks"]]
    return {**quality, "checks": found}


def home_recent(window: MainWindow) -> None:
    """Two files of earlier runs."""
    folder = window.home / "examples"
    folder.mkdir()
    used = (("support_tickets", "chat", 4241), ("catalogue", "instruction", 12_880))
    for name, kind, rows in used:
        file = folder / f"{name}.jsonl"
        file.write_text("{}\n", encoding="utf-8")
        run = window.home / "runs" / f"2026-11-14_1402_{name}-v2"
        run.mkdir(parents=True)
        job = {"name": f"{name}-v2", "base_model": "starter", "dataset": {"path": str(file)}}
        (run / "job.json").write_text(json.dumps(job), encoding="utf-8")
        told = {"rows_kept": rows, "kind": kind}
        (run / "dataset.json").write_text(json.dumps(told), encoding="utf-8")
    window.go("runs")
    window.go("new")
    window._pages["new"].show_step(0)  # type: ignore[attr-defined]


def preview(window: MainWindow) -> None:
    """The first rows are there, the rest is being read."""
    desk = window.session.desk
    desk.at_once = False
    window.session.choose_data("/data/support_tickets.jsonl")
    shown = {key: fakes.REPORT[key] for key in ("preview", "columns", "kind", "format", "encoding")}
    desk.preview.emit({**shown, "path": "/data/support_tickets.jsonl", "size_bytes": 3_400_000_000})
    desk.progress.emit({"done_bytes": 1_200_000_000, "total_bytes": 3_400_000_000, "rows": 812_345})


def asked(window: MainWindow) -> None:
    """Repairs and a column wait for an answer."""
    found = checks(MOJIBAKE=112)
    for check in found["checks"]:
        if check["code"] == "MOJIBAKE":
            check["examples"] = [{"line": 3, "excerpt": "NÃ£o consigo entrar", "file": 0}]
            check["examples"][0]["repaired"] = "Não consigo entrar"
    _choose(window, quality=found)


def decided(window: MainWindow) -> None:
    """Everything is answered, near duplicates are left out."""
    fixed = {"repairs": {}, "fixed": {"trailing_comma": 5}}
    dropped = {"empty": 7, "duplicate": 5, "near_duplicate": 38}
    _choose(window, **fixed, dropped=dropped, rows_kept=4753)
    session = window.session
    session.take_fix("trailing_comma")
    session.answer("COLUMN_UNUSED:product", "ignore")
    session.take_leave_out("near_duplicate")


def truncated(window: MainWindow) -> None:
    """A file that ends too early."""
    facts = {"path": "/data/support_tickets.jsonl", "rows_before": 117, "line": 590, "column": 15}
    problem = {"code": "DATA_TRUNCATED", "facts": facts}
    _choose(window, problem=problem, repairs={"truncated": 117}, rows_total=117, rows_kept=117,
            dropped={}, dropped_rows=[], rejected=[], rejected_total=0, questions=[])  # fmt: skip


def table(window: MainWindow, name: str = "support_tickets.csv") -> None:
    """A table without a header in an old encoding, under whatever name."""
    desk = window.session.desk
    path = f"/data/{name}"
    rows = [["O que é a UFMS?", "Uma instituição de ensino."], ["Onde fica?", "Em Campo Grande."]]
    desk.file_report = {
        **fakes.REPORT,
        "path": path,
        "files": [{"path": path, "size_bytes": fakes.REPORT["size_bytes"]}],
        "format": "csv",
        "encoding": "cp1252",
        "delimiter": ";",
        "header": False,
        "columns": {"instruction": "column_1", "output": "column_2"},
        "all_columns": ["column_1", "column_2"],
        "preview": {"columns": ["column_1", "column_2"], "rows": rows},
        "rows_kept": 44, "rows_total": 44, "dropped": {}, "dropped_rows": [],
        "rejected": [], "rejected_total": 0, "questions": [], "repairs": {},
        "lengths": None,
        "warnings": ["COLUMNS_GUESSED", "NO_HEADER", "FEW_ROWS"],
        "notices": [{"code": "FEW_ROWS", "facts": {"rows": 44}}],
    }  # fmt: skip
    window.session.choose_data(path)


def _refused(window: MainWindow, kind: str, rows: list[list[str]], **told: Any) -> None:
    """A file of a kind that is not used unasked."""
    names = told.pop("names")
    facts = {"path": "/data/a.csv", "kind": kind, "columns": told["columns"], "rows": len(rows)}
    problem = {"code": "DATA_KIND_NOT_TRAINABLE", "facts": facts}
    preview = {"columns": names, "rows": rows}
    clean = {"dropped": {}, "dropped_rows": [], "rejected": [], "rejected_total": 0}
    clean |= {"questions": [], "repairs": {}, "lengths": None, "warnings": [], "notices": []}
    shown = {"kind": kind, "problem": problem, "preview": preview, "all_columns": names}
    _choose(window, **clean, **shown, **told)


def choices(window: MainWindow) -> None:
    """Questions with choices, and which of them is right."""
    rows = [["Qual planeta é o maior?", '["Marte", "Júpiter", "Vênus"]', "1"]] * 3
    names = ["question", "choice_list", "answer"]
    columns = {"instruction": "question", "choices": "choice_list", "output": "answer"}
    _refused(window, "multiple_choice", rows, names=names, columns=columns)


def rated(window: MainWindow) -> None:
    """Answers that are marked good or bad."""
    rows = [["Como troco a senha?", "Abra sua conta e escolha trocar.", "true"]] * 3
    names = ["question", "answer", "is_good"]
    columns = {"prompt": "question", "output": "answer", "label": "is_good"}
    told = {"rows_marked_good": 3102, "columns": columns}
    _refused(window, "unpaired_preference", rows, names=names, **told)


def numbers(window: MainWindow) -> None:
    """Texts beside a column of a few numbers."""
    rows = [["Chegou bem, mas a entrega atrasou.", "4"], ["Veio com defeito.", "1"]]
    asked = {"code": "MAYBE_LABEL", "column": "cap_1", "values": 5, "examples": ["1", "2", "3"]}
    preview = {"columns": ["texto_1", "cap_1"], "rows": rows}
    shown = {"kind": "text", "columns": {"text": "texto_1"}, "all_columns": preview["columns"]}
    _choose(window, **shown, preview=preview, questions=[asked], repairs={})


def interview(window: MainWindow, kind: str = "chat") -> None:
    """A text in which speakers were recognised, or (`kind`) none."""
    desk = window.session.desk
    rows = [["user", "Como nasceu a loja?"], ["assistant", "De uma feira de bairro, em 1998."]]
    desk.file_report = {
        **fakes.REPORT,
        "format": "text",
        "kind": kind,
        "columns": {"messages": "messages", "role": "quem_1", "text": "fala_1"},
        "all_columns": ["quem_1", "fala_1"],
        "preview": {"columns": ["quem_1", "fala_1"], "rows": rows},
        "rows_kept": 61, "rows_total": 61, "dropped": {}, "dropped_rows": [],
        "rejected": [], "rejected_total": 0, "questions": [], "repairs": {},
        "lengths": None,
        "warnings": ["COLUMNS_GUESSED"],
        "notices": [],
    }  # fmt: skip
    window.session.choose_data("/data/entrevista.txt")


def blocks(window: MainWindow) -> None:
    """Texts that are laid in blocks."""
    rows = [["The river runs down to the sea."], ["Nobody knows why it is so slow in winter."]]
    lengths = {
        "rows_measured": 90, "measured_all": True, "mean": 155.0, "median": 82, "p95": 185,
        "p99": 1078, "max": 1078, "supervised_mean": 155.0, "max_length": 512,
        "over_max_length": 0, "supervised_lost": 0, "blocks": 28,
        "counts": [[40, 30], [82, 40], [140, 11], [1003, 5], [1078, 4]],
    }  # fmt: skip
    window.session.desk.file_report = {
        **fakes.REPORT,
        "kind": "text",
        "columns": {"text": "column_1"},
        "all_columns": ["column_1"],
        "preview": {"columns": ["column_1"], "rows": rows},
        "rows_kept": 90, "rows_total": 90, "dropped": {}, "dropped_rows": [],
        "rejected": [], "rejected_total": 0, "questions": [], "repairs": {},
        "lengths": lengths, "warnings": [], "notices": [],
    }  # fmt: skip
    window.session.choose_data("/data/texts.jsonl")


def unknown(window: MainWindow) -> None:
    """Nobody knows what a row is."""
    desk = window.session.desk
    lines = [{"line": at, "text": f"§§ {at} :: support :: answer"} for at in range(1, 21)]
    desk.parts["line"] = {"what": "line", "lines": lines}
    desk.problem = (
        "DATA_ALL_REJECTED",
        {"path": "/data/support.dat", "lines": 812, "line": 1, "reason": "NOT_JSON"},
    )
    window.session.choose_data("/data/support.dat")


def quality_sheet(window: MainWindow) -> None:
    from desktop.wizard.data.quality_sheet import QualitySheet

    _choose(window)
    page = window._pages["new"]
    found = window.session.data.report["quality"]["checks"][3]
    QualitySheet(page, window.session, found).open()


def line_sheet(window: MainWindow) -> None:
    """A rejected line among its neighbours."""
    from desktop.wizard.data.line_sheet import LineSheet
    from desktop.wizard.data.row_counts import Place

    _choose(window)
    text, words = '{"question": "%s"}', {118: 90}
    lines = [{"line": n, "text": text % ("word " * words.get(n, 5))} for n in range(115, 122)]
    window.session.desk.parts["line"] = {"what": "line", "lines": lines}
    places = [Place(118, 0), Place(907, 0)]
    LineSheet(window._pages["new"], window.session, "JSON", places).open()


def hub_sheet(window: MainWindow) -> None:
    from desktop.wizard.data.hub_sheet import HubSheet

    HubSheet(window._pages["new"], window.session).open()


def write_sheet(window: MainWindow) -> None:
    from desktop.wizard.data.write_sheet import WriteSheet

    WriteSheet(window._pages["new"], window.session).open()


SCENES: dict[str, Callable[[MainWindow], None]] = {
    "01_home_recent": home_recent,
    "02_data_preview": preview,
    "02_data_asked": asked,
    "02_data_decided": decided,
    "02_data_truncated": truncated,
    "02_data_table": table,
    "02_data_interview": interview,
    "02_data_choices": choices,
    "02_data_rated": rated,
    "02_data_numbers": numbers,
    "02_data_unknown": unknown,
    "02_data_blocks": blocks,
    "02_quality_sheet": quality_sheet,
    "02_line_sheet": line_sheet,
    "02_hub_sheet": hub_sheet,
    "02_write_sheet": write_sheet,
}
