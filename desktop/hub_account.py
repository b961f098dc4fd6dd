"""The person's account on the model hub: a token in the system's own keyring, and nowhere else.

Without a keyring (a bare Linux desktop, a server) the token is kept in this process alone and is
forgotten with it. The engine gets it in the variable HF_TOKEN of those children that talk to the
hub; it never stands in an argument, a job, a log or a file.
"""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.contract.atomic import write_json_atomic

log = logging.getLogger(__name__)

SERVICE = "Formiga"
VARIABLE = "HF_TOKEN"
ACCOUNT_FILE = "hub_account.json"
"""Who is signed in and where the token lies; never the token. Without it no keyring is opened, so
that nobody is asked for a keyring's password who has never signed in."""
DEFAULT_ENDPOINT = "https://huggingface.co"

Kept = Literal["keyring", "session"]


@dataclass(frozen=True)
class Account:
    """Who is signed in."""

    name: str
    kept: Kept
    """`session`: forgotten when Formiga is closed, because there is no keyring."""


_session: dict[str, str] = {}
"""Tokens of this process by endpoint, also those that were read from the keyring once."""


def endpoint() -> str:
    """The hub that is asked."""
    return (os.environ.get("HF_ENDPOINT") or DEFAULT_ENDPOINT).rstrip("/")


def account(home: Path) -> Account | None:
    """Who is signed in, or None."""
    known = _read(home)
    if known is None or (known.kept == "session" and endpoint() not in _session):
        return None
    return known


def token(home: Path) -> str | None:
    """The token for a child that talks to the hub; None where nobody is signed in."""
    if endpoint() in _session:
        return _session[endpoint()]
    known = _read(home)
    if known is None or known.kept != "keyring":
        return None
    found = _from_keyring()
    if found:
        _session[endpoint()] = found
    return found


def variables(home: Path) -> dict[str, str]:
    """What a child that talks to the hub finds in its environment.

    A token that the person has set there by hand stands.
    """
    if os.environ.get(VARIABLE):
        return {}
    secret = token(home)
    return {VARIABLE: secret} if secret else {}


def sign_in(home: Path, name: str, secret: str) -> Account:
    """Keep a token that the hub has accepted, in the keyring if there is one."""
    _session[endpoint()] = secret
    found = Account(name, "keyring" if _into_keyring(secret) else "session")
    document = {"v": 1, "endpoint": endpoint(), "name": found.name, "kept": found.kept}
    with suppress(OSError):  # a home that cannot be written: still signed in for this session
        home.mkdir(parents=True, exist_ok=True)
        write_json_atomic(home / ACCOUNT_FILE, document)
    return found


def sign_out(home: Path) -> None:
    """Forget the token, here and in the keyring."""
    known = _read(home)
    _session.pop(endpoint(), None)
    if known is not None and known.kept == "keyring":
        _out_of_keyring()
    with suppress(OSError):
        (home / ACCOUNT_FILE).unlink()


def _read(home: Path) -> Account | None:
    try:
        document = json.loads((home / ACCOUNT_FILE).read_text(encoding="utf-8"))
        kept: Kept = "keyring" if document["kept"] == "keyring" else "session"
        same = document.get("endpoint") == endpoint()
        return Account(str(document["name"]), kept) if same else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


# keyring raises whatever its many backends raise: none of it may stop the window.
def _from_keyring() -> str | None:
    try:
        import keyring

        return keyring.get_password(SERVICE, endpoint()) or None
    except Exception as error:
        log.warning("the keyring cannot be read: %s", type(error).__name__)
        return None


def _into_keyring(secret: str) -> bool:
    try:
        import keyring

        keyring.set_password(SERVICE, endpoint(), secret)
        return keyring.get_password(SERVICE, endpoint()) == secret
    except Exception as error:
        log.info("no keyring takes the token: %s", type(error).__name__)
        return False


def _out_of_keyring() -> None:
    try:
        import keyring

        keyring.delete_password(SERVICE, endpoint())
    except Exception as error:
        log.warning("the keyring kept its entry: %s", type(error).__name__)
