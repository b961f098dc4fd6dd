"""Whatever is done to the files of an environment, a deep look names every one of them."""

from __future__ import annotations

import json
import random
import shutil
import sys
from pathlib import Path

import pytest

from envcheck import codec, switch
from envcheck.building import manifest
from envcheck.facts import EngineFacts, Facts
from envcheck.judges.judge_files import judge_files
from envcheck.probes import bad_files, probe_env
from envcheck.problems import Severity
from tests.envcheck.machines import NO_CARD, machine
from tests.envcheck.mutations import ALL, compare, flip, make_environment, snapshot
from tests.envcheck.toys import Home

ROUNDS, IN_A_ROUND = 12, 30


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Built once; every test damages a copy of its own."""
    return make_environment(tmp_path_factory.mktemp("built"))


@pytest.fixture
def toy(built: Home, tmp_path: Path) -> Home:
    home = tmp_path / "home ü"
    shutil.copytree(built.home, home, symlinks=True)
    return Home(home, built.code, home / "envs" / built.env.name)


def look(toy: Home, deep: bool = True) -> EngineFacts:
    facts = probe_env.probe(toy.home, toy.code, {}, deep)
    document = codec.to_json(Facts(machine(), NO_CARD, facts))
    as_utf8 = json.dumps(document, ensure_ascii=False).encode("utf-8")
    assert codec.from_json(json.loads(as_utf8)).engine == facts
    return facts


def named(facts: EngineFacts) -> dict[str, str]:
    return {bad.path: bad.what for bad in facts.tree.value.files}


def test_an_environment_as_built_has_no_bad_file(toy):
    assert named(look(toy)) == {}
    assert look(toy).tree.value.deep


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_one_of_many_mutations_is_named(toy, seed):
    chance = random.Random(seed)
    before = snapshot(toy.env)
    count = 0
    while count < IN_A_ROUND:
        files = [toy.env / p for p, data in snapshot(toy.env).items() if isinstance(data, bytes)]
        try:
            chance.choice(ALL)(toy.env, chance.choice(files), chance)
        except (FileExistsError, NotADirectoryError):
            continue  # what it would damage has been damaged too much already
        count += 1
    after = snapshot(toy.env)
    bad = {bad_files.readable(path): what for path, what in compare(before, after).items()}
    facts = look(toy)
    found = named(facts)
    wrong = {path: (what, found.get(path)) for path, what in bad.items() if path not in found}
    assert wrong == {}
    # A RECORD that was tampered with may name files that there never were; nothing else is said.
    assert all(what == "missing" for path, what in found.items() if path not in bad)
    if not any(path.endswith("RECORD") or "dist-info" in path for path in bad):
        assert found.keys() == bad.keys()
    judged = [one for one in judge_files(facts) if one.severity >= Severity.REPAIRABLE]
    assert judged


@pytest.mark.parametrize("mutation", ALL, ids=lambda one: one.__name__)
def test_each_mutation_alone_is_named_as_what_it_is(toy, mutation):
    chance = random.Random(1)
    before = snapshot(toy.env)
    mutation(toy.env, toy.site / "big_ant" / "sub" / "part_5.py", chance)
    bad = {
        bad_files.readable(path): what for path, what in compare(before, snapshot(toy.env)).items()
    }
    assert bad
    found = named(look(toy))
    # To the package's own list a folder in the place of a file is a changed file.
    same = {"missing": {"missing", "changed"}}
    assert {path: found.get(path) in same.get(what, {what}) for path, what in bad.items()} == (
        dict.fromkeys(bad, True)
    )


def test_a_bad_file_says_whose_it_is(toy):
    for path in ("big_ant/part_0.py", "peft/version.py", "big_ant.libs/libgomp-a34b.so.1"):
        (toy.site / path).write_bytes(b"x" * (toy.site / path).stat().st_size)
    (toy.site / "numpy-2.4.6.dist-info" / "RECORD").unlink()
    compiled = next((toy.site / "big_ant" / "__pycache__").glob("part_4.*.pyc"))
    flip(toy.env, compiled, random.Random(3))
    (toy.env / "pyvenv.cfg").write_bytes(b"")
    script = toy.env / ("Scripts" if sys.platform == "win32" else "bin") / "big-ant"
    script.write_bytes(b"#!evil\n")
    (toy.site / "nobody.txt").touch()
    owners = {bad.path.rpartition("/")[2]: bad.package for bad in look(toy).tree.value.files}
    assert owners == {
        "part_0.py": "big-ant",
        "version.py": "peft",
        "libgomp-a34b.so.1": "big-ant",
        "RECORD": "numpy",
        compiled.name: "big-ant",
        "pyvenv.cfg": "",
        "big-ant": "big-ant",
        "nobody.txt": "",
    }


def test_many_bad_files_are_named_up_to_a_limit_and_all_counted(toy, monkeypatch):
    monkeypatch.setattr(bad_files, "LIMIT", 10)
    for number in range(30):
        (toy.site / f"extra_{number}.txt").touch()
    (toy.env / "pyvenv.cfg").unlink()
    tree = look(toy).tree.value
    assert (len(tree.files), tree.extra, tree.missing) == (10, 30, 1)
    assert tree.files[0].path == "pyvenv.cfg"


def test_the_quick_look_finds_what_was_written_and_not_what_the_disk_did(toy):
    target = toy.site / "big_ant" / "part_8.py"
    target.write_bytes(target.read_bytes().replace(b"8", b"9"))
    quick = look(toy, deep=False).tree.value
    assert [bad.path.rpartition("/")[2] for bad in quick.files] == ["part_8.py"]
    assert not quick.deep


@pytest.mark.parametrize("seed", range(40))
def test_papers_that_are_not_those_of_the_build_are_not_believed(toy, seed):
    """Any flipped bit of manifest, stamp or lock leaves something unknown, by the paper's name."""
    chance = random.Random(seed)
    paper = toy.env / chance.choice([manifest.MANIFEST, manifest.STAMP, manifest.LOCK_COPY])
    flip(toy.env, paper, chance)
    facts = look(toy)
    said = [fact for fact in (facts.tree, facts.stamp, facts.lock) if fact.source == paper.name]
    assert [fact.reason for fact in said] == ["damaged"]


