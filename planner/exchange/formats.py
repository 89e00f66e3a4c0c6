"""All forms a plan can be exported in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from planner.exchange.as_csv import as_csv, as_plain_csv
from planner.exchange.as_json import as_json
from planner.exchange.as_markdown import as_markdown
from planner.exchange.as_text import as_text
from planner.words.local import Local

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan


class Render(Protocol):
    """Renders a plan by the ways of a place."""

    def __call__(self, catalog: Catalog, plan: Plan, local: Local = Local(), /) -> str:  # noqa: B008 - a frozen value
        """Return the text."""


class Format(NamedTuple):
    """A form of export: its name on the command line, its title and file suffix, and what renders it."""

    name: str
    title: str
    suffix: str
    render: Render

    def content(self, catalog: Catalog, plan: Plan, local: Local) -> bytes:
        """Return the bytes of a file, the same on every system."""
        return in_bytes(self.render(catalog, plan, local))


FORMATS = {
    form.name: form
    for form in (
        Format("markdown", "Markdown checklist", ".md", as_markdown),
        Format("csv", "CSV table", ".csv", as_csv),
        Format("json", "JSON", ".json", as_json),
        Format("text", "Plain text", ".txt", as_text),
    )
}
PLAIN_CSV = Format("csv", "CSV table for programs", ".csv", as_plain_csv)


def in_bytes(text: str) -> bytes:
    """Return ``text`` in UTF-8; what a broken name brought in that is no character is written as its number."""
    return text.encode("utf-8", "backslashreplace")
