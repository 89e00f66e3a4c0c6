"""The table of the forms that a plan can be exported in; what renders one is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from planner.words.local import Local

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan

USUAL = Local()


class Render(Protocol):
    """Renders a plan by the ways of a place."""

    def __call__(self, catalog: Catalog, plan: Plan, local: Local = USUAL, /) -> str:
        """Return the text."""


class Format(NamedTuple):
    """A form of export: its name on the command line, its title and file suffix, and what brings its renderer."""

    name: str
    title: str
    suffix: str
    renderer: Callable[[], Render]

    def render(self, catalog: Catalog, plan: Plan, local: Local = USUAL) -> str:
        """Return the text of a plan."""
        return self.renderer()(catalog, plan, local)

    def content(self, catalog: Catalog, plan: Plan, local: Local) -> bytes:
        """Return the bytes of a file, the same on every system."""
        return in_bytes(self.render(catalog, plan, local))


def _markdown() -> Render:
    from planner.exchange.as_markdown import as_markdown

    return as_markdown


def _csv() -> Render:
    from planner.exchange.as_csv import as_csv

    return as_csv


def _plain_csv() -> Render:
    from planner.exchange.as_csv import as_plain_csv

    return as_plain_csv


def _json() -> Render:
    from planner.exchange.as_json import as_json

    return as_json


def _text() -> Render:
    from planner.exchange.as_text import as_text

    return as_text


FORMATS = {
    form.name: form
    for form in (
        Format("markdown", "Markdown checklist", ".md", _markdown),
        Format("csv", "CSV table", ".csv", _csv),
        Format("json", "JSON", ".json", _json),
        Format("text", "Plain text", ".txt", _text),
    )
}
"""The forms in the order of the menu, by their names."""
PLAIN_CSV = Format("csv", "CSV table for programs", ".csv", _plain_csv)


def in_bytes(text: str) -> bytes:
    """Return ``text`` in UTF-8; what a broken name brought in that is no character is written as its number."""
    return text.encode("utf-8", "backslashreplace")
