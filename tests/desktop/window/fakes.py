"""Stand-ins for the engine and the check, and answers as the real ones give them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

REPORT: dict[str, Any] = {
    "v": 2,
    "path": "/data/support_tickets.jsonl",
    "size_bytes": 6_412_345,
    "sha256": "ab" * 32,
    "format": "jsonl",
    "encoding": "UTF-8",
    "delimiter": None,
    "kind": "instruction",
    "columns": {"instruction": "question", "output": "answer"},
    "all_columns": ["question", "answer", "product", "ticket_id"],
    "lines_total": 4815,
    "lines_blank": 3,
    "rows_total": 4803,
    "rows_kept": 4791,
    "dropped": {"empty": 7, "duplicate": 5},
    "dropped_rows": [
        {"line": 44, "reason": "empty"},
        {"line": 1302, "reason": "empty"},
        {"line": 2301, "reason": "duplicate"},
    ],
    "rejected": [
        {"line": line, "reason": "NOT_JSON"}
        for line in (118, 907, 911, 1200, 1309, 2222, 3001, 3002, 4000)
    ],
    "rejected_total": 9,
    "warnings": ["PLACEHOLDERS"],
    "notices": [{"code": "PLACEHOLDERS", "facts": {"rows": 12, "lines": [3, 18, 21]}}],
    "preview": {
        "columns": ["question", "answer", "product", "ticket_id"],
        "rows": [
            [question, "I am sorry about that. …", product, ticket]
            for question, product, ticket in (
                ("My invoice from March was charged twice, can you …", "Billing", "T-48112"),
                ("Não consigo entrar na conta depois de trocar o celular", "Account", "T-48113"),
                ("Where do I change the delivery address of an order?", "Orders", "T-48115"),
                ("The export to Excel stops at 10,000 rows. Is that …", "Reports", "T-48120"),
                ("Can I pay a yearly plan in two instalments, and when?", "Billing", "T-48122"),
                ("<b>not bold</b> & never markup", "Reports", "T-48121"),
            )
        ],
    },
    "example": {
        "row": 1,
        "line": 1,
        "template": "default",
        "total_tokens": 58,
        "kept_tokens": 52,
        "tokens": [],
    },
    "lengths": {
        "mean": 231.5,
        "median": 176,
        "p95": 812,
        "p99": 2011,
        "max": 5310,
        "supervised_mean": 120.2,
        "max_length": 2048,
        "over_max_length": 61,
        "supervised_lost": 40,
    },
}


REPORT["files"] = [{"path": REPORT["path"], "size_bytes": REPORT["size_bytes"]}]
REPORT["repairs"] = {"trailing_comma": 5}
REPORT["fixed"] = {}
REPORT["questions"] = [
    {
        "code": "COLUMN_UNUSED",
        "column": "product",
        "values": 7,
        "examples": ["Billing", "Account", "Orders"],
        "options": ["also", "ignore"],
    }
]


def _check(code: str, rows: int = 0, leave_out: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "rows": rows,
        "examples": [
            {"line": 40 + at, "file": 0, "excerpt": f"Write to ana{at}@example.com please"}
            for at in range(min(rows, 3))
        ],
        "leave_out": leave_out,
        "fix": None,
        "facts": {},
        **more,
    }


REPORT["quality"] = {
    "rows_checked": 4791,
    "sampled": False,
    "seed": 0,
    "languages": {"en": 0.71, "pt": 0.29},
    "checks": [
        _check("NEAR_DUPLICATES", 38, "near_duplicate", groups=17),
        _check("CONTRADICTIONS", 0, "contradiction"),
        _check("LEAKAGE", 0, "leaked"),
        _check(
            "PERSONAL_DATA",
            12,
            "personal_data",
            fix="mask_personal_data",
            facts={"email": 9, "phone": 3},
        ),
        _check("HARMFUL", 0, "harmful"),
        _check("PLACEHOLDERS", 0, "placeholder"),
        _check("SHORT_ANSWERS"),
        _check("MOJIBAKE", 0, "mojibake", fix="mojibake"),
        _check("OTHER_LANGUAGE", 0, "other_language"),
    ],
}


def _length_counts() -> list[list[int]]:
    """Lengths of 4,791 rows: median 176, 61 longer than 2,048, the longest 5,310."""
    pairs = [[20 + 4 * at, 61] for at in range(39)] + [[176, 61]]
    rest = 4791 - 40 * 61 - 61
    pairs += [[180 + 20 * at, count] for at, count in enumerate(_falling(rest, 90))]
    return [*pairs, *[[2100 + 53 * at, 1] for at in range(60)], [5310, 1]]


def _falling(total: int, parts: int) -> list[int]:
    """`total` in ever smaller parts."""
    shares = [0.95**at for at in range(parts)]
    counts = [int(total * share / sum(shares)) for share in shares]
    return [counts[0] + total - sum(counts), *counts[1:]]


REPORT["lengths"] |= {"counts": _length_counts(), "measured_all": True}


def _tokens() -> list[dict[str, Any]]:
    question = "Olá! My invoice from March was charged twice (order 48112). Can you refund one?"
    answer = (
        "I am sorry about the double charge. I can see two payments of R$ 84.90 for order 48112. "
        "I have refunded the second one; the money returns to your card within 5 working days."
    )

    def pieces(text: str) -> list[str]:
        return [word if i == 0 else " " + word for i, word in enumerate(text.split())]

    def token(text: str, *, trained: bool = False, special: bool = False) -> dict[str, Any]:
        return {"text": text, "trained": trained, "special": special}

    return [
        token("<|im_start|>", special=True),
        token("user"),
        token("\n"),
        *(token(piece) for piece in pieces(question)),
        token("<|im_end|>", special=True),
        token("\n"),
        token("<|im_start|>", special=True),
        token("assistant"),
        token("\n"),
        *(token(piece, trained=True) for piece in pieces(answer)),
        token("<|im_end|>", trained=True, special=True),
    ]


REPORT["example"]["tokens"] = _tokens()

MODEL: dict[str, Any] = {
    "id": "Qwen3-1.7B",
    "path": "/models/Qwen3-1.7B-Instruct",
    "family": "qwen3",
    "architecture": "Qwen3ForCausalLM",
    "parameters": 1_720_574_976,
    "hidden_size": 2048,
    "layers": 28,
    "vocab_size": 151_936,
    "context_tokens": 4096,
    "dtype": "bfloat16",
    "linear_in_out_sum": 1_089_536,
    "chat_template": True,
    "weights_bytes": 3_441_185_608,
}
STARTER: dict[str, Any] = {
    **MODEL,
    "id": "starter",
    "path": "/app/engine/starter/model",
    "family": "llama",
    "architecture": "LlamaForCausalLM",
    "parameters": 2_600_000,
    "hidden_size": 192,
    "layers": 6,
    "vocab_size": 4096,
    "context_tokens": 512,
    "dtype": "float32",
    "linear_in_out_sum": 16_128,
    "weights_bytes": 5_200_000,
}

CHECK_OK: dict[str, Any] = {
    "v": 1,
    "facts": {},
    "findings": [
        {"code": "ENGINE_PYTHON", "severity": "ok", "facts": {"version": "3.11.7"}},
        {
            "code": "ENGINE_LOCK",
            "severity": "ok",
            "facts": {
                "row": "cpu-linux-py311",
                "lockfile": "engine-cpu-linux-py311.txt",
                "lock_sha256": "1a2b3c4d" * 8,
                "evidence": "tested",
            },
        },
        {"code": "PACKAGES", "severity": "ok", "facts": {"count": 74}},
        *(
            {"code": "PACKAGE", "severity": "ok", "facts": {"package": name, "installed": version}}
            for name, version in (
                ("torch", "2.13.0+cpu"),
                ("transformers", "5.23.0"),
                ("peft", "0.21.2"),
                ("bitsandbytes", "0.50.2"),
                ("accelerate", "1.15.0"),
                ("datasets", "5.2.0"),
            )
        ),
        {"code": "FILES", "severity": "ok", "facts": {"count": 21_934}},
        {"code": "NO_GPU", "severity": "ok", "facts": {}},
        {
            "code": "DISK",
            "severity": "ok",
            "facts": {"path": "/home/ana/.local/share/formiga", "free_bytes": 184_000_000_000},
        },
        {
            "code": "MACHINE",
            "severity": "ok",
            "facts": {
                "os": "Linux",
                "machine": "x86_64",
                "python": "3.11.7",
                "glibc": [2, 36],
                "memory_bytes": 16 * 1024**3,
            },
        },
    ],
    "verdict": "ok",
    "row": {
        "id": "cpu-linux-py311",
        "lockfile": "engine-cpu-linux-py311.txt",
        "lock_sha256": "1a2b3c4d" * 8,
        "why": "NO_GPU",
        "device": None,
    },
    "plan": None,
    "elapsed_s": 0.612,
}
CHECK_CARD: dict[str, Any] = {
    **CHECK_OK,
    "facts": {
        "gpu": {
            "devices": {
                "value": [
                    {
                        "index": 0,
                        "uuid": "GPU-4070",
                        "name": "NVIDIA GeForce RTX 4070",
                        "memory_bytes": {"value": 12 * 1024**3},
                        "memory_used_bytes": {"value": 900 * 1024**2},
                        "compute_capability": {"value": "8.9"},
                    }
                ]
            }
        }
    },
    "findings": [
        {
            "code": "GPU",
            "severity": "ok",
            "facts": {"gpu": "NVIDIA GeForce RTX 4070", "memory_bytes": 12 * 1024**3},
        },
        *(f for f in CHECK_OK["findings"] if f["code"] != "NO_GPU"),
    ],
    "row": {
        "id": "cu128-linux-py311",
        "lockfile": "engine-cu128-linux-py311.txt",
        "lock_sha256": "5e6f7a8b" * 8,
        "why": "GPU",
        "device": "GPU-4070",
    },
}
"""The same computer with the card of the design's pictures."""
CHECK_PROCESSOR: dict[str, Any] = {
    **CHECK_OK,
    "facts": {
        "machine": {
            "memory_bytes": {"value": 16 * 1024**3},
            "memory_available_bytes": {"value": 11 * 1024**3},
        }
    },
}
"""A computer without a card, its memory known."""
LOCAL_MODELS: list[dict[str, Any]] = [
    {**STARTER, "source": "starter", "downloaded": True},
    {
        **MODEL,
        "id": "/models/notas-fiscais-1.7b",
        "path": "/models/notas-fiscais-1.7b",
        "source": "folder",
        "downloaded": True,
        "chat_template": False,
        "licence": None,
    },
]
"""What `engine models` finds on this computer."""
CHECK_REPAIRABLE: dict[str, Any] = {
    **CHECK_OK,
    "findings": [
        {
            "code": "PACKAGE_DIFFERENT",
            "severity": "repairable",
            "facts": {"package": "bitsandbytes", "installed": "0.44.1", "locked": "0.50.2"},
        },
        {
            "code": "PACKAGE_EXTRA",
            "severity": "notice",
            "facts": {"package": "flask", "installed": "3.0.1"},
        },
        *(f for f in CHECK_OK["findings"] if f["facts"].get("package") != "bitsandbytes"),
    ],
    "verdict": "repairable",
}


