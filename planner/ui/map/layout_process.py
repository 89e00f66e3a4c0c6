"""Layouts made in a process of their own, so that they take nothing from the window and end the moment nobody wants them."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.layout.as_json import packed_graph, unpacked
from planner.locations import LAY_OUT, import_path, program
from planner.ui.jobs import CancelledError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.layout.geometry import Geometry
    from planner.layout.graph import Graph
    from planner.ui.jobs import Token

_COMMAND = [*program(), LAY_OUT]
_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class LayoutError(PlannerError):
    """The process that makes layouts failed."""


def laid_apart(graph: Graph, last: frozenset[str], token: Token) -> Iterator[Geometry]:
    """Yield a layout of ``graph``, then a better one, and tell ``token`` how far it is.

    Raises:
        CancelledError: It is not wanted any more; the process is no more.
        LayingError: The process failed.
    """
    with _started() as process:
        token.on_cancel(process.kill)
        try:
            yield from _heard(process, json.dumps({"graph": packed_graph(graph), "last": sorted(last)}), token)
            error = process.stderr.read() if process.stderr else ""
        except BaseException:
            process.kill()
            raise
    if token.cancelled:
        raise CancelledError
    if process.returncode:
        why = error.strip().rpartition("\n")[2] or f"exit code {process.returncode}"
        raise LayoutError(f"The map could not be laid out ({why}). Try again; everything else works without it.")


def _started() -> subprocess.Popen[str]:
    paths = [import_path(), os.environ.get("PYTHONPATH", "")]
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(  # noqa: S603 - this very program
            _COMMAND,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            encoding="utf-8",
            errors="backslashreplace",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONUTF8": "1"},
            creationflags=_HIDDEN,
        )
    except OSError as error:
        raise LayoutError(f"The map could not be laid out ({error.strerror}). Start the planner again.") from error


def _heard(process: subprocess.Popen[str], asked: str, token: Token) -> Iterator[Geometry]:
    """Yield the layouts that the process has to say to what it is ``asked``; what it was killed amid of is no line."""
    if process.stdin:
        with suppress(OSError):
            process.stdin.write(asked + "\n")
            process.stdin.close()
    for line in process.stdout or ():
        said = json.loads(line) if line.endswith("\n") else {}
        if "share" in said:
            token.tell(said["share"])
        if "layout" in said:
            yield unpacked(said["layout"])
