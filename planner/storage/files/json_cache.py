"""Values that can be made again, kept as JSON under a key; one that is damaged is not there."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zlib import crc32

from planner.storage.files.atomic import make_folder

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, key: str) -> Any | None:  # noqa: ANN401 - whatever JSON holds
    """Return the value kept under ``key``, none if there is none or it is damaged."""
    try:
        with (folder / f"{key}.json").open("rb") as stream:
            crc, _, packed = stream.read().partition(b"\n")
        return json.loads(packed) if int(crc, 16) == crc32(packed) else None
    except (OSError, ValueError, RecursionError):
        return None


def write(folder: Path, key: str, value: Any, most: int) -> None:  # noqa: ANN401 - whatever JSON holds
    """Keep ``value`` under ``key``, and only the ``most`` newest; what cannot be written is no fault.

    Nothing waits for the disk: what a power cut leaves half written is not read back, but made again.
    """
    with suppress(OSError):
        make_folder(folder)
        kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for old in kept[: max(0, len(kept) - most + 1)]:
            old.unlink()
        draft = folder / f"{key}.{os.getpid()}"
        packed = json.dumps(value, ensure_ascii=False, default=dict, separators=(",", ":")).encode()
        draft.write_bytes(b"%08x\n%s" % (crc32(packed), packed))
        draft.replace(folder / f"{key}.json")
