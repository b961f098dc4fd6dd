"""A whole repair with a lock of three tiny wheels: what is there afterwards, and what is said."""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from envcheck import check as check_module
from envcheck import durable, oslock, proof, switch
from envcheck.building import manifest, shelf
from envcheck.building.build_errors import BuildError
from envcheck.problems import REPAIR_CODES
from envcheck.repairing import repair, repair_install, repair_work, repairs, wish
from envcheck.repairing.journal import Event
from envcheck.wheels import store, wheels_folder
from tests.envcheck import toy_wheels
from tests.envcheck.toy_wheels import ToyHome, make_toy_home


@pytest.fixture
def toy(tmp_path: Path) -> ToyHome:
    return make_toy_home(tmp_path)


@pytest.fixture
def built(toy: ToyHome) -> ToyHome:
    assert toy.repair().type == "finished"
    return toy


def code_of(end: Event) -> str:
    """Code of the problem that ended a repair, with facts that the code promises."""
    assert end.type == "problem", end
    assert end.fields["fatal"] is True
    assert set(end.fields["facts"]) == set(REPAIR_CODES[end.fields["code"]])
    return str(end.fields["code"])


def assert_untouched(toy: ToyHome, env: Path) -> None:
    """`env` is in use and whole, and nothing else lies beside it."""
    assert switch.current(toy.root) == env
    assert not manifest.verify(env, deep=True)
    known = {switch.current(toy.root), switch.previous(toy.root)}
    assert {path for path in toy.root.iterdir() if path.is_dir()} == known - {None}


def test_a_repair_builds_proves_and_switches(toy: ToyHome) -> None:
    end = toy.repair()
    env = toy.env
    assert end.type == "finished"
    assert (end.fields["env"], end.fields["previous"]) == (env.name, "")
    assert end.fields["proof"]["parts"] == ["imports"]
    assert not manifest.verify(env, deep=True)
    sealed = json.loads((env / switch.COMPLETE).read_text(encoding="utf-8"))
    assert sealed["manifest_sha256"] == store.file_sha256(env / manifest.MANIFEST)
    kept = proof.newest(env).value
    assert kept is not None
    assert kept.passed


def test_its_events_tell_every_stage_in_order(built: ToyHome) -> None:
    events = built.events()
    assert [event.seq for event in events] == list(range(len(events)))
    assert events[0].type == "started"
    assert [event.type for event in events if event.is_final] == ["finished"]
    phases = [event.fields["phase"] for event in events if event.type == "phase"]
    assert phases == ["look", "fetch", "install", "prove", "switch"]
    steps = [event.fields["step"] for event in events if event.type == "progress"]
    ordered = list(dict.fromkeys(steps))
    assert ordered == ["python", "fetch", "unpack", "compile", "hash", "imports"]
    plan = next(event.fields["plan"] for event in events if event.type == "plan")
    assert (plan["row"], plan["packages"]) == ("cpu", 3)


def test_every_file_of_an_environment_is_its_own(built: ToyHome) -> None:
    site = switch.site_packages(built.env)
    linked = [path for path in site.rglob("*") if path.is_file() and path.stat().st_nlink > 1]
    assert linked == []
    assert not list(built.root.glob(f"{shelf.TRASH}*"))


def test_where_nothing_is_wrong_nothing_is_built(built: ToyHome) -> None:
    env = built.env
    assert code_of(built.repair()) == "REPAIR_NOT_NEEDED"
    assert_untouched(built, env)
    assert built.repair(again=True).type == "finished"
    assert built.env != env


@pytest.mark.parametrize("damage", ["flip", "delete", "pth", "pointer", "interpreter", "manifest"])
def test_damage_is_cured_and_the_damaged_one_stays_for_the_way_back(
    damage: str, built: ToyHome
) -> None:
    env = built.env
    module = switch.site_packages(env) / "toy_bee" / "__init__.py"
    harm: dict[str, Callable[[], object]] = {
        "flip": lambda: module.write_bytes(module.read_bytes().replace(b"1.0", b"6.6")),
        "delete": module.unlink,
        "pth": lambda: (module.parent.parent / "x.pth").write_text("import os\n"),
        "pointer": (built.root / switch.CURRENT).unlink,
        "interpreter": switch.interpreter(env).unlink,
        "manifest": (env / manifest.MANIFEST).unlink,
    }
    harm[damage]()
    end = built.repair(offline=True)
    assert end.type == "finished", end
    assert built.env != env
    assert not manifest.verify(built.env, deep=True)
    assert env.is_dir()
    assert code_of(built.repair()) == "REPAIR_NOT_NEEDED"


