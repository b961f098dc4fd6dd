"""From what a program complains of to one of the fixed causes. Pure; standard library only.

The patterns are words of the programs themselves (Python, the loaders of Linux, macOS and Windows,
CUDA, numpy), which do not change with the language of the system. Windows translates its own
sentences, so errors of its loader are told by their numbers.
"""

from __future__ import annotations

import re

OTHER = "other"

# The first that fits decides: a loader's complaint stands inside an ImportError about a package.
_CAUSES: tuple[tuple[str, str], ...] = (
    (
        "blocked by policy",
        r"WinError 4551|0x800711C7|Application Control policy|WinError 1260"
        r"|library load disallowed by system policy|code signature .* not valid for use",
    ),
    (
        "no code for card",
        r"no kernel image is available|is not compatible with the current PyTorch installation"
        r"|no longer supports this GPU|cudaErrorNoKernelImageForDevice"
        r"|supports CUDA capabilities sm_|Torch not compiled with CUDA enabled",
    ),
    (
        "driver refused",
        r"driver on your system is too old|driver version is insufficient"
        r"|unsupported toolchain|cudaErrorUnsupportedPtxVersion|forward compatibility was attempted"
        r"|Found no NVIDIA driver|No CUDA GPUs are available|no CUDA-capable device is detected"
        r"|CUDA driver initialization"
        r"|CUDA unknown error|system not yet initialized|system has unsupported display driver"
        r"|libcuda\.so(?:\.1)? ?(?:not found|: cannot open)|nvcuda\.dll|DEVICE_NOT_AVAILABLE"
        r"|all CUDA-capable devices are busy|cuInit|CUDA_ERROR_(?:NO_DEVICE|SYSTEM)",
    ),
    (
        "out of memory",
        r"out of memory|OutOfMemoryError|can't allocate memory|CUBLAS_STATUS_ALLOC_FAILED"
        r"|^MemoryError|std::bad_alloc|WinError 1455|DefaultCPUAllocator|WinError 8\b"
        r"|Cannot allocate memory",
    ),
    (
        "numpy binary",
        r"compiled using NumPy 1|numpy\.dtype size changed|numpy\.ufunc size changed"
        r"|numpy\.core\.multiarray failed to import|_ARRAY_API not found"
        r"|ABI version 0x[0-9a-fA-F]+ but this version of numpy|Numpy is not available"
        r"|numpy\.ndarray size changed|different version of the NumPy C-API"
        r"|NumPy 1\.x cannot be run",
    ),
    (
        "library too new",
        r"version [`'](?:GLIBC|GLIBCXX|CXXABI|GCC|GOMP)_[\w.]+' not found"
        r"|was built for newer macOS|built for macOS [\d.]+ which is newer",
    ),
    (
        "symbol missing",
        r"undefined symbol|[Ss]ymbol not found|WinError 127\b|symbol lookup error"
        r"|operator \S+ does not exist|function '.*' not found|procedure could not be found"
        r"|compiled with a different",
    ),
    (
        "library missing",
        r"cannot open shared object file|WinError 126\b|DLL load failed|Library not loaded"
        r"|image not found|Error loading \".*\.dll\"|WinError 193\b|invalid ELF header"
        r"|file too short|Could not (?:find|load) .*(?:\.dll|\.so|CUDA binary)"
        r"|Required library version not found|not a valid Win32 application|wrong ELF class"
        r"|mach-o file, but is an incompatible|CUDA Setup failed|did not contain \['libcudart"
        r"|file is truncated|lib[\w.+-]+\.so[\d.]* ?not found",
    ),
    (
        "name missing",
        r"cannot import name|has no attribute|unexpected keyword argument"
        r"|Descriptors cannot not? be created|partially initialized module",
    ),
    ("module missing", r"No module named|ModuleNotFoundError|PackageNotFoundError"),
    (
        "name missing",
        r"is required for a normal functioning|(?:>=|==|<=|!=|~=)\s*\d[\w.*]*.*\bis required\b"
        r"|requires (?:the latest version of )?.*(?:>=|==|bitsandbytes)|but found .*==\s*\d"
        r"|support requires \w+>=|require users to upgrade|does not accept \w+ \d",
    ),
    (
        "crashed",
        r"Segmentation fault|access violation|SIGSEGV|SIGILL|Illegal instruction|SIGABRT"
        r"|Fatal Python error|SIGBUS|Bus error|core dumped",
    ),
    ("timeout", r"TimeoutError|[Tt]imed out|\bReadTimeout\b|\bConnectTimeout\b"),
)
_PATTERNS = tuple((cause, re.compile(pattern, re.MULTILINE)) for cause, pattern in _CAUSES)

LINE_LENGTH = 300
CHAIN_LENGTH = 20


def classify(text: str) -> str:
    """The cause that a complaint names: a word of `WORDS`. Of several lines the first that says
    anything decides: a chain of errors has the first cause first."""
    for part in (*text.splitlines(), text):
        for cause, pattern in _PATTERNS:
            if pattern.search(part):
                return cause
    return OTHER


def said(error: BaseException) -> str:
    """What an error and those that led to it say, a paragraph for each, the first cause first."""
    chain = [error]
    while len(chain) < CHAIN_LENGTH and (before := _before(chain[-1])) is not None:
        chain.append(before)
    return "\n".join(f"{type(one).__name__}: {one}".strip() for one in reversed(chain))


def headline(text: str) -> str:
    """The one line to show: the first that names an error, else the first of all, cut to length."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if _ERROR.match(line)]
    return (errors or lines or [""])[0][:LINE_LENGTH]


def last_error(text: str) -> str:
    """From a program's last words: the line that names an error, else the last, cut to length."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if _ERROR.match(line)]
    return (errors or lines or [""])[-1][:LINE_LENGTH]


def _before(error: BaseException) -> BaseException | None:
    return error.__cause__ or (None if error.__suppress_context__ else error.__context__)


_ERROR = re.compile(r"[\w.]*(?:Error|Exception|Interrupt|Exit|Problem)\b")