def _marked(role: str, text: str, *, learned: bool = False) -> list[dict[str, Any]]:
    """One message as ChatML writes it, token by token."""
    words = [word if at == 0 else " " + word for at, word in enumerate(text.split(" "))]
    head = [("<|im_start|>", True, False), (role, True, False), ("\n", True, False)]
    said = [*head, *((word, False, learned) for word in words), ("<|im_end|>", True, learned)]
    return [
        {"id": 100 + at, "text": word, "special": special, "trained": trained}
        for at, (word, special, trained) in enumerate(said)
    ]


TURNS: list[tuple[str, str]] = [
    ("system", "You answer customers of Formosa Books. Product: Billing."),
    *(
        (role, f"An earlier turn, number {n}, " + "with quite a few words in it " * 12)
        for n in range(1, 12)
        for role in (("user", "assistant")[(n + 1) % 2],)
    ),
    (
        "user",
        "Olá! My invoice from March was charged twice (order 48112). Can you refund one of the "
        "two payments, please?",
    ),
    (
        "assistant",
        "I am sorry about the double charge. I can see two payments of R$ 84.90 for order 48112, "
        "on 3 and 4 March. I have refunded the second one; the money returns to your card within "
        "5 working days.",
    ),
    ("user", "Thank you. Will I get a receipt for the refund?"),
    (
        "assistant",
        "Yes. The receipt goes to the e-mail of your account as soon as the bank confirms. You "
        "can also find it under Orders, Documents, where it stays for five years. Is there "
        "anything else I can do for you?",
    ),
]


