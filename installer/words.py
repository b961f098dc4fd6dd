"""Every sentence of the set-up, in English and Portuguese.

The app's translations are not there yet when these are needed. Portuguese is used where the
computer speaks Portuguese, English everywhere else.
"""

from __future__ import annotations

import locale
import os
import subprocess
import sys

ENGLISH, PORTUGUESE = 0, 1
PORTUGUESE_LANGID = 0x16  # low ten bits of a Windows language id

SENTENCES: dict[str, tuple[str, str]] = {
    # What is being made.
    "tool": ("the installer (uv)", "o instalador (uv)"),
    "app": ("the app", "o aplicativo"),
    "dev": ("the test tools", "as ferramentas de teste"),
    # How far.
    "home": ("Formiga's folder: {path}", "Pasta da Formiga: {path}"),
    "ready": ("Set-up is ready: {seconds:.0f} s", "Preparação concluída: {seconds:.0f} s"),
    "wait": (
        "{what}: waiting for another set-up (process {name})",
        "{what}: esperando outra preparação (processo {name})",
    ),
    "python": ("{what}: creating the environment", "{what}: criando o ambiente"),
    "fetch": ("{what}: fetching packages", "{what}: buscando pacotes"),
    "fetch_bytes": (
        "{what}: fetching {done} of {total} large packages, {done_mb} of {total_mb} MB",
        "{what}: buscando {done} de {total} pacotes grandes, {done_mb} de {total_mb} MB",
    ),
    "unpack": (
        "{what}: installing package {done} of {total}",
        "{what}: instalando pacote {done} de {total}",
    ),
    "compile": ("{what}: compiling modules", "{what}: compilando módulos"),
    "hash": (
        "{what}: trying it out and listing file {done} of {total}",
        "{what}: experimentando e registrando arquivo {done} de {total}",
    ),
    "done": ("{what}: ready ({seconds:.0f} s)", "{what}: pronto ({seconds:.0f} s)"),
    "engine": (
        "The training engine: Formiga looks at this computer and builds the one that fits",
        "O motor de treino: a Formiga examina este computador e monta o que serve nele",
    ),
    "stage": ("== {name}", "== {name}"),
    "stage_failed": ("Failed: {names}", "Falhou: {names}"),
    "translations_failed": (
        "The translations could not be compiled ({detail}); the window will be in English.",
        "Não foi possível compilar as traduções ({detail}); a janela ficará em inglês.",
    ),
    # What can go wrong, each with the next step.
    "interrupted": (
        "Interrupted. Nothing half-made is used; the same command starts again.",
        "Interrompido. Nada incompleto será usado; o mesmo comando recomeça.",
    ),
    "GLIBC_TOO_OLD": (
        "Formiga needs a Linux with glibc {minimum} or newer (Debian 12, Ubuntu 22.04, RHEL 9); "
        "this one has {found}. A newer release of your system is needed.",
        "A Formiga precisa de um Linux com glibc {minimum} ou mais nova (Debian 12, Ubuntu 22.04, "
        "RHEL 9); este tem {found}. É preciso uma versão mais nova do sistema.",
    ),
    "VENV_MISSING": (
        "This Python has no `{module}` module. On Debian and Ubuntu: "
        "sudo apt install python{version}-venv",
        "Este Python não tem o módulo `{module}`. No Debian e no Ubuntu: "
        "sudo apt install python{version}-venv",
    ),
    "NO_ROW": (
        "There is no tested engine for this computer ({os}, {arch}). There are: {available}.",
        "Não há motor testado para este computador ({os}, {arch}). Há: {available}.",
    ),
    "UNKNOWN_ROW": (
        "There is no row `{row}` in lockfiles/matrix.toml for this computer. There are: "
        "{available}.",
        "Não há linha `{row}` em lockfiles/matrix.toml para este computador. Há: {available}.",
    ),
    "ENGINE_NOT_BUILT": (
        "The training engine is not ready; the reason stands above. When it is dealt with, start "
        "the same command again: what has been fetched stays. For a computer without internet: "
        "run `formiga wheels export FOLDER` on one that has it, bring the folder here, and run\n"
        '  "{command}" repair --wheels FOLDER',
        "O motor de treino não está pronto; o motivo está acima. Depois de resolvê-lo, rode o "
        "mesmo comando de novo: o que já foi buscado fica. Para um computador sem internet: rode "
        "`formiga wheels export PASTA` em um que tenha, traga a pasta para cá e rode\n"
        '  "{command}" repair --wheels PASTA',
    ),
    "DISK_TOO_SMALL": (
        "Not enough room in {path}: set-up needs about {needed_gb} GB, {free_gb} GB are free. "
        "Free some, or choose another folder with --home.",
        "Espaço insuficiente em {path}: a preparação precisa de cerca de {needed_gb} GB, há "
        "{free_gb} GB livres. Libere espaço ou escolha outra pasta com --home.",
    ),
    "HOME_NOT_WRITABLE": (
        "Cannot write to {path}: {detail}. Choose another folder with --home.",
        "Não é possível escrever em {path}: {detail}. Escolha outra pasta com --home.",
    ),
    "TOOL_FAILED": (
        "uv {version} could not be installed with pip, and nothing else can begin without it. "
        "Check the network or pip's settings (`pip config list`). pip said:\n{detail}",
        "Não foi possível instalar o uv {version} com o pip, e sem ele nada começa. "
        "Verifique a rede ou a configuração do pip (`pip config list`). O pip disse:\n{detail}",
    ),
    "REPAIR_BUSY": (
        "Another set-up or repair is working in the same folder (process {pid}). "
        "Start again when it has ended.",
        "Outra preparação ou reparo está trabalhando na mesma pasta (processo {pid}). "
        "Comece de novo quando terminar.",
    ),
    "LOCK_DAMAGED": (
        "{lockfile} has a line that is not an exact, hashed version; nothing is installed from "
        "it: {line}",
        "{lockfile} tem uma linha que não é uma versão exata com hash; nada é instalado dela: "
        "{line}",
    ),
    "WHEEL_NOT_FOUND": (
        "{package} {version} was not found: no package index and no local folder that pip knows "
        "has this file. Check `pip config list` (index-url, extra-index-url, find-links).",
        "{package} {version} não foi encontrado: nenhum índice e nenhuma pasta local que o pip "
        "conhece tem este arquivo. Verifique `pip config list` (index-url, extra-index-url, "
        "find-links).",
    ),
    "NETWORK_FAILED": (
        "{package} {version} is not on this computer, and {host} does not answer ({reason}). "
        "Connect to the internet and start again; what has been fetched stays.",
        "{package} {version} não está neste computador, e {host} não responde ({reason}). "
        "Conecte-se à internet e comece de novo; o que já foi buscado fica.",
    ),
    "WHEEL_TAMPERED": (
        "{package} {version}: the file that was offered is not the one that was tested (its hash "
        "differs). Nothing was installed. If you use a mirror, tell its keeper.",
        "{package} {version}: o arquivo oferecido não é o que foi testado (o hash é outro). "
        "Nada foi instalado. Se você usa um espelho, avise quem cuida dele.",
    ),
    "PACKAGE_DAMAGED": (
        "Installed files differ from what their packages promise, twice in a row: {packages}. "
        "A failing disk or a virus scanner does this.",
        "Arquivos instalados diferem do que os pacotes prometem, duas vezes seguidas: {packages}. "
        "Um disco com defeito ou um antivírus faz isso.",
    ),
    "REPAIR_DISK_FULL": (
        "The disk is full: {path} ({free_mb} MB free). Free some room and start again; "
        "what has been fetched stays.",
        "O disco está cheio: {path} ({free_mb} MB livres). Libere espaço e comece de novo; "
        "o que já foi buscado fica.",
    ),
    "PYTHON_UNUSABLE": (
        "No environment could be made with {python}:\n{detail}",
        "Não foi possível criar um ambiente com {python}:\n{detail}",
    ),
    "IMPORT_FAILED": (
        "Everything is installed, but `{module}` does not start:\n{detail}",
        "Tudo está instalado, mas `{module}` não inicia:\n{detail}",
    ),
    "IMPORT_TIMEOUT": (
        "`{module}` did not start within {seconds:.0f} s. Is the disk very busy? Start again.",
        "`{module}` não iniciou em {seconds:.0f} s. O disco está muito ocupado? Comece de novo.",
    ),
    "STEP_TIMEOUT": (
        "The step `{step}` did not end within {seconds:.0f} s. Start again.",
        "O passo `{step}` não terminou em {seconds:.0f} s. Comece de novo.",
    ),
    "REPAIR_WRITE_FAILED": (
        "Could not write to {path}: {detail}",
        "Não foi possível escrever em {path}: {detail}",
    ),
    "UV_FAILED": (
        "The packages could not be installed. uv said:\n{detail}",
        "Não foi possível instalar os pacotes. O uv disse:\n{detail}",
    ),
}
"""Key -> (English, Portuguese). Keys in capitals are problem codes."""


def say(key: str, **facts: object) -> str:
    """The sentence `key` in the computer's language."""
    return SENTENCES[key][language()].format(**facts)


def language() -> int:
    """Index into a sentence: Portuguese if the computer's language is, else English."""
    return PORTUGUESE if _tag().lower().startswith("pt") else ENGLISH


def _tag() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return value
    if sys.platform == "win32":
        import ctypes

        langid = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "pt" if langid & 0x3FF == PORTUGUESE_LANGID else "en"
    if sys.platform == "darwin":
        return _macos_locale()
    return locale.getlocale()[0] or ""


def _macos_locale() -> str:
    command = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()
