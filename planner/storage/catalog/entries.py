"""Skills, projects and choices from their YAML fields; one that exists already is changed by what is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from planner.catalog.entries import SKILL_FIELDS, Brief, Choice, ChoiceId, Hours, Resource, Skill, SkillId

if TYPE_CHECKING:
    from planner.catalog.entries import SkillField
    from planner.storage.catalog.fields import FieldPath, Fields

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_MOST_HOURS = 10_000.0
_UNKNOWN_HOURS = Hours(1.0, 1.0, 1.0)
RESERVED = frozenset({"both", "none"})


def entry_id(fields: Fields, kind: str) -> str:
    """Return the id of an entry, or nothing if it has no usable one; the entry is named by it from now on."""
    word = fields.text("id")
    if not word:
        if isinstance(fields.node.value, dict):
            fields.fault(fields.node.place, f"{fields.name} has no id; give it one.")
        return ""
    if word in RESERVED:
        fields.fault(fields.place("id"), f"'{word}' means something else to the planner; choose another id.")
        return ""
    if not _ID.fullmatch(word):
        fields.fault(fields.place("id"), f"'{word[:80]}' is no id; use lower-case letters, digits, '-', '_' and '.'.")
        return ""
    fields.name = f"{kind} '{word}'"
    return word


def skill(fields: Fields, skill_id: SkillId, area: str, base: Skill | None) -> Skill:
    """Read a skill, or a project if the fields are of one."""
    is_project = area == "projects" or (base is not None and base.brief is not None)
    needs = "needs" if is_project else "requires"
    where: FieldPath = ("skill", skill_id)
    dropped = set(fields.texts("drops"))
    kept = {key: why for key, why in base.requires.items() if key not in dropped} if base else {}
    old = base or Skill(skill_id, titled(skill_id), area, _UNKNOWN_HOURS)
    read = Skill(
        id=skill_id,
        title=fields.title() or old.title,
        area=old.area,
        hours=_hours(fields, base),
        requires=kept | fields.reasons(needs, where),
        helps_with={**old.helps_with, **fields.reasons("helps_with", where)},
        resources=tuple(_resource(item) for item in fields.fields("resources")) or old.resources,
        brief=_brief(fields, old.brief, where) if is_project else None,
        **{field.name: _plain(fields, field, getattr(old, field.name)) for field in SKILL_FIELDS},
    )
    fields.close()
    return read


def _plain(fields: Fields, field: SkillField, old: Any) -> Any:  # noqa: ANN401 - as the field has it
    """Read a plain field; what is not given stays as it was."""
    if field.is_number:
        return int(fields.number(field.name, old, field.least, field.most))
    return fields.texts(field.name, old) if field.holds_many else fields.text(field.name, old)


def titled(word: str) -> str:
    """Return ``word`` as a title, for an entry that has none."""
    return word.replace("-", " ").replace("_", " ").capitalize()


def _hours(fields: Fields, base: Skill | None) -> Hours:
    values = fields.numbers("hours", _MOST_HOURS)
    if values is None:
        if base is None and fields.get("hours") is None:
            fields.fault(fields.node.place, f"{fields.name} has no hours; give three: [low, likely, high].")
        return base.hours if base else _UNKNOWN_HOURS
    if len(values) != len(Hours._fields) or values != sorted(values):
        fields.fault(fields.place("hours"), f"'hours' of {fields.name} must be three rising numbers: [low, likely, high].")
        return base.hours if base else _UNKNOWN_HOURS
    return Hours(*values)


def _resource(fields: Fields) -> Resource:
    resource = Resource(
        title=fields.title(),
        url=fields.text("url"),
        kind=fields.text("kind", "tutorial"),
        free=fields.flag("free", default=True),
        hours=fields.number("hours", 0.0, 0.0, _MOST_HOURS),
        checked=fields.text("checked", "known"),
    )
    if not resource.title or not resource.url:
        fields.fault(fields.node.place, f"{fields.name} needs a title and a url.")
    elif not is_web_address(resource.url):
        fields.fault(fields.place("url"), f"'{resource.url[:80]}' is no web address; it must begin with https:// or http://.")
    fields.close()
    return resource


def is_web_address(url: str) -> bool:
    """Tell whether ``url`` is an http or https address of a host, short, with no user part or blanks."""
    try:
        parts = urlsplit(url)
        host, user = parts.hostname, parts.username
    except ValueError:
        return False
    plain = len(url) <= 2_000 and not re.search(r"[\s\\\x00-\x20\x7f-\x9f]", url)  # noqa: PLR2004
    return plain and parts.scheme in {"http", "https"} and bool(host) and user is None


def _brief(fields: Fields, base: Brief | None, where: FieldPath) -> Brief:
    old = base or Brief("")
    practises = fields.texts("practises", old.practises)
    for item in practises:
        fields.mark((*where, "practises", item), fields.place("practises"))
    data = fields.inner("data")
    brief = Brief(
        deliverable=fields.text("deliverable", old.deliverable),
        practises=cast("tuple[SkillId, ...]", practises),
        done=fields.texts("done", old.done),
        data_title=data.title() if data else old.data_title,
        data_url=data.text("url") if data else old.data_url,
        data_licence=data.text("licence") if data else old.data_licence,
    )
    if data:
        if brief.data_url and not is_web_address(brief.data_url):
            fields.fault(data.place("url"), f"'{brief.data_url[:80]}' is no web address.")
        data.close()
    return brief


def choice(fields: Fields, choice_id: ChoiceId, base: Choice | None) -> Choice:
    """Read a choice; at least one option is needed."""
    old = base or Choice(choice_id, titled(choice_id), {})
    options = {**old.options, **cast("dict[SkillId, str]", fields.reasons("options", ("choice", choice_id)))}
    formerly = cast("tuple[ChoiceId, ...]", fields.texts("formerly", old.formerly))
    read = Choice(choice_id, fields.title(old.title), options, fields.text("summary", old.summary), formerly)
    if not options:
        fields.fault(fields.node.place, f"{fields.name} has no options; name at least one skill.")
    fields.close()
    return read