def token_row(
    messages: list[tuple[str, str]] | None = None, *, not_seen: int = 17, **facts: Any
) -> dict[str, Any]:
    """A token row as the desk answers it; the last `not_seen` tokens lie behind the limit."""
    tokens: list[dict[str, Any]] = []
    turns = []
    for role, text in TURNS if messages is None else messages:
        first = len(tokens)
        tokens += _marked(role, text, learned=role == "assistant")
        turns.append({"role": role, "first": first, "last": len(tokens) - 1})
    kept = len(tokens) - not_seen
    seen = tokens[:kept]
    trained = sum(token["trained"] for token in seen)
    special = sum(token["special"] and not token["trained"] for token in seen)
    return {
        "what": "row",
        "row": 2316,
        "of": 4791,
        "line": 2331,
        "template": "model",
        "text": "".join(token["text"] for token in tokens),
        "tokens": tokens,
        "turns": turns,
        "max_length": kept,
        "kept_tokens": kept,
        "total_tokens": len(tokens),
        "not_seen": not_seen,
        "trained": trained,
        "special": special,
        "masked": kept - trained - special,
        **facts,
    }


LENGTHS: dict[str, Any] = {
    **REPORT["lengths"],
    "rows_measured": 4791,
    "measured_all": True,
    "template_refused": 0,
    "counts": [[120, 2000], [812, 2500], [2011, 230], [2304, 55], [5310, 6]],
    "answer_counts": [[60, 4000], [400, 791]],
    "checks": {
        "supervised_share": 0.52,
        "supervised_min": 8,
        "double_bos": 0,
        "no_supervised": 0,
        "no_end_mark": 0,
        "answers_truncated": 61,
        "template": "model",
        "pad_is_eos": False,
        "foreign_ends": [],
        "new_tokens": [],
        "untrained_marks": [],
        "own_template_helps": False,
    },
}


