"""A checked catalogue kept as JSON, keyed by the content of its files; thrown away when anything differs."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zlib import crc32

from planner.catalog.catalog import Catalog
from planner.catalog.entries import (
    Aspect,
    Background,
    Brief,
    Card,
    Choice,
    Entry,
    Figure,
    Hours,
    Milestone,
    Question,
    Resource,
    Role,
    Skill,
    Source,
)

if TYPE_CHECKING:
    from pathlib import Path

FORM = 6
"""Version of this form; a change of the entries' fields makes a new one."""
_MOST_KEPT = 8


def read(folder: Path, key: str) -> Catalog | None:
    """Return the catalogue kept under ``key``, none if there is none or it is damaged."""
    try:
        with (folder / f"{key}.json").open("rb") as stream:
            crc, _, packed = stream.read().partition(b"\n")
        return _unpacked(json.loads(packed)) if int(crc, 16) == crc32(packed) else None
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def write(folder: Path, key: str, catalog: Catalog) -> None:
    """Keep ``catalog`` under ``key``, and only the newest few; a cache that cannot be written is no fault.

    Nothing waits for the disk: what a power cut leaves half written is not read back, but made again.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for old in kept[: max(0, len(kept) - _MOST_KEPT + 1)]:
            old.unlink()
        draft = folder / f"{key}.{os.getpid()}"
        packed = json.dumps(_packed(catalog), ensure_ascii=False, default=dict).encode()
        draft.write_bytes(b"%08x\n%s" % (crc32(packed), packed))
        draft.replace(folder / f"{key}.json")


def _packed(catalog: Catalog) -> dict[str, Any]:
    return {
        "skills": list(catalog.skills.values()),
        "choices": list(catalog.choices.values()),
        "roles": list(catalog.roles.values()),
        "areas": catalog.areas,
        "comparison": catalog.comparison,
        "sources": catalog.sources,
        "backgrounds": catalog.backgrounds,
        "fit": catalog.fit,
        "order": catalog.structure.ids,
    }


def _unpacked(kept: dict[str, Any]) -> Catalog:
    skills = [_skill(values) for values in kept["skills"]]
    choices = [Choice(*values) for values in kept["choices"]]
    roles = [_role(values) for values in kept["roles"]]
    return Catalog(
        skills={skill.id: skill for skill in skills},
        choices={choice.id: choice for choice in choices},
        roles={role.id: role for role in roles},
        areas=kept["areas"],
        comparison=tuple(Aspect(*values) for values in kept["comparison"]),
        sources=tuple(Source(*values) for values in kept["sources"]),
        order=tuple(kept["order"]),
        backgrounds=tuple(Background(word, title, text, tuple(known)) for word, title, text, known in kept["backgrounds"]),
        fit=tuple(Question(*values) for values in kept["fit"]),
    )


def _skill(values: list[Any]) -> Skill:
    skill_id, title, area, hours, summary, level, requires, helps, can_do, resources, aliases, formerly, source, brief = values
    return Skill(
        skill_id, title, area, Hours(*hours), summary, level, requires, helps, tuple(can_do),
        tuple(Resource(*r) for r in resources), tuple(aliases), tuple(formerly), source,
        Brief(brief[0], tuple(brief[1]), tuple(brief[2]), *brief[3:]) if brief else None,
    )  # fmt: skip


def _role(values: list[Any]) -> Role:
    role_id, title, summary, core, useful, card, milestones = values
    focus, output, goal, tasks, education, industries, collaboration, outlook, salary = card
    return Role(
        role_id, title, summary,
        {key: Entry(*entry) for key, entry in core.items()},
        {key: Entry(*entry) for key, entry in useful.items()},
        Card(
            focus, output, goal, tuple(tasks), tuple(education), tuple(industries), tuple(collaboration),
            tuple(outlook), tuple(Figure(*figure) for figure in salary),
        ),
        tuple(Milestone(name, tuple(needs)) for name, needs in milestones),
    )  # fmt: skip
