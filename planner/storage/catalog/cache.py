"""A checked catalogue kept as JSON, keyed by the content of its files; thrown away when anything differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.catalog.catalog import Catalog
from planner.catalog.entries import (
    Aspect,
    Background,
    Brief,
    Card,
    Choice,
    Entry,
    Hours,
    Milestone,
    Question,
    Resource,
    Role,
    Skill,
    Source,
    Statistic,
)
from planner.storage.files import json_cache

if TYPE_CHECKING:
    from pathlib import Path

FORM = f"8 {' '.join(Skill._fields)}"
"""Version of this form; other fields of a skill make another by themselves, a change of other entries a new number."""
_MOST_KEPT = 8


def read(folder: Path, key: str) -> Catalog | None:
    """Return the catalogue kept under ``key``, none if there is none or it is damaged."""
    try:
        packed = json_cache.read(folder, key)
        return _unpacked(packed) if packed is not None else None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


def write(folder: Path, key: str, catalog: Catalog) -> None:
    """Keep ``catalog`` under ``key``, and only the newest few; a cache that cannot be written is no fault."""
    json_cache.write(folder, key, _packed(catalog), _MOST_KEPT)


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


def _unpacked(packed: dict[str, Any]) -> Catalog:
    skills = [_skill(values) for values in packed["skills"]]
    choices = [Choice(word, title, options, summary, tuple(old)) for word, title, options, summary, old in packed["choices"]]
    roles = [_role(values) for values in packed["roles"]]
    return Catalog(
        skills={skill.id: skill for skill in skills},
        choices={choice.id: choice for choice in choices},
        roles={role.id: role for role in roles},
        areas=packed["areas"],
        comparison=tuple(Aspect(*values) for values in packed["comparison"]),
        sources=tuple(Source(*values) for values in packed["sources"]),
        order=tuple(packed["order"]),
        backgrounds=tuple(Background(word, title, text, tuple(known)) for word, title, text, known in packed["backgrounds"]),
        fit=tuple(Question(*values) for values in packed["fit"]),
    )


def _skill(values: list[Any]) -> Skill:
    """Return a skill; what JSON made a list of was a tuple, also in a field that nothing here names."""
    skill = Skill._make([tuple(value) if isinstance(value, list) else value for value in values])
    brief = skill.brief
    return skill._replace(
        hours=Hours(*skill.hours),
        resources=tuple(Resource(*each) for each in skill.resources),
        brief=Brief(brief[0], tuple(brief[1]), tuple(brief[2]), *brief[3:]) if brief else None,
    )


def _role(values: list[Any]) -> Role:
    role_id, title, summary, core, useful, card, milestones, formerly = values
    focus, output, goal, tasks, education, industries, collaboration, outlook, salary = card
    return Role(
        role_id, title, summary,
        {key: Entry(*entry) for key, entry in core.items()},
        {key: Entry(*entry) for key, entry in useful.items()},
        Card(
            focus, output, goal, tuple(tasks), tuple(education), tuple(industries), tuple(collaboration),
            tuple(outlook), tuple(Statistic(*figure) for figure in salary),
        ),
        tuple(Milestone(name, tuple(needs)) for name, needs in milestones),
        tuple(formerly),
    )  # fmt: skip
