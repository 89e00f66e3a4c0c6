"""Where a path really leads."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """Return ``path`` whole, links followed; links that lead in a circle are left as they are, a link still.

    Never raises for such a circle, as `Path.resolve` does before Python 3.13.

    Raises:
        ValueError: No path can be so, as it holds a NUL.
    """
    return Path(os.path.realpath(path))
