"""All forms a plan can be exported in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.exchange.as_csv import as_csv
from planner.exchange.as_json import as_json
from planner.exchange.as_markdown import as_markdown
from planner.exchange.as_text import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan


class Format(NamedTuple):
    """A form of export: its name on the command line, its title and file suffix, and what renders it."""

    name: str
    title: str
    suffix: str
    render: Callable[[Catalog, Plan], str]


FORMATS = {
    form.name: form
    for form in (
        Format("markdown", "Markdown checklist", ".md", as_markdown),
        Format("csv", "CSV table", ".csv", as_csv),
        Format("json", "JSON", ".json", as_json),
        Format("text", "Plain text", ".txt", as_text),
    )
}
