"""Questions and answers that teach the starter model what a conversation looks like.

Two sources, both beside this file: `text/everyday.json` (colours, capitals, counting, household
things) and `text/imaginary.json` (a made-up dictionary, so that the model learns to look a word up
by its name and to answer in full sentences). Nothing here is about machine learning: that is what
the sample data teaches afterwards. Every function is a pure function of its random generator.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

Turn = tuple[str, str]
"""A question and its answer."""

TEXT = Path(__file__).parent / "text"
SENTENCES = ("too_much", "signs", "remedies")
"""Aspects of a made-up word whose answer is a whole sentence without the word itself."""
IMAGINARY_SEED = 20260101
"""Fixes which made-up words exist and what they mean, independently of the training seed."""


def _load(name: str) -> dict[str, Any]:
    return json.loads((TEXT / name).read_text(encoding="utf-8"))


EVERYDAY = _load("everyday.json")
IMAGINARY = _load("imaginary.json")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _an(noun: str) -> str:
    return ("an " if noun[0] in "aeiou" else "a ") + noun


def _wrap(rng: random.Random, question: str, side: int) -> str:
    """The question as a person might put it: bare, polite, or with a word before it."""
    return rng.choice(IMAGINARY["wrappers_pt" if side else "wrappers_en"]).format(q=question)


def thing_is(rng: random.Random) -> Turn:
    """What a household word means."""
    english, portuguese, gender, is_en, is_pt, _, _ = rng.choice(EVERYDAY["things"])
    if rng.random() < 0.5:
        question = rng.choice(IMAGINARY["frames_en"]["is"]).format(x=_an(english))
        return _wrap(rng, question, 0), f"{_capital(_an(english))} is {is_en}."
    noun = ("uma " if gender == "f" else "um ") + portuguese
    question = rng.choice(IMAGINARY["frames_pt"]["is"]).format(x=noun)
    return _wrap(rng, _capital(question), 1), f"{_capital(noun)} é {is_pt}."


def thing_for(rng: random.Random) -> Turn:
    """What a household thing is used for."""
    english, portuguese, gender, _, _, for_en, for_pt = rng.choice(EVERYDAY["things"])
    if rng.random() < 0.5:
        question = rng.choice(IMAGINARY["frames_en"]["why"]).format(x=_an(english))
        return _wrap(rng, question, 0), f"{_capital(_an(english))} is good for {for_en}."
    noun = ("uma " if gender == "f" else "um ") + portuguese
    question = rng.choice(IMAGINARY["frames_pt"]["why"]).format(x=noun)
    return _wrap(rng, _capital(question), 1), f"{_capital(noun)} serve para {for_pt}."


def colour(rng: random.Random) -> Turn:
    """The colour of something everybody knows."""
    english, portuguese, index = rng.choice(EVERYDAY["coloured"])
    colour_en, colour_pt = EVERYDAY["colours"][index]
    frames_en = ["What colour is {x}?", "Which colour does {x} have?", "Tell me the colour of {x}."]
    frames_pt = ["De que cor é {x}?", "Qual é a cor d{x}?", "Diga a cor d{x}."]
    if rng.random() < 0.5:
        return rng.choice(frames_en).format(x=english), f"{_capital(english)} is {colour_en}."
    return rng.choice(frames_pt).format(x=portuguese), f"{_capital(portuguese)} é {colour_pt}."


def capital(rng: random.Random) -> Turn:
    """The capital of a country."""
    index = rng.randrange(len(EVERYDAY["capitals"]))
    country_en, country_pt, city_pt = EVERYDAY["capitals"][index]
    city_en = EVERYDAY["capitals_en"][index]
    frames = ["What is the capital of {x}?", "Name the capital of {x}.", "Capital of {x}?"]
    if rng.random() < 0.5:
        return rng.choice(frames).format(x=country_en), f"The capital of {country_en} is {city_en}."
    of = f"d{country_pt}" if country_pt[:2] in ("o ", "a ") else f"de {country_pt}"
    frames = ["Qual é a capital {x}?", "Diga a capital {x}.", "Capital {x}?"]
    return rng.choice(frames).format(x=of), f"A capital {of} é {city_pt}."


def opposite(rng: random.Random) -> Turn:
    """The opposite of an adjective, asked from either side."""
    pair = rng.choice(EVERYDAY["opposites"])
    first, second = (0, 1) if rng.random() < 0.5 else (1, 0)
    if rng.random() < 0.5:
        frames = ["What is the opposite of {x}?", "Say the opposite of {x}.", "Opposite of {x}?"]
        question = rng.choice(frames).format(x=pair[first])
        return question, f"The opposite of {pair[first]} is {pair[second]}."
    frames = ["Qual é o contrário de {x}?", "Diga o contrário de {x}.", "Contrário de {x}?"]
    question = rng.choice(frames).format(x=pair[2 + first])
    return question, f"O contrário de {pair[2 + first]} é {pair[2 + second]}."


def counting(rng: random.Random) -> Turn:
    """The number, day or month that follows, or a short count."""
    table = rng.choice(["numbers", "numbers", "days", "months"])
    words = EVERYDAY[table]
    start = rng.randrange(len(words) - 3)
    side = rng.randrange(2)
    count = ", ".join(word[side] for word in words[start : start + 4])
    here, after = words[start][side], words[start + 1][side]
    if side == 0:
        return rng.choice(
            [
                (f"What comes after {here}?", f"After {here} comes {after}."),
                (f"Continue: {here}, {after}.", f"{_capital(count)}."),
            ]
        )
    return rng.choice(
        [
            (f"O que vem depois de {here}?", f"Depois de {here} vem {after}."),
            (f"Continue: {here}, {after}.", f"{_capital(count)}."),
        ]
    )


def translation(rng: random.Random) -> Turn:
    """One word in the other language."""
    english, portuguese = rng.choice(EVERYDAY["things"])[:2]
    return rng.choice(
        [
            (f"How do you say {english} in Portuguese?", f"In Portuguese it is {portuguese}."),
            (f"Como se diz {portuguese} em inglês?", f"Em inglês é {english}."),
        ]
    )


def copying(rng: random.Random) -> Turn:
    """Words to repeat: what the answer needs is in the question."""
    side = rng.randrange(2)
    words = " ".join(thing[side] for thing in rng.sample(EVERYDAY["things"], rng.randint(2, 5)))
    return (f"Repeat: {words}", words) if side == 0 else (f"Repita: {words}", words)


def reading(rng: random.Random) -> Turn:
    """A fact about a person, asked back at once."""
    who, other = rng.sample(EVERYDAY["people"], 2)
    mine, theirs = rng.sample(EVERYDAY["things"], 2)
    if rng.random() < 0.5:
        text = f"{who} has {_an(mine[0])}. {other} has {_an(theirs[0])}."
        return f"{text} What does {who} have?", f"{who} has {_an(mine[0])}."
    article = [("uma " if thing[2] == "f" else "um ") + thing[1] for thing in (mine, theirs)]
    text = f"{who} tem {article[0]}. {other} tem {article[1]}."
    return f"{text} O que {who} tem?", f"{who} tem {article[0]}."


def greeting(rng: random.Random) -> Turn:
    """Hello, thanks, goodbye."""
    question, answer = rng.choice(EVERYDAY["greetings"])
    return question, answer


def _word(rng: random.Random, number: int) -> str:
    """A made-up name: a plain word, an abbreviation with a digit, or two words."""
    plain = "".join(rng.sample(IMAGINARY["syllables"], 2))
    letters = "".join(rng.sample(IMAGINARY["capitals"], 3))
    mixed = plain.capitalize() + rng.choice(IMAGINARY["capitals"])
    pair = plain + " " + rng.choice(IMAGINARY["syllables"]) + rng.choice(IMAGINARY["syllables"])
    return [plain, f"{letters}{rng.randint(2, 9)}", mixed, pair][number % 4]


def imaginary_facts(words: int) -> list[dict[str, Any]]:
    """What each of the `words` made-up words means; the same on every call."""
    rng = random.Random(IMAGINARY_SEED)  # noqa: S311 - repeatable, not secret
    facts: dict[str, dict[str, Any]] = {}
    while len(facts) < words:
        name = _word(rng, len(facts))
        facts[name] = {
            "name": name,
            **{key: rng.choice(IMAGINARY[f"{key}s"]) for key in ("kind", "object", "unit")},
            **{key: rng.choice(IMAGINARY[key]) for key in ("does", "why", *SENTENCES)},
            "many": rng.randint(2, 99),
        }
    return list(facts.values())


def _meaning(fact: dict[str, Any], side: int) -> str:
    thing = fact["object"][side]
    return f"{fact['kind'][side]} {fact['does'][side].format(o=thing)}"


def imaginary(rng: random.Random, facts: list[dict[str, Any]]) -> Turn:
    """One question about one made-up word, answered by what it always means."""
    fact, side = rng.choice(facts), rng.randrange(2)
    aspect = rng.choice(["is", "is", "is", "why", "why", "many", *SENTENCES])
    frame = rng.choice(IMAGINARY["frames_pt" if side else "frames_en"][aspect])
    name, unit = fact["name"], fact["unit"][side]
    question = _wrap(rng, _capital(frame.format(x=name, u=unit)), side)
    if aspect in SENTENCES:
        return question, f"{_capital(fact[aspect][side])}."
    answers = {
        "is": (f"{name} is {_meaning(fact, 0)}.", f"{name} é {_meaning(fact, 1)}."),
        "why": (f"Because {fact['why'][0]}.", f"Porque {fact['why'][1]}."),
        "many": (f"About {fact['many']} {unit}.", f"Cerca de {fact['many']} {unit}."),
    }
    return question, _capital(answers[aspect][side])


EVERYDAY_KINDS: tuple[Callable[[random.Random], Turn], ...] = (
    *(thing_is, thing_is, thing_for, thing_for, colour, capital, opposite, counting),
    *(translation, copying, reading, greeting),
)


def turns(seed: int, count: int, *, words: int, imaginary_share: float) -> list[Turn]:
    """`count` questions with answers; `words` is the size of the made-up dictionary."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    facts = imaginary_facts(words)
    return [
        imaginary(rng, facts) if rng.random() < imaginary_share else rng.choice(EVERYDAY_KINDS)(rng)
        for _ in range(count)
    ]