def test_a_new_lock_replaces_the_old_one_and_the_way_back_works(built: ToyHome) -> None:
    first = built.env
    built.release("2.0")
    assert built.repair().fields["previous"] == first.name
    second = built.env
    went = repair.rollback(built.home)
    assert (went["env"], went["previous"], went["checked"]) == (first.name, second.name, True)
    assert built.env == first
    assert repair.rollback(built.home)["env"] == second.name
    assert_untouched(built, second)


def test_going_back_takes_a_moment(built: ToyHome) -> None:
    built.repair(again=True)
    began = time.monotonic()
    repair.rollback(built.home)
    assert time.monotonic() - began < 1


def test_there_is_no_way_back_to_what_is_not_whole(built: ToyHome) -> None:
    with pytest.raises(switch.SwitchError) as caught:
        repair.rollback(built.home)
    assert caught.value.code == "NO_PREVIOUS_ENV"
    first = built.env
    built.repair(again=True)
    now = built.env
    (switch.site_packages(first) / "toy_ant" / "__init__.py").unlink()
    with pytest.raises(switch.SwitchError) as caught:
        repair.rollback(built.home)
    assert caught.value.code == "ENV_NOT_COMPLETE"
    assert built.env == now


def test_the_environments_are_listed_with_their_proof(built: ToyHome) -> None:
    first = built.env
    built.repair(again=True)
    with oslock.hold(_lease(first)):
        now, before = repair.list_envs(built.home)
    assert (now.name, now.current, now.previous, now.in_use) == (built.env.name, True, False, False)
    assert (before.name, before.current, before.previous) == (first.name, False, True)
    assert before.in_use
    assert now.complete
    assert now.bytes
    assert now.bytes > 1000
    assert now.proof is not None
    assert json.loads(json.dumps(now.to_json()))["proof"]["parts"]


def test_a_leased_environment_outlives_two_repairs(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "PUBLISH_S", -1)
    leased = built.env
    with oslock.hold(_lease(leased)):
        for _ in range(2):
            assert built.repair(again=True).type == "finished"
        assert not manifest.verify(leased, deep=True)
    built.repair(again=True)
    assert not leased.exists()


def _lease(env: Path) -> Path:
    (env / "leases").mkdir(exist_ok=True)
    return env / "leases" / "1.lock"


def test_wheels_come_from_the_store_without_asking_anybody(built: ToyHome) -> None:
    for wheel in built.wheels.iterdir():
        wheel.unlink()
    assert built.repair(again=True, offline=True).type == "finished"


def test_a_damaged_wheel_in_the_store_is_fetched_again(built: ToyHome) -> None:
    stored = next((built.home / "wheels" / "store").rglob("toy_bee*.whl"))
    stored.write_bytes(stored.read_bytes()[:-7])
    assert built.repair(again=True).type == "finished"
    assert not manifest.verify(built.env, deep=True)


def test_a_tampered_wheel_is_refused(built: ToyHome) -> None:
    env = built.env
    built.release("2.0")
    toy_wheels.spoil(built.wheels, "toy_bee", "2.0")
    end = built.repair()
    assert code_of(end) == "WHEEL_TAMPERED"
    assert end.fields["facts"]["package"] == "toy-bee"
    assert_untouched(built, env)


def test_a_missing_wheel_is_named(built: ToyHome) -> None:
    env = built.env
    built.release("2.0")
    (built.wheels / "toy_wasp-2.0-py3-none-any.whl").unlink()
    end = built.repair()
    assert code_of(end) == "WHEEL_NOT_FOUND"
    assert (end.fields["facts"]["package"], end.fields["facts"]["version"]) == ("toy-wasp", "2.0")
    assert_untouched(built, env)


def test_a_changed_lock_is_refused(built: ToyHome) -> None:
    env = built.env
    text = built.lock.read_text(encoding="utf-8")
    built.lock.write_text(text + "# a line more\n", encoding="utf-8")
    end = built.repair(again=True)
    assert code_of(end) == "REPAIR_REFUSED"
    assert end.fields["facts"]["code"] == "LOCKFILE_CHANGED"
    assert_untouched(built, env)


