"""Polish, Czech, Slovak and Hungarian, told from the West by their letters: cp1250 and ISO 8859-2.

Their bytes are letters in cp1252 too, so that nothing but the letters themselves can tell: `³`
within words, `õ` that no `e` follows. What a Western language could have written is Western.
"""

from __future__ import annotations

import re

CODECS = ("cp1250", "iso8859_2")
_ALPHABETS = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
)
_WESTERN = (
    "áàâãçéêíóôõúüñªº¿¡",  # Portuguese, Spanish
    "àâæçéèêëîïôùûüÿœ",  # French
    "äöüßéàâ",  # German
    "àèéìíòóùúîª",  # Italian
    "åäöéàüæøóòôâê",  # Swedish, Danish, Norwegian
    "áàèéëïíóòöúüç·ñ",  # Dutch, Catalan
    "áðéíóúýþæöø",  # Icelandic, Faroese
    "äõöüšž",  # Estonian, Finnish
    "áàâäãåæçéèêëíîïñóòôöõøúùûüßœ¿¡ªº",  # several of them in one file
)
_TELLING = frozenset("ąęłśźżćńčďěňřůťľĺŕőű")
"""Letters whose byte is another sign in cp1252."""
_SIGNS = frozenset("„”“’‘–—…€§°·•«»‚\xa0\xad×‰™©®")
_WESTERN_SIGNS = _SIGNS | frozenset("¹²³¼½¾¡¿ªº£¥¢µ¬¨´¯±¤")
WESTERN_SHARE = 0.97
CENTRAL_SHARE = 0.99
"""A name from elsewhere is in one of a hundred letters, at most."""
MIN_TELLING = 8
MIN_KINDS = 2
_WITHIN = re.compile(r"(?<=[^\W\d_])[¹³¿¼¾º»](?=[^\W\d_])|[£¥¯](?=[^\W\d_])")
"""Signs within a word or before one, where the West has none."""
_NO_TILDE = re.compile(r"õ(?!e)", re.IGNORECASE)
"""Portuguese writes `õe` and nothing else; Estonian has an alphabet of its own here."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def central_codec(sample: bytes) -> str | None:
    """The encoding of a text of Central Europe, or None where the West could have written it.

    Args:
        sample: lines with letters beyond ASCII, in none of the encodings that prove themselves.
    """
    if _is_western(sample):
        return None
    return next((codec for codec in CODECS if _fits(sample, codec)), None)


def _is_western(sample: bytes) -> bool:
    """Whether nearly all letters, read as cp1252, are of one language of the West."""
    text = sample.decode("cp1252", "replace").lower()
    text = _WITHIN.sub("\ufffd", text)
    letters = [letter for letter in _FOREIGN.findall(text) if letter not in _WESTERN_SIGNS]
    return any(
        _share(letters, alphabet) >= WESTERN_SHARE and _has_its_tilde(text, alphabet)
        for alphabet in map(frozenset, _WESTERN)
    )


def _has_its_tilde(text: str, alphabet: frozenset[str]) -> bool:
    """Whether `õ` stands as in Portuguese, in the alphabets that have `ã`."""
    if "ã" not in alphabet:
        return True
    return len(_NO_TILDE.findall(text)) <= (1 - WESTERN_SHARE) * len(_FOREIGN.findall(text))


def _fits(sample: bytes, codec: str) -> bool:
    """Whether all letters, read with a codec, are of one language of Central Europe, often enough
    such as the West does not have."""
    try:
        text = sample.decode(codec).lower()
    except UnicodeDecodeError:
        return False
    letters = [letter for letter in _FOREIGN.findall(text) if letter not in _SIGNS]
    telling = [letter for letter in letters if letter in _TELLING]
    if len(telling) < MIN_TELLING or len(set(telling)) < MIN_KINDS:
        return False
    return any(_share(letters, frozenset(a)) >= CENTRAL_SHARE for a in _ALPHABETS)


def _share(letters: list[str], alphabet: frozenset[str]) -> float:
    return sum(letter in alphabet for letter in letters) / max(1, len(letters))
