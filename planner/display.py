"""Whether a window can open here, found out before Qt would abort the process."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-keysyms1 libxcb-shape0 libwayland-cursor0"
)
"""What Debian and Ubuntu call the system libraries of Qt that no other one of them brings along."""

_NEEDS_DISPLAY = ("xcb", "wayland")


_INSTALL, _START, _UNSET = (
    "install it and start planner again",
    "start planner on a desktop or through 'ssh -X'",
    "start planner without QT_QPA_PLATFORM",
)


class Obstacle(NamedTuple):
    """Why no window can open: a clause that tells the ``reason``, and one that tells the ``remedy``."""

    reason: str
    remedy: str = _START

    @property
    def to_install(self) -> bool:
        """Whether something has to be installed; else there is no display."""
        return self.remedy == _INSTALL


def missing() -> str:
    """Return what has to be installed before anything can be drawn, without a window too, in one sentence; or nothing."""
    found = _not_installed() or _unloadable("offscreen")
    return f"{found.reason}." if found else ""


def obstacle() -> Obstacle | None:
    """Return why no window can open; None if one can."""
    if not sys.platform.startswith("linux"):
        return _not_installed()
    named = [name.split(":")[0] for name in os.environ.get("QT_QPA_PLATFORM", "").split(";") if name]
    names = named or [name for name in _NEEDS_DISPLAY if os.environ.get(_variable(name))]
    if not names:
        return _no_display()
    found = [_no_answer(name) or _not_installed() or _unloadable(name) for name in names]
    return None if None in found else found[0]


def _variable(name: str) -> str:
    return "DISPLAY" if name == "xcb" else "WAYLAND_DISPLAY"


def _no_display() -> Obstacle:
    lacking = _not_installed()
    also = f" ({lacking.reason[0].lower()}{lacking.reason[1:]})" if lacking else ""
    return Obstacle(f"There is no display here{also}")


def _not_installed() -> Obstacle | None:
    if not find_spec("PySide6"):
        return Obstacle("PySide6 is missing: 'python -m pip install pyside6-essentials' installs it", _INSTALL)
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _lacks_library(error)
    return None


def _lacks_library(error: Exception) -> Obstacle:
    what = str(error).split("\n", maxsplit=1)[0].split(":", maxsplit=1)[0]
    hint = f"'apt-get install {PACKAGES}' installs what Qt needs on Debian and Ubuntu"
    return Obstacle(f"A system library of Qt is missing ({what}): {hint}", _INSTALL)


def _unloadable(name: str) -> Obstacle | None:
    """Return what Qt's plugin ``name`` lacks: loading it here says so, where Qt would abort."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / f"libq{name}.so"
    if not plugin.parent.exists():  # a system's own PySide6 keeps its plugins elsewhere
        return None
    if not plugin.exists() and not (name == "wayland" and list(plugin.parent.glob("libqwayland*.so"))):
        there = ", ".join(sorted(file.stem.removeprefix("libq") for file in plugin.parent.glob("libq*.so")))
        return Obstacle(f"QT_QPA_PLATFORM names '{name}', but Qt has only {there} here", _UNSET)
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
    except OSError as error:
        return _lacks_library(error)
    return None


def _no_answer(name: str) -> Obstacle | None:
    """Return why the display that the plugin ``name`` needs cannot be had."""
    if not name.startswith(_NEEDS_DISPLAY):
        return None
    display = os.environ.get(_variable(name))
    if not display:
        return _no_display()
    if _x_answers(display) if name == "xcb" else _wayland_answers(display):
        return None
    return Obstacle(f"The display '{display}' does not answer")


def _wayland_answers(display: str) -> bool:
    from socket import AF_UNIX

    return _connects(AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / display))


def _x_answers(display: str) -> bool:
    """Tell whether an X server at ``display``, such as ``:0`` or ``host:10.0``, lets this program in."""
    from socket import AF_INET, AF_UNIX

    host, _, number = display.rpartition(":")
    number = number.split(".")[0]
    if not number.isdecimal() or int(number) > 59_000:  # noqa: PLR2004 - ports end at 65,535
        return False
    if host and host != "unix":
        return _connects(AF_INET, (host, 6000 + int(number))) and _x_lets_in()
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    return (_connects(AF_UNIX, path) or _connects(AF_UNIX, "\0" + path)) and _x_lets_in()


def _x_lets_in() -> bool:
    """Open a connection as Qt will: one that listens may still refuse who has no authority."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the plugin lacks it too and says so
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    with _silent():
        connection = xcb.xcb_connect(None, None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


@contextmanager
def _silent() -> Iterator[None]:
    """Keep from standard error what a C library writes there itself."""
    try:
        kept = os.dup(2)
    except OSError:  # it is closed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _connects(family: int, address: object) -> bool:
    from socket import SOCK_STREAM, socket

    with suppress(OSError), socket(family, SOCK_STREAM) as probe:
        probe.settimeout(3)
        return probe.connect_ex(address) == 0  # type: ignore[arg-type]
    return False