def test_a_lock_that_changes_meanwhile_is_refused(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    env, check = built.env, check_module.check

    def change_then_answer(*asked: object, **how: object) -> object:
        report = check(*asked, **how)  # type: ignore[arg-type]
        built.lock.write_text("toy-ant==1.0 --hash=sha256:" + "0" * 64, encoding="utf-8")
        return report

    monkeypatch.setattr("envcheck.check.check", change_then_answer)
    end = built.repair(again=True)
    assert end.fields["facts"]["code"] == "LOCKFILE_CHANGED"
    assert_untouched(built, env)


@pytest.mark.parametrize(
    ("proof_", "code"), [("fail", "PROOF_NOT_PASSED"), ("crash", "REPAIR_BROKE")]
)
def test_what_is_not_proven_is_not_switched_to(proof_: str, code: str, built: ToyHome) -> None:
    env = built.env
    assert code_of(built.repair(proof=proof_, again=True)) == code
    assert_untouched(built, env)


def test_a_package_that_does_not_start_is_not_switched_to(built: ToyHome) -> None:
    env = built.env
    pins = {module: toy_wheels.pin(built.wheels, module, "1.0") for module in toy_wheels.MODULES}
    pins["toy_bee"] = toy_wheels.spoil(built.wheels, "toy_bee", "1.0")
    toy_wheels.write_lock(built, pins)
    end = built.repair()
    assert code_of(end) == "PROOF_NOT_PASSED"
    assert "not what was locked" in end.fields["facts"]["error"]
    assert_untouched(built, env)


def test_the_same_failure_twice_is_not_tried_a_third_time(built: ToyHome) -> None:
    for _ in range(2):
        assert code_of(built.repair(proof="fail", again=True)) == "PROOF_NOT_PASSED"
    (switch.site_packages(built.env) / "toy_ant" / "__init__.py").unlink()
    for _ in range(2):
        end = built.repair()
        assert code_of(end) == "REPAIR_REFUSED"
        assert end.fields["facts"]["code"] == "REPAIR_REPEATED"
        assert end.fields["facts"]["facts"]["code"] == "PROOF_NOT_PASSED"
    assert built.repair(again=True).type == "finished"
    (switch.site_packages(built.env) / "toy_ant" / "__init__.py").unlink()
    assert built.repair().type == "finished"


def test_a_wheel_that_cannot_be_had_may_be_asked_for_again(built: ToyHome) -> None:
    built.release("2.0")
    hidden = [path.rename(path.with_suffix(".gone")) for path in built.wheels.glob("*-2.0-*")]
    assert code_of(built.repair()) == "WHEEL_NOT_FOUND"
    for path in hidden:
        path.rename(path.with_suffix(".whl"))
    assert built.repair().type == "finished"


def test_one_repair_at_a_time(built: ToyHome) -> None:
    env = built.env
    built.repair(again=True)
    first, env = env, built.env
    with shelf.alone(built.root, lambda _: None):
        end = built.repair(again=True)
        with pytest.raises(switch.SwitchError) as caught:
            repair.rollback(built.home)
    assert code_of(end) == "REPAIR_BUSY"
    assert end.fields["facts"]["pid"] == os.getpid()
    assert caught.value.code == "REPAIR_BUSY"
    assert switch.previous(built.root) == first
    assert_untouched(built, env)


def test_an_unknown_row_names_those_that_there_are(built: ToyHome) -> None:
    end = built.repair(row="main-cu999")
    assert code_of(end) in {"REPAIR_NO_LOCK", "REPAIR_REFUSED"}


def test_the_rules_own_row_is_no_wish(built: ToyHome) -> None:
    wish.write(built.root, "cpu")
    assert built.repair(row="cpu", again=True).type == "finished"
    assert wish.read(built.root) == ""


def test_another_row_than_the_rules_is_a_wish_until_it_is_given_back(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("envcheck.repairing.repair_look._rules_choice", lambda *_: "main-cu130")
    assert built.repair(row="cpu", again=True).type == "finished"
    assert wish.read(built.root) == "cpu"
    assert built.repair(again=True).type == "finished"
    assert wish.read(built.root) == "cpu"
    assert code_of(built.repair(row="auto")) == "REPAIR_NOT_NEEDED"
    assert wish.read(built.root) == ""
    assert code_of(built.repair(row="cpu")) == "REPAIR_NOT_NEEDED"
    assert wish.read(built.root) == "cpu"


def test_a_home_is_built_from_wheels_of_another_computer(built: ToyHome, tmp_path: Path) -> None:
    there = wheels_folder.export(
        store.Store(built.home / "wheels"), built.lock, store.here(), tmp_path / "stick", "cpu"
    )
    for wheel in built.wheels.iterdir():
        wheel.unlink()
    other = ToyHome(tmp_path / "other home", built.code, built.wheels)
    other.home.mkdir()
    assert code_of(other.repair(offline=True)) == "WHEEL_NOT_FOUND"
    assert other.repair(offline=True, wheels=there).type == "finished"
    assert not manifest.verify(other.env, deep=True)


def test_without_the_locks_python_nothing_is_fetched(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = built.env
    monkeypatch.setattr("envcheck.building.pythons.find", lambda *_: None)
    end = built.repair(again=True)
    assert code_of(end) == "PYTHON_NOT_FOUND"
    assert "fetch" not in [event.fields.get("step") for event in built.events()]
    assert_untouched(built, env)


def test_what_only_differs_from_the_tested_numbers_is_a_warning(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMIGA_TOY_PART", "sanity")
    assert built.repair(proof="fail", again=True).type == "finished"
    warned = [event.fields for event in built.events() if event.type == "warning"]
    assert [fields["code"] for fields in warned] == ["PROOF_NUMBERS_DIFFER"]
    assert warned[0]["facts"]["part"] == "sanity"


@pytest.mark.parametrize("stage", ["look", "fetch", "install", "prove"])
def test_a_wish_to_stop_is_obeyed_in_every_stage(
    stage: str, built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = built.env
    enter = repair_work.Work.enter

    def ask_in(work: repair_work.Work, entered: str) -> None:
        enter(work, entered)
        if entered == stage:
            durable.write_json(work.order.folder / repairs.STOP, {"v": 1})

    monkeypatch.setattr(repair_work.Work, "enter", ask_in)
    end = built.repair(again=True)
    assert (end.type, end.fields) == ("stopped", {"reason": "asked"})
    assert_untouched(built, env)
    monkeypatch.undo()
    assert built.repair(again=True).type == "finished"


HANDS = (
    "envcheck.wheels.fetch.fetch_lock",
    "envcheck.wheels.store.view",
    "envcheck.building.shelf.write_stamp",
    "envcheck.building.manifest.write_manifest",
    "envcheck.building.shelf.complete",
    "envcheck.switch.publish",
)


@pytest.mark.parametrize(
    ("hand", "number", "code"),
    [
        *((hand, errno.ENOSPC, "REPAIR_DISK_FULL") for hand in HANDS),
        (HANDS[2], errno.EIO, "REPAIR_WRITE_FAILED"),
        (HANDS[4], errno.EROFS, "REPAIR_WRITE_FAILED"),
        (HANDS[5], errno.EACCES, "REPAIR_WRITE_FAILED"),
    ],
)
def test_a_disk_that_refuses_is_named(
    hand: str, number: int, code: str, built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = built.env

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(built.root))

    monkeypatch.setattr(hand, refuse)
    assert code_of(built.repair(again=True)) == code
    monkeypatch.undo()
    assert_untouched(built, env)
    assert built.repair(again=True).type == "finished"


def test_a_pointer_that_was_written_before_the_disk_complained_counts(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    env, publish = built.env, switch.publish

    def publish_then_fail(root: Path, made: Path) -> None:
        publish(root, made)
        raise OSError(errno.EIO, "folder not flushed")

    monkeypatch.setattr("envcheck.switch.publish", publish_then_fail)
    assert built.repair(again=True).type == "finished"
    assert built.env != env
    assert not manifest.verify(built.env, deep=True)


def test_an_environment_with_another_version_than_locked_is_refused(
    built: ToyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = built.env
    assert repair_install._not_as_locked(env, _stored(built)) == set()
    monkeypatch.setattr(repair_install, "_named", lambda wheel: ("toy-ant", "9.9"))
    wrong = {"toy-ant", "toy-bee", "toy-wasp"}
    assert repair_install._not_as_locked(env, _stored(built)) == wrong


def _stored(toy: ToyHome) -> list[Path]:
    return list((toy.home / "wheels" / "store").rglob("*.whl"))


def test_the_probe_tells_what_stands_ready(built: ToyHome) -> None:
    first = built.env
    built.repair(again=True)
    facts = repairs.probe(built.home, built.code)
    assert facts.wish.value == ""
    assert facts.running.value == ""
    assert facts.previous.value is not None
    assert (facts.previous.value.env, facts.previous.value.complete) == (first.name, True)
    assert facts.store.value is not None
    assert (facts.store.value.wanted, facts.store.value.present) == (3, 3)
    assert facts.ended.value is not None
    assert [end.state for end in facts.ended.value] == ["finished", "finished"]


def test_a_home_without_anything_can_be_probed(tmp_path: Path) -> None:
    facts = repairs.probe(tmp_path / "none", tmp_path)
    assert facts.previous.value is not None
    assert facts.previous.value.env == ""
    assert facts.ended.value == ()
    assert facts.store.reason  # no matrix, so no lock to count wheels of


def test_uv_is_found_beside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "formiga"))
    with pytest.raises(BuildError) as caught:
        repair_install.find_uv()
    assert caught.value.code == "UV_FAILED"
    (tmp_path / "uv").touch()
    assert repair_install.find_uv() == tmp_path / "uv"
