"""The head of a GGUF file, read without loading it: enough to refuse wrong files with a sentence instead of a crash."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from casebuilder.errors import EnvironmentProblem

_MAGIC = b"GGUF"
_FORMATS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_MAX_ITEMS = 2_000_000
_MAX_TEXT = 16 * 2**20


@dataclass(frozen=True)
class GgufHead:
    """What the head of a model file says; arrays are given by their length only."""

    metadata: dict[str, Any]
    size: int

    @property
    def chat_template(self) -> str | None:
        """The chat template, if the file carries one."""
        value = self.metadata.get("tokenizer.chat_template")
        return value if isinstance(value, str) and value.strip() else None

    def _number(self, key: str, default: int) -> int:
        value = self.metadata.get(f"{self.metadata.get('general.architecture')}.{key}", default)
        return value if isinstance(value, int) else default

    def memory(self, n_ctx: int) -> int:
        """Bytes needed with a context of `n_ctx` tokens: weights, 16-bit KV cache, and 350 MB to work with."""
        heads = max(self._number("attention.head_count", 32), 1)
        kv_heads = self._number("attention.head_count_kv", heads)
        width = self._number("attention.key_length", self._number("embedding_length", 4096) // heads)
        per_token = self._number("block_count", 32) * kv_heads * width * 4
        return self.size + per_token * n_ctx + 350_000_000


def read_head(path: Path) -> GgufHead:
    """Read the head of a model file.

    Raises:
        EnvironmentProblem: missing, unreadable, not a GGUF file, or cut off.
    """
    try:
        with path.open("rb") as file:
            if file.read(4) != _MAGIC:
                raise EnvironmentProblem(f"{path.name} is not a GGUF model file; give the path of a .gguf file.")
            return GgufHead(_read_metadata(file), path.stat().st_size)
    except FileNotFoundError:
        raise EnvironmentProblem(f"There is no model file {path}; check the path or pull a model.") from None
    except OSError as error:
        raise EnvironmentProblem(f"The model file {path} cannot be read ({error.strerror}).") from None
    except (struct.error, ValueError, OverflowError, MemoryError):
        raise EnvironmentProblem(f"The model file {path.name} is damaged or cut off; pull it again.") from None


def _read_metadata(file: BinaryIO) -> dict[str, Any]:
    version, _tensors, count = _unpack(file, "<IQQ")
    if version not in {2, 3} or count > _MAX_ITEMS:
        raise ValueError("unknown version")
    metadata: dict[str, Any] = {}
    for _ in range(count):
        key = _text(file)
        metadata[key] = _value(file, _unpack(file, "<I")[0])
    return metadata


def _unpack(file: BinaryIO, form: str) -> tuple[Any, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _text(file: BinaryIO) -> str:
    (length,) = _unpack(file, "<Q")
    if length > _MAX_TEXT:
        raise ValueError("text too long")
    data = file.read(length)
    if len(data) != length:
        raise ValueError("cut off")
    return data.decode("utf-8", "replace")


def _value(file: BinaryIO, kind: int) -> Any:
    if kind == _STRING:
        return _text(file)
    if kind == _ARRAY:
        return _skip_array(file)
    return _unpack(file, "<" + _FORMATS[kind] if kind in _FORMATS else "")[0]


def _skip_array(file: BinaryIO) -> int:
    kind, count = _unpack(file, "<IQ")
    if count > _MAX_ITEMS or kind == _ARRAY:
        raise ValueError("unusual array")
    if kind == _STRING:
        for _ in range(count):
            _text(file)
    else:
        file.seek(struct.calcsize("<" + _FORMATS[kind]) * count, 1)
    return int(count)
