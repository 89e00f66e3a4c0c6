"""Start: find the files, then run the command or show the window."""

from __future__ import annotations

import sys

from planner import cli, locations


def main() -> int:
    """Run the program with the arguments it was started with and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    said = cli.answer(sys.argv[1:])
    return said if isinstance(said, int) else _show_window(said)


def _show_window(where: cli.Where) -> int:
    from planner.display import why_no_window

    why = why_no_window()
    if why:
        print(f"planner: {why}", file=sys.stderr)
        return cli.WRONG
    from planner.ui.app import Launch, run

    return run(
        Launch(
            load_catalog=lambda: cli.catalog_of(where),
            profile=where.profile,
            settings_file=where.places.settings,
            log_file=where.places.log,
            reset_window=where.reset_window,
            data_dir=where.places.data,
            icons=locations.resources() / "icons",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
