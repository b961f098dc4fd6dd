"""A pretended engine: `engine.py BEHAVIOUR [-s -B -m engine] VERB …`. See the README beside it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from filelock import FileLock  # noqa: E402

from engine.contract.atomic import write_json_atomic  # noqa: E402
from engine.contract.events import EventWriter, read_events, utc_now  # noqa: E402
from engine.contract.run_folder import RunFolder  # noqa: E402

REPORT = {
    "v": 1,
    "path": "",
    "size_bytes": 1234,
    "sha256": "0" * 64,
    "format": "jsonl",
    "encoding": "utf-8",
    "delimiter": None,
    "kind": "instruction",
    "columns": {"question": "pergunta", "answer": "resposta"},
    "all_columns": ["pergunta", "resposta"],
    "lines_total": 15,
    "lines_blank": 0,
    "rows_total": 12,
    "rows_kept": 9,
    "dropped": {"empty": 1, "duplicate": 2},
    "rejected": [{"line": line, "reason": "NOT_JSON"} for line in (3, 7, 9)],
    "warnings": ["FEW_ROWS"],
    "notices": [{"code": "FEW_ROWS", "facts": {"rows": 9}}],
    "preview": {"columns": ["pergunta", "resposta"], "rows": [["O que é LoRA?", "Um adaptador."]]},
}


class Fake:
    """One pretended run."""

    def __init__(self, path: Path, pause_s: float) -> None:
        self.run = RunFolder(path)
        self.begun_at = max(
            (int(e.fields["step"]) for e in read_events(self.run.events) if e.type == "checkpoint"),
            default=0,
        )
        self.events = EventWriter(self.run.events)
        self.pause_s = pause_s

    def begin(self, total: int) -> None:
        had_history = bool(list(read_events(self.run.events)))
        self.events.write("phase", phase="loading")
        if had_history:
            self.events.write("resumed", from_step=self.begun_at)
        self.events.write(
            "started",
            run=self.run.path.name,
            pid=os.getpid(),
            device="cpu",
            total_steps=total,
            train_rows=40,
            validation_rows=4,
        )
        self.events.write("plan", total_steps=total, steps_per_epoch=5, eval_every=5)
        self.events.write("phase", phase="evaluating")
        self.events.write("eval", step=0, split="validation", loss=4.68, perplexity=107.8)
        self.answer(0, "nada nada")
        self.events.write("phase", phase="training")

    def step(self, step: int) -> None:
        time.sleep(self.pause_s)
        loss = round(4.0 / step, 4)
        self.events.write(
            "step",
            step=step,
            epoch=step / 5,
            loss=loss,
            losses=[[step, loss]],
            learning_rate=2e-4,
            grad_norm=0.5,
            tokens=100 * step,
            tokens_per_s=1234.5,
        )
        write_json_atomic(
            self.run.state, {"v": 1, "state": "running", "step": step, "loss": loss, "t": utc_now()}
        )

    def commit(self, step: int, kept_for: str = "time") -> None:
        path = f"checkpoints/step-{step:06d}"
        (self.run.path / path).mkdir(parents=True, exist_ok=True)
        self.events.write("checkpoint", step=step, path=path, kept_for=kept_for)

    def answer(self, step: int, text: str) -> None:
        for index in range(4):
            self.events.write(
                "sample",
                step=step,
                index=index,
                prompt=f"O que é a formiga {index}?",
                base="nada nada",
                text=text,
                reference="Uma formiga é um inseto.",
            )

    def finish(self, step: int) -> None:
        self.events.write("eval", step=step, split="validation", loss=3.1, perplexity=22.2)
        self.answer(step, "Uma formiga é um inseto pequeno que trabalha muito.")
        self.run.adapter.mkdir(exist_ok=True)
        self.events.write(
            "finished",
            best_step=step,
            before={"loss": 4.68, "perplexity": 107.8},
            after={"loss": 3.1, "perplexity": 22.2},
            train_s=1.0,
        )

    def obey(self, step: int) -> bool:
        """Do what was asked; True if that is to end."""
        asked = {word: self.run.control / f"{word}.json" for word in ("save", "sample")}
        if asked["save"].exists():
            self.commit(step, "asked")
            asked["save"].unlink()
        if asked["sample"].exists():
            self.answer(step, f"resposta do passo {step}")
            asked["sample"].unlink()
        for word, reason in (("stop", "asked"), ("pause", "pause")):
            if (self.run.control / f"{word}.json").exists():
                self.commit(step, word)
                (self.run.control / f"{word}.json").unlink()
                self.events.write("stopped", reason=reason, step=step)
                return True
        return False


def train(behaviour: str, path: Path) -> int:
    if behaviour == "never_starts":
        sys.stderr.write("Traceback (most recent call last):\nImportError: libtorch is gone\n")
        return 3
    if behaviour == "killed_early":
        os.kill(os.getpid(), signal.SIGKILL)
    if behaviour == "refuses":
        problem = {"code": "DATA_EMPTY", "facts": {"path": "/tmp/vazio.jsonl"}}
        sys.stdout.write("a library says hello\n" + json.dumps({"problem": problem}) + "\n")
        return 1
    if behaviour == "late":
        time.sleep(1.5)
    run = RunFolder(path)
    with FileLock(run.lock, timeout=2):
        owner = {"pid": os.getpid(), "env": sys.prefix, "started_t": utc_now()}
        write_json_atomic(run.engine, owner)
        return _hold(behaviour, path)


def _hold(behaviour: str, path: Path) -> int:
    if behaviour.startswith("hangs"):
        if behaviour == "hangs_hard":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        EventWriter(RunFolder(path).events).write("phase", phase="loading")
        while True:
            time.sleep(0.2)
    slow = behaviour == "slow"
    fake = Fake(path, 0.05 if slow else 0.01)
    total = 2000 if slow else 10
    fake.begin(total)
    for step in range(fake.begun_at + 1, total + 1):
        if fake.obey(step - 1):
            return 0
        fake.step(step)
        if step % 2 == 0:
            fake.commit(step)
        if step == fake.begun_at + 3:
            _misbehave(behaviour, fake)
        if step == fake.begun_at + 3 and behaviour == "fails":
            facts = {"step": step, "value": "nan", "lines": [4, 9]}
            fake.events.write("problem", code="LOSS_NOT_FINITE", facts=facts, fatal=True)
            return 1
    fake.finish(total)
    return 0


def _misbehave(behaviour: str, fake: Fake) -> None:
    if behaviour == "half_line":
        with fake.run.events.open("ab") as stream:
            stream.write(b'{"v":1,"seq":99,"t":"2026-11-22T14:02:00.000Z","type":"step","lo')
    if behaviour in ("dies", "half_line"):
        os.kill(os.getpid(), signal.SIGKILL)


def standby(behaviour: str) -> int:
    """Waits for a run as the real one does; `standby_dies` ends, `standby_deaf` never answers."""
    if behaviour == "standby_dies":
        return 9
    _say({"ready": True})
    line = sys.stdin.readline()
    if behaviour == "standby_deaf":
        time.sleep(60)
    if not line:
        return 0
    asked = json.loads(line)
    _say({"taken": True})
    with (Path(asked["run"]) / "engine.log").open("ab") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.environ.update(asked["environ"])
    return train(behaviour, Path(asked["run"]))


def inspect(behaviour: str, arguments: list[str]) -> int:
    if behaviour == "hangs":
        time.sleep(60)
    if behaviour == "garbage":
        sys.stderr.write("Segmentation fault\n")
        sys.stdout.write("{'not': json}\n")
        return 139
    if behaviour == "refuses":
        problem = {"code": "DATA_TRUNCATED"}
        problem["facts"] = {"path": arguments[0], "rows_before": 4, "line": 9, "column": 17}
        sys.stdout.write(json.dumps({"problem": problem}) + "\n")
        return 1
    sys.stdout.write("a library says hello\n")
    sys.stdout.write(json.dumps({**REPORT, "path": arguments[0], "asked": arguments}) + "\n")
    return 0


def desk(behaviour: str) -> int:
    """Answers looks and rows; `dies_once` and `dies` end at the first look."""
    marker = Path(os.environ["FORMIGA_HOME"]) / "died"
    for line in sys.stdin.buffer:
        request = json.loads(line)
        about = {"id": request.get("id")}
        if behaviour == "dies" or (behaviour == "dies_once" and not marker.exists()):
            marker.touch()
            sys.stderr.write("Killed\n")
            return 9
        if behaviour == "hangs" and request.get("path", "").endswith("first.jsonl"):
            continue
        if behaviour == "refuses":
            said = {"what": "problem", "code": "DATA_EMPTY", "facts": {"path": request["path"]}}
            _say(about | said)
        elif request["do"] == "look":
            report = {**REPORT, "path": request.get("path"), "asked": request}
            _say(about | {"what": "preview", "partial": True} | report)
            _say(about | {"what": "progress", "done_bytes": 5, "total_bytes": 10, "rows": 2})
            sys.stdout.write("a library says hello\n")
            _say(about | {"what": "report"} | report)
        elif request["do"] == "rows":
            _say(about | {"what": "row", "row": request["at"], "of": 9})
    return 0


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main(behaviour: str, arguments: list[str]) -> int:
    if arguments[:4] != ["-s", "-B", "-m", "engine"]:
        sys.stderr.write(f"started in another way than agreed: {arguments}\n")
        return 2
    verb, *rest = arguments[4:]
    if verb == "desk":
        return desk(behaviour)
    if verb == "standby":
        return standby(behaviour)
    return inspect(behaviour, rest) if verb == "inspect" else train(behaviour, Path(rest[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
