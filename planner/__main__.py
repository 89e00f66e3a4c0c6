"""Start: find the files, then run the command or show the window."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.asking import Picture
    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan
    from planner.request import Where


def main() -> int:
    """Run the program with the arguments it was started with and return its exit code.

    Nothing that is made while starting is garbage, so the collector would look at it in vain; a
    command ends before it makes any, and the window turns the collector on again.
    """
    gc.disable()
    from planner import cli

    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    said = cli.answer(sys.argv[1:], draw)
    return said if isinstance(said, int) else _show_window(said)


def draw(catalog: Catalog, plan: Plan, wanted: Picture, layouts: list[Path], tell: Callable[[float], None]) -> bytes:
    """Draw the map without a window; on a machine without a screen too."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from planner.display import why_no_window

    why = why_no_window()
    if why:
        raise PlannerError(why)
    from planner.ui.map.picture import map_picture

    return map_picture(catalog, plan, wanted, layouts, tell)


def _show_window(where: Where) -> int:
    from planner import cli, locations
    from planner.display import why_no_window
    from planner.storage.own_catalog import OwnCatalog

    why = why_no_window()
    if why:
        print(f"planner: {why}", file=sys.stderr)
        return cli.WRONG
    from planner.ui.app import Launch, run

    return run(
        Launch(
            own=OwnCatalog(where.own, where.catalog, where.places.cache),
            profile=where.profile,
            settings_file=where.places.settings,
            log_file=where.places.log,
            reset_window=where.reset_window,
            data_dir=where.places.data,
            icons=locations.resources() / "icons",
            layouts=where.layouts,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
