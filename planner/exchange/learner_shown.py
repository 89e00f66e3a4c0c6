"""What a learner's file holds, as text or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from planner.planning.route.knowledge import knowledge

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner


def shown_as_json(catalog: Catalog, learner: Learner) -> str:
    """Return marks, notes, logs, pins and settings; ids that the catalogue does not know are kept."""
    when = learner.availability
    whole = {
        "goal": learner.goal,
        "include_useful": learner.include_useful,
        "marks": {skill: mark._asdict() for skill, mark in sorted(learner.marks.items())},
        "implied_known": sorted(knowledge(catalog, learner).implied),
        "denied": sorted(learner.denied),
        "pins": sorted(learner.pins),
        "fit": dict(sorted(learner.fit.items())),
        "notes": dict(sorted(learner.notes.items())),
        "logs": [
            {"skill": log.skill, "hours": log.hours, "day": log.day.isoformat()}
            for log in sorted(learner.logs.values(), key=lambda log: (log.day, log.skill))
        ],
        "week": [round(hours, 6) for hours in when.week],
        "start": when.start.isoformat() if when.start else None,
        "breaks": [[first.isoformat(), last.isoformat()] for first, last in when.breaks],
        "not_in_catalogue": sorted(skill for skill in learner.marks if skill not in catalog.skills),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def shown_as_text(catalog: Catalog, learner: Learner) -> str:
    """Return the goal and a line for each marked, implied, noted and studied skill."""
    lines = [f"Goal: {learner.goal}, {learner.availability.hours_per_week:g} hours a week"]
    for skill, mark in sorted(learner.marks.items()):
        unknown = "" if skill in catalog.skills else "  (not in this catalogue)"
        lines.append(f"{mark.state.value:9} {skill}{unknown}")
    lines += [f"implied   {skill}" for skill in sorted(knowledge(catalog, learner).implied)]
    lines += [f"studied   {skill}: {hours:g} h" for skill, hours in sorted(learner.hours_logged().items())]
    lines += [f"noted     {skill}: {' '.join(note.split())}" for skill, note in sorted(learner.notes.items())]
    return "\n".join(lines) + "\n"
