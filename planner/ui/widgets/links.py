"""Addresses from a catalogue are opened only if they lead to a web page."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.errors import PlannerError

LONGEST = 2000


class LinkError(PlannerError):
    """An address is not opened, or could not be."""


def web_address(text: str) -> QUrl | None:
    """Return the address if it is http or https with a host, no user part and no control characters."""
    if len(text) > LONGEST or any(unicodedata.category(c).startswith(("C", "Z")) for c in text) or "\\" in text:
        return None
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    sound = url.isValid() and url.scheme() in {"http", "https"} and url.host() and not url.userInfo()
    return url if sound else None


def host(text: str) -> str:
    """Return the host that ``text`` leads to, empty if it is not opened."""
    url = web_address(text)
    return url.host().removeprefix("www.") if url else ""


def open_address(text: str) -> None:
    """Open ``text`` in the browser.

    Raises:
        LinkError: It is no web address, or no browser took it.
    """
    url = web_address(text)
    if url is None:
        raise LinkError(f"This address is not opened, because it is not a plain web address: {text[:200]}")
    if not QDesktopServices.openUrl(url):
        raise LinkError(f"No browser could be started for {text}.")
