"""Start: find the files, then run the command or show the window."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.locations import LAY_OUT, give_back_libraries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.catalog.catalog import Catalog
    from planner.cli.asking import Picture
    from planner.cli.request import Request
    from planner.display import Obstacle
    from planner.planning.plan import Plan


def main() -> int:
    """Run the program with the arguments it was started with and return its exit code.

    The window starts it once more for layouts: in a frozen build there is no other Python.
    Nothing that is made while starting is garbage, so the collector would look at it in vain; a
    command ends before it makes any, and the window turns the collector on again.
    """
    if sys.argv[1:] == [LAY_OUT]:
        from planner.layout.process import main as lay_out

        lay_out()
        return 0
    gc.disable()
    give_back_libraries(os.environ)
    from planner.cli import commands

    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    said = commands.answer(sys.argv[1:], draw)
    return said if isinstance(said, int) else _show_window(said)


def draw(
    catalog: Catalog,
    plan: Plan,
    wanted: Picture,
    layouts: list[Path],
    tell: Callable[[float], None],
    say: Callable[[str], None],
) -> bytes:
    """Draw the map without a window; on a machine without a screen too."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from planner.display import missing

    lacking = missing()
    if lacking:
        raise PlannerError(lacking)
    from planner.ui.map.picture import map_picture

    return map_picture(catalog, plan, wanted, layouts, tell, say)


def _show_window(where: Request) -> int:
    from planner import locations
    from planner.display import obstacle
    from planner.storage.catalog.own_catalog import OwnCatalog

    found = obstacle()
    if found:
        return _without_window(where, found)
    from planner.ui.window.app import Launch, run

    return run(
        Launch(
            own=OwnCatalog(where.own, where.catalog, where.places.cache, where.own_note),
            profile=where.profile,
            settings_file=where.places.settings,
            log_file=where.places.log,
            reset_window=where.reset_window,
            data_dir=where.places.data,
            icons=locations.resources() / "icons",
            layouts=where.layouts,
        )
    )


def _without_window(where: Request, found: Obstacle) -> int:
    """Print the plan as text; without a display that is the whole answer, where something has to be installed it is not."""
    from planner.cli import commands

    code = commands.plan_instead(where)
    if sys.stderr is not None:
        said = f"planner: {found.reason}, so the plan is shown as text; to get the window, {found.remedy}."
        print(said, file=sys.stderr, flush=True)
    return commands.FAILED if found.to_install else code


if __name__ == "__main__":
    sys.exit(main())
