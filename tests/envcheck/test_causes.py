"""Real complaints of real programs, each with the cause that a person is told."""

from __future__ import annotations

import json

import pytest

from envcheck.causes import OTHER, classify, headline, last_error, said
from envcheck.problems import WORDS
from tests.shared import needs_shared, shared

TEXTS = {
    "module missing": [
        "ModuleNotFoundError: No module named 'triton.ops'",
        "ModuleNotFoundError: No module named 'torch._C'",
        "importlib.metadata.PackageNotFoundError: No package metadata was found for bitsandbytes",
    ],
    "name missing": [
        "ImportError: cannot import name 'HfFolder' from 'huggingface_hub' (/x/__init__.py)",
        "ImportError: cannot import name 'SpaceStage' from 'huggingface_hub' (unknown location)",
        "AttributeError: module 'pyarrow' has no attribute 'PyExtensionType'",
        "TypeError: Accelerator.unwrap_model() got an unexpected keyword argument 'x'",
        "TypeError: Descriptors cannot not be created directly.",
        "ImportError: huggingface-hub>=1.31,<3.0 is required for a normal functioning of this "
        "module, but found huggingface-hub==0.36.0.",
        "ImportError: transformers 5.23.0 does not accept torch 2.0.1",
    ],
    "library missing": [
        "OSError: libcurand.so.10: cannot open shared object file: No such file or directory",
        "ImportError: libcudart.so.13: cannot open shared object file: No such file or directory",
        'OSError: [WinError 126] Não foi possível encontrar o módulo especificado. Error loading "'
        'C:\\env\\Lib\\site-packages\\torch\\lib\\c10.dll" or one of its dependencies.',
        "ImportError: DLL load failed while importing _C: The specified module could not be found.",
        "OSError: [WinError 193] %1 não é um aplicativo Win32 válido",
        "Could not find the bitsandbytes CUDA binary at WindowsPath('.../libbitsandbytes_cuda128."
        "dll')",
        "ImportError: /e/torch/lib/libtorch_cpu.so: file too short",
        "ImportError: /e/torch/lib/libtorch_cpu.so: invalid ELF header",
        "ImportError: dlopen(/e/_C.so, 2): Library not loaded: @rpath/libc10.dylib",
    ],
    "library too new": [
        "/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by "
        "/e/libbitsandbytes_cpu.so)",
        "OSError: /lib/libc.so.6: version `GLIBC_2.38' not found (required by /e/x.so)",
        "ImportError: version `CXXABI_1.3.15' not found (required by /e/x.so)",
    ],
    "symbol missing": [
        "ImportError: /e/libcusparse.so.12: undefined symbol: __nvJitLinkComplete_12_4, version "
        "libnvJitLink.so.12",
        "ImportError: /e/flash_attn_2_cuda.so: undefined symbol: _ZN3c104cuda9SetDeviceEi",
        "OSError: [WinError 127] Não foi possível encontrar o procedimento especificado. Error "
        'loading "C:\\e\\torch\\lib\\torch_cuda.dll" or one of its dependencies.',
        "RuntimeError: operator torchvision::nms does not exist",
        "ImportError: dlopen(/e/_C.so): Symbol not found: _PyThreadState_GetUnchecked",
    ],
    "numpy binary": [
        "A module that was compiled using NumPy 1.x cannot be run in\nNumPy 2.1.3 as it may crash.",
        "ValueError: numpy.dtype size changed, may indicate binary incompatibility. Expected 96 "
        "from C header, got 88 from PyObject",
        "RuntimeError: Numpy is not available",
        "ImportError: numpy.core.multiarray failed to import",
        "RuntimeError: module compiled against ABI version 0x1000009 but this version of numpy is "
        "0x2000000",
        "AttributeError: _ARRAY_API not found",
    ],
    "blocked by policy": [
        "OSError: [WinError 4551] An Application Control policy has blocked this file. Error "
        'loading "C:\\e\\torch\\lib\\torch.dll" or one of its dependencies.',
        "OSError: [WinError 4551] Uma política de Controle de Aplicativos bloqueou este arquivo",
        "PermissionError: [WinError 1260] Este programa foi bloqueado por uma política de grupo",
        "ImportError: dlopen(/e/_C.so): library load disallowed by system policy",
    ],
    "no code for card": [
        "torch.AcceleratorError: CUDA error: no kernel image is available for execution on the "
        "device",
        "Error no kernel image is available for execution on the device at line 167 in file ops.cu",
        "NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current "
        "PyTorch installation.",
        "PyTorch no longer supports this GPU because it is too old.",
        "AssertionError: Torch not compiled with CUDA enabled",
    ],
    "driver refused": [
        "RuntimeError: The NVIDIA driver on your system is too old (found version 11060).",
        "RuntimeError: Found no NVIDIA driver on your system.",
        "RuntimeError: CUDA error: the provided PTX was compiled with an unsupported toolchain.",
        "CUDA driver version is insufficient for CUDA runtime version",
        "CUDA SETUP: WARNING! libcuda.so not found! Do you have a CUDA driver installed?",
        "ImportError: libcuda.so.1: cannot open shared object file: No such file or directory",
        "RuntimeError: No CUDA GPUs are available",
        "RuntimeError: Unexpected error from cudaGetDeviceCount(). Error 804: forward "
        "compatibility was attempted on non supported HW",
    ],
    "out of memory": [
        "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.",
        "OSError: [WinError 1455] O arquivo de paginação é muito pequeno para que esta operação "
        'seja concluída. Error loading "C:\\e\\torch\\lib\\cublas64_13.dll"',
        "RuntimeError: [enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to "
        "allocate 99 bytes.",
        "MemoryError",
        "OSError: [Errno 12] Cannot allocate memory",
    ],
    "crashed": ["Windows fatal exception: access violation", "Segmentation fault (core dumped)"],
    "timeout": ["httpx.ReadTimeout: timed out"],
    "other": [
        "",
        "SyntaxError: source code string cannot contain null bytes (loaders.py, line 0)",
        "TypeError: argument of type 'bool' is not iterable",
        "ValueError: bad marshal data (unknown type code)",
        "ValueError: When localhost is not accessible, a shareable link must be created.",
    ],
}