def test_papers_that_are_gone_are_missing(toy):
    for name in (manifest.MANIFEST, manifest.STAMP, manifest.LOCK_COPY):
        (toy.env / name).unlink()
    facts = look(toy)
    assert [fact.reason for fact in (facts.tree, facts.stamp, facts.lock)] == ["missing"] * 3


@pytest.mark.parametrize("text", ["{", "[]", '{"v": 1}', '{"v": 1, "manifest_sha256": "00"}'])
def test_a_broken_seal_is_a_damaged_manifest(toy, text):
    (toy.env / switch.COMPLETE).write_text(text, encoding="utf-8")
    facts = look(toy)
    assert (facts.tree.source, facts.tree.reason) == (manifest.MANIFEST, "damaged")


def test_an_environment_of_an_older_build_has_an_empty_seal(toy):
    (toy.env / switch.COMPLETE).write_bytes(b"")
    assert named(look(toy)) == {}
    assert look(toy).stamp.known


def test_what_lies_beside_the_job_is_named_like_a_package(toy, tmp_path):
    data = tmp_path / "dados"
    (data / "peft").mkdir(parents=True)
    (data / "peft" / "__init__.py").touch()
    (data / "numpy").mkdir()  # no package: Python looks on
    (data / "treino.jsonl").touch()

    def beside(*paths: Path):
        return probe_env.probe(toy.home, toy.code, {}, job_paths=paths).beside_job

    assert [s.module for s in beside(data, data / "treino.jsonl").value] == ["peft"]
    assert beside(tmp_path / "gone" / "gone").reason == "not found"
    assert beside().reason == "not recorded"