class FakeInspector(QObject):
    """Answers when it is told to, as the process would.

    Attributes:
        asked: every question, in order.
        requests: every request for a part, as (do, fields).
        parts: what is given at once to such a request, by `do`.
        answers: what is given at once to a question about a file or a model; None: wait.
    """

    preview = Signal(dict)
    progress = Signal(dict)
    finished = Signal(dict)
    failed = Signal(str, dict)
    answered = Signal(int, dict)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: list[Any] = []
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.parts: dict[str, dict[str, Any]] = {}
        self.at_once = True
        self.canceled = False
        self.warmed = 0
        self.file_report: dict[str, Any] = REPORT
        self.model_report: dict[str, Any] = STARTER
        self.problem: tuple[str, dict[str, Any]] | None = None

    def ask(self, question: Any) -> None:
        self.asked.append(question)
        if self.at_once:
            self.answer()

    def warm(self) -> None:
        """As the desk's: nothing is heard of it."""
        self.warmed += 1

    def answer(self) -> None:
        """Give the answer to the newest question."""
        question = self.asked[-1]
        if self.problem is not None:
            self.failed.emit(*self.problem)
        elif question.file is not None:
            self.finished.emit({**self.file_report, "path": str(question.file)})
        else:
            self.finished.emit({"v": 1, "model": self.model_report})

    def request(self, do: str, **fields: Any) -> int:
        """As the desk's: a number now, the answer (if there is one) with the next event."""
        self.requests.append((do, fields))
        number = len(self.requests)
        if do in self.parts:
            echo = {"filter": fields["filter"], "row": fields["at"]} if do == "rows" else {}
            given = self.parts[do] | echo
            QTimer.singleShot(0, self, lambda: self.answered.emit(number, given))
        return number

    def cancel(self) -> None:
        self.canceled = True

    def end(self) -> None:
        self.canceled = True