@pytest.mark.parametrize(
    ("cause", "text"), [(cause, text) for cause, texts in TEXTS.items() for text in texts]
)
def test_a_complaint_names_its_cause(cause: str, text: str) -> None:
    assert classify(text) == cause


def test_every_cause_is_a_word_that_has_a_sentence() -> None:
    assert set(TEXTS) <= set(WORDS["cause"])


@needs_shared
def test_no_documented_complaint_of_a_loader_stays_without_a_cause() -> None:
    """Complaints of packages, the loader and CUDA; not those of pip or of a program's own."""
    cases = json.loads(shared("environment/failure_cases.json").read_text(encoding="utf-8"))
    words = ("undefined symbol", "No module named", "cannot import name", "NumPy 1.x", "GLIBCXX")
    words += (
        "kernel image",
        "too old (found",
        "cannot open shared",
        "WinError",
        "unsupported tool",
    )
    words += ("is not compatible with the current PyTorch", "Torch not compiled with CUDA")
    loaders = [case for case in cases if any(word in case["symptom"] for word in words)]
    assert len(loaders) >= 30
    assert [case["id"] for case in loaders if classify(case["symptom"]) == OTHER] == []


def test_the_first_cause_of_a_chain_decides() -> None:
    """transformers hides what really happened under a sentence of its own."""
    text = (
        "ImportError: libcudart.so.13: cannot open shared object file: No such file or directory\n"
        "ModuleNotFoundError: Could not import module 'Trainer'. No module named 'x'"
    )
    assert classify(text) == "library missing"
    assert headline(text).startswith("ImportError: libcudart")


def test_an_error_tells_those_that_led_to_it_first() -> None:
    def fails() -> None:
        try:
            try:
                raise KeyError("first")
            except KeyError:
                raise ValueError("second\nwith two lines")  # noqa: B904 - its context is the point
        except ValueError as error:
            raise ImportError("third") from error

    with pytest.raises(ImportError) as caught:
        fails()
    text = said(caught.value)
    assert text.index("KeyError") < text.index("ValueError") < text.index("ImportError: third")
    assert headline(text) == "KeyError: 'first'"


def test_the_last_words_of_a_program_are_cut_to_a_line() -> None:
    words = "Traceback (most recent call last):\n  File x\nRuntimeError: it broke\n  hint: no\n"
    assert last_error(words) == "RuntimeError: it broke"
    assert last_error("one\ntwo\n") == "two"
    assert last_error("") == ""
    assert len(headline("ValueError: " + "x" * 900)) == 300
