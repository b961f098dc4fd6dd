"""Whether the chat page can be shown: gradio on a free loopback port answers, and is closed."""

from __future__ import annotations

import importlib
import importlib.util
import os
import socket
import time
import urllib.request
from pathlib import Path
from typing import Any

from engine.prove_measure import Measured

HOST = "127.0.0.1"
START_LIMIT_S = 60.0
"""From the call to the answer, imports included: 6 s warm, 9 s cold on two cores."""
TRIES = 3  # somebody else may take a free port between looking and listening


def chat_page() -> Measured:
    """Seconds until a page is served with status 200; nothing leaves this computer.

    Raises:
        RuntimeError: another status.
        TimeoutError: it was too late.
    """
    begun = time.monotonic()
    _stay_at_home()
    status = _serve_once()
    seconds = time.monotonic() - begun
    if status != 200:
        message = f"the page answered {status}"
        raise RuntimeError(message)
    if seconds > START_LIMIT_S:
        message = f"the page answered after {seconds:.0f} s"
        raise TimeoutError(message)
    return Measured(seconds, START_LIMIT_S, True)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _stay_at_home() -> None:
    """Before gradio is imported: no figures sent, and no proxy between us and ourselves."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, [os.environ.get(name), HOST, "localhost"]))


def import_gradio() -> Any:
    """gradio, without the file of random numbers that it leaves in its own package folder.

    An environment holds exactly what was built: one more file in it is a finding.
    """
    found = importlib.util.find_spec("gradio")
    seed = Path(found.origin).with_name("hash_seed.txt") if found and found.origin else None
    ours = seed is not None and not seed.exists()
    try:
        return importlib.import_module("gradio")
    finally:
        if seed is not None and ours:
            seed.unlink(missing_ok=True)


def _serve_once() -> int:
    gradio = import_gradio()
    with gradio.Blocks(analytics_enabled=False) as page:
        gradio.Textbox(label="Formiga")
    try:
        address = _launch(page)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, timeout=START_LIMIT_S) as answer:
            return int(answer.status)
    finally:
        page.close(verbose=False)


def _launch(page: Any) -> str:
    """Start the page; its address."""
    for attempt in range(1, TRIES + 1):
        port = free_port()
        try:
            page.launch(
                server_name=HOST,
                server_port=port,
                share=False,
                inbrowser=False,
                prevent_thread_lock=True,
                quiet=True,
            )
        except OSError:
            if attempt == TRIES:
                raise
        else:
            return f"http://{HOST}:{port}/"
    raise AssertionError
