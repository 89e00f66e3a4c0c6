"""Roles, and what is said about them, from their YAML fields; a role that exists already is changed by what is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from planner.catalog.entries import (
    Aspect,
    Background,
    Card,
    Entry,
    Milestone,
    Question,
    Role,
    RoleId,
    SkillId,
    Source,
    Statistic,
)
from planner.storage.catalog.entries import is_web_address, titled

if TYPE_CHECKING:
    from planner.storage.catalog.fields import Fields
    from planner.storage.catalog.strict_yaml import YamlNode

_MOST_WEIGHT = 10.0


def role(fields: Fields, role_id: RoleId, base: Role | None) -> Role:
    """Read a role with its entries and card."""
    old = base or Role(role_id, titled(role_id))
    card = fields.inner("card")
    read = Role(
        id=role_id,
        title=fields.title(old.title),
        summary=fields.text("summary", old.summary),
        core={**old.core, **_entries(fields, "core", role_id)},
        useful={**old.useful, **_entries(fields, "useful", role_id)},
        card=_card(card) if card else old.card,
        milestones=tuple(_milestone(item, role_id) for item in fields.fields("milestones")) or old.milestones,
        formerly=cast("tuple[RoleId, ...]", fields.texts("formerly", old.formerly)),
    )
    fields.close()
    return read


def _milestone(fields: Fields, role_id: RoleId) -> Milestone:
    title, needs = fields.title(), fields.texts("needs")
    for need in needs:
        fields.mark(("role", role_id, "milestones", need), fields.place("needs"))
    if not title or not needs:
        fields.fault(fields.node.place, f"{fields.name} needs a title and 'needs', a list of skills or choices.")
    fields.close()
    return Milestone(title, needs)


def _entries(fields: Fields, key: str, role_id: RoleId) -> dict[str, Entry]:
    whole, entries = fields.get(key), {}
    for name, node in fields.named(key).items():
        fields.mark(("role", role_id, key, name), whole.keys.get(name, node.place) if whole else None)
        entries[name] = _entry(fields, node, name)
    return entries


def _entry(fields: Fields, node: YamlNode, name: str) -> Entry:
    if isinstance(node.value, list):
        fields.fault(node.place, f"'{name[:80]}' of {fields.name} must be a mapping of 'why' and 'source', or a text.")
        return Entry()
    if not isinstance(node.value, dict):
        return Entry("" if node.value is None else node.raw or str(node.value))
    inner = fields.of(node, f"'{name}' of {fields.name}")
    entry = Entry(inner.text("why"), inner.text("source"))
    inner.close()
    return entry


def _card(fields: Fields) -> Card:
    card = Card(
        focus=fields.text("focus"),
        output=fields.text("output"),
        goal=fields.text("goal"),
        tasks=fields.texts("tasks"),
        education=fields.texts("education"),
        industries=fields.texts("industries"),
        collaboration=fields.texts("collaboration"),
        outlook=fields.texts("outlook"),
        salary=tuple(_figure(item) for item in fields.fields("salary")),
    )
    fields.close()
    return card


def _figure(fields: Fields) -> Statistic:
    figure = Statistic(fields.text("label"), fields.text("value"), fields.text("period"), fields.text("source"))
    fields.close()
    return figure


def aspect(fields: Fields) -> Aspect:
    """Read one row of the comparison."""
    roles = fields.inner("roles")
    name = fields.text("aspect")
    fields.mark(("aspect", name))
    texts = {RoleId(key): roles.text(key) for key in roles.given()} if roles else {}
    read = Aspect(name, fields.text("section"), texts)
    fields.close()
    return read


def source(fields: Fields) -> Source:
    """Read one source of facts."""
    read = Source(*(fields.text(key) for key in Source._fields))
    if read.url and not is_web_address(read.url):
        fields.fault(fields.place("url"), f"'{read.url[:80]}' is no web address.")
    fields.close()
    return read


def background(fields: Fields) -> Background:
    """Read one background to begin from."""
    known = fields.texts("known")
    read = Background(fields.text("id"), fields.title(), fields.text("summary"), cast("tuple[SkillId, ...]", known))
    for skill in known:
        fields.mark(("background", read.id, skill), fields.place("known"))
    if not read.id or not read.title:
        fields.fault(fields.node.place, f"{fields.name} needs an id and a title.")
    fields.close()
    return read


def question(fields: Fields) -> Question:
    """Read one pair of statements of the fit questions."""
    statements, word = fields.inner("statements"), fields.text("id")
    fields.mark(("question", word))
    read = Question(
        id=word,
        kind=fields.text("kind", "interest"),
        statements={RoleId(key): statements.text(key) for key in statements.given()} if statements else {},
        weight=fields.number("weight", 1.0, 0.0, _MOST_WEIGHT),
        anchor=fields.text("anchor"),
    )
    if not word or not read.statements:
        fields.fault(fields.node.place, f"{fields.name} needs an id and 'statements', one for each role.")
    fields.close()
    return read
