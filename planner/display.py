"""Whether a window can open here, found out before Qt would abort the process."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

WITHOUT = "'planner plan --help' tells how to get the same answers without a window"
PACKAGES = (
    "libgl1 libegl1 libglib2.0-0 libx11-6 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libxcb-xkb1 libxcb-render-util0 libxcb-image0"
)


def why_no_window() -> str:
    """Return why no window can open, in one sentence; nothing if one can."""
    if not find_spec("PySide6"):
        return f"The package PySide6 is missing: 'python -m pip install pyside6-essentials' installs it; {WITHOUT}."
    missing = _missing_library()
    if missing:
        return f"A system library of Qt is missing ({missing}): install the packages {PACKAGES}; {WITHOUT}."
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0] not in {"xcb", "wayland"}:
        return ""
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not wayland and not x11:
        return f"There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open; {WITHOUT}."
    if not wayland and x11 and not _answers(x11):
        return f"The display '{x11}' does not answer, so no window can open; {WITHOUT}."
    return _plugin_fault() if not wayland else ""


def _missing_library() -> str:
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return str(error).split("\n")[0]
    return ""


def _plugin_fault() -> str:
    """Return what Qt's window plugin lacks: loading it here says so, where Qt would abort."""
    import ctypes

    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
    except OSError as error:
        return f"A system library of Qt is missing ({error}): install the packages {PACKAGES}; {WITHOUT}."
    return ""


def _answers(display: str) -> bool:
    """Tell whether an X server listens at ``display``, such as ``:0`` or ``host:10.0``."""
    from socket import AF_INET, AF_UNIX

    host, _, number = display.rpartition(":")
    number = number.split(".")[0]
    if not number.isdecimal():
        return False
    if host and host != "unix":
        return _connects(AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    return _connects(AF_UNIX, path) or _connects(AF_UNIX, "\0" + path)


def _connects(family: int, address: object) -> bool:
    from socket import SOCK_STREAM, socket

    with suppress(OSError), socket(family, SOCK_STREAM) as probe:
        probe.settimeout(3)
        return probe.connect_ex(address) == 0  # type: ignore[arg-type]
    return False
